"""Clashes written beside the case, both sides in full, so that a person can decide; the field stays as it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cspr_docs.casefile.splice import ChangedFile
from cspr_docs.problems import path_text
from cspr_docs.review.ledger import REVIEWS
from cspr_docs.review.pulled import Clash

CONFLICTS = "conflicts"


def clash_files(case_folder: Path, clashes: Iterable[Clash]) -> Iterator[ChangedFile]:
    """One Markdown file for each value with clashes, in `reviews/conflicts/`; none that says the same already."""
    by_path: dict[str, list[Clash]] = {}
    for clash in clashes:
        by_path.setdefault(path_text(clash.path), []).append(clash)
    for path, found in by_path.items():
        file = case_folder / REVIEWS / CONFLICTS / f"{path.replace('[', '.').replace(']', '')}.md"
        before = file.read_bytes() if file.exists() else None
        after = "\n".join(_text(path, found)).encode()
        if before != after:
            yield ChangedFile(file, before, after)


def way_out(clash: Clash) -> str:
    """What a person can do about a clash."""
    path = path_text(clash.path)
    keep = f"--ours {path} keeps the case's words"
    if len(clash.theirs) == 1:
        return f"{keep}, --theirs {path} takes the reviewer's; or write what you want into the case"
    return f"{keep}; to take one reviewer's, pull that draft alone; or write what you want into the case"


def _text(path: str, clashes: list[Clash]) -> Iterator[str]:
    yield f"# Two versions of {path}\n"
    yield f"The case keeps its own words until you decide. When you pull again, {way_out(clashes[0])}."
    yield "Then delete this file.\n"
    for clash in clashes:
        yield f"## As issued\n\n{_quoted(clash.base)}\n"
        yield f"## As the case says now\n\n{_quoted(clash.ours)}\n"
        yield from (f"## As {reviewer} has it\n\n{_quoted(text)}\n" for reviewer, text in clash.theirs)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in (text or "(nothing)").splitlines())
