"""The fields that count, such as the numbers of captions: each shows its number when the document opens.

Word works them out when a person asks it to; until then a field shows what it was saved with. So the number is taken
while the document is written, from the same counter in a template, in its loops and in the case's own captions.

Source: ECMA-376 part 1, 17.16.5.56 (SEQ).
"""

from dataclasses import replace

from lxml import etree

from cspr_docs.ooxml.fields import field_code, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.captions import counter_of
from cspr_docs.word.template.tags import Kind, Tags, mark

_OTHERWISE = "chrs"
"""The switches that let a field repeat a number, hide it, begin anew, or count within a heading."""


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
        tag = replace(tags.found[0], kind=Kind.PRINT, level="", code=asked, writer="_plain")
        for each in texts:
            each.text = None
        texts[0].append(mark(tags.add(tag)))
