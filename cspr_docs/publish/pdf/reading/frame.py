"""Whether a PDF shows its title and language, and whether all that is printed or linked has its place in the structure.

Source: ISO 14289-1:2014, 7.1 (general, title), 7.2 (language), 7.18.1 and 7.18.5 (links).
"""

from collections.abc import Iterator, Sequence
from xml.parsers import expat

from pikepdf import Array, Dictionary, Name, Object, Pdf

from cspr_docs.problems import Problem
from cspr_docs.publish.pdf.reading import expected
from cspr_docs.publish.pdf.reading.pages import PrintedPage
from cspr_docs.publish.pdf.reading.structure import Node
from cspr_docs.word.article.tree import Article

_DC_TITLE = "http://purl.org/dc/elements/1.1/ title"


def title_and_language(pdf: Pdf, article: Article) -> Iterator[Problem]:
    """The title is that of the article in both places, and is what a reader's window shows; so is the language."""
    root = pdf.Root
    hint = "make the PDF again"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield Problem("pdf-not-tagged", "the PDF does not say that it has tags", hint)
    titles = {str(pdf.docinfo.get("/Title", "")), _title_in_metadata(root)}
    if titles != {article.title}:
        yield Problem("pdf-title", "the PDF's title is not the report's", hint)
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Problem("pdf-title", "the PDF would show its file's name in place of its title", hint)
    language = str(root.get("/Lang", ""))
    if language.lower() != article.language.lower():
        yield Problem(
            "pdf-title", f"the PDF's language is {language or 'not given'}, not {article.language}", hint
        )


def _title_in_metadata(root: Object) -> str:
    """The title in the XMP metadata; empty where there is none."""
    if "/Metadata" not in root:
        return ""
    found: list[str] = []
    inside: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: inside.append(name)
    parser.EndElementHandler = lambda _: inside.pop()
    parser.CharacterDataHandler = lambda text: found.append(text) if _DC_TITLE in inside else None
    try:
        parser.Parse(root.Metadata.read_bytes(), True)
    except expat.ExpatError:
        return ""
    return "".join(found).strip()


def everything_marked(pages: Sequence[PrintedPage], root: Node) -> Iterator[Problem]:
    """All that is printed stands in the structure, or is set aside as decoration."""
    hint = "check that it is ordinary text in the Word file"
    used: dict[int, list[str]] = {}
    for words in root.printed:
        used.setdefault(words.page, []).append(words.text)
    for index, page in enumerate(pages):
        if any(text.strip() for text in page.unmarked):
            yield Problem(
                "pdf-not-tagged", f"page {index + 1} of the PDF has words that are not marked up", hint
            )
        elif page.unmarked:
            yield Problem(
                "pdf-not-tagged", f"page {index + 1} of the PDF has lines or pictures without a mark", hint
            )
        lost = sorted(text for text in page.marked.values() if text.strip())
        if lost != sorted(text for text in used.get(index, []) if text.strip()):
            what = "words that stand in no order of reading, or in two"
            yield Problem("pdf-not-tagged", f"page {index + 1} of the PDF has {what}", hint)


def links_in_structure(pdf: Pdf, root: Node) -> Iterator[Problem]:
    """Every link is in the structure, once, and says something."""
    hint = "look for the link in the Word file"
    lying = 0
    for number, page in enumerate(pdf.pages, start=1):
        links = [note for note in page.obj.get("/Annots", Array()) if note.get("/Subtype") == Name.Link]
        lying += len(links)
        if links and page.obj.get("/Tabs") != Name.S:
            message = f"on page {number} the tabulator key does not follow the order of reading"
            yield Problem("pdf-link", message, "make the PDF again")
        if any(not str(link.get("/Contents", "")).strip() for link in links):
            yield Problem(
                "pdf-link", f"a link on page {number} says nothing to those who cannot see it", hint
            )
        if any("/StructParent" not in link for link in links):
            yield Problem("pdf-link", f"a link on page {number} is not in the order of reading", hint)
    placed = sum(1 for _ in root.anchors)
    if placed != lying:
        yield Problem(
            "pdf-link", f"the PDF has {lying} links, and {placed} of them in its order of reading", hint
        )


def addresses(root: Node, article: Article) -> Iterator[Problem]:
    """Every address that the article links to is one of the PDF's links."""
    there = {anchor.address.rstrip("/") for anchor in root.anchors}
    for address in sorted(set(expected.addresses(article))):
        if address.rstrip("/") not in there:
            message = f"the link to {_host(address)} is not in the PDF"
            yield Problem("pdf-link", message, "look for the link in the Word file")


def _host(address: str) -> str:
    """So much of an address as may be printed."""
    return address.split("?")[0].split("/")[2] if "://" in address else address.split(":")[0]
