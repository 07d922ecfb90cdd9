"""The verb chronology: one case's merged chronology, and what stands out in it, as a spreadsheet with filters."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cspr_docs.casefile import read_case
from cspr_docs.documents.context.analysis import Analysis
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.documents.context.records import Desk
from cspr_docs.documents.context.values import Writer
from cspr_docs.problems.wording import listed
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mention import NameOf, line_text, named_by
from cspr_docs.prose.plain import plain_text
from cspr_docs.spreadsheet import ListSheet, Value, write_spreadsheet
from schemas.base import words_of
from schemas.case import Case
from schemas.chronology import Event

_HEADINGS = {
    "No": 6, "First day": 18, "Date": 20, "Until": 20, "Time": 9, "Ages": 24, "Agency": 24, "Concerning": 24,
    "What happened": 70, "Significance": 20, "Why it matters": 40, "Child's voice": 40, "Source": 30,
    "Told at the time": 24, "Recorded by the agency": 20, "Learned of by the partners": 20, "Missed contact": 22,
}  # fmt: skip
"""The columns of the chronology, each with its width in characters."""


def write_chronology(folder: Path, target: Path, identities: Path | None = None) -> int:
    """Writes the chronology of a case into a new spreadsheet, for the panel; gives how many entries there are.

    It holds pseudonyms and labels, as the Panel's documents do; real names are used for ages alone.

    Raises:
        Stop: the case cannot be read, the file is there already, or cannot be written; nothing was changed.
    """
    case_file = read_case(folder, identities)
    case = case_file.case
    name_of = named_by(names_for(Reader.PANEL, case, None))
    analysis = Analysis(case, case_file.identities, Desk(case, name_of, Writer()))
    sheets = (_chronology(analysis, case, name_of), *_stands_out(analysis))
    write_spreadsheet(target, f"Merged chronology ({case.reference})", sheets)
    return len(case.chronology)


def _chronology(analysis: Analysis, case: Case, name_of: NameOf) -> ListSheet:
    events = {event.id: event for event in case.chronology}
    missed = {one.entry.number: one.how for one in analysis.missed}
    rows = []
    for entry in analysis.entries:
        event = events[str(entry.event.id)]
        ages = "\n".join(entry.ages)
        rows.append((entry.number, *_of_entry(event, ages, name_of), missed.get(entry.number, "")))
    return ListSheet("Chronology", _HEADINGS, rows)


def _of_entry(event: Event, ages: str, name_of: NameOf) -> Sequence[Value]:
    """The cells behind the number; the first day is a date to sort and filter by, the date as exact as it is known."""

    def prose(text: str | None) -> str:
        return plain_text(to_tree(text)[0], name_of) if text else ""

    return (
        event.on.earliest if event.on else None,
        words_of(event.on),
        words_of(event.until),
        event.at or "",
        ages,
        name_of(event.agency) if event.agency else "",
        listed(map(name_of, event.concerning)),
        prose(event.event),
        words_of(event.significance),
        prose(event.comment),
        prose(event.childs_voice),
        line_text(event.source or "", name_of),
        listed(map(name_of, event.shared_with)),
        words_of(event.recorded_on),
        words_of(event.known_on),
    )


def _entry(which: str, attribute: str) -> dict[str, str]:
    """The columns for an entry that stands in a row under this attribute."""
    told = {"no": "number", "day": "when", "agency": "agency"}
    return {f"{which}: {heading}": f"{attribute}.{name}" for heading, name in told.items()}


_STANDS_OUT = {
    "Silences": ("silences", {"How long": "length", **_entry("After", "after"), **_entry("Before", "before")}),
    "Much in few days": ("bursts", {
        "Entries": "count", "In": "days", **_entry("From", "first"), **_entry("To", "last"), "Agencies": "agencies",
    }),
    "Known only later": ("later", {**_entry("Entry", "entry"), "Recorded": "recorded", "Learned of": "known"}),
    "Agencies": ("agencies", {
        "Agency": "name", "Entries": "entries", "First": "first", "Last": "last", "Missed contacts": "missed",
        "Recorded later": "later", "Told others": "shared", "Was told": "told",
    }),
    "May be one thing": ("alike", {**_entry("Entry", "first"), **_entry("And", "second"), "How alike": "how"}),
}  # fmt: skip
"""By a sheet's title the part of the analysis in it, and by the heading of each column what of a row it tells."""


def _stands_out(analysis: Analysis) -> Iterator[ListSheet]:
    """A sheet for each part of the analysis, with or without rows: an empty one says that there is nothing."""
    for title, (part, columns) in _STANDS_OUT.items():
        widths = {heading: (22, name) for heading, name in columns.items()}
        yield ListSheet.of(title, widths, getattr(analysis, part))
