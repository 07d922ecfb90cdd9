"""Clashes written beside the case, both sides in full, so that a person can decide; the field stays as it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cspr_docs.files import write_whole
from cspr_docs.problems import path_text
from cspr_docs.review.ledger import REVIEWS
from cspr_docs.review.pull import Clash

CONFLICTS = "conflicts"


def write_clashes(case_folder: Path, clashes: Iterable[Clash]) -> tuple[Path, ...]:
    """Writes one Markdown file for each value with clashes into `reviews/conflicts/`; gives the files."""
    by_path: dict[str, list[Clash]] = {}
    for clash in clashes:
        by_path.setdefault(path_text(clash.path), []).append(clash)
    return tuple(_write(case_folder / REVIEWS / CONFLICTS, path, found) for path, found in by_path.items())


def _write(folder: Path, path: str, clashes: list[Clash]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{path.replace('[', '.').replace(']', '')}.md"
    write_whole(file, "\n".join(_text(path, clashes)).encode())
    return file


def _text(path: str, clashes: list[Clash]) -> Iterator[str]:
    yield f"# Two versions of {path}\n"
    yield f"The case keeps its own words until you decide. Pull again with `--theirs {path}` to take the reviewer's"
    yield f"whole text, or with `--ours {path}` to keep the case's; or write what you want into the case folder.\n"
    for clash in clashes:
        yield f"## As issued\n\n{_quoted(clash.base)}\n"
        yield f"## As the case says now\n\n{_quoted(clash.ours)}\n"
        yield from (f"## As {reviewer} has it\n\n{_quoted(text)}\n" for reviewer, text in clash.theirs)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in (text or "(nothing)").splitlines())
