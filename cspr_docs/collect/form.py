"""The return form as an agency sent it back: its answers, the rows of its tables, and what it changed elsewhere.

A table's columns are known by where the fields of its rows stood when the form was made; so rows that somebody added,
copied or moved are read like the others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import items_around
from cspr_docs.collect.item import CollectedItem, ItemOrigin
from cspr_docs.collect.tables.columns import Columns
from cspr_docs.collect.tables.dates import read_when
from cspr_docs.collect.tables.entries import CHRONOLOGY, ROW_NAME_SHARED, RowReader
from cspr_docs.collect.tables.people import Doubts, People
from cspr_docs.collect.tables.source_table import SourceRow, SourceSheet, SourceTable, across
from cspr_docs.collect.tables.tabled import merged_rows, unsearched
from cspr_docs.collect.tables.word_table import sheet_of
from cspr_docs.documents.context.records import BLANK_ROW
from cspr_docs.problems import DataPath, Problem, error, gap, stop_for
from cspr_docs.problems.wording import listed
from cspr_docs.prose.folding import one_spaced, same_words
from cspr_docs.prose.markdown import to_markdown
from cspr_docs.review.edits import FactEdit, ProseEdit, edits_of, words_of_edit
from cspr_docs.review.outside import outside_of_fields
from cspr_docs.review.pulled import KeptChange
from cspr_docs.word.anchors import Anchor, title_of
from cspr_docs.word.form_controls import TICKED, UNTICKED
from cspr_docs.word.form_rows import FormTable, form_tables
from cspr_docs.word.returned import Returned
from schemas.agencies import AgencyReturn
from schemas.case import Case

NOT_A_FORM = error(
    "not-a-form",
    "The file is a draft of this program and no return form of an agency. What reviewers changed in a draft is brought "
    "home with 'cspr pull'.",
)
RETURN_UNKNOWN = error(
    "return-unknown",
    "The form answers a return that the case does not list: its entry in agency_returns was taken out, or has another "
    "id now. Put the entry back, with its id, and collect again.",
)
FORM_TABLE_LOST = gap(
    "form-table-lost",
    "The table for an agency's records is no longer in its form, or its fields were taken out, so no row of it was "
    "read. Look into the file; a table of your own with the columns Date and Event can be collected with --agency.",
)

_ATTENDANCE = "rapid_review.attendance"
_OWN = frozenset(
    ("author_role", "source", "returned_on", "nil_return", "childs_voice", "learning", "good_practice")
)
_OUTSIDE = "it stands outside of the fields of the form: write what you want of it into the case"
_NOT_OF_THE_FORM = (
    "it stands in row {row}, in a column that the form does not have: write what you want into the case"
)
_NOT_ASKED = "the form does not ask for this; it prints what the case says: look, and change it in the case if it is so"


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What the form says of one value of the case, as a case file would hold it."""

    path: DataPath
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back.

    Attributes:
        asked: the entry of the case that it answers.
        title: what the sources of its rows call it.
        by: who filled it in, and the file.
        kept: what stands in it and cannot be taken, with the reason.
        cells: the words of the rows' cells, as they stand there.
    """

    draft: Returned
    asked: AgencyReturn
    title: str
    by: str
    answers: tuple[FormAnswer, ...]
    items: tuple[CollectedItem, ...]
    kept: tuple[KeptChange, ...]
    problems: tuple[Problem, ...]
    cells: tuple[str, ...]

    def outside(self, issued: Returned) -> Iterator[KeptChange]:
        """What somebody wrote outside of the fields and rows, against the form as it was issued."""
        rows = same_words("\n".join(self.cells))
        for change in outside_of_fields(self.draft, issued, (), items_around):
            if words := "\n".join(line for line in change.words.splitlines() if same_words(line) not in rows):
                yield KeptChange((), self.by, _OUTSIDE, words)


def read_form(draft: Returned, case_file: CaseFile) -> ReturnedForm:
    """What the form says.

    Raises:
        Stop: it is another draft, or the case does not list the return that it answers.
    """
    case = case_file.case
    asked = _asked(draft, case)
    people = People(case, case_file.identities)
    rows = [one.anchor for one in draft.fields if _is_of_row(one.anchor.path)]
    single = replace(draft, fields=tuple(one for one in draft.fields if not _is_of_row(one.anchor.path)))
    by = f"{draft.reviewer} ({draft.path.name})"
    answers: list[FormAnswer] = []
    kept: list[KeptChange] = []
    problems: list[Problem] = []
    for edit in (replace(edit, reviewer=by) for edit in edits_of(single)):
        if isinstance(edit, KeptChange):
            kept.append(edit)
        elif not _is_asked(edit.path, asked):
            words = "" if edit.path[:1] == ("identities",) else words_of_edit(edit)
            kept.append(KeptChange(edit.path, edit.reviewer, _NOT_ASKED, words))
        elif isinstance(text := _text(edit, people, doubts := Doubts()), str):
            answers.append(FormAnswer(edit.path, text, edit.reviewer))
            problems += _told(doubts, f"{draft.path.name}, {title_of(edit.path)}")
        else:
            kept.append(text)
    said = {answer.path[-1]: answer.text for answer in answers if answer.path[0] == "agency_returns"}
    title = said.get("source") or asked.source or f"{people.labels.get(asked.agency, asked.agency)} return"
    found = _rows(draft, rows, RowsOf(title, people, asked.agency))
    kept += (KeptChange((), by, _NOT_OF_THE_FORM.format(row=row), words) for row, words in found.spare)
    problems += (*found.problems, *unsearched(people, draft.path.name))
    lists = (tuple(answers), tuple(found.items), tuple(kept), tuple(problems), tuple(found.cells))
    return ReturnedForm(draft, asked, title, by, *lists)


def _asked(draft: Returned, case: Case) -> AgencyReturn:
    file = draft.path.as_posix()
    if not draft.is_form:
        message = f"this is the draft {draft.issue.document} and no return form"
        raise stop_for(NOT_A_FORM, message, f"for what reviewers changed: cspr pull {file}", file=draft.path)
    ids = {str(one.anchor.path[1]) for one in draft.fields if one.anchor.path[:1] == ("agency_returns",)}
    found = [one for one in case.agency_returns if one.id in ids]
    if len(ids) != 1 or not found:
        message = f"the case lists no return {listed(sorted(ids)) or 'of this form'} in agency_returns"
        hint = "put the entry back with its id, or collect the form in its own case"
        raise stop_for(RETURN_UNKNOWN, message, hint, file=draft.path)
    return found[0]


def _is_of_row(path: DataPath) -> bool:
    return any(str(part).startswith(BLANK_ROW) for part in path)


def _is_asked(path: DataPath, asked: AgencyReturn) -> bool:
    own = ("agency_returns", asked.id)
    questions = {(*own, "questions", one.id, "answer") for one in asked.questions}
    fields = {(*own, name) for name in _OWN}
    return path in {*fields, *questions, ("agencies", asked.agency, "involvement")}


def _text(edit: ProseEdit | FactEdit, people: People, doubts: Doubts) -> str | KeptChange:
    """What came back as a case file would hold it, or why it cannot be."""
    if isinstance(edit, ProseEdit):
        return to_markdown(people.in_tree(edit.tree, doubts)).rstrip("\n")
    if edit.words == TICKED or edit.path[-1] == "nil_return":
        return "true" if edit.words == TICKED else ""
    if edit.path[-1] != "returned_on":
        return people.line(one_spaced(edit.words), doubts)
    day = read_when(edit.words).on
    reason = "it is no day: write it as 3 March 2026, or say it with --on"
    return day if len(day) == len("2026-03-03") else KeptChange(edit.path, edit.reviewer, reason, edit.words)


def _told(doubts: Doubts, place: str) -> Iterator[Problem]:
    if shared := dict.fromkeys(doubts.shared):
        message = f"a real name that several people of this case may mean: {listed(shared)}"
        yield Problem(
            ROW_NAME_SHARED, message, "write the mention of whoever is meant into the case", file=place
        )


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Whose rows they are, and what their sources call the form."""

    title: str
    people: People
    agency: str


