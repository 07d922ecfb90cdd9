"""What a render's additions need of a package: where they go, ids that nothing uses yet, lists that loops may copy."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.numbering import lists_of, place_in_list
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import value
from cspr_docs.word.additions import FOOTNOTES, ListLooks
from cspr_docs.word.open_parts import BODY_RELS, COMMENTS, EMPTY, FOOTNOTE_RELS, NUMBERING, OpenParts
from cspr_docs.word.surroundings import LIST_STYLES, can_be_said, printed
from cspr_docs.word.template.tags import TARGET

OPEN = (NUMBERING, FOOTNOTES, COMMENTS, BODY_RELS, FOOTNOTE_RELS, CONTENT_TYPES)
HOLDERS = {
    "footnote": (w("footnote"), w("id")),
    "comment": (w("comment"), w("id")),
    "abstract_number": (w("abstractNum"), w("abstractNumId")),
    "number": (w("num"), w("numId")),
    "bookmark": (w("bookmarkStart"), w("id")),
    "drawing": (f"{{{WP}}}docPr", "id"),
}
CONTROL = f"{w('sdtPr')}/{w('id')}"
FAR = 10**9
"""Word gives content controls ids anywhere below 2**31; counting on from those would run out of numbers."""

_IN_LEVELS = re.compile(
    r'<w:pStyle w:val="[^"]*"/>|<w:(?:nsid|tmpl|name|styleLink) w:val="[^"]*"/>| xmlns:\w+="[^"]*"'
)
_IS_BULLET = re.compile(r'^(?:(?!<w:numFmt).)*<w:numFmt w:val="bullet"', re.DOTALL)


def with_openings(root: etree._Element, part: str) -> None:
    """Mark in the tree where additions to this part go."""
    if part not in OPEN:
        return
    if part != NUMBERING:
        root.append(etree.ProcessingInstruction(TARGET, "entries"))
        return
    before_abstracts = {w("numPicBullet"), w("abstractNum")}
    start = sum(1 for child in root if child.tag in before_abstracts)
    numbers = sum(1 for child in root if child.tag == w("num"))
    root.insert(start, etree.ProcessingInstruction(TARGET, "abstracts"))
    root.insert(start + 1 + numbers, etree.ProcessingInstruction(TARGET, "numbers"))


def open_parts(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> OpenParts:
    """The parts that additions may go into, as text; those that are absent as they would begin.

    `trees` has those parts that have been read and marked already.
    """
    texts = dict(EMPTY)
    for part in OPEN:
        if part not in parts:
            continue
        root = trees.get(part)
        if root is None:
            root = parse(parts[part])
            with_openings(root, part)
        texts[part] = to_xml(root)
    return OpenParts(texts, frozenset(EMPTY) - frozenset(parts))


def first_ids(trees: Iterable[etree._Element]) -> dict[str, int]:
    """For each kind of id a number above all that the trees hold (and below which no counting would lead)."""
    used: dict[str, list[int]] = {kind: [0] for kind in (*HOLDERS, "control")}
    for root in trees:
        for kind, (tag, attribute) in HOLDERS.items():
            used[kind] += (_number(element.get(attribute)) for element in root.iter(tag))
        used["control"] += (_number(element.get(w("val"))) for element in root.iterfind(f".//{CONTROL}"))
    return {kind: 1 + max(number for number in numbers if number < FAR) for kind, numbers in used.items()}


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() else 0


def levels_of(numbering: etree._Element | None) -> dict[str, str]:
    """By the number of a list that counts what stands in its definition, without what must not be there twice."""
    if numbering is None:
        return {}
    abstracts = list(numbering.iter(w("abstractNum")))
    lent = {link: abstract for abstract in abstracts if (link := value(abstract, "styleLink"))}
    inside = {
        abstract.get(w("abstractNumId"), ""): "".join(
            etree.tostring(child, encoding="unicode")
            for child in lent.get(value(abstract, "numStyleLink") or "", abstract)
        )
        for abstract in abstracts
    }
    found = {}
    for number in numbering.iter(w("num")):
        abstract = number.find(w("abstractNumId"))
        levels = "" if abstract is None else inside.get(abstract.get(w("val"), ""), "")
        if levels and not _IS_BULLET.search(levels):
            found[number.get(w("numId"), "")] = _IN_LEVELS.sub("", levels)
    return found


def looks_of_lists(numbering: etree._Element | None, styles: Styles) -> ListLooks:
    """How the house style prints points and numbers, where a text of the case can say the same."""
    if numbering is None:
        return {}
    lists = lists_of(numbering)
    letters = {
        (abstract.get(w("abstractNumId")), _number(level.get(w("ilvl")))): etree.tostring(
            each, encoding="unicode"
        )
        for abstract in numbering.iter(w("abstractNum"))
        for level in abstract.iter(w("lvl"))
        for each in level.iterchildren(w("rPr"))
    }
    return {
        (style, at): (printed(level), _IN_LEVELS.sub("", letters.get((form.count, at), "")))
        for style in LIST_STYLES
        if (form := lists.get(place_in_list(None, style, styles, lists)[0]))
        for at, level in form.levels.items()
        if can_be_said(level, at, style)
    }
