"""Whether a finished PDF is one that everybody can use, and holds the article that it was made of.

What is read here is what the file says of itself: its structure, its marks, its words. Whether a PDF conforms to
PDF/UA takes people as well (is an alternative text true? is the order of reading the one that makes sense?) and the
whole of its 31 checkpoints with 136 conditions, of which many need a validator that this program does not have. So a
PDF without a fault is called 'tagged, checks passed', never 'conformant'.

Source: ISO 14289-1:2014 (PDF/UA-1), clause 7: 7.1 (general, title), 7.2 (language), 7.18.1 and 7.18.5 (links), 7.21
(fonts: embedding, and the mapping of characters to Unicode); Matterhorn Protocol 1.02 (PDF Association, 2014).
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from cspr_docs.problems import Problem, error
from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.comparing import differences
from cspr_docs.publish.pdf.empty_boxes import letters_as_boxes
from cspr_docs.publish.pdf.missing_words import PDF_FONT, SHOWN, letter_name, missing_words
from cspr_docs.publish.pdf.pages import PDF_PROTECTED, PrintedPage, open_pdf, read_pages
from cspr_docs.publish.pdf.structure import PdfElement, read_bookmarks, read_structure
from cspr_docs.word.article.tree import Article

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN_ENCODINGS = (Name.WinAnsiEncoding, Name.MacRomanEncoding, Name.MacExpertEncoding)

PDF_NOT_TAGGED = error(
    "pdf-not-tagged",
    "Some of the PDF is not marked up, so that people who listen to it would miss it or hear it out of order. Check "
    "that the passage is ordinary text in the Word file, and make the PDF again.",
)
PDF_TITLE = error(
    "pdf-title",
    "The PDF does not show the report's title or its language, which people who listen to it hear first. Check the "
    "title in the Word file's properties, and make the PDF again.",
)
PDF_LINK = error(
    "pdf-link",
    "A link in the PDF is missing, or says nothing to those who cannot see it. Check the link in the Word file.",
)


def pdf_faults(content: bytes, article: Article) -> tuple[Problem, ...]:
    """What is wrong with the PDF that was made of `article`; none means 'tagged, checks passed'.

    Raises:
        Stop: the PDF cannot be opened.
    """
    pages = read_pages(content)
    with open_pdf(content) as pdf:
        if pdf.is_encrypted:
            return (Problem(PDF_PROTECTED, "the PDF is encrypted", "publish it without a password"),)
        root = read_structure(pdf, pages)
        if root is None:
            message = "the PDF has no tags: nobody could listen to it"
            return (Problem(PDF_NOT_TAGGED, message, "make it again"),)
        found = chain(
            _title_and_language(pdf, article),
            _everything_marked(pages, root),
            _links_in_structure(pdf, root),
            _addresses(root, article),
            differences(root, read_bookmarks(pdf), article),
            _fonts(pdf),
            missing_words(root, article, sorted({name for name, _ in _fonts_of(pdf)})),
        )
        return tuple(dict.fromkeys(found))


def _title_and_language(pdf: Pdf, article: Article) -> Iterator[Problem]:
    """The title is that of the article in both places, and is what a reader's window shows; so is the language."""
    root = pdf.Root
    hint = "make the PDF again"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield Problem(PDF_NOT_TAGGED, "the PDF does not say that it has tags", hint)
    titles = {str(pdf.docinfo.get("/Title", "")), str(pdf.open_metadata().get("dc:title", "")).strip()}
    if titles != {article.title}:
        yield Problem(PDF_TITLE, "the PDF's title is not the report's", hint)
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Problem(PDF_TITLE, "the PDF would show its file's name in place of its title", hint)
    language = str(root.get("/Lang", ""))
    if language.lower() != article.language.lower():
        message = f"the PDF's language is {language or 'not given'}, not {article.language}"
        yield Problem(PDF_TITLE, message, hint)


