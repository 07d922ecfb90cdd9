"""The words of links.

Source: WCAG 2.2, 2.4.4 (link purpose, in context), 2.4.9; GOV.UK content design: links.
"""

import re
from collections.abc import Iterator

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, Heading, Link, Paragraph
from cspr_docs.word.article.words import placed, words

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_VAGUE = frozenset(
    {
        *(
            "here",
            "click here",
            "this",
            "this link",
            "link",
            "more",
            "read more",
            "find out more",
            "see more",
        ),
        *(
            "learn more",
            "this page",
            "website",
            "the website",
            "this website",
            "page",
            "document",
            "download",
        ),
    }
)


def wording(article: Article) -> Iterator[Problem]:
    """Links whose words say nothing of where they lead, or only their address."""
    for block, place, _ in placed(article):
        for link in block.inlines if isinstance(block, Paragraph | Heading) else ():
            text = words(link.inlines).strip(" .,:;>»") if isinstance(link, Link) else ""
            if text.lower() in _VAGUE:
                message = f"the words of a link, {place}, do not say where it leads: “{text}”"
                hint = "make the words that say what is there the link"
                yield Problem("link-vague", message, hint)
            elif _ADDRESS.fullmatch(text):
                message = f"a link, {place}, shows its address, which is read out letter by letter"
                hint = "write the name of the page instead, and make it the link; print shows the address by itself"
                yield Problem("link-bare", message, hint)


RULES = (wording,)
