"""A PDF's structure as a tree with the words in it: what somebody hears who listens to the file; and its bookmarks.

Source: ISO 32000-1:2008, 12.3.2 (destinations), 12.3.3 (document outline), 14.7 (logical structure), 14.8 (tagged
PDF), table 349 (table attributes).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf

from cspr_docs.publish.pdf.pages import PrintedPage

_TABLE, _MARK, _LINK = Name.Table, Name.MCR, Name.OBJR
DEEPEST = 100
NOWHERE = -1
DEEPEST_BOOKMARK = 50


def kids(element: Object) -> list[Object | int]:
    """What is right inside an element: elements, marks (numbers or dictionaries) and links."""
    found = element.get("/K")
    if isinstance(found, Array):
        return list(found)
    return [] if found is None else [found]


def set_kids(element: Object, inside: list[Object | int]) -> None:
    """Put these into the element in place of what was in it."""
    element.K = Array(inside)


def is_element(kid: Object | int, *kinds: Object) -> TypeGuard[Object]:
    """Whether a kid is an element, of one of these kinds where any are given."""
    if not isinstance(kid, Dictionary) or "/S" not in kid:
        return False
    return not kinds or kid.S in kinds


def is_link(kid: Object | int) -> TypeGuard[Object]:
    """Whether a kid stands for a link that lies on a page."""
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def children(element: Object, *kinds: Object) -> list[Object]:
    """The elements of these kinds right inside an element."""
    return [kid for kid in kids(element) if is_element(kid, *kinds)]


def elements(holder: Object, *kinds: Object, depth: int = 0) -> Iterator[Object]:
    """The elements of these kinds in the order of reading, each before those in it; all where none is given."""
    if depth > DEEPEST:
        return
    for kid in children(holder):
        if is_element(kid, *kinds):
            yield kid
        yield from elements(kid, *kinds, depth=depth + 1)


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A link: what it says to those who cannot see it, its address, or the page from 0 that it leads to."""

    said: str
    address: str
    leads_to: int = NOWHERE


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """A text, and the page from 0 that it stands on."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class PdfElement:
    """An element of the structure; `kind` is the standard name of what it is: `H1`, `TH`, `LBody`.

    Attributes:
        parts: what is in it, in the order of reading.
        scope: of a heading of a table: `Column`, `Row` or `Both`.
        alt: the words for those who cannot see it.
        actual: what is really written there, where the letters do not say so.
    """

    kind: str
    parts: "tuple[PdfElement | PrintedWords | PdfLink, ...]"
    alt: str = ""
    actual: str = ""
    title: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def children(self) -> "tuple[PdfElement, ...]":
        """The elements right inside it."""
        return tuple(part for part in self.parts if isinstance(part, PdfElement))

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(part.text for part in self.parts if not isinstance(part, PdfLink))

    def within(self, *kinds: str) -> "Iterator[PdfElement]":
        """All elements of these kinds in it, in the order of reading."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.within(*kinds)

    @property
    def everything(self) -> "Iterator[PdfElement]":
        """Itself and every element in it, in the order of reading."""
        yield self
        for child in self.children:
            yield from child.everything

    @property
    def links(self) -> Iterator[PdfLink]:
        """The links in it."""
        for node in self.everything:
            yield from (part for part in node.parts if isinstance(part, PdfLink))

    @property
    def contents_entries(self) -> "list[PdfElement]":
        """The entries of the contents in it, in the order of reading; not those that only hold others."""
        return [node for node in self.within("TOCI") if not any(node.within("TOCI"))]

    @property
    def printed(self) -> Iterator[PrintedWords]:
        """Its words, with their pages."""
        for part in self.parts:
            if isinstance(part, PrintedWords):
                yield part
            elif isinstance(part, PdfElement):
                yield from part.printed


