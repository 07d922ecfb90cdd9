"""A document as one web page that needs nothing else: no script, no other file, no request.

The markup stands in `templates/`; what the templates ask about an article is answered in `blocks`.
A kind of block or inline that no template knows is an error, never left out.

Source: WHATWG HTML Living Standard; WCAG 2.2 AA, of it 2.4.1 (bypass blocks), 2.4.2 (page titled) and 2.4.5 (multiple
ways) for what stands around the text; W3C Content Security Policy Level 3, by which the page forbids itself all else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cspr_docs.publish.html import blocks
from cspr_docs.word.article.tree import (
    Article,
    Blocks,
    Contents,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Role,
    Text,
    plain,
    words,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

_MAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_COVER = (Role.TITLE, Role.SUBTITLE, Role.COVER)
_USUAL_DEPTH = 2
_FEWEST = 3


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


def to_html(article: Article, page: Page) -> bytes:
    """The page in UTF-8; equal documents give equal bytes."""
    reference = page.reference and f"Reference {page.reference}"
    about = [f"Published by {page.publisher}", page.published_on, reference]
    contents_title, lists = contents_of(article)
    template = _environment().get_template("page.html")
    html = template.render(
        article=article,
        page=page,
        policy=POLICY,
        style=Markup(stylesheet()),
        title=title_of(article),
        cover=cover_lines(article),
        contents_title=contents_title,
        contents=lists,
        text=cover_and_rest(article.blocks)[1],
        order=blocks.ReadingOrder(),
        contact=_MAIL.split(page.contact),
        about=about,
    )
    return html.encode()


def stylesheet() -> str:
    """The page's style sheet."""
    return files(__package__).joinpath("templates", "style.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["as_attributes"] = blocks.language_attributes
    environment.globals.update(ask=blocks, kind=lambda node: type(node).__name__)
    return environment


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as the contents list it, with the entries below it."""

    id: str
    number: str
    inlines: Inlines
    below: "tuple[ContentsEntry, ...]"


def cover_and_rest(blocks: Blocks) -> tuple[tuple[Paragraph[Inline], ...], Blocks]:
    """The paragraphs of the cover, with which the document begins, and all that follows."""
    cover: list[Paragraph[Inline]] = []
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


def cover_lines(article: Article) -> list[tuple[Inlines, str, bool]]:
    """Each line of the cover with its role, and whether it is the page's own heading.

    That is the first title, or else the document's.
    """
    cover, _ = cover_and_rest(article.blocks)
    title = next((index for index, each in enumerate(cover) if each.role is Role.TITLE), None)
    lines = [(each.inlines, each.role.value, index == title) for index, each in enumerate(cover)]
    missing: list[tuple[Inlines, str, bool]] = (
        [((Text(article.title),), Role.TITLE.value, True)] if title is None else []
    )
    return missing + lines


def contents_of(article: Article) -> tuple[str, list[tuple[ContentsEntry, ...]]]:
    """The contents' title and links to the headings, where the document has contents or headings enough.

    There are lists one after another where a deeper heading comes before the first; none for no contents.
    """
    contents = next((block for block in article.blocks if isinstance(block, Contents)), None)
    depth = contents.deepest if contents else _USUAL_DEPTH
    every = (block for block in article.blocks if isinstance(block, Heading) and block.inlines)
    headings = [heading for heading in every if heading.is_listed and heading.level <= depth]
    title = (contents.title if contents else "") or "Contents"
    if contents is None and len(headings) < _FEWEST:
        return title, []
    lists: list[tuple[ContentsEntry, ...]] = []
    at = 0
    while at < len(headings):
        entries, at = _entries(headings, at)
        lists.append(entries)
    return title, lists


def _entries(headings: Sequence[Heading[Inline]], start: int) -> tuple[tuple[ContentsEntry, ...], int]:
    """The headings from `start` on that are of one level, each with those below it; and where they end."""
    level, entries, at = headings[start].level, [], start
    while at < len(headings) and headings[at].level >= level:
        heading, at = headings[at], at + 1
        below: tuple[ContentsEntry, ...] = ()
        if at < len(headings) and headings[at].level > level:
            below, at = _entries(headings, at)
        entries.append(ContentsEntry(heading.id, heading.number, plain(heading.inlines), below))
    return tuple(entries), at
