"""A folder as a value."""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every folder (None) and file of a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
