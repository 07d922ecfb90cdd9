"""The verb trace: from words in a draft to where they come from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.words import places_inside
from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.origins import Printed, PrintedBy, printed_by_kind, source_of_value, source_of_words
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import Problem, error, stop_for
from cspr_docs.project.case_of_draft import case_if_any
from cspr_docs.project.workspace import Workspace
from cspr_docs.prose.folding import looked_up
from cspr_docs.word.anchors import Anchor, Held, Issue
from cspr_docs.word.passages import Occurrence, Stretch, nearest, paragraphs, passages
from cspr_docs.word.returned import issue_of_draft

TRACE_NOT_FOUND = error(
    "trace-not-found",
    "The words do not stand in that draft. Capitals, kinds of quotes and dashes, and spaces do not matter, but "
    "every letter does, and the words must stand in one paragraph. The hint shows what comes nearest.",
)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Where a value stands in the case folder; `note` says in words what is not certain about it."""

    file: str
    line: int
    column: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one piece of a passage comes from; `None` for what is not known, or is no value of the case.

    `typed_by` is who put it in with changes tracked; `is_new` if its value did not have these words when issued.
    """

    words: str
    anchor: Anchor | None
    written: CaseLine | None
    source: PrintedBy | None
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

    Capitals, quotes, dashes and spaces do not matter. `case` is by default the case folder of the name of the draft's
    folder, else the one here with the draft's reference.

    Raises:
        Stop: the draft cannot be read, is none of ours, or does not have the words.
    """
    package = read_package(draft)
    issue = issue_of_draft(package, draft)
    written = tuple(paragraphs(package))
    found = tuple(_distinct(passages(written, words)))
    if not found:
        near = nearest(written, words)
        hint = f"the nearest is “{near}”" if near else "give some words as they stand in one paragraph"
        message = f"“{' '.join(words.split())}” does not stand in this draft"
        raise stop_for(TRACE_NOT_FOUND, message, hint, file=draft)
    case_file, problems = case_if_any(draft, issue.case, case, space.identities)
    text = looked_up("\n".join(paragraph.text for paragraph in written)).text
    anchors = {anchor.key: anchor for anchor in issue.anchors}
    library = read_library(space.templates)
    kind = next((kind for kind in library.kinds if kind.name == issue.kind), None)
    printed = printed_by_kind(kind, library, issue.template) if kind else None
    known = _Known(issue, anchors, text, case_file, printed)
    return Trace(tuple(_traced(found, known)), problems)


def _distinct(found: Iterator[Occurrence]) -> Iterator[Occurrence]:
    """Each passage once: a header or footer stands in the file for first and for other pages."""
    seen: set[tuple[str, str, int]] = set()
    for passage in found:
        place = passage.paragraph.place
        is_edge = place.part.rpartition("/")[2].startswith(("header", "footer", "house-"))
        edge = str(replace(place, text="")) if is_edge else ""
        key = (edge, passage.paragraph.text, passage.start)
        if not edge or key not in seen:
            yield passage
        seen.add(key)


def _traced(found: tuple[Occurrence, ...], known: _Known) -> Iterator[Traced]:
    times: Counter[tuple[str, str]] = Counter()
    for passage in found:
        origins = []
        for stretch in passage.stretches:
            words = looked_up(stretch.text).text.strip()
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
    is_new = (
        not _places(anchor.text, words, known) and looked_up(words).text not in looked_up(anchor.prompt).text
    )
    return Origin(words, anchor, _written(anchor, words, times, known), source, stretch.by, is_new)


def _written(anchor: Anchor, words: str, times: int, known: _Known) -> CaseLine | None:
    """Where the words stand in the case folder; the value's own place where they are not found in it."""
    if known.case_file is None:
        return None
    places = known.case_file.places
    place = places.at(anchor.path)
    if place is None:
        near, note = (
            places.nearest(anchor.path),
            "the case has nothing there yet; this is what stands around it",
        )
        return CaseLine(near.file, near.line, near.column, note)
    text = places.chain(anchor.path)[-1].value
    inside = _places(text, words, known) if isinstance(text, str) else ()
    if anchor.held is Held.PROSE and inside:
        note = "" if times < len(inside) else "probably; the case has these words fewer times than the draft"
        return CaseLine(*places.inside(anchor.path, *inside[min(times, len(inside) - 1)]), note)
    note = "the text begins here; the case does not have these words" if anchor.held is Held.PROSE else ""
    return CaseLine(place.file, place.line, place.column, note)


def _places(text: str, words: str, known: _Known) -> tuple[tuple[int, int], ...]:
    wanted = looked_up(words).text.strip()
    return places_inside(text, known.issue.names, lambda seen: looked_up(seen).find_all(wanted))
