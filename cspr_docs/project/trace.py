"""The verb trace: from words in a draft to where they come from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.words import places_inside
from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.origins import (
    Source,
    kind_of_draft,
    printed_by_kind,
    source_of_value,
    source_of_words,
)
from cspr_docs.documents.origins.draft import Printed
from cspr_docs.ooxml.package import Package, read_package
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.owner import case_of
from cspr_docs.project.workspace import CASE_FILE, Workspace
from cspr_docs.word.anchors import Anchor, Held, Issue
from cspr_docs.word.issue import issue_of
from cspr_docs.word.passages import Occurrence, Stretch, folded, nearest, paragraphs, passages


@dataclass(frozen=True, slots=True)
class Written:
    """Where a value stands in the case folder; `note` says in words what is not certain about it."""

    file: str
    line: int
    column: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one piece of a passage comes from.

    Attributes:
        words: the piece.
        anchor: the value of the case that it belongs to; `None` for words of the template.
        written: where that value stands in the case folder; `None` where that is not known.
        source: what printed it; `None` where no template has it.
        typed_by: who put it in with changes tracked.
        is_new: whether the value did not hold these words when the draft was issued.
    """

    words: str
    anchor: Anchor | None
    written: Written | None
    source: Source | None
    typed_by: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A passage and where its pieces come from."""

    passage: Occurrence
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Every place where the words stand, and what stood in the way of saying more."""

    found: tuple[Traced, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a draft is traced with: its text folded as `draft`; `None` for what could not be read."""

    issue: Issue
    anchors: Mapping[str, Anchor]
    draft: str
    case_file: CaseFile | None
    printed: Printed | None


def trace(draft: Path, words: str, space: Workspace, case: Path | None = None) -> Trace:
    """Where every place of the draft that has the words comes from.

    Args:
        draft: the Word file.
        words: what to look for; capitals, quotes, dashes and spaces do not matter.
        space: where templates are.
        case: the case folder; by default the one of the name of the draft's folder, else the one here with the
            draft's reference.

    Raises:
        Stop: the draft cannot be read, is none of ours, or does not have the words.
    """
    package = read_package(draft)
    issue = _issue(package)
    written = tuple(paragraphs(package))
    found = tuple(_distinct(passages(written, words)))
    if not found:
        raise Stop([_not_found(draft, words, nearest(written, words))])
    case_file, problems = _case_file(draft, case, issue, space)
    text = folded("\n".join(paragraph.text for paragraph in written)).text
    anchors = {anchor.key: anchor for anchor in issue.anchors}
    known = _Known(issue, anchors, text, case_file, _printed(issue, space))
    return Trace(tuple(_traced(found, known)), problems)


def _distinct(found: Iterator[Occurrence]) -> Iterator[Occurrence]:
    """Each passage once: a header or footer stands in the file for first and for other pages."""
    seen: set[tuple[str, str, int]] = set()
    for passage in found:
        place = passage.paragraph.place
        edge = (
            str(replace(place, text=""))
            if place.part.rpartition("/")[2].startswith(("header", "footer", "house-"))
            else ""
        )
        key = (edge, passage.paragraph.text, passage.start)
        if not edge or key not in seen:
            yield passage
        seen.add(key)


def _issue(package: Package) -> Issue:
    if (issue := issue_of(package)) is not None:
        return issue
    message = "this draft does not say from which case it was made"
    hint = "trace a draft that 'cspr build' has made"
    raise Stop([Problem("trace-not-a-draft", message, hint, file=package.name)])


def _not_found(draft: Path, words: str, near: str) -> Problem:
    message = f"“{' '.join(words.split())}” does not stand in this draft"
    hint = f"the nearest is “{near}”" if near else "give some words as they stand in one paragraph"
    return Problem("trace-not-found", message, hint, file=draft.as_posix())


def _case_file(
    draft: Path, case: Path | None, issue: Issue, space: Workspace
) -> tuple[CaseFile | None, tuple[Problem, ...]]:
    folder = case or _folder_of(draft)
    if folder is None or not (folder / CASE_FILE).is_file():
        if case is None and (found := _by_reference(issue, space)):
            return found, ()
        where = folder.as_posix() if folder else f"cases/{draft.resolve().parent.name}"
        message = f"there is no case folder {where}, so files and lines are not told"
        return None, (Problem("trace-no-case", message, "name the case folder with --case"),)
    try:
        case_file = read_case(folder, space.identities)
    except Stop as stop:
        message = f"{folder.as_posix()} cannot be read as it is now, so files and lines are not told"
        return None, (Problem("trace-no-case", message, "put right what follows"), *stop.problems)
    if case_file.case.reference != issue.case:
        message = f"the draft was made from case {issue.case}, and {folder.as_posix()} is {case_file.case.reference}"
        return None, (Problem("trace-no-case", message, "name the right case folder with --case"),)
    return case_file, ()


def _by_reference(issue: Issue, space: Workspace) -> CaseFile | None:
    """The case here that the draft was made from, wherever the draft lies now; `None` where it is not sure."""
    try:
        return case_of({issue.case}, None, space.identities)
    except Stop:
        return None


def _folder_of(draft: Path) -> Path | None:
    """The case folder of a draft in `output/<case>/`: `cases/<case>` beside `output`, or in the current folder."""
    home = draft.resolve().parent
    beside, here = home.parent.parent / "cases" / home.name, Path("cases") / home.name
    if here.is_dir():
        return here
    return beside if beside.is_dir() else None


def _printed(issue: Issue, space: Workspace) -> Printed | None:
    library = read_library(space.templates)
    kind = kind_of_draft(issue.document, library)
    return printed_by_kind(kind, library, issue.template) if kind else None


def _traced(found: tuple[Occurrence, ...], known: _Known) -> Iterator[Traced]:
    times: Counter[tuple[str, str]] = Counter()
    for passage in found:
        origins = []
        for stretch in passage.stretches:
            words = folded(stretch.text).text.strip()
            origins.append(_origin(stretch, passage, times[stretch.key, words], known))
            times[stretch.key, words] += 1
        yield Traced(passage, tuple(origins))


def _origin(stretch: Stretch, passage: Occurrence, times: int, known: _Known) -> Origin:
    anchor, printed = known.anchors.get(stretch.key), known.printed
    words = " ".join(stretch.text.split())
    if anchor is None:
        source = source_of_words(stretch.text, passage.paragraph, known.draft, printed) if printed else None
        return Origin(words, None, None, source, stretch.by)
    source = source_of_value(anchor.path, passage.paragraph, known.draft, printed) if printed else None
    is_new = not _places(anchor.text, words, known) and folded(words).text not in folded(anchor.prompt).text
    return Origin(words, anchor, _written(anchor, words, times, known), source, stretch.by, is_new)


def _written(anchor: Anchor, words: str, times: int, known: _Known) -> Written | None:
    """Where the words stand in the case folder; the value's own place where they are not found in it."""
    if known.case_file is None:
        return None
    places = known.case_file.places
    place = places.at(anchor.path)
    if place is None:
        near = places.nearest(anchor.path)
        return Written(
            near.file, near.line, near.column, "the case has nothing there yet; this is what stands around it"
        )
    text = places.chain(anchor.path)[-1].value
    inside = _places(text, words, known) if isinstance(text, str) else ()
    if anchor.held is Held.PROSE and inside:
        note = "" if times < len(inside) else "probably; the case has these words fewer times than the draft"
        return Written(*places.inside(anchor.path, *inside[min(times, len(inside) - 1)]), note)
    note = "the text begins here; the case does not have these words" if anchor.held is Held.PROSE else ""
    return Written(place.file, place.line, place.column, note)


def _places(text: str, words: str, known: _Known) -> tuple[tuple[int, int], ...]:
    wanted = folded(words).text.strip()
    return places_inside(text, known.issue.names, lambda seen: folded(seen).find_all(wanted))
