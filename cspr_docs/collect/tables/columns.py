"""Which field of a chronology's entry a column fills: known by the names that agencies give it, else a question.

What people answered is kept beside the cases: it holds for all of a workspace.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.folder import shared_file
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.problems.suggestion import nearest
from cspr_docs.prose.folding import plain
from schemas.base import Model

LEFT_OUT = "nothing"
"""In place of a field: what the column holds is left out."""

_NAMES = {
    "on": (
        "date", "date of event", "event date", "date of contact", "contact date", "date of incident", "incident date",
        "date of entry", "entry date", "date of visit", "when", "date from", "from", "start date", "date start", "day",
        "date time", "datetime", "date and time", "date time of event", "date of event contact", "on", "date occurred",
        "dates", "date s", "date of record", "event datetime", "date dd mm yyyy", "date dd mm yy", "start",
    ),
    "until": ("to", "until", "end date", "date to", "end", "date ended", "date end", "date until"),
    "at": ("time", "time of event", "time of contact", "event time", "contact time", "time of incident", "at",
           "time 24 hour", "time hh mm", "time if known"),
    "agency": ("agency", "organisation", "organization", "service", "agency name", "agency service", "agency involved",
               "agency organisation", "name of agency", "reporting agency", "provider"),
    "source": ("source", "source of information", "information source", "source document", "source of evidence",
               "record", "recorded in", "evidence", "source record", "data source", "source of data", "document",
               "source file", "system", "record source"),
    "event": (
        "event", "events", "what happened", "details", "detail", "description", "event details", "details of event",
        "description of event", "event description", "significant event", "details of contact", "contact", "narrative",
        "summary", "information", "incident", "summary of contact", "summary of event", "entry", "event contact",
        "nature of contact", "details of incident", "contact details of event", "event or contact", "episode",
        "details of involvement", "involvement", "significant events", "what was known", "notes", "event action",
        "contact event", "brief details", "detail of event", "detail of contact", "key event details", "case note",
    ),
    "significance": ("significance", "relevance", "importance", "why it matters", "significance of event",
                     "significance code"),
    "comment": (
        "comment", "comments", "analysis", "author comment", "authors comments", "author comments", "agency comment",
        "agency comments", "reflection", "reflections", "commentary", "analysis comment", "analysis and comment",
        "comments analysis", "comment analysis", "comments and analysis", "practice reflection", "agency analysis",
        "single agency analysis", "critical analysis", "author s comments", "analysis of practice",
        "comment on practice", "reflection and analysis",
    ),
    "childs_voice": (
        "childs voice", "child s voice", "voice of the child", "voice of child", "child voice",
        "the voice of the child",
        "childs views", "child s views", "wishes and feelings", "childs wishes and feelings", "lived experience",
        "childs lived experience", "child s lived experience", "what the child said", "voice of the child young person",
        "child s wishes and feelings", "lived experience of the child", "daily lived experience",
    ),
    "concerning": (
        "concerning", "who", "subject", "subjects", "person", "persons", "people", "family member", "family members",
        "who was involved", "persons involved", "people involved", "relating to", "in relation to", "childs name",
        "child s name", "child", "children", "name of child", "service user", "client", "patient", "who is it about",
        "person concerned", "who does it concern", "name", "names", "subject name", "who seen", "about",
    ),
    "known_on": ("known on", "date known", "date known to agency", "when known", "learned on", "became known"),
}  # fmt: skip
"""What agencies call each field of an entry: small letters, no signs."""

FIELDS = tuple(_NAMES)
JOINED = frozenset({"event", "comment", "childs_voice"})
"""Fields of several paragraphs: two columns of one such field stand below one another."""

_BY_NAME = {name: field for field, names in _NAMES.items() for name in names}
_NUMBER = re.compile(r"(?:no|nr|ref|row|id|number|item|entry no|line|serial no|event no|s no)?")
_FILE = "agency_columns.yaml"
_ABOUT = (
    "What the columns of agencies' files are; written when files are collected; the last entry of a column counts. "
    "'fills' is a field of the chronology, or nothing."
)


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A column that holds something, and nobody knows what it fills.

    Attributes:
        header: its name, or `column D` where it has none.
        why: what is unsure, as it follows the name: `is no name that is known`.
        suggestion: the field that it most likely is; empty where there is none.
        origin: the file and the sheet or table.
    """

    header: str
    why: str
    suggestion: str
    origin: str


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of one table fills, by its place from 0; questions about the others."""

    fields: Mapping[int, str]
    questions: tuple[ColumnQuestion, ...] = ()

    def of(self, field: str) -> tuple[int, ...]:
        """The columns that fill a field, from left to right."""
        return tuple(at for at, one in self.fields.items() if one == field)


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The names of columns that are known; `remembered` has fields by `folded_header` and comes first."""

    remembered: Mapping[str, str]

    def field_of(self, header: str) -> str | None:
        """The field that a column of this name fills, `LEFT_OUT` for none; `None` where nobody knows."""
        name = folded_header(header)
        if name in self.remembered:
            return self.remembered[name]
        return LEFT_OUT if _NUMBER.fullmatch(name) else _BY_NAME.get(name)

    def is_known(self, header: str) -> bool:
        """Whether this is the name of a column that fills a field."""
        return self.field_of(header) not in (None, LEFT_OUT)

    def match(self, headers: tuple[str, ...], filled: frozenset[int], origin: str) -> Columns:
        """What the columns fill; `filled` are those that hold something below their headers: others ask nothing."""
        fields: dict[int, str] = {}
        questions: list[ColumnQuestion] = []
        for at, header in enumerate(headers):
            name = header or column_name(at)
            field = self.field_of(name)
            if field is None and at in filled:
                questions.append(_unsure(name, "is no name that is known", origin))
            elif field in fields.values() and field not in JOINED and at in filled:
                questions.append(_unsure(name, f"is a second column for {field}", origin))
            elif field not in (None, LEFT_OUT):
                fields[at] = str(field)
        return Columns(fields, tuple(questions))


