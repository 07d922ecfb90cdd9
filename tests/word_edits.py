"""Edits as a reviewer makes them: a Word file opened and saved by another program than ours."""

from pathlib import Path

import docx


def edit(path: Path, words: str) -> bytes:
    """Adds a paragraph with python-docx, and gives the bytes that the file then has."""
    document = docx.Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))
    return path.read_bytes()


def text_of(path: Path) -> str:
    """All the text of the body, a line for each paragraph, tables and controls included."""
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(text.text or "" for text in p.iter("{*}t")) for p in body.iter("{*}p"))
