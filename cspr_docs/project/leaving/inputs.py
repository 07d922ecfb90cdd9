"""The hashes of the files that a case was read from, so that a record says what a document was checked against."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.folder import BESIDE_THE_CASE, shared_file
from cspr_docs.publish.manifest import sha256

_READ = frozenset((".yaml", ".md"))


def inputs_of(case_file: CaseFile, identities: Path | None) -> Mapping[str, str]:
    """SHA-256 of each file by its place in the case folder, in order.

    The partnership that several cases share is `../partnership.yaml`; `identities` is a register that is kept apart,
    known by its name alone, since where it lies is nobody's business.
    """
    files = dict(_inside(case_file.folder))
    shared = shared_file(case_file.folder)
    if case_file.places.nearest(("partnership",)).file == shared.as_posix():
        files[f"../{shared.name}"] = shared
    if identities is not None:
        files[f"{identities.name} (kept apart)"] = identities
    return {name: sha256(file.read_bytes()) for name, file in sorted(files.items())}


def _inside(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that a case folder is read from, by their place in it."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        is_case = inside.parts[0] not in BESIDE_THE_CASE and not any(
            part.startswith(".") for part in inside.parts
        )
        if is_case and path.suffix in _READ and path.is_file():
            yield inside.as_posix(), path