def _everything_marked(pages: Sequence[PrintedPage], root: PdfElement) -> Iterator[Problem]:
    """All that is printed stands in the structure, or is set aside as decoration."""
    hint = "check that it is ordinary text in the Word file"
    used: dict[int, list[str]] = {}
    for words in root.printed:
        used.setdefault(words.page, []).append(words.text)
    for index, page in enumerate(pages):
        has = f"page {index + 1} of the PDF has"
        if any(text.strip() for text in page.unmarked):
            yield Problem(PDF_NOT_TAGGED, f"{has} words that are not marked up", hint)
        elif page.unmarked:
            yield Problem(PDF_NOT_TAGGED, f"{has} lines or pictures without a mark", hint)
        lost = sorted(text for text in page.marked.values() if text.strip())
        if lost != sorted(text for text in used.get(index, []) if text.strip()):
            yield Problem(PDF_NOT_TAGGED, f"{has} words that stand in no order of reading, or in two", hint)


def _links_in_structure(pdf: Pdf, root: PdfElement) -> Iterator[Problem]:
    """Every link is in the structure, once, and says something."""
    hint = "look for the link in the Word file"
    lying = 0
    for number, page in enumerate(pdf.pages, start=1):
        links = [note for note in page.obj.get("/Annots", Array()) if note.get("/Subtype") == Name.Link]
        lying += len(links)
        if links and page.obj.get("/Tabs") != Name.S:
            message = f"on page {number} the tabulator key does not follow the order of reading"
            yield Problem(PDF_LINK, message, "make the PDF again")
        if any(not str(link.get("/Contents", "")).strip() for link in links):
            yield Problem(PDF_LINK, f"a link on page {number} says nothing to those who cannot see it", hint)
        if any("/StructParent" not in link for link in links):
            yield Problem(PDF_LINK, f"a link on page {number} is not in the order of reading", hint)
    placed = sum(1 for _ in root.links)
    if placed != lying:
        message = f"the PDF has {lying} links, and {placed} of them in its order of reading"
        yield Problem(PDF_LINK, message, hint)


def _addresses(root: PdfElement, article: Article) -> Iterator[Problem]:
    """Every address that the article links to is one of the PDF's links."""
    there = {link.address.rstrip("/") for link in root.links}
    for address in sorted(set(expected.addresses(article))):
        if address.rstrip("/") not in there:
            # So much of an address as may be printed.
            host = address.split("?")[0].split("/")[2] if "://" in address else address.split(":")[0]
            message = f"the link to {host} is not in the PDF"
            yield Problem(PDF_LINK, message, "look for the link in the Word file")


def _fonts_of(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """The fonts that text is set in, by name; not what stands inside of one."""
    items = (item for item in pdf.objects if isinstance(item, (Dictionary, Stream)))
    for font in (item for item in items if item.get("/Type") == Name.Font):
        if font.get("/Subtype") not in (None, Name.CIDFontType0, Name.CIDFontType2):
            yield str(font.get("/BaseFont", "/a font")).removeprefix("/").rpartition("+")[2], font


def _fonts(pdf: Pdf) -> Iterator[Problem]:
    """Fonts that are missing from the file, or whose letters cannot be told."""
    hint = "use one of the house style's fonts"
    for name, font in _fonts_of(pdf):
        if not _embedded(font):
            yield Problem(PDF_FONT, f"the font {name} is not inside the PDF", hint)
        elif "/ToUnicode" not in font and font.get("/Encoding") not in _KNOWN_ENCODINGS:
            yield Problem(PDF_FONT, f"the letters of the font {name} cannot be told by a program", hint)
        elif boxes := sorted(set(map(letter_name, letters_as_boxes(font)))):
            message = (
                f"the PDF shows an empty box in place of {', '.join(boxes[:SHOWN])}: the font {name} lacks it"
            )
            yield Problem(PDF_FONT, message, "install a font that has it, such as one of the Noto fonts")


def _embedded(font: Object) -> bool:
    if font.Subtype == Name.Type3:
        return True
    holder = font.get("/DescendantFonts", Array([font]))[0]
    descriptor = holder.get("/FontDescriptor", Dictionary())
    return any(file in descriptor for file in _FONT_FILES)
