"""Whether everybody can take in what stands there: its language, its links, its pictures.

Source: WCAG 2.2, 1.1.1 (non-text content) and its failure F30, 1.4.5 (images of text), 2.4.2 (page titled), 2.4.4 (link
purpose, in context), 2.4.9, 3.1.1 (language of page), 3.1.2 (language of parts); GOV.UK content design: links.
"""

import re
import unicodedata
from collections.abc import Iterator

from cspr_docs.problems import Problem, advice, error
from cspr_docs.word.article.tree import (
    Article,
    Link,
    Picture,
    Text,
    inlines_in,
    placed,
    words,
)

LONGEST_ALT = 250

_LATIN = ("LATIN", "MODIFIER", "MASCULINE", "FEMININE", "KELVIN", "ANGSTROM", "DOUBLE-STRUCK", "SCRIPT")
"""How Unicode's names of letters begin that a reader of English knows."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_IN_LATIN_LETTERS = frozenset(
    ["cy", "de", "en", "es", "fr", "ga", "gd", "it", "nl", "pl", "pt", "ro", "so", "sq", "tr", "vi", "yo"]
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:click )?here|this(?: link| page| website)?|link|(?:(?:find out|learn|read|see) )?more|(?:the )?website"
    r"|page|document|download",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r".*\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|emf|wmf)|(?:image|picture|img|screenshot|dsc|photo)[\s_-]*\d*",
    re.I,
)
_MADE_UP = re.compile(r"description automatically generated|AI-generated content", re.IGNORECASE)
_OF_TEXT = re.compile(r"\b(?:screen ?shot|scan(?:ned)?|text|letter|wording|word ?art)\b", re.IGNORECASE)
_WHERE = "right-click the picture in Word and choose View Alt Text"

DOCUMENT_UNTITLED = error(
    "document-untitled",
    "A document that is published needs a title, which browsers show and screen readers say first (WCAG 2.4.2). Write "
    "it in Word under File, Info, Properties.",
)
DOCUMENT_NO_LANGUAGE = error(
    "document-no-language",
    "Nothing says in which language the document is written, so a screen reader cannot know how to speak it (WCAG "
    "3.1.1). Set the proofing language of the whole document in Word.",
)
LANGUAGE_UNMARKED = error(
    "language-unmarked",
    "Words in another language must be marked, or a screen reader speaks them as if they were English (WCAG 3.1.2). "
    "Select them in Word and set their proofing language.",
)
PICTURE_NO_ALT = error(
    "picture-no-alt",
    "A picture needs an alternative text, which is read out to those who cannot see it, unless it is marked as "
    "decorative (WCAG 1.1.1). Right-click it in Word and choose View Alt Text.",
)
PICTURE_ALT_MADE_UP = error(
    "picture-alt-made-up",
    "An alternative text is a file's name or was guessed by a program, and tells nobody what the picture is for (WCAG "
    "1.1.1, failure F30). Write what a reader should learn from it.",
)
PICTURE_ALT_LONG = advice(
    "picture-alt-long",
    "A screen reader speaks an alternative text in one go, with no way to stop and go back. Say the main thing in a "
    "sentence or two, and put the rest into the text.",
)
PICTURE_OF_WORDS = advice(
    "picture-of-words",
    "Words in a picture cannot be enlarged, recoloured or read out (WCAG 1.4.5). Write them as words.",
)
LINK_VAGUE = advice(
    "link-vague",
    "Many readers go from link to link and hear only their words: 'here' and 'more' say nothing (WCAG 2.4.4). Make "
    "the words that name the page the link.",
)
LINK_BARE = advice(
    "link-bare",
    "A web address is read out letter by letter. Write the name of the page as a link (WCAG 2.4.4); where the "
    "document is printed, the address is written behind it by itself.",
)


def untitled(article: Article) -> Iterator[Problem]:
    """The document has no title."""
    if not article.title:
        hint = "write it in Word under File, Info, Properties, Title"
        yield Problem(DOCUMENT_UNTITLED, "the document has no title", hint)


def without_language(article: Article) -> Iterator[Problem]:
    """Nothing says in which language the document is."""
    if not article.language:
        hint = "select all in Word, choose Review, Language, Set Proofing Language, English (United Kingdom)"
        yield Problem(DOCUMENT_NO_LANGUAGE, "nothing says in which language the document is written", hint)


def unmarked_language(article: Article) -> Iterator[Problem]:
    """Words in other letters than those of the document's language, whose language nothing tells."""
    if article.language.partition("-")[0] not in _IN_LATIN_LETTERS:
        return
    for block, place, _ in placed(article):
        texts = (inline for inline in inlines_in(block) if isinstance(inline, Text))
        if any(_is_foreign(text.text) for text in texts if not text.language):
            message = f"words in another language, {place}, are not marked as such, and would be read out as English"
            hint = "select them in Word, choose Review, Language, Set Proofing Language, and their language"
            yield Problem(LANGUAGE_UNMARKED, message, hint)


def _is_foreign(text: str) -> bool:
    """Whether a word of two letters or more is written in other than Latin letters."""
    words = [] if text.isascii() else _WORD.findall(text)
    names = ([unicodedata.name(letter, "LATIN") for letter in word] for word in words)
    return any(not any(name.startswith(_LATIN) for name in word) for word in names)


def link_words(article: Article) -> Iterator[Problem]:
    """Links whose words say nothing of where they lead, or only their address."""
    for block, place, _ in placed(article):
        for link in inlines_in(block):
            text = words(link.inlines).strip(" .,:;>»") if isinstance(link, Link) else ""
            if _VAGUE.fullmatch(text):
                message = f"the words of a link, {place}, do not say where it leads: “{text}”"
                hint = "make the words that say what is there the link"
                yield Problem(LINK_VAGUE, message, hint)
            elif _ADDRESS.fullmatch(text):
                message = f"a link, {place}, shows its address, which is read out letter by letter"
                hint = "write the name of the page instead, and make it the link; print shows the address by itself"
                yield Problem(LINK_BARE, message, hint)


def alternatives(article: Article) -> Iterator[Problem]:
    """Alternative texts that are missing, say nothing, or say too much."""
    every = ((inline, each.place) for each in placed(article) for inline in inlines_in(each.block))
    for picture, place in every:
        if not isinstance(picture, Picture) or picture.decorative:
            continue
        alt, about = picture.alt, f"the alternative text of the picture {place}"
        if not alt:
            hint = f"{_WHERE}: say what it shows, or mark it as decorative"
            yield Problem(PICTURE_NO_ALT, f"the picture {place} has no alternative text", hint)
            continue
        if _FILE_NAME.fullmatch(alt) or _MADE_UP.search(alt):
            message = f"{about} was made by a program, and says nothing of it"
            yield Problem(PICTURE_ALT_MADE_UP, message, f"{_WHERE}: say what a reader should learn from it")
            continue
        if len(alt) > LONGEST_ALT:
            hint = f"say the main thing in a sentence or two; put the rest into the text, or into a table ({_WHERE})"
            yield Problem(PICTURE_ALT_LONG, f"{about} has {len(alt)} letters", hint)
        if _OF_TEXT.search(alt):
            message = f"the picture {place} seems to be a picture of words"
            yield Problem(PICTURE_OF_WORDS, message, "put the words into the text as words")
