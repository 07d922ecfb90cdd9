"""Edits as a reviewer makes them: a Word file opened and saved by another program than ours."""

import re
from pathlib import Path

import docx

from cspr_docs.ooxml.package import load_package


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


def words_in(content: bytes) -> set[str]:
    """Every word that stands in any XML part of a Word file, tags included."""
    package = load_package(content, "a.docx")
    parts = (part for name, part in package.items() if name.endswith((".xml", ".rels")))
    text = " ".join(part.decode("utf-8", "ignore") for part in parts)
    return set(re.findall(r"[\w'’-]+", text))
