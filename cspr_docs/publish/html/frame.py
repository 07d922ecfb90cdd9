"""What stands around a document on its page: title, contents, notes, and whom to ask for another format.

Source: WCAG 2.2, 2.4.1 (bypass blocks), 2.4.2 (page titled), 2.4.5 (multiple ways), 3.1.1 (language of page).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from cspr_docs.publish.html.blocks import TOP, BlockWriter
from cspr_docs.publish.html.element import element, joined
from cspr_docs.publish.html.inlines import NOTES, Images, inlines_html
from cspr_docs.word.article.tree import Article, Blocks, Contents, Heading, Note, Paragraph, Role
from cspr_docs.word.article.words import plain, words

MAIN, FORMATS, CONTENTS = "page_main", "page_formats", "page_contents"

_COVER = (Role.TITLE, Role.SUBTITLE, Role.COVER)
_USUAL_DEPTH = 2
_FEWEST = 3
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BACK = "\u21a9\ufe0e"


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of a page says; it names nobody but the partnership, and no day on which it was made.

    Attributes:
        publisher: the partnership's name; empty for a page that nobody publishes, which then has no band with the
            name, and asks nobody for other formats.
        title: what the browser calls the page; empty for the document's own title.
        published_on: the month or day of publishing, in words; may be empty.
        contact: how to ask for another format, in words: an address for mail, a telephone number; may be empty.
        reference: what the partnership calls the document; may be empty.
    """

    publisher: str
    title: str = ""
    published_on: str = ""
    contact: str = ""
    reference: str = ""


def cover_and_rest(blocks: Blocks) -> tuple[tuple[Paragraph, ...], Blocks]:
    """The paragraphs of the cover, with which the document begins, and all that follows."""
    cover: list[Paragraph] = []
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.role in _COVER):
            break
        cover.append(block)
    return tuple(cover), blocks[len(cover) :]


def title_of(article: Article) -> str:
    """The document's title with its subtitle: `Local Child Safeguarding Practice Review: Rowan`."""
    cover, _ = cover_and_rest(article.blocks)
    titles = [words(each.inlines) for each in cover if each.role in (Role.TITLE, Role.SUBTITLE)]
    return ": ".join(titles) or article.title


def cover_html(article: Article) -> Markup:
    """The page's own heading and the lines of the cover."""
    cover, _ = cover_and_rest(article.blocks)
    lines = []
    has_title = any(each.role is Role.TITLE for each in cover)
    heading_open = True
    if not has_title:
        lines.append(element("h1", article.title))
    for paragraph in cover:
        is_heading = paragraph.role is Role.TITLE and heading_open
        heading_open = heading_open and not is_heading
        name = "h1" if is_heading else "p"
        class_ = None if is_heading else paragraph.role.value
        lines.append(element(name, inlines_html(paragraph.inlines, article.pictures), class_=class_))
    return element("hgroup", *lines, class_="title-page")


def contents_html(article: Article, page: Page) -> Markup:
    """Links to the headings, where the document has contents or headings enough; empty where not.

    On a narrow screen they open when asked for; on a wide one they stand at the side.
    """
    contents = next((block for block in article.blocks if isinstance(block, Contents)), None)
    depth = contents.deepest if contents else _USUAL_DEPTH
    headings = [
        block
        for block in article.blocks
        if isinstance(block, Heading) and block.is_listed and block.level <= depth and block.inlines
    ]
    if not headings or (contents is None and len(headings) < _FEWEST):
        return Markup()
    title = (contents.title if contents else "") or "Contents"
    links = _nested(headings, 0, article.pictures)[0]
    summary = element("summary", title, class_="contents-title")
    formats = element("a", "Ask for this document in another format", href=f"#{FORMATS}")
    return element(
        "nav",
        element("h2", title, id=CONTENTS, class_="contents-title"),
        element("details", summary, links),
        element("p", formats) if page.publisher else "",
        aria_labelledby=CONTENTS,
    )


def _nested(headings: list[Heading], start: int, images: Images) -> tuple[Markup, int]:
    """A list of the headings from `start` on that are of one level, each with those below it; where it ends."""
    level, items, at = headings[start].level, [], start
    while at < len(headings) and headings[at].level >= level:
        link = _contents_link(headings[at], images)
        at += 1
        inner = Markup()
        if at < len(headings) and headings[at].level > level:
            inner, at = _nested(headings, at, images)
        items.append(element("li", link, inner))
    rest = Markup()
    if start == 0 and at < len(headings):  # the first heading was deeper than a later one
        rest, at = _nested(headings, at, images)
    return element("ol", *items) + rest, at


def _contents_link(heading: Heading, images: Images) -> Markup:
    number = element("span", heading.number, class_="number") + " " if heading.number else ""
    title = element("span", inlines_html(plain(heading.inlines), images))
    return element("a", number, title, href=f"#{heading.id}")


def header_html(page: Page) -> Markup:
    """The band with the name of who published the document; empty where nobody did."""
    return element("header", element("p", page.publisher, class_="inside")) if page.publisher else Markup()


def notes_html(notes: tuple[Note, ...], writer: BlockWriter) -> Markup:
    """The notes, each with a way back to where it stands in the text; empty where there are none.

    Source: WAI-ARIA Digital Publishing Module 1.1, `doc-endnotes`, `doc-backlink`.
    """
    if not notes:
        return Markup()
    writer.levels = [0]  # below the heading of the notes
    items = joined(_note(note, writer) for note in notes)
    heading = element(f"h{TOP}", "Notes", id=NOTES)
    return element("section", heading, element("ol", items), role="doc-endnotes", aria_labelledby=NOTES)


def _note(note: Note, writer: BlockWriter) -> Markup:
    back = element(
        "a",
        _BACK,
        href=f"#note_{note.number}_ref",
        role="doc-backlink",
        aria_label=f"Back to note {note.number} in the text",
        class_="back",
    )
    blocks, last = note.blocks[:-1], note.blocks[-1:]
    words_of_last = (
        inlines_html(last[0].inlines, writer.images) if last and isinstance(last[0], Paragraph) else ""
    )
    rest = blocks if words_of_last else note.blocks
    return element("li", writer.write(rest), element("p", words_of_last, " ", back), id=f"note_{note.number}")


def footer_html(page: Page) -> Markup:
    """Whom to ask for another format, and who published the document; empty where nobody did."""
    if not page.publisher:
        return Markup()
    about = [
        f"Published by {page.publisher}",
        page.published_on,
        page.reference and f"Reference {page.reference}",
    ]
    return element(
        "footer",
        element(
            "div",
            element("h2", "Other formats", id=FORMATS),
            element(
                "p",
                "If you need this document in another format, such as large print, easy read, braille, audio or "
                f"another language, please ask {page.publisher}. Say which format you need.",
            ),
            element("p", *_contact(page.contact)) if page.contact else "",
            element("p", " · ".join(filter(None, about)), class_="about"),
            class_="inside",
        ),
    )


def _contact(text: str) -> Iterator[Markup | str]:
    """The words of the contact, addresses for mail as links."""
    at = 0
    for found in _MAIL.finditer(text):
        yield text[at : found.start()]
        yield element("a", found[0], href=f"mailto:{found[0]}")
        at = found.end()
    yield text[at:]
