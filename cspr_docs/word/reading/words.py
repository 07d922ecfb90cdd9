"""The words of a fact: a date, a name, an answer, without looks."""

from collections.abc import Iterable, Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.prose.plain import inline_text
from cspr_docs.word.reading.findings import Findings
from cspr_docs.word.reading.inlines import InlineReader, control_content
from cspr_docs.word.reading.source import Source

_HOLDERS = frozenset({w("customXml"), w("smartTag"), w("tbl"), w("tr"), w("tc")})


def read_inline_text(elements: Iterable[etree._Element]) -> str:
    """The words of runs, links, controls and paragraphs; a line for each paragraph, nothing for footnotes.

    They must come from a view without tracked changes. Spaces at both ends are gone.
    """
    return "\n".join(line for line in map(_text, _lines(elements)) if line).strip()


def _lines(elements: Iterable[etree._Element]) -> Iterator[list[etree._Element]]:
    """What stands in one line: the children of a paragraph, or runs side by side outside of any."""
    loose: list[etree._Element] = []
    for element in _flat(elements):
        if element.tag == w("p"):
            yield loose
            yield list(element)
            loose = []
        else:
            loose.append(element)
    yield loose


def _flat(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements, controls and tables opened down to their paragraphs and runs."""
    for element in elements:
        if element.tag == w("sdt"):
            content = control_content(element)
            yield from _flat(() if content is None else content)
        elif element.tag in _HOLDERS:
            yield from _flat(element)
        else:
            yield element


def _text(line: list[etree._Element]) -> str:
    return inline_text(InlineReader(Source(), Findings()).read(line), str).strip(" \t")