@dataclass(slots=True)
class _Rows:
    """The rows of a form: their entries, what is told of them, the words of all of their cells.

    `spare` are the number of the row and the words of each cell in a column that the form does not have.
    """

    items: list[CollectedItem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    spare: list[tuple[int, str]] = field(default_factory=list)


def _rows(draft: Returned, anchors: list[Anchor], rows_of: RowsOf) -> _Rows:
    """What the rows of every table say that has fields for them."""
    paths = {anchor.key: anchor.path for anchor in anchors}
    found = _Rows()
    met: set[str] = set()
    for table in form_tables(draft, paths):
        columns = {at: str(paths[key][-1]) for at, key in table.columns.items()}
        lists = {".".join(map(str, paths[key][:-2])) for key in table.columns.values()}
        if len(lists) > 1:  # Word made one of two tables: nobody can tell whose columns these are
            continue
        into = lists.pop()
        met.add(into)
        rows = _filled_rows(table, columns, {one.prompt for one in anchors} - {""}, draft)
        found.cells += [cell for row in rows.rows for cell in row.cells if cell]
        found.spare += _spare(rows, columns)
        found.problems += merged_rows(rows, rows_of.title)
        if into == _ATTENDANCE:
            found.items += _attending(rows, columns, rows_of)
            continue
        reader = RowReader(rows, Columns(columns), rows_of.title, rows_of.people, rows_of.agency)
        for item, problems in reader.entries():
            found.items += [item] if item is not None else []
            found.problems += problems
    if CHRONOLOGY not in met and any(path[0] == CHRONOLOGY for path in paths.values()):
        hint = "look into the file for the rows, and ask the agency for the form as it was sent"
        message = "the table for its records is gone"
        found.problems.append(Problem(FORM_TABLE_LOST, message, hint, file=draft.path.name))
    return found


def _spare(rows: SourceTable, columns: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The cells of columns that fill nothing; a merged cell that a column which is taken has too is none."""
    wide = across(rows.sheet)
    for row in rows.rows:
        over = {
            at
            for one in wide.get(row.number, ())
            if any(one.left <= taken <= one.right for taken in columns)
            for at in range(one.left, one.right + 1)
        }
        yield from (
            (row.number, cell)
            for at, cell in enumerate(row.cells)
            if cell and at not in columns and at not in over
        )


def _filled_rows(
    found: FormTable, columns: Mapping[int, str], invitations: set[str], draft: Returned
) -> SourceTable:
    """The rows below the header; a cell that says no more than its invitation to write is empty."""
    sheet = sheet_of(found.table, "", draft.source)
    rows = tuple(
        SourceRow(row.number, tuple("" if cell in invitations else cell for cell in row.cells))
        for row in sheet.rows[1:]
    )
    headers = tuple(columns.get(at, "") for at in range(max(columns) + 1))
    return SourceTable(SourceSheet("", rows, sheet.merged), headers, rows)


def _attending(rows: SourceTable, columns: Mapping[int, str], rows_of: RowsOf) -> Iterator[CollectedItem]:
    """Who comes to the meeting, or cannot; a role is needed to say who somebody is."""
    for row in rows.rows:
        said = {field: one_spaced(row.cell(at)) for at, field in columns.items()}
        name, role = said.get("name", ""), said.get("role", "")
        if not (name or role):
            continue
        values = {"name": name, "role": role or "Role not given", "agency": rows_of.agency}
        values |= {"apologies": "true"} if said.get("apologies", UNTICKED) == TICKED else {}
        origin = ItemOrigin(rows_of.title, "who comes to the meeting", row.number)
        yield CollectedItem(_ATTENDANCE, {key: text for key, text in values.items() if text}, origin)
