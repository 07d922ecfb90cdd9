"""Tables: headers, merged cells, widths, what stands in cells."""

from article_files import blocks, cell, par, row, table
from hypothesis import given
from hypothesis import strategies as st
from word_typed import numbered, p, run

from cspr_docs.prose.tree import Alignment
from cspr_docs.word.article.tree import Cell, CellTable, List, Paragraph, Row, Text

LOOKS = (
    '<w:style w:type="table" w:styleId="CellTable"><w:name w:val="CellTable"/></w:style>'
    '<w:style w:type="table" w:styleId="Facts"><w:name w:val="Facts"/>'
    '<w:tblStylePr w:type="firstRow"/><w:tblStylePr w:type="firstCol"/></w:style>'
    '<w:style w:type="table" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Facts"/></w:style>'
)
OVER_TWO = '<w:gridSpan w:val="2"/>'
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def only_table(body: str) -> CellTable:
    (found,) = blocks(body, styles=LOOKS)
    assert isinstance(found, CellTable)
    return found


def words(read: CellTable) -> list[list[str]]:
    return [[text(each) for each in line.cells] for line in read.rows]


def text(read: Cell) -> str:
    return " ".join(
        inline.text
        for block in read.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Text)
    )


def test_header_rows_are_those_that_repeat() -> None:
    read = only_table(table(row(cell("A"), cell("B"), header=True), row(cell("1"), cell("2"))))
    assert (read.header_rows, read.header_column, read.widths) == (1, False, (0.5, 0.5))
    assert words(read) == [["A", "B"], ["1", "2"]]


def test_a_first_row_or_column_heads_where_the_tables_style_says_how() -> None:
    rows = row(cell("A"), cell("B")) + row(cell("1"), cell("2"))
    look = '<w:tblLook w:val="04A0"/>'
    heads = {
        style: (read.header_rows, read.header_column)
        for style in ("CellTable", "Facts", "Mine")
        for read in [only_table(table(rows, properties=f'<w:tblStyle w:val="{style}"/>{look}'))]
    }
    assert heads == {"CellTable": (0, False), "Facts": (1, True), "Mine": (1, True)}


def test_merged_cells_are_one() -> None:
    read = only_table(
        table(
            row(cell("A", BEGINS), cell("B", OVER_TWO), header=True),
            row(cell("", GOES_ON), cell("b1"), cell("b2")),
            row(cell("1"), cell("2"), cell("3")),
            columns=3,
        )
    )
    assert read.header_rows == 2
    assert read.rows == (
        Row((Cell((par("A"),), 1, 2), Cell((par("B"),), 2, 1))),
        Row((Cell((par("b1"),)), Cell((par("b2"),)))),
        Row((Cell((par("1"),)), Cell((par("2"),)), Cell((par("3"),)))),
    )


def test_places_without_a_cell_are_filled() -> None:
    before = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("late") + "</w:tr>"
    read = only_table(table(row(cell("a"), cell("b")), before, row(cell("c"))))
    assert words(read) == [["a", "b"], ["", "late"], ["c", ""]]


def test_cells_hold_lists_tables_and_alignments() -> None:
    inner = table(row(cell("in")), columns=1)
    bullet = p(run("one"), properties=numbered(1))
    right = p(run("9"), properties='<w:jc w:val="right"/>')
    read = only_table(table(row(cell(bullet), cell(right)), row(cell(inner + "<w:p/>"), cell("x"))))
    first, second = read.rows
    assert isinstance(first.cells[0].blocks[0], List)
    assert first.cells[1].alignment is Alignment.RIGHT
    assert isinstance(second.cells[0].blocks[0], CellTable)


def test_caption_and_description_come_from_the_tables_properties() -> None:
    told = '<w:tblCaption w:val="Ages"/><w:tblDescription w:val="By month"/>'
    read = only_table(table(row(cell("a"), cell("b")), properties=told))
    assert (read.caption, read.description) == ("Ages", "By month")


@st.composite
def grids(draw: st.DrawFn) -> list[list[tuple[int, bool]]]:
    """Rows of cells as (columns, whether it goes on from above), each row as wide as the others."""
    columns = draw(st.integers(1, 5))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        left, cells = columns, []
        while left:
            span = draw(st.integers(1, left))
            cells.append((span, draw(st.booleans())))
            left -= span
        rows.append(cells)
    return rows


@given(grids())
def test_cells_cover_every_place_of_a_table_once(grid: list[list[tuple[int, bool]]]) -> None:
    rows = []
    for number, cells in enumerate(grid):
        written = []
        for position, (span, goes_on) in enumerate(cells):
            merge = GOES_ON if goes_on else BEGINS
            text_ = "" if goes_on else f"r{number}c{position}"
            written.append(cell(text_, f'<w:gridSpan w:val="{span}"/>{merge}'))
        rows.append(row(*written))
    columns = sum(span for span, _ in grid[0])
    read = only_table(table(*rows, columns=columns))
    covered: list[tuple[int, int]] = []
    for number, line in enumerate(read.rows):
        free = [place for place in range(columns) if (number, place) not in covered]
        for each in line.cells:
            start = free[0]
            covered += [
                (number + down, start + right) for down in range(each.rows) for right in range(each.columns)
            ]
            free = [place for place in free if (number, place) not in covered]
    assert sorted(covered) == [(down, right) for down in range(len(grid)) for right in range(columns)]
