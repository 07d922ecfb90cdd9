"""Fields that fetch, run or ask.

Source: ECMA-376 part 1, 17.16.5 (the fields by name); [MS-OI29500] 2.1.480 (what Word makes of them).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.fields import CODES, MARK, SIMPLE, VALUED_IN_LINKS, OpenFields, WordField, field_code
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.link_targets import danger
from cspr_docs.word.rules import Breach, Rule

FIELD_FETCHES = error(
    "word-field-fetches",
    "A field in a Word file fetches something from elsewhere, runs something, or asks the reader. Select it "
    "and press Ctrl+Shift+F9 to keep its words as plain text, or delete it.",
)
_RUNS, _FETCHES, _LISTS, _ASKS = (
    "can start another program",
    "fetches something from outside of the file",
    "takes its words from a list outside of the document",
    "asks the reader to type something",
)
DANGEROUS = {
    keyword: what
    for keywords, what in (
        ("DDE DDEAUTO MACROBUTTON MACRO ADDIN OCX CONTROL HTMLACTIVEX GOTOBUTTON EMBED PRINT PRIVATE", _RUNS),
        ("INCLUDETEXT INCLUDEPICTURE INCLUDE LINK DATABASE IMPORT RD", _FETCHES),
        (
            "AUTOTEXT AUTOTEXTLIST GLOSSARY USERINITIALS USERADDRESS MERGEFIELD MERGEREC MERGESEQ MERGEINC",
            _LISTS,
        ),
        ("NEXT NEXTIF SKIPIF ADDRESSBLOCK GREETINGLINE DATA", _LISTS),
        ("ASK FILLIN", _ASKS),
    )
    for keyword in keywords.split()
}
"""What fields of these names do."""

_PLAIN_WORDS = "select it and press Ctrl+Shift+F9 to keep its words as plain text, or delete it"
_LONGEST = 10_000
_INNER = " {} "
"""Stands in a field's code for what a field inside it will write."""


def fetching_fields(found: Opened) -> Iterator[Breach]:
    """Fields that do more than count, refer, or lead to a web page."""
    for part, root in found.trees.items():
        for element, code in _codes(root):
            if what := _danger_of(code[:_LONGEST]):
                yield Breach(FIELD_FETCHES, f"a field {what}", _PLAIN_WORDS, part, element)


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The code of every field of the part; of one that is never ended or never begun as far as it goes."""
    open_ = OpenFields()
    for element in root.iter(MARK, SIMPLE, w("t"), *CODES):
        if element.tag == SIMPLE:
            yield from _written(WordField(element))
        elif element.tag in CODES and open_.is_stray(element):
            yield element, element.text or ""
        elif done := open_.take(element):  # words in the place of code are code to Word
            yield from _written(done)
    for left in reversed(open_.fields):
        yield from _written(left)


def _written(field: WordField) -> Iterator[tuple[etree._Element, str]]:
    """Its code, once more without what is struck out of it: somebody may accept the deletion."""
    for code in dict.fromkeys(field.written(inner=_INNER, struck=struck) for struck in (True, False)):
        yield field.begin, code


def _danger_of(code: str) -> str:
    """What a field does that it must not; empty for the others."""
    told = field_code(code)
    keyword = told.name
    if keyword in DANGEROUS:
        return f"of the kind {keyword} {DANGEROUS[keyword]}"
    if not keyword and code.strip():
        return "hides what it does"
    if keyword != "HYPERLINK":
        return ""
    target = next((word.raw for word in told.words(VALUED_IN_LINKS)), "")
    if target == _INNER.strip():
        return "of the kind HYPERLINK leads where another field says"
    what = danger(target) if target else ""
    return f"of the kind HYPERLINK {what}" if what else ""


RULES: tuple[Rule, ...] = (fetching_fields,)
