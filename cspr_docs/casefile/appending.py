"""Lists of a case folder that the program keeps: entries are added at the end, and every byte before stays."""

import json
from collections.abc import Iterable
from pathlib import Path

from cspr_docs.casefile.splice import ChangedFile
from schemas.base import Model


def appended(path: Path, about: str, entries: Iterable[Model], field: str = "") -> tuple[ChangedFile, ...]:
    """The file with the entries at its end; nothing where there are none.

    A new file begins with a comment that says what it is about. `field` is the name of the list where the file
    holds a mapping; without it the file is the list.
    """
    indent = "  " if field else ""
    added = "".join(_block(entry, indent) for entry in entries)
    if not added:
        return ()
    before = path.read_bytes() if path.exists() else None
    head = f"# {about}\n{field}:\n" if field else f"# {about}\n"
    text = head if before is None else before.decode()
    return (ChangedFile(path, before, f"{text.rstrip()}\n{added}".encode()),)


def _block(entry: Model, indent: str) -> str:
    """An entry of a YAML list; every text double-quoted, which JSON and YAML write alike."""
    values = entry.model_dump(mode="json", exclude_defaults=True)
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "".join(f"{indent}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))
