"""A document as one web page that needs nothing else: no script, no other file, no request.

The markup stands in `templates/`; what the templates ask about an article is answered in the modules beside this one.
A kind of block or inline that no template knows is an error, never left out.

Source: WHATWG HTML Living Standard; WCAG 2.2 AA; W3C Content Security Policy Level 3, by which the page forbids
itself all else.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cspr_docs.publish.html import blocks, inlines
from cspr_docs.publish.html.frame import contents_of, cover_and_rest, cover_lines, title_of
from cspr_docs.word.article import Article

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

_MAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


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
    about = [
        f"Published by {page.publisher}",
        page.published_on,
        page.reference and f"Reference {page.reference}",
    ]
    html = (
        _environment()
        .get_template("page.html")
        .render(
            article=article,
            page=page,
            policy=POLICY,
            style=Markup(stylesheet()),
            title=title_of(article),
            cover=cover_lines(article),
            contents=contents_of(article),
            text=cover_and_rest(article.blocks)[1],
            order=blocks.ReadingOrder(),
            contact=_MAIL.split(page.contact),
            about=about,
        )
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
    environment.filters["as_attributes"] = inlines.language_attributes
    environment.globals.update(
        kind=lambda node: type(node).__name__,
        direction=inlines.direction,
        stretches=inlines.stretches,
        language_of_all=inlines.language_of_all,
        mark_elements=inlines.mark_elements,
        picture_attributes=inlines.picture_attributes,
        letter=blocks.letter,
        begins_with_words=blocks.begins_with_words,
        is_words=blocks.is_words,
        is_wide=blocks.is_wide,
        scoped_rows=blocks.scoped_rows,
        cell_attributes=blocks.cell_attributes,
    )
    return environment