def folded_header(header: str) -> str:
    """The header in small letters without signs, so that `Child's voice:` is `child s voice`."""
    return " ".join(re.sub(r"[\W_]+", " ", plain(header)).split())


def _unsure(header: str, why: str, origin: str) -> ColumnQuestion:
    near = nearest(folded_header(header), (name.replace(" ", "_") for name in _BY_NAME)) or ""
    return ColumnQuestion(header, why, _BY_NAME.get(near.replace("_", " "), ""), origin)


def column_name(at: int) -> str:
    """What people call a column without a name: `column D`."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"column {letters}"


class RememberedColumn(Model):
    """What one column of an agency's files fills."""

    agency: str = Field("", description="The agency's name; empty for files of several agencies.")
    column: str = Field(description="The column's name in the agency's files.")
    fills: str = Field(description="The field of an entry of the chronology, or nothing.")


class RememberedColumns(Model):
    """The columns that people were asked about, oldest first."""

    columns: tuple[RememberedColumn, ...] = ()


def _columns_file(case_folder: Path) -> Path:
    """Where the columns are kept: beside the case folder, as the partnership is."""
    return shared_file(case_folder).with_name(_FILE)


def remembered_columns(case_folder: Path, agency: str) -> dict[str, str]:
    """What is known of an agency's columns, by folded header; `agency` is its name, empty for several agencies.

    Raises:
        Stop: the file cannot be read or does not hold columns.
    """
    path = _columns_file(case_folder)
    known = read_model(path, RememberedColumns, "the columns of agencies").columns if path.exists() else ()
    return {folded_header(one.column): one.fills for one in known if one.agency == agency}


def with_columns(case_folder: Path, agency: str, answers: Mapping[str, str]) -> Iterator[ChangedFile]:
    """The file with what people said, fields by headers; nothing where it tells all of it already.

    Raises:
        Stop: the file cannot be read or does not hold columns.
    """
    known = remembered_columns(case_folder, agency)
    new = (
        RememberedColumn(agency=agency, column=header, fills=field)
        for header, field in answers.items()
        if known.get(folded_header(header)) != field
    )
    yield from appended(_columns_file(case_folder), _ABOUT, new, "columns")
