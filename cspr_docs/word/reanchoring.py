"""Finds a field's words again where an editor has moved, shrunk, stretched or emptied the marks around them.

LibreOffice's second saving leaves the bookmarks of a text around its last paragraph alone, online editors drop controls
or leave a placeholder in them. So the text as issued decides: a paragraph of it that stands beside the field, and in no
other one, belongs to the field.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.text import TextRules, text
from cspr_docs.prose.folding import one_for_one, one_spaced
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from cspr_docs.word.anchored import AnchoredField, is_placeholder, key_of
from cspr_docs.word.anchors import Held

_ALIKE = 0.6
"""Which part of the words of two paragraphs must be the same for one to be the other, edited."""

_AS_COMPARED = TextRules(tab=" ", line=" ", paragraph=" ", plain=True)
_CLIMBED = frozenset({w("tc"), w("tr"), w("tbl"), w("sdtContent"), w("sdt")})


def reanchored(
    root: etree._Element, fields: Sequence[AnchoredField], names: Mapping[str, str]
) -> tuple[AnchoredField, ...]:
    """The fields of a body, each text with all the paragraphs that are its own; `names` as in `Issue`."""
    page = _Body(
        [paragraph for paragraph in root.iter(w("p")) if next(paragraph.iterancestors(w("p")), None) is None],
        fields,
    )
    found = list(fields)
    for number, one in enumerate(fields):
        # one that stands twice is somebody's to decide; those of a form all invite in the same words
        if one.anchor.is_asked:
            continue
        if one.anchor.held is Held.PROSE and (not one.trouble or one.is_missing):
            found[number] = _with_own_paragraphs(page, number, one, names)
        elif one.is_missing and page.say(one.anchor.text):
            found[number] = replace(one, trouble="", is_as_issued=True)
    return tuple(found)


def without_template_words(
    fields: Iterable[AnchoredField], own_words: frozenset[str]
) -> Iterator[AnchoredField]:
    """The fields without paragraphs of the template at their edges, which stretched bookmarks have taken in.

    `own_words` are the template's paragraphs in the draft as it was issued.
    """
    for one in fields:
        elements = list(one.elements)
        if one.by_bookmark and one.anchor.held is Held.PROSE:
            issued = {_folded(line) for line in one.anchor.text.splitlines()}
            strange = {_folded(words) for words in own_words} - issued - {""}
            while elements and _words(elements[0]) in strange:
                del elements[0]
            while elements and _words(elements[-1]) in strange:
                del elements[-1]
        yield replace(one, elements=tuple(elements))


@dataclass(slots=True)
class _Body:
    """The paragraphs of a body in reading order, and which fields have them.

    Attributes:
        owners: for each paragraph's number the numbers of the texts that have it.
        fixed: the paragraphs that hold single values: words of the template.
        read: the words, folded, of those paragraphs that somebody has asked for.
    """

    paragraphs: Sequence[etree._Element]
    fields: Sequence[AnchoredField]
    owners: dict[int, set[int]] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    read: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = {paragraph: number for number, paragraph in enumerate(self.paragraphs)}
        for number, one in enumerate(self.fields):
            for element in one.elements:
                if one.anchor.held is Held.PROSE:
                    for paragraph in element.iter(w("p")):
                        if paragraph in places:
                            self.owners.setdefault(places[paragraph], set()).add(number)
                else:
                    self.fixed.update(
                        places[above] for above in element.iterancestors(w("p")) if above in places
                    )

    def said(self, place: int) -> str:
        """The words of a paragraph, folded."""
        if place not in self.read:
            self.read[place] = _words(self.paragraphs[place])
        return self.read[place]

    def say(self, words: str) -> bool:
        """Whether one paragraph says these words."""
        wanted = _folded(words)
        return bool(wanted) and any(wanted in self.said(place) for place in range(len(self.paragraphs)))

    def of(self, number: int) -> list[int]:
        """The paragraphs of a text."""
        return sorted(place for place, owners in self.owners.items() if number in owners)

    def is_free(self, place: int) -> bool:
        """Whether a paragraph belongs to no field."""
        return place not in self.owners and place not in self.fixed

    def around(self, number: int, own: Sequence[int]) -> range:
        """The paragraphs between the fields before and after a text."""
        if own:
            start, end = own[0], own[-1]
            while start > 0 and self.is_free(start - 1):
                start -= 1
            while end < len(self.paragraphs) - 1 and self.is_free(end + 1):
                end += 1
            return range(start, end + 1)
        taken = {place: max(owners) for place, owners in self.owners.items()}
        before = [place for place, owner in taken.items() if owner < number]
        start = max(before, default=-1) + 1
        after = [place for place, owner in taken.items() if owner > number and place >= start]
        return range(start, min(after, default=len(self.paragraphs)))


def _with_own_paragraphs(
    page: _Body, number: int, one: AnchoredField, names: Mapping[str, str]
) -> AnchoredField:
    lines = plain_text(to_tree(one.anchor.text)[0], lambda id_: names.get(id_, f"@{id_}")).split("\n\n")
    issued = Counter(folded for line in (one.anchor.prompt, *lines) if (folded := _folded(line)))
    own = page.of(number)
    kept = _unstretched(page, number, own, issued)
    missing = issued - Counter(page.said(place) for place in kept)
    if not missing and kept == own:
        return one
    free = filter(page.is_free, page.around(number, kept))
    beside = [place for place in free if _is_one_of(missing, page.said(place))]
    if one.is_missing and not 2 * len(beside) >= issued.total() > 0:  # at least half of it is to be there
        return one
    places = sorted({*kept, *beside})
    if places == own:
        return one
    stretch = range(places[0], places[-1] + 1) if places else range(0)
    for place in stretch:
        page.owners[place] = {number}
    elements = tuple(_blocks([page.paragraphs[place] for place in stretch]))
    return AnchoredField(one.anchor, elements, by_bookmark=True)


def _unstretched(page: _Body, number: int, own: list[int], issued: Counter[str]) -> list[int]:
    """The paragraphs of a text up to the first, on either side, that is the template's or another text's."""
    known = [place for place in own if page.said(place) in issued]
    if not known:
        return own
    strange = {
        place
        for place in own
        if (place in page.fixed or len(page.owners[place]) > 1) and page.said(place) not in issued
    }
    start = max((place + 1 for place in strange if place < known[0]), default=own[0])
    end = min((place for place in strange if place > known[-1]), default=own[-1] + 1)
    for place in own:
        if not start <= place < end:
            page.owners[place].discard(number)
    return [place for place in own if start <= place < end]


def _is_one_of(lines: Counter[str], words: str) -> bool:
    """Whether a paragraph is one of these lines, edited or not."""
    said = frozenset(words.split())
    cut = [frozenset(line.split()) for line in lines]
    return words in lines or any(
        len(said & line) >= _ALIKE * len(said | line) for line in cut if len(line) > 2
    )


def _words(element: etree._Element) -> str:
    return "" if is_placeholder(element) else _folded(text(element, _AS_COMPARED))


def _folded(words: str) -> str:
    return one_spaced(one_for_one(words)).casefold()


def _blocks(paragraphs: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs, and in place of all the paragraphs of a table, a cell or a strange control these themselves."""
    chosen, last = set(paragraphs), None
    for paragraph in paragraphs:
        top = paragraph
        while (above := top.getparent()) is not None and above.tag in _CLIMBED and not key_of(above):
            if not all(inner in chosen for inner in above.iter(w("p"))):
                break
            top = above
        if top.tag == w("sdtContent"):
            top = paragraph
        if top is not last:
            yield top
        last = top
