"""A row of a table as an entry of the chronology: each cell's words as a case file would hold them, doubts told."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cspr_docs.collect.item import CollectedItem, ItemOrigin
from cspr_docs.collect.tables.columns import Columns
from cspr_docs.collect.tables.dates import WrittenDay, is_unknown, read_time, read_when
from cspr_docs.collect.tables.people import Doubts, People
from cspr_docs.collect.tables.source_table import MergedCells, SourceRow, SourceTable, across
from cspr_docs.problems import Problem, advice, gap
from cspr_docs.problems.wording import listed, quoted, shortened
from cspr_docs.prose.folding import one_spaced, same_words
from schemas.chronology import Significance

CHRONOLOGY = "chronology"
ROW_NOT_READ = gap(
    "row-not-read",
    "A row of a table that an agency sent does not say what happened, so no entry was made of it: a heading "
    "between the rows, a total, a day without words. If it is an entry, write into the file what happened, and "
    "collect again.",
)
ROW_WITHOUT_DAY = gap(
    "row-without-day",
    "A row of a table that an agency sent has no date, or says that nobody knows it. The entry comes into the case "
    "without one. Ask the agency for the day, the month or the year.",
)
ROW_DAY_NOT_READ = gap(
    "row-day-not-read",
    "A date in a table that an agency sent is none that exists, or can be read in more than one way. Nothing is "
    "guessed: the entry comes into the case without a date, and its source says what was written. Ask the agency "
    "what it means. The day is always read first: 03/04/26 is 3 April 2026.",
)
ROW_DAY_ROUNDED = advice(
    "row-day-rounded",
    "A date in a table that an agency sent is not exact, such as 'early March 2026'. The entry takes the month or"
    " year, and its source keeps what was written.",
)
ROW_EVENT_UNKNOWN = gap(
    "row-event-unknown",
    "A row of a table that an agency sent has, in place of what happened, only that nobody knows it, such as 'n/k'. "
    "The entry comes into the case with these words. Ask the agency what happened, or take the entry out.",
)
ROW_AGENCY_UNKNOWN = gap(
    "row-agency-unknown",
    "A row of a table names an agency that the case does not have, so its entry has none. Add the agency to "
    "agencies.yaml with this name or short name, or write the agency's id into the entry.",
)
ROW_PERSON_UNKNOWN = gap(
    "row-person-unknown",
    "The column that says whom a row concerns names somebody whom neither the case nor identities.yaml knows, so the "
    "entry does not say it. Add the person to the case and to identities.yaml, and collect again.",
)
ROW_NAME_SHARED = gap(
    "row-name-shared",
    "A row of a table has a real name that several people of the case share, so nobody can tell who is meant. In a "
    "text it stands as it was typed, and the checks refuse it there: write the mention of whoever is meant. In the "
    "column that says whom a row concerns it is left out: write the whole name there, and collect again.",
)
ROW_NAME_UNKNOWN = advice(
    "row-name-unknown",
    "A row of a table names somebody by title and name whom identities.yaml does not know: a practitioner, a "
    "neighbour. The words come in as they are. Write the role in the name's place, or add the person to the case.",
)
ROW_CHARACTER = advice(
    "row-character",
    "A cell of a table holds a character that no Word file can hold, often left over from copying out of another "
    "program. It was left out; read the entry once.",
)
CELLS_MERGED = advice(
    "cells-merged",
    "Cells of a table are merged. Over several rows, the words stand in the entry of each of these rows; over several "
    "columns, they stand in the field of the first alone. Check that they belong there.",
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SIGNIFICANCE = {same_words(name): one.value for one in Significance for name in (one.value, one.words)}
_SIGNIFICANCE |= {"key": "key", "missed opportunity": "missed_opportunity", "good practice": "good_practice"}
_LONGEST_TIME = 40


@dataclass(slots=True)
class _Entry:
    """One row on its way to an entry; what is told of it gathers here."""

    row: SourceRow
    origin: ItemOrigin
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)

    def tell(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, hint, file=str(self.origin)))


@dataclass(frozen=True, slots=True)
class RowReader:
    """Makes entries of the rows of one table; `agency` is the id of whoever sent it, `None` where nobody said."""

    table: SourceTable
    columns: Columns
    file: str
    people: People
    agency: str | None

    def entries(self) -> Iterator[tuple[CollectedItem | None, tuple[Problem, ...]]]:
        """For each row that holds something its entry, or `None` where it is none, and what is told of it."""
        wide = across(self.table.sheet)
        for row in self.table.rows:
            if any(row.cell(at) for at in self.columns.fields):
                entry = _Entry(row, ItemOrigin(self.file, self.table.sheet.part, row.number))
                is_entry = self._fill(entry, wide.get(row.number, ()))
                made = CollectedItem(CHRONOLOGY, entry.values, entry.origin) if is_entry else None
                yield made, tuple(entry.problems)

    def _fill(self, entry: _Entry, wide: Iterable[MergedCells]) -> bool:
        """Fill the entry from its row; false where the row does not say what happened."""
        is_heading = len(entry.row.cells) > 2 and len(set(entry.row.cells)) == 1
        for one in () if is_heading else wide:
            self._set_apart(entry, one)
        texts = [entry.row.cell(at) for at in self.columns.of("event")]
        if is_heading or not any(texts):
            hint = "if it is one, write into the file what happened, and collect again"
            entry.tell(ROW_NOT_READ, "this row does not say what happened, so it is no entry", hint)
            return False
        if all(map(is_unknown, texts)):
            hint = "ask the agency, or take the entry out of the case"
            entry.tell(
                ROW_EVENT_UNKNOWN, "this row does not say what happened but that nobody knows it", hint
            )
        written = self._fill_days(entry)
        self._fill_agency(entry)
        self._fill_people(entry)
        self._fill_significance(entry)
        for name in ("event", "comment", "childs_voice"):
            self._fill_prose(entry, name)
        self._fill_source(entry, written)
        self._tell_doubts(entry)
        return True

    def _set_apart(self, entry: _Entry, merged: MergedCells) -> None:
        """Leave the words of a cell over several columns in the first that fills a field: they are of none twice."""
        row = entry.row
        inside = [at for at in sorted(self.columns.fields) if merged.left <= at <= merged.right]
        if len(inside) < 2 or not row.cell(inside[0]):
            return
        spare = inside[1:]
        cells = tuple("" if at in spare else cell for at, cell in enumerate(row.cells))
        entry.row = replace(row, cells=cells)
        if row.number == merged.top:
            into = self.columns.fields[inside[0]]
            message = f"a cell is merged over {len(inside)} columns: its words stand in {into} alone"
            entry.tell(CELLS_MERGED, message, "check that they belong there")

    def _cell(self, entry: _Entry, name: str) -> str:
        """The words of the first column of a field; empty where they say that nobody knows."""
        text = next((self._clean(entry, entry.row.cell(at)) for at in self.columns.of(name)), "")
        return "" if is_unknown(text) else text

    def _clean(self, entry: _Entry, text: str) -> str:
        text = _LINE_ENDS.sub("\n", text)
        if _CONTROL.search(text):
            entry.tell(
                ROW_CHARACTER, "a character that cannot be printed was left out", "read the entry once"
            )
        return _CONTROL.sub("", text).strip()

    def _fill_days(self, entry: _Entry) -> str:
        """Fill the day and the time; gives the day as it was written where not all of it could be taken."""
        raw = entry.row.cell(self.columns.of("on")[0])
        when = read_when(raw, self.table.sheet.serials_from)
        until = read_when(self._cell(entry, "until"), self.table.sheet.serials_from)
        time = self._cell(entry, "at")
        read = read_time(time) or (one_spaced(time) if len(time) <= _LONGEST_TIME else "")
        days = {"on": when.on, "until": until.on or when.until, "at": read or when.at}
        if days["until"] and not days["on"]:
            days["until"] = ""
        entry.values |= {name: text for name, text in days.items() if text}
        self._fill_known_on(entry)
        self._tell_day(entry, when)
        if until.trouble:
            entry.tell(ROW_DAY_NOT_READ if not until.on else ROW_DAY_ROUNDED, until.trouble, until.hint)
        is_amiss = when.trouble or until.trouble or (when.is_unknown and raw.strip())
        return (
            shortened(raw if not until.trouble else f"{raw} to {self._cell(entry, 'until')}")
            if is_amiss
            else ""
        )

    def _fill_known_on(self, entry: _Entry) -> None:
        known = read_when(self._cell(entry, "known_on"), self.table.sheet.serials_from)
        if len(known.on) == len("2026-04-03"):
            entry.values["known_on"] = known.on
        elif not known.is_unknown:
            trouble = known.trouble or "the day on which this became known is no day"
            entry.tell(ROW_DAY_NOT_READ, trouble, known.hint or "write the day")

    @staticmethod
    def _tell_day(entry: _Entry, when: WrittenDay) -> None:
        if when.is_unknown:
            entry.tell(
                ROW_WITHOUT_DAY, "this row has no date", "a month or a year will do where no more is known"
            )
        elif when.trouble:
            entry.tell(ROW_DAY_ROUNDED if when.on else ROW_DAY_NOT_READ, when.trouble, when.hint)

    def _fill_agency(self, entry: _Entry) -> None:
        named = self._cell(entry, "agency")
        agency = self.people.agency(named) if named else self.agency
        if agency:
            entry.values["agency"] = agency
        elif named:
            message = f"the case has no agency {quoted(shortened(named))}"
            entry.tell(
                ROW_AGENCY_UNKNOWN,
                message,
                "add it to agencies.yaml under this name, or correct the name here",
            )

    def _fill_people(self, entry: _Entry) -> None:
        named = self.people.named_in(self._cell(entry, "concerning"))
        if named.ids:
            entry.values["concerning"] = f"[{', '.join(named.ids)}]"
        for piece, labels in named.shared:
            message = f"this row concerns {piece[0]}…, a name that several have: {listed(labels)}"
            hint = "write in the file whoever is meant: the whole name, or the label"
            entry.tell(ROW_NAME_SHARED, message, hint)
        if named.unknown:
            begins = listed(f"{piece[0]}…" for piece in named.unknown)
            message = f"this row concerns somebody whom the case does not know: {begins}"
            entry.tell(
                ROW_PERSON_UNKNOWN,
                message,
                "add the name to identities.yaml, or correct it in the file",
            )

    def _fill_significance(self, entry: _Entry) -> None:
        word = _SIGNIFICANCE.get(same_words(self._cell(entry, "significance")))
        if word:
            entry.values["significance"] = word

    def _fill_prose(self, entry: _Entry, name: str) -> None:
        cells = [self._clean(entry, entry.row.cell(at)) for at in self.columns.of(name)]
        if name == "comment" and "significance" not in entry.values:
            cells.insert(
                0, self._cell(entry, "significance")
            )  # in most tables that is a sentence, and no word
        texts = [text for text in dict.fromkeys(cells) if name == "event" or not is_unknown(text)]
        prose = self.people.prose("\n\n".join(filter(None, texts)), entry.doubts)
        if prose:
            entry.values[name] = prose

    def _fill_source(self, entry: _Entry, written: str) -> None:
        """The source that the row names, then the file, the sheet and the row; and a day that could not be taken."""
        where = str(entry.origin).replace("_", " ")
        source = self._cell(entry, "source")
        source = f"{source} ({where})" if source else where
        source += f", date written as {quoted(written)}" if written else ""
        entry.values["source"] = self.people.line(source, entry.doubts)

    @staticmethod
    def _tell_doubts(entry: _Entry) -> None:
        if shared := dict.fromkeys(entry.doubts.shared):
            message = f"a real name that several people of this case may mean: {listed(shared)}"
            entry.tell(ROW_NAME_SHARED, message, "write the mention of whoever is meant into the entry")
        if unknown := dict.fromkeys(entry.doubts.unknown):
            message = f"somebody is named whom identities.yaml does not know: {listed(unknown)}"
            entry.tell(
                ROW_NAME_UNKNOWN,
                message,
                "write the role in place of the name, if it is not meant to be read",
            )
