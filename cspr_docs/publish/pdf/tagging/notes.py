"""Notes with the identifier that they must have, and their way back to the text in the order of reading.

LibreOffice links a note's number to its place in the text, but leaves that link out of the structure.

Source: ISO 14289-1:2014, 7.9 (notes), 7.18.5 (links).
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from cspr_docs.publish.pdf.tagging.elements import children, elements, kids, set_kids

BACK = "Back to note {number} in the text"


def mend_notes(pdf: Pdf, root: Object) -> None:
    """Number the notes, and put the links back to the text into them."""
    notes = list(elements(root, Name.Note))
    if notes and "/IDTree" not in root:
        _number(pdf, root, notes)
    for page in pdf.pages:
        loose = [link for link in page.obj.get("/Annots", Array()) if _is_loose(link)]
        # From the top of the page, as the notes are read.
        loose.sort(key=lambda link: -float(link.Rect[3]))
        here = [(block, number) for block, number in _firsts(notes, page) if block is not None]
        if len(loose) == len(here):
            for link, (block, number) in zip(loose, here, strict=True):
                _put(pdf, page, link, block, number)


def _number(pdf: Pdf, root: Object, notes: list[Object]) -> None:
    pairs: list[Object] = []
    for number, note in enumerate(notes, start=1):
        note.ID = String(f"note-{number:05d}")
        pairs += [note.ID, note]
    limits = Array([pairs[0], pairs[-2]])
    leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=Array(pairs)))
    root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _is_loose(link: Object) -> bool:
    leads = "/Dest" in link or link.get("/A", Dictionary()).get("/S") == Name.GoTo
    return leads and "/StructParent" not in link


def _firsts(notes: list[Object], page: Page) -> Iterator[tuple[Object, int]]:
    """The first paragraph and the number of each note that begins on a page."""
    for number, note in enumerate(notes, start=1):
        block = next(iter(children(note)), None)
        if block is not None and block.get("/Pg", note.get("/Pg")) == page.obj:
            yield block, number


def _put(pdf: Pdf, page: Page, link: Object, block: Object, number: int) -> None:
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
