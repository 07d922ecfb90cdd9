"""Finds each value of a draft again in the file that a reviewer sent back."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.fields import read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.text import ON_ONE_LINE, TextRules, characters, leaves, text
from cspr_docs.ooxml.values import child, value
from cspr_docs.prose.folding import one_spaced
from cspr_docs.word.anchors import BOOKMARK, Anchor, Held

_WORDS = TextRules(tab=" ", line=" ", paragraph=" ")
_OURS = re.compile(r"[pf]\d+")
_PLACEHOLDER = "PlaceholderText"
"""The style that Word gives to a placeholder; our own drafts have no such style."""
_TWICE = "it stands in the file more than once: delete the copies in Word and pull again"
_GONE = "it is no longer in the file; if it is to go, take it out of the case"
_MIXED = "another field now stands inside it: take that out in Word and pull again"
_MARKERS = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")})


@dataclass(frozen=True, slots=True)
class AnchoredField:
    """A value of the draft as it came back.

    Attributes:
        elements: what stands at the anchor; nothing where it was not found.
        trouble: why it cannot be taken: it was cut, copied, or mixed with another; what stands there is in `strayed`.
        by_bookmark: whether its control was gone and it was found by its bookmarks, or by its words.
        is_missing: whether the trouble is that neither control nor bookmarks are there.
        is_as_issued: whether bookmarks that have shrunk stand inside the very words of a single value.
    """

    anchor: Anchor
    elements: tuple[etree._Element, ...] = ()
    trouble: str = ""
    by_bookmark: bool = False
    is_missing: bool = False
    is_as_issued: bool = False
    strayed: tuple[etree._Element, ...] = ()


def find_fields(root: etree._Element, anchors: tuple[Anchor, ...]) -> tuple[AnchoredField, ...]:
    """Each anchor with what stands at it in a body without tracked changes."""
    controls: dict[str, list[etree._Element]] = {}
    for control in root.iter(w("sdt")):
        if key := key_of(control):
            controls.setdefault(key, []).append(control)
    marks = _bookmarks(root)
    return tuple(_find(anchor, controls.get(anchor.key, []), marks) for anchor in anchors)


def words_of(field: AnchoredField) -> str:
    """The words that stand at an anchor, paragraphs parted by spaces."""
    words = (
        f" {text(each, _WORDS)}" if each.tag == w("p") else text(each, _WORDS) for each in field.elements
    )
    return "".join(words).strip()


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph outside of the prose fields.

    Attributes:
        own: its words with `…` for every value, and for what a field of Word reckons (a number of a page).
        whole: its words as they stand; empty where these are a value alone.
    """

    element: etree._Element
    own: str
    whole: str


def own_paragraphs(
    root: etree._Element, fields: Iterable[AnchoredField], apart: Iterable[etree._Element] = ()
) -> Iterator[OwnParagraph]:
    """The paragraphs of the template's own words; what stands in the elements `apart` is not the template's either."""
    fields = tuple(fields)
    by_words = {one.anchor.key for one in fields if one.is_as_issued}
    inside, shown = _of_kind(root, "p", w("p")), _of_kind(root, "f", w("r"), by_words)
    unmarked = sorted(
        (one.anchor.text.replace("\u00a0", " ") for one in fields if one.is_as_issued), key=len, reverse=True
    )
    for field in fields:
        own, tag = (inside, w("p")) if field.anchor.held is Held.PROSE else (shown, w("r"))
        if not field.is_as_issued:
            own.update(found for element in field.elements for found in element.iter(tag))
    inside.update(paragraph for element in apart for paragraph in element.iter(w("p")))
    fields_of_word = (one for one in read_fields(root) if one.is_whole and one.name != "HYPERLINK")
    reckoned = {element for one in fields_of_word for element in one.inside()}
    for paragraph in root.iter(w("p")):
        if paragraph not in inside:
            said = [
                (element in reckoned or element.getparent() in shown, element)
                for element in leaves(paragraph)
            ]
            parts = [(is_shown, characters(element, ON_ONE_LINE)) for is_shown, element in said]
            words = "".join("\ue000" if is_shown else part for is_shown, part in parts).replace("\u00a0", " ")
            for issued in unmarked:
                words = words.replace(issued, "\ue000", 1)
            own_words = " ".join(re.sub("\ue000+", "…", words).split())
            is_value = own_words == "…" and any(is_shown for is_shown, _ in parts)
            whole = "" if is_value else one_spaced("".join(part for _, part in parts))
            yield OwnParagraph(paragraph, own_words, whole)


def _of_kind(root: etree._Element, kind: str, tag: str, but: Container[str] = ()) -> set[etree._Element]:
    """What stands in controls whose keys begin with a letter: the elements themselves, since their ids are reused."""
    keys = ((control, key_of(control)) for control in root.iter(w("sdt")))
    controls = (control for control, key in keys if key.startswith(kind) and key not in but)
    return {element for control in controls for element in control.iter(tag)}


