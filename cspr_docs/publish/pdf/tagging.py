"""The structure that a maker wrote, completed from the article: what LibreOffice's export leaves out or does twice.

It skips levels of headings as the report does; marks a top row that repeats but no headings in a first column; links
a note's number to its place in the text but leaves that link out of the structure; and puts a link into the structure
once for each change of font.

Source: ISO 14289-1:2014, 7.4.2 (no level of headings is skipped), 7.5 (tables), 7.9 (notes), 7.18.5 (links);
ISO 32000-1:2008, 7.9.7 (number trees), 14.7.4.3 (a link belongs to one element), 14.7.4.4 (finding elements from
content items), 14.8.4.4.2 (Link), 14.8.5.7 (table attributes).
"""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Page, Pdf, String

from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.decoration import set_aside_pictures
from cspr_docs.publish.pdf.pages import read_pages
from cspr_docs.publish.pdf.structure import (
    children,
    elements,
    is_element,
    is_link,
    kids,
    read_structure,
    set_kids,
)
from cspr_docs.word.article.tree import Article, CellTable

KINDS = (Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6)
BACK = "Back to note {number} in the text"


def complete_tags(pdf: Pdf, article: Article) -> None:
    """Mend what is known to be amiss with headings, tables, pictures, links and notes; changes `pdf`.

    What does not look as it should is left as it is: the checks will say so.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    headings, depths = list(elements(root, *KINDS)), expected.depths(article)
    if len(headings) == len(depths):
        for element, depth in zip(headings, depths, strict=True):
            element.S = KINDS[depth - 1]
    found, tables = list(elements(root, Name.Table)), expected.tables(article)
    if len(found) == len(tables):
        for element, table in zip(found, tables, strict=True):
            _mend_table(element, table)
    set_aside_pictures(pdf, root, article)
    _mend_notes(pdf, root)
    _mend_links(root)
    _write_parents(pdf, root)


def _mend_table(element: Object, table: CellTable) -> None:
    """Mark the cells as the article has them; a table that does not have its rows and cells is left as it is."""
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


def _mend_notes(pdf: Pdf, root: Object) -> None:
    """Number the notes, and put the links back to the text into them."""
    notes = list(elements(root, Name.Note))
    if notes and "/IDTree" not in root:
        tree = NameTree.new(pdf)
        for number, note in enumerate(notes, start=1):
            note.ID = String(f"note-{number:05d}")
            tree[f"note-{number:05d}"] = note
        root.IDTree = tree.obj
    for page in pdf.pages:
        unheard = (link for link in page.obj.get("/Annots", Array()) if "/StructParent" not in link)
        leads = Name.GoTo
        inner = (one for one in unheard if "/Dest" in one or one.get("/A", Dictionary()).get("/S") == leads)
        loose = sorted(inner, key=lambda link: -float(link.Rect[3]))  # from the top, as the notes are read
        here = list(_firsts(notes, page))
        if len(loose) == len(here):
            for link, (block, number) in zip(loose, here, strict=True):
                _put_link(pdf, page, link, block, number)


def _firsts(notes: list[Object], page: Page) -> Iterator[tuple[Object, int]]:
    """The first paragraph and the number of each note that begins on a page."""
    for number, note in enumerate(notes, start=1):
        block = next(iter(children(note)), None)
        if block is not None and block.get("/Pg", note.get("/Pg")) == page.obj:
            yield block, number


def _put_link(pdf: Pdf, page: Page, link: Object, block: Object, number: int) -> None:
    """Make the first mark of the note, which is its number, the link."""
    inside = kids(block)
    if not inside or not isinstance(inside[0], int):
        return
    link.Contents = String(BACK.format(number=number))
    reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
    element = Dictionary(Type=Name.StructElem, S=Name.Link, P=block, Pg=page.obj)
    new = pdf.make_indirect(element)
    set_kids(new, [inside[0], reference])
    set_kids(block, [new, *inside[1:]])


def _mend_links(root: Object) -> None:
    """Join neighbours that are the same link, and let no link stand in one element twice."""
    for element in list(elements(root)):
        inside = kids(element)
        if sum(is_element(kid, Name.Link) for kid in inside) > 1:
            set_kids(element, _joined(inside))
    for link in elements(root, Name.Link):
        set_kids(link, _once(kids(link)))


def say_links(pdf: Pdf, content: bytes) -> None:
    """Let every link say its own words to those who cannot see it; `content` is what `pdf` was opened from.

    Typst says the page that a link leads to, or its address.
    """
    read = read_structure(pdf, read_pages(content))
    root = pdf.Root.get("/StructTreeRoot")
    if read is None or root is None:
        return
    for element, node in zip(elements(root, Name.Link), read.within("Link"), strict=True):
        words = " ".join(re.sub(r"(\s*[.…·]){3,}", " ", node.text).split())
        for part in kids(element):
            if words and is_link(part):
                part.Obj.Contents = String(words)


def _joined(inside: list[Object | int]) -> list[Object | int]:
    result: list[Object | int] = []
    for kid in inside:
        before = result[-1] if result else 0
        if is_element(kid) and is_element(before) and _lies_on(kid) & _lies_on(before):
            set_kids(before, [*kids(before), *kids(kid)])
        else:
            result.append(kid)
    return result


def _lies_on(element: Object) -> set[tuple[int, int]]:
    """The numbers of the annotations of a link; none for anything else."""
    if not is_element(element, Name.Link):
        return set()
    return {part.Obj.objgen for part in kids(element) if is_link(part)}


def _once(inside: list[Object | int]) -> list[Object | int]:
    seen: set[tuple[int, int]] = set()
    result: list[Object | int] = []
    for kid in inside:
        if not is_link(kid) or kid.Obj.objgen not in seen:
            result.append(kid)
        seen |= {kid.Obj.objgen} if is_link(kid) else set()
    return result


def _write_parents(pdf: Pdf, root: Object) -> None:
    """Write the parent tree, so that it says what the structure says; changes `pdf`."""
    marks: dict[int, dict[int, Object]] = {}
    links: dict[int, Object] = {}
    for element in elements(root):
        for kid in kids(element):
            if isinstance(kid, int):
                _note_mark(marks, element, int(kid), element.get("/Pg"))
            elif is_link(kid):
                links[_number_of(kid.Obj, root)] = element
            elif is_element(kid):
                kid.P = element
            elif "/MCID" in kid and "/Stm" not in kid:
                _note_mark(marks, element, int(kid.MCID), kid.get("/Pg", element.get("/Pg")))
    # What the maker wrote stays for those that are not found by their page, such as drawings within drawings.
    old = dict(NumberTree(root.ParentTree).items()) if "/ParentTree" in root else {}
    rows = {page: [inside.get(number) for number in range(max(inside) + 1)] for page, inside in marks.items()}
    found = old | links | {page: pdf.make_indirect(Array(row)) for page, row in rows.items()}
    tree = NumberTree.new(pdf)
    tree.update(found)
    root.ParentTree = tree.obj
    root.ParentTreeNextKey = max(found, default=0) + 1


def _note_mark(
    marks: dict[int, dict[int, Object]], element: Object, number: int, page: Object | None
) -> None:
    if page is not None and "/StructParents" in page:
        marks.setdefault(int(page.StructParents), {})[number] = element


def _number_of(annotation: Object, root: Object) -> int:
    """The number by which a link is found; a new one where it has none."""
    if "/StructParent" not in annotation:
        number = int(root.get("/ParentTreeNextKey", 0))
        root.ParentTreeNextKey = number + 1
        annotation.StructParent = number
    return int(annotation.StructParent)