def read_structure(pdf: Pdf, pages: Sequence[PrintedPage]) -> PdfElement | None:
    """The structure of the PDF whose printed pages are given; `None` where it has none."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    reader = _StructureReader(pdf, pages, root.get("/RoleMap", Dictionary()))
    return PdfElement("Root", tuple(reader.parts(root.get("/K"), NOWHERE, 0)))


@dataclass(slots=True)
class _StructureReader:
    pdf: Pdf
    pages: Sequence[PrintedPage]
    roles: Object
    numbers: dict[tuple[int, int], int] = field(init=False)
    destination: Callable[[Object], int] = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.destination = destinations(self.pdf)

    def parts(
        self, kids: Object | int | None, page: int, depth: int
    ) -> Iterator[PdfElement | PrintedWords | PdfLink]:
        """What the kids of an element are, whichever of the five ways they are written in."""
        if kids is None or depth > DEEPEST:
            return
        if isinstance(kids, Array):
            for kid in kids:
                yield from self.parts(kid, page, depth + 1)
        elif isinstance(kids, int):
            yield self.words(kids, page)
        elif (type_ := kids.get("/Type")) == _MARK:
            yield self.words(int(kids.MCID), self.page_of(kids, page))
        elif type_ == _LINK:
            yield self.link(kids.Obj)
        elif "/S" in kids:
            yield self.node(kids, self.page_of(kids, page), depth)

    def page_of(self, holder: Object, page: int) -> int:
        """The page that something is on: its own, or that of the element around it."""
        own = holder.get("/Pg")
        return page if own is None else self.numbers.get(own.objgen, NOWHERE)

    def words(self, number: int, page: int) -> PrintedWords:
        """The text of a mark; empty where there is no such mark."""
        known = 0 <= page < len(self.pages)
        return PrintedWords(self.pages[page].marked.get(number, "") if known else "", page)

    def link(self, annotation: Object) -> PdfLink:
        """A link."""
        action = annotation.get("/A", Dictionary())
        target = action.get("/D") if "/D" in action else annotation.get("/Dest")
        leads_to = NOWHERE if target is None else self.destination(target)
        said = str(annotation.get("/Contents", ""))
        return PdfLink(said, str(action.get("/URI", "")), leads_to)

    def node(self, element: Object, page: int, depth: int) -> PdfElement:
        """An element with all that is in it."""
        given = element.get("/A")
        owners = (
            own for own in (given if isinstance(given, Array) else [given]) if isinstance(own, Dictionary)
        )
        tables = (owner for owner in owners if owner.get("/O") == _TABLE)
        attributes = {key: value for table in tables for key, value in table.items()}
        return PdfElement(
            self.kind(str(element.S)),
            tuple(self.parts(element.get("/K"), page, depth + 1)),
            alt=str(element.get("/Alt", "")),
            actual=str(element.get("/ActualText", "")),
            title=str(element.get("/T", "")),
            scope=str(attributes.get("/Scope", "")).removeprefix("/"),
            columns=int(attributes.get("/ColSpan", 1)),
            rows=int(attributes.get("/RowSpan", 1)),
        )

    def kind(self, name: str) -> str:
        """The standard name for a name of the maker's own."""
        for _ in range(DEEPEST):
            if name not in self.roles:
                break
            name = str(self.roles[name])
        return name.removeprefix("/")


def destinations(pdf: Pdf) -> Callable[[Object], int]:
    """What gives the page, from 0, of a destination that is written out or only named; -1 where there is none."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    names = dict(destination_names(pdf))

    def page_of(target: Object) -> int:
        found = target if isinstance(target, Array) else names.get(str(target))
        if isinstance(found, Dictionary):
            found = found.get("/D")
        if not isinstance(found, Array) or not len(found) or not isinstance(found[0], Dictionary):
            return NOWHERE
        return pages.get(found[0].objgen, NOWHERE)

    return page_of


def destination_names(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """The named places of a PDF."""
    for name, place in pdf.Root.get("/Dests", Dictionary()).items():
        yield name.removeprefix("/"), place
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if tree is not None:
        yield from ((str(name), place) for name, place in NameTree(tree).items())


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What stands beside the pages, to jump to a heading: its words, and the page from 0 that it leads to."""

    text: str
    page: int


def read_bookmarks(pdf: Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks from the top, each before those inside it."""
    return tuple(_bookmarks(pdf.open_outline(max_depth=DEEPEST_BOOKMARK).root, destinations(pdf)))


def _bookmarks(items: Iterable[OutlineItem], page_of: Callable[[Object], int]) -> Iterator[Bookmark]:
    for item in items:
        target = item.destination or (item.action or Dictionary()).get("/D")
        yield Bookmark(item.title, page_of(target) if isinstance(target, Object) else NOWHERE)
        yield from _bookmarks(item.children, page_of)
