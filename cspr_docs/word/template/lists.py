"""Numbered lists that a loop repeats: each copy counts from its beginning.

A list that follows other text in the loop's body is a list of its own at each turn. One that begins the body has its
items from the turns, and counts on.
Source: ECMA-376 part 1, 17.9 (numbering).
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.word.house_styles import STYLES
from cspr_docs.word.template.marks import attribute_mark, mark, marks, number_of
from cspr_docs.word.template.tags import Kind, Spot, Tags

_IN_LEVELS = re.compile(r'<w:pStyle w:val="[^"]*"/>|<w:(?:nsid|tmpl) w:val="[^"]*"/>| xmlns:\w+="[^"]*"')
_IS_BULLET = re.compile(r'^(?:(?!<w:numFmt).)*<w:numFmt w:val="bullet"', re.DOTALL)
_EARLIER = tuple(
    w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


def numbers_of_styles(parts: Mapping[str, bytes]) -> dict[str, str]:
    """By style the number of the list that its paragraphs are items of; headings are none."""
    styles = {style.get(w("styleId"), ""): style for style in parse(parts[STYLES]).iter(w("style"))}
    found = {}
    for name, style in styles.items():
        number, level = style.find(f".//{w('numId')}"), style.find(f".//{w('outlineLvl')}")
        if number is not None and level is None:
            found[name] = number.get(w("val"), "")
    return found


def levels_of(numbering: etree._Element | None) -> dict[str, str]:
    """By the number of a list that counts what stands in its definition, without what must not be there twice."""
    if numbering is None:
        return {}
    inside = {
        abstract.get(w("abstractNumId"), ""): "".join(
            etree.tostring(child, encoding="unicode") for child in abstract
        )
        for abstract in numbering.iter(w("abstractNum"))
    }
    found = {}
    for number in numbering.iter(w("num")):
        abstract = number.find(w("abstractNumId"))
        levels = "" if abstract is None else inside.get(abstract.get(w("val"), ""), "")
        if levels and not _IS_BULLET.search(levels):
            found[number.get(w("numId"), "")] = _IN_LEVELS.sub("", levels)
    return found


def begin_anew(root: etree._Element, tags: Tags, styles: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Let every list that follows other text in a loop begin anew at each turn."""
    for node, number in marks(root):
        opening = tags.found[number]
        if opening.word != "for":
            continue
        anew: dict[str, None] = {}
        leads = False
        for paragraph in _paragraphs(node, tags):
            list_ = _list_of(paragraph, styles)
            if list_ not in known:
                leads = leads or bool(paragraph.findall(f".//{w('t')}"))
            elif leads or list_ in anew:
                anew[list_] = None
                _set_list(paragraph, attribute_mark(tags.made(Kind.PRINT, f"{list_!r}|_list", opening)))
        for list_ in anew:
            begin = tags.made(Kind.PRINT, f"{list_!r}|_anew", opening)
            tags.spots[begin] = Spot.BLOCK
            node.addnext(mark(begin))


def _paragraphs(opening: etree._Element, tags: Tags) -> Iterator[etree._Element]:
    """The paragraphs between a loop's opening and its end."""
    depth = 0
    for sibling in opening.itersiblings():
        number = number_of(sibling)
        word = "" if number is None else tags.found[number].word
        depth += (word == "for") - (word == "endfor")
        if depth < 0:
            return
        if number is None:
            yield from sibling.iter(w("p"))


def _list_of(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    """The number of the paragraph's list; empty for none, and for one that a loop around it has set."""
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    if own is not None:
        return own.get(w("val"), "")
    return "" if style is None else styles.get(style.get(w("val"), ""), "")


def _set_list(paragraph: etree._Element, number: str) -> None:
    """Make the paragraph an item of the list of this number."""
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if own is None:
        properties = paragraph.find(w("pPr"))
        assert properties is not None  # its style stands there
        numbering = etree.Element(w("numPr"))
        properties.insert(sum(1 for child in properties if child.tag in _EARLIER), numbering)
        etree.SubElement(numbering, w("ilvl"), {w("val"): "0"})
        own = etree.SubElement(numbering, w("numId"))
    own.set(w("val"), number)