def key_around(element: etree._Element) -> str | None:
    """The key of the nearest of our controls around an element; `None` outside of them all."""
    return next((key for control in element.iterancestors(w("sdt")) if (key := key_of(control))), None)


def _find(anchor: Anchor, controls: list[etree._Element], marks: "_Marks") -> AnchoredField:
    content = tuple(each for control in controls for each in control.iterfind(f"{w('sdtContent')}/*"))
    if len(controls) > 1:
        return AnchoredField(anchor, trouble=_TWICE, strayed=content)
    elements = content if controls else marks.between(anchor)
    if elements is None:
        return AnchoredField(anchor, trouble=_GONE, is_missing=True)
    if any(key_of(control) for element in elements for control in element.iter(w("sdt"))):
        return AnchoredField(anchor, trouble=_MIXED, strayed=elements)
    elements = tuple(element for element in elements if element.tag not in _MARKERS)
    if controls:
        return AnchoredField(anchor, () if is_placeholder(controls[0]) else elements)
    is_as_issued = anchor.held is not Held.PROSE and marks.stand_inside(anchor)
    return AnchoredField(anchor, elements, by_bookmark=True, is_as_issued=is_as_issued)


def is_placeholder(element: etree._Element) -> bool:
    """Whether a control, or a paragraph, says nothing but an editor's own invitation to type."""
    if any(child(own, "showingPlcHdr") is not None for own in element.iterchildren(w("sdtPr"))):
        return True
    if all(style.get(w("val")) != _PLACEHOLDER for style in element.iter(w("rStyle"))):
        return False  # as nearly always
    runs = (run for run in element.iter(w("r")) if child(run, "t") is not None)
    styles = (value(child(run, "rPr"), "rStyle") for run in runs)
    return next(styles, "") == _PLACEHOLDER and all(style == _PLACEHOLDER for style in styles)


def key_of(control: etree._Element) -> str:
    """The key of a control of ours; empty for any other element."""
    key = value(child(control, "sdtPr"), "tag") or ""
    return key if _OURS.fullmatch(key) else ""


@dataclass(frozen=True, slots=True)
class _Marks:
    """Our bookmarks by name: the first start and the last end of each.

    LibreOffice writes a pair around a table twice.
    """

    starts: Mapping[str, etree._Element]
    ends: Mapping[str, etree._Element]

    def between(self, anchor: Anchor) -> tuple[etree._Element, ...] | None:
        """What stands between the bookmarks: whole blocks for prose, runs of one paragraph for a fact."""
        name = f"{BOOKMARK}{anchor.key}"
        start, end = self.starts.get(name), self.ends.get(name)
        if start is None or end is None:
            return None
        if anchor.held is Held.PROSE:
            return _blocks_between(start, end)
        behind = list(start.itersiblings())
        return tuple(behind[: behind.index(end)]) if end in behind else None

    def stand_inside(self, anchor: Anchor) -> bool:
        """Whether a single value's marks stand in one paragraph inside the very words that were issued."""
        name = f"{BOOKMARK}{anchor.key}"
        start, end = self.starts[name], self.ends[name]
        paragraph = next(start.iterancestors(w("p")), None)
        if paragraph is None or not anchor.text:
            return False
        words, places = "", {}
        for element in paragraph.iter():
            places[element] = len(words)
            words += (element.text or "").replace("\u00a0", " ") if element.tag == w("t") else ""
        issued = anchor.text.replace("\u00a0", " ")
        opened, closed = places[start], places.get(end, len(words))
        return any(
            found.start() <= opened <= closed <= found.end()
            for found in re.finditer(re.escape(issued), words)
        )


def _bookmarks(root: etree._Element) -> _Marks:
    starts: dict[str, etree._Element] = {}
    ends: dict[str, etree._Element] = {}
    names: dict[str, str] = {}
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        id_ = mark.get(w("id"), "")
        if mark.tag == w("bookmarkStart"):
            name = mark.get(w("name"), "")
            if name.startswith(BOOKMARK):
                names[id_] = name
                starts.setdefault(name, mark)
        elif id_ in names:
            ends[names[id_]] = mark
    return _Marks(starts, ends)


def _blocks_between(start: etree._Element, end: etree._Element) -> tuple[etree._Element, ...] | None:
    """The blocks from the one that holds the start to the one that holds the end, in their nearest common parent."""
    # the paragraph that a mark stands in, or the mark itself where it stands between blocks
    first, end = (next(mark.iterancestors(w("p")), mark) for mark in (start, end))
    above = [end, *end.iterancestors()]
    while (parent := first.getparent()) is not None and parent not in above[1:]:
        first = parent
    if parent is None:
        return None
    last = next(element for element in above if element.getparent() is parent)
    blocks = [first]
    while blocks[-1] is not last:
        following = blocks[-1].getnext()
        if following is None:
            return None
        blocks.append(following)
    return tuple(blocks)
