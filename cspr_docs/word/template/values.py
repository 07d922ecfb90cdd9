"""How a value is written into WordprocessingML, by what surrounds it; a value that cannot be is a `Refusal`.

Source: XML 1.0, section 2.2 (characters that XML can hold); ECMA-376 part 1, 17.3.3.1 (br) and 17.3.3.32 (tab).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from cspr_docs.word.language.refusals import Refusal, Refuse, reason_against

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
CLOSE, CLOSE_RUN, OPEN_RUN = "</w:t>", "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
RUNS = ("<w:r>", "<w:r ", "<w:hyperlink>", "<w:hyperlink ")
BLOCKS = ("<w:sdt>", "<w:p>", "<w:p ", "<w:p/>", "<w:tbl>", "<w:tbl ", "<w:tr>", "<w:tr ", "<w:tc>", "<w:tc ")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

TABLE_EDGE = re.compile(r"(?=<w:tbl[ >])|(?<=</w:tbl>)")
GRID = re.compile(r"<w:tblGrid[ >].*?</w:tblGrid>", re.DOTALL)
COLUMN = re.compile(r'<w:gridCol(?=[ />])(?:[^>]*? w:w="(\d+)")?')
CELL = re.compile(r'<w:(tc|gridSpan|gridBefore|gridAfter)(?=[ />])(?:[^>]*? w:val="(\d+)")?')
ENDING = re.compile(r"(?:</w:p>|<w:p(?: [^>]*)?/>)(?:<w:bookmarkEnd [^>]*/>|</w:sdtContent>|</w:sdt>|\s)*\Z")
LONGEST_ENDING = 600


@dataclass(frozen=True, slots=True)
class Writers:
    """Writes values; `refuse` is told of those that cannot be written."""

    refuse: Refuse

    def text(self, value: object) -> str:
        """Inside w:t."""
        if type(value) is str:
            return escape(value) if value.isprintable() else _laid_out(escape(value))
        if not hasattr(value, "__html__"):
            return _laid_out(escape(self.plain_text(value)))
        written = self._html(value)
        if "<" not in written:
            return _laid_out(written)
        if written.startswith(BLOCKS):
            return self.refuse(
                Refusal("it is made of whole paragraphs: write {{p … }} in a paragraph of its own")
            )
        is_run = written[0] == "<" and not written.startswith(CLOSE)
        return Markup(f"{CLOSE_RUN}{written}{OPEN_RUN}" if is_run else written)

    def plain_text(self, value: object) -> str:
        """The value as characters, whatever surrounds it."""
        if hasattr(type(value), "why_unprintable"):
            return self.refuse(Refusal(reason_against(value)))
        if isinstance(value, Markup):
            if "<" in value:
                return self.refuse(Refusal("it is formatted text, and only plain text can stand here"))
            return value.unescape()
        if isinstance(value, str | Undefined):
            return str(value)
        if hasattr(value, "__html__") and type(value).__str__ is not object.__str__:
            return str(value)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return str(value)
        return self.refuse(Refusal(reason_against(value)))

    def plain(self, value: object) -> str:
        """Inside another element that holds text."""
        return escape(NOT_XML.sub(REPLACEMENT, self.plain_text(value)))

    def attribute(self, value: object) -> str:
        """Inside an attribute, where a line break would be read as a space anyway."""
        return escape(" ".join(NOT_XML.sub(REPLACEMENT, self.plain_text(value)).split()))

    def block(self, value: object) -> str:
        """Where whole paragraphs, rows or cells stand."""
        return self._whole(value, RUNS, "it is part of a paragraph: write it without a prefix")

    def run(self, value: object) -> str:
        """Where whole runs stand."""
        if not isinstance(value, Markup | Undefined):
            written = self.text(value)
            if not written.startswith(CLOSE_RUN):
                return Markup(f"{OPEN_RUN}{written}{CLOSE_RUN}")
            return Markup(written.removeprefix(CLOSE_RUN).removesuffix(OPEN_RUN))
        return self._whole(value, BLOCKS, "it is made of whole paragraphs: write it with the prefix p")

    def _whole(self, value: object, unfit: tuple[str, ...], reason: str) -> str:
        """Elements as they are, if they fit."""
        if isinstance(value, Undefined):
            return str(value)
        written = self._html(value) if hasattr(value, "__html__") else self.plain_text(value)
        if written.startswith(unfit):
            return self.refuse(Refusal(reason))
        if written and (written[0] != "<" or written.startswith(CLOSE)):
            return self.refuse(
                Refusal("it is plain text, which would be lost here: write it without a prefix")
            )
        return Markup(written)

    def _html(self, value: Any) -> str:  # noqa: ANN401 -- whatever can write itself
        """What the value writes, which may be that it cannot be written."""
        try:
            return str(value.__html__())
        except Refusal as refusal:
            return self.refuse(refusal)


def writers(refuse: Refuse) -> dict[str, Callable[..., str]]:
    """The filters that end every printed expression, by name; a template cannot name them itself."""
    return {
        f"_{name}": getattr(Writers(refuse), name) for name in ("text", "plain", "attribute", "run", "block")
    }


def _laid_out(escaped: str) -> Markup:
    """Escaped text with line breaks and tabs as Word has them; what XML cannot hold shows as a replacement mark."""
    lines = str(escaped).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(NOT_XML.sub(REPLACEMENT, lines).replace("\n", BREAK).replace("\t", TAB))


def _rows(table: str) -> Markup:
    """The table, or nothing if no row is left in it."""
    return Markup(table if "<w:tr>" in table or "<w:tr " in table else "")


def _cells(row: str) -> Markup:
    """The row, or nothing if no cell is left in it."""
    return Markup(row if "<w:tc>" in row or "<w:tc " in row else "")


def _ending(content: str) -> Markup:
    """The content of a cell, header or note, with an empty paragraph after it where it does not end in one."""
    ends = ENDING.search(content[-LONGEST_ENDING:])
    return Markup(content if ends else f"{content}<w:p/>")


def _columns(table: str) -> Markup:
    """The table with a grid as wide as its widest row; the table keeps its width.

    Widths follow docxtpl: a new column takes an equal share and the others shrink alike; what a removed
    one leaves is shared out.
    """
    own = _without_inner_tables(table)
    grid = GRID.search(own)
    widths = [int(width or 0) for width in COLUMN.findall(grid[0])] if grid else []
    widest = max(map(_row_width, own.split("</w:tr>")))
    missing = widest - len(widths)
    if not missing or not widths or not widest:
        return Markup(table)
    widths = _widened(widths, missing) if missing > 0 else _narrowed(widths, -missing)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return Markup(GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", table, count=1))


def _without_inner_tables(table: str) -> str:
    """What stands in the table's own rows, outside of the tables in its cells."""
    depth, own = 0, []
    for piece in TABLE_EDGE.split(table):
        depth += piece.startswith(("<w:tbl>", "<w:tbl "))
        if depth == 1:
            own.append(piece)
        depth -= piece.endswith("</w:tbl>")
    return "".join(own)


def _row_width(row: str) -> int:
    """How many columns of the grid a row takes, with those that it leaves out before and after its cells."""
    return sum(
        1 if name == "tc" else int(value or 0) - (name == "gridSpan") for name, value in CELL.findall(row)
    )


def _widened(widths: list[int], more: int) -> list[int]:
    share = sum(widths) / (len(widths) + more)
    scale = share / (sum(widths) / len(widths)) if any(widths) else 1
    return [*(int(width * scale) for width in widths), *[int(share)] * more]


def _narrowed(widths: list[int], fewer: int) -> list[int]:
    left = widths[:-fewer]
    return [width + int(sum(widths[-fewer:]) / len(left)) for width in left]


CONTAINERS: dict[str, Callable[[str], Markup]] = {
    mend.__name__: mend for mend in (_rows, _cells, _columns, _ending)
}
