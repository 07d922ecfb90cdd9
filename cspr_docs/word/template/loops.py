"""What counts, and what a loop repeats of it: ids are fresh in each copy, lists begin anew, notes are refused.

A list that follows other text in the loop's body is a list of its own at each turn. One that begins the body has its
items from the turns, and counts on.

Word works out a field that counts, such as the number of a caption, when a person asks it to; until then it shows what
it was saved with. So its number is taken while the document is written, from the same counter in a template, in its
loops and in the case's own captions.

Source: ECMA-376 part 1, 17.9 (numbering), 17.16.5.56 (SEQ).
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from cspr_docs.ooxml.fields import field_code, field_name, read_fields
from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.numbering import place_in_list
from cspr_docs.ooxml.schema import insert_in_order
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.trees import parent_of
from cspr_docs.ooxml.values import value
from cspr_docs.problems import Problem, error
from cspr_docs.word.captions import counter_of
from cspr_docs.word.template.tags import Kind, Tag, Tags, attribute_mark, mark, marks, number_of

TEMPLATE_NOTE_IN_LOOP = error(
    "template-note-in-loop",
    "A loop in a template would repeat a footnote or comment, which can stand in a document only once. Move it "
    "out of the loop, or write the note in the case's own text.",
)

NOTES = {
    w("footnoteReference"): "a footnote",
    w("endnoteReference"): "an endnote",
    w("commentReference"): "a comment",
}
_OTHERWISE = "chrs"
"""The switches that let a field repeat a number, hide it, begin anew, or count within a heading."""


def repeated(element: etree._Element, loop: Tag, tags: Tags) -> Iterator[Problem]:
    """Give ids that a loop would repeat a fresh number at each turn; refuse notes, which cannot be copied."""
    if element.tag in NOTES:
        message = (
            f"{loop.text} would repeat {NOTES[element.tag]}, which can stand in a document once: {loop.place}"
        )
        yield Problem(TEMPLATE_NOTE_IN_LOOP, message, "move it out of the loop")
    elif (field := _counting_field(element)) is not None:
        message = f"{loop.text} would repeat the field {field}, and each copy would say the same number: {loop.place}"
        yield Problem(
            TEMPLATE_NOTE_IN_LOOP,
            message,
            "write {{ loop.index }} in its place, or move it out of the loop",
        )
    elif element.tag == f"{{{WP}}}docPr":
        element.set("id", _asked("counter.take('drawing')", loop, tags))
    elif element.tag == w("id") and parent_of(element).tag == w("sdtPr"):
        element.set(w("val"), _asked("counter.take('control')", loop, tags))
    elif element.tag == w("bookmarkStart"):
        _fresh_bookmark(element, loop, tags)
    elif element.tag == w("bookmarkEnd"):
        element.set(w("id"), _asked(f"same({element.get(w('id'), '')!r})", loop, tags))


def _counting_field(element: etree._Element) -> str | None:
    """The field that refers to a caption, or counts in a way that each copy must say the same, if it begins here."""
    text = (element.text if element.tag == w("instrText") else element.get(w("instr"))) or ""
    repeats = field_name(text) in ("SEQ", "REF", "PAGEREF") and not counts_on(text)
    return " ".join(text.split()[:2]) if repeats else None


def _asked(code: str, loop: Tag, tags: Tags) -> str:
    """An attribute's value for which each copy asks the document's additions."""
    return attribute_mark(tags.made(Kind.PRINT, f"_additions.{code}", loop))


def _fresh_bookmark(start: etree._Element, loop: Tag, tags: Tags) -> None:
    """A new id and a name of its own for each copy: Word drops the second bookmark of a name."""
    old, name = start.get(w("id"), ""), start.get(w("name"), "")
    del start.attrib[w("name")]  # to be set again behind the id, which it repeats
    start.set(w("id"), _asked(f"started({old!r})", loop, tags))
    same = _asked(f"same({old!r})", loop, tags)
    start.set(w("name"), f"{name[:30]}_{same}")


def begin_anew(root: etree._Element, tags: Tags, styles: Styles, known: Mapping[str, str]) -> None:
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
                _set_list(paragraph, _asked(f"list_copy({list_!r})", opening, tags))
        for list_ in anew:
            node.addnext(mark(tags.made(Kind.PRINT, f"_additions.begin_list({list_!r})", opening)))


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


def _list_of(paragraph: etree._Element, styles: Styles) -> str:
    """The number of the paragraph's list; empty for none. Headings are numbered by their style, and in no list."""
    properties = paragraph.find(w("pPr"))
    style = value(properties, "pStyle") or ""
    own = None if properties is None else properties.find(w("numPr"))
    return (
        place_in_list(properties, style, styles, {})[0]
        if own is not None or not styles.heading(style)
        else ""
    )


def _set_list(paragraph: etree._Element, number: str) -> None:
    """Make the paragraph an item of the list of this number."""
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if own is None:
        properties = paragraph.find(w("pPr"))
        assert properties is not None  # its style stands there
        numbering = etree.Element(w("numPr"))
        insert_in_order(properties, numbering)
        etree.SubElement(numbering, w("ilvl"), {w("val"): "0"})
        own = etree.SubElement(numbering, w("numId"))
    own.set(w("val"), number)


def counts_on(instruction: str) -> bool:
    """Whether a field says the next number of a sequence, in plain figures."""
    told = field_code(instruction)
    plain = told.switch("*") in (None, "ARABIC", "MERGEFORMAT")
    otherwise = any(told.switch(letter) is not None for letter in _OTHERWISE)
    is_named = any(word.text.isidentifier() for word in told.words("*")[:1])
    return told.name == "SEQ" and is_named and plain and not otherwise


def number_sequences(root: etree._Element, tags: Tags) -> None:
    """Let each field that counts on ask for its number when the document is written."""
    for field in read_fields(root):
        texts = [each for each in field.inside() if each.tag == w("t")]
        if not texts or not counts_on(field.code):
            continue
        name = field_code(field.code).words("*")[0].text
        asked = f"_additions.counter.take('{counter_of(name)}')"
        for each in texts:
            each.text = None
        texts[0].append(mark(tags.made(Kind.PRINT, asked, tags.found[0])))
