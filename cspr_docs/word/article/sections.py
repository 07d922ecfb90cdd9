"""Where a new page begins: before a paragraph by its style, or after it with a new section.

Source: ECMA-376 part 1, 17.3.1.23 (`pageBreakBefore`), 17.6 (sections: the type of the next one says how it begins).
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import is_on, switch, value
from cspr_docs.word.reading.styles import ProseStyles

_BEFORE = f"{w('pPr')}/{w('pageBreakBefore')}"
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")


def breaks_before(paragraph: etree._Element, style: str, styles: ProseStyles) -> bool:
    """Whether the paragraph begins a page."""
    own = switch(paragraph.find(w("pPr")), "pageBreakBefore")
    if own is not None:
        return own
    by_style = styles.inherited(style, _BEFORE)
    return by_style is not None and is_on(by_style)


def breaks_after(paragraph: etree._Element) -> bool:
    """Whether the paragraph ends a section, and the next one begins on a new page."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if section is None:
        return False
    root = paragraph.getroottree().getroot()
    sections = list(root.iter(w("sectPr")))
    after = sections[sections.index(section) + 1 :]
    return not after or value(after[0], "type") not in _ON_THE_SAME_PAGE
