"""The characters of a paragraph that a reader sees, each with the element that holds it.

Text is joined as `word.texts` joins it, so that a place in the one is a place in the other.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.13.5 (revisions), 17.3.2.41 (vanish).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, PRESERVE, w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import SEARCHED, characters, leaves
from cspr_docs.word.revisions.markup import DELETED

_FALLBACK = f"{{{PREFIXES['mc']}}}Fallback"


@dataclass(frozen=True, slots=True)
class Letter:
    """One character: the element that holds it, and which of that element's characters it is."""

    node: etree._Element
    offset: int
    character: str

    @property
    def run(self) -> etree._Element:
        """The run that holds it (of an equation, the equation's own)."""
        parent = self.node.getparent()
        return self.node if parent is None else parent


def letters_of(paragraph: etree._Element, styles: Styles) -> tuple[Letter, ...]:
    """The seen characters in order; what stands inside a text box belongs to the box's own paragraphs."""
    return tuple(_letters(paragraph, styles))


def _letters(paragraph: etree._Element, styles: Styles) -> Iterator[Letter]:
    seen: dict[etree._Element, bool] = {}
    for element in leaves(paragraph):
        text = "" if element.tag == w("delText") else characters(element, SEARCHED)
        run = element.getparent()
        if not text or run is None:
            continue
        if run not in seen:
            seen[run] = not _is_hidden(run, styles)
        if seen[run]:
            yield from (Letter(element, offset, character) for offset, character in enumerate(text))


def set_text(element: etree._Element, text: str) -> None:
    """Writes an element's text so that its spaces are kept."""
    element.text = text
    element.set(PRESERVE, "preserve")


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    if styles.is_hidden(run):
        return True
    return any(around.tag in DELETED or around.tag == _FALLBACK for around in _within_paragraph(run))


def _within_paragraph(element: etree._Element) -> Iterator[etree._Element]:
    """The elements around one, up to its paragraph."""
    for around in element.iterancestors():
        if around.tag == w("p"):
            return
        yield around
