"""The structure that LibreOffice wrote, completed from the article: what its export leaves out.

Its PDF has headings, lists, tables and links in their places. What it does not know is which tables have headings in
their first column, what a table is about, and that a note needs an identifier.

Source: ISO 32000-1:2008, 14.8.5.7 (table attributes: Scope, Summary); ISO 14289-1:2014, 7.5 and 7.9.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from cspr_docs.publish.pdf.reading import expected
from cspr_docs.word.article.tree import Article, Table

DEEPEST = 100


def complete_tags(pdf: Pdf, article: Article) -> None:
    """Mark the cells that head rows and columns, say what tables are about, and number the notes; changes `pdf`.

    A table that does not have the article's rows and cells is left as it is: the checks will say so.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    found = list(_elements(root, Name.Table))
    tables = expected.tables(article)
    if len(found) == len(tables):
        for element, table in zip(found, tables, strict=True):
            _complete_table(element, table)
    _number_notes(pdf, root)


def _complete_table(element: Object, table: Table) -> None:
    rows = [_kids(row, Name.TH, Name.TD) for row in _kids(element, Name.TR)]
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


def _head(cell: Object, scope: Name) -> None:
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
    element.A = Array(owners) if len(owners) > 1 else table


def _number_notes(pdf: Pdf, root: Object) -> None:
    """Give every note the identifier that it must have."""
    notes = list(_elements(root, Name.Note))
    if not notes or "/IDTree" in root:
        return
    pairs: list[Object] = []
    for number, note in enumerate(notes, start=1):
        note.ID = String(f"note-{number:05d}")
        pairs += [note.ID, note]
    limits = Array([pairs[0], pairs[-2]])
    leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=Array(pairs)))
    root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _kids(element: Object, *kinds: Object) -> list[Object]:
    return [kid for kid in _listed(element.get("/K")) if kid.get("/S") in kinds]


def _listed(kids: Object | int | None) -> list[Object]:
    items = kids if isinstance(kids, Array) else [] if kids is None else [kids]
    return [item for item in items if isinstance(item, Dictionary)]


def _elements(holder: Object, kind: Object, depth: int = 0) -> Iterator[Object]:
    """The elements of a kind, in the order of reading, each before those inside it."""
    if depth > DEEPEST:
        return
    for kid in _listed(holder.get("/K")):
        if kid.get("/S") == kind:
            yield kid
        if "/S" in kid:
            yield from _elements(kid, kind, depth + 1)
