"""Cells that head rows and columns marked as such, and what a table is about.

LibreOffice marks a top row that repeats; it does not know of headings in a first column.

Source: ISO 32000-1:2008, 14.8.5.7 (table attributes: Scope, Summary); ISO 14289-1:2014, 7.5.
"""

from pikepdf import Array, Dictionary, Name, Object, String

from cspr_docs.publish.pdf.reading import expected
from cspr_docs.publish.pdf.tagging.elements import children, elements
from cspr_docs.word.article.tree import Article, Table


def mend_tables(root: Object, article: Article) -> None:
    """Mark the cells of every table as the article has them.

    A table that does not have the article's rows and cells is left as it is.
    """
    found, tables = list(elements(root, Name.Table)), expected.tables(article)
    if len(found) == len(tables):
        for element, table in zip(found, tables, strict=True):
            _mend(element, table)


def _mend(element: Object, table: Table) -> None:
    groups = [element, *children(element, Name.THead, Name.TBody, Name.TFoot)]
    rows = [children(row, Name.TH, Name.TD) for group in groups for row in children(group, Name.TR)]
    if [len(row) for row in rows] != [len(row.cells) for row in table.rows]:
        return
    if table.caption:
        _set_attribute(element, "/Summary", String(table.caption))
    for position, row in enumerate(rows):
        for column, cell in enumerate(row):
            if position < table.header_rows:
                _head(cell, Name.Column)
            elif table.header_column and column == 0:
                _head(cell, Name.Row)
            elif cell.S == Name.TH:
                cell.S = Name.TD


def _head(cell: Object, scope: Object) -> None:
    cell.S = Name.TH
    _set_attribute(cell, "/Scope", scope)


def _set_attribute(element: Object, key: str, value: Object) -> None:
    """Set a table attribute of an element, which may have attributes of several owners."""
    given = element.get("/A")
    owners = list(given) if isinstance(given, Array) else [] if given is None else [given]
    table = next((owner for owner in owners if owner.get("/O") == Name.Table), None)
    if table is None:
        table = Dictionary(O=Name.Table)
        owners.append(table)
    table[key] = value
    element.A = Array(owners) if len(owners) > 1 else owners[0]
