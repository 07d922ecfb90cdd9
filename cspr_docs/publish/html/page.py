"""A document as one web page that needs nothing else: no script, no other file, no request.

Source: WHATWG HTML Living Standard; WCAG 2.2 AA; W3C Content Security Policy Level 3, by which the page forbids
itself all else.
"""

from importlib.resources import files

from markupsafe import Markup

from cspr_docs.publish.html.blocks import BlockWriter
from cspr_docs.publish.html.element import element, joined
from cspr_docs.publish.html.frame import (
    MAIN,
    Page,
    contents_html,
    cover_and_rest,
    cover_html,
    footer_html,
    header_html,
    notes_html,
    title_of,
)
from cspr_docs.publish.html.languages import direction
from cspr_docs.word.article import Article

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def to_html(article: Article, page: Page) -> bytes:
    """The page in UTF-8; equal documents give equal bytes."""
    right_to_left = direction(article.language) == "rtl"
    html = element(
        "html",
        "\n",
        element("head", *_head(article, page)),
        "\n",
        element("body", *_body(article, page)),
        "\n",
        lang=article.language or None,
        dir="rtl" if right_to_left else None,
    )
    return f"<!DOCTYPE html>\n{html}\n".encode()


def _head(article: Article, page: Page) -> list[Markup | str]:
    title = page.title or title_of(article)
    return [
        "\n",
        element("meta", charset="utf-8"),
        "\n",
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        "\n",
        element("title", " - ".join(filter(None, (title, page.publisher)))),
        "\n",
        element("style", Markup(stylesheet())),
        "\n",
    ]


def stylesheet() -> str:
    """The page's style sheet."""
    return files(__package__).joinpath("style.css").read_text("utf-8")


def _body(article: Article, page: Page) -> list[Markup]:
    _, rest = cover_and_rest(article.blocks)
    writer = BlockWriter(article.pictures)
    contents = contents_html(article, page)
    text = element("div", writer.write(rest), "\n", notes_html(article.notes, writer), class_="text")
    columns = element("div", contents, "\n", text, class_="columns" if contents else "columns alone")
    return [
        element("a", "Skip to main content", class_="skip", href=f"#{MAIN}"),
        joined(["\n", header_html(page), "\n"]),
        element("main", cover_html(article), "\n", columns, id=MAIN, tabindex=-1),
        joined(["\n", footer_html(page)]),
    ]
