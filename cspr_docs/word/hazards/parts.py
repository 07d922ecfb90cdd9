"""Whether a file is a plain Word document, and its parts whole, there, once, and what the others take them for.

Source: ECMA-376 part 2, 6.2.3 (content types), 6.5 (relationships); part 1, 11.3 (the parts of a document);
ISO/IEC 29500-1 annex A (the Strict namespaces); [MS-OFFMACRO2] 2.2.1 (macro-enabled content types).
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import STRICT, Opened, owner_of
from cspr_docs.problems import error
from cspr_docs.word.hazards.active import WORD_MACROS
from cspr_docs.word.hazards.excess import WORD_TOO_DEEP
from cspr_docs.word.rules import Breach, Rule, local, owner_in_words

WORD_OTHER_KIND = error(
    "word-other-kind",
    "A file is of another kind than a plain Word document: a template, a document with macros, a workbook, or "
    "the 'Strict' kind of Open XML. Save it from Word as 'Word document (.docx)'.",
)
WORD_PARTS_AMISS = error(
    "word-parts-amiss",
    "The parts of a Word file do not fit together: one is missing, is there twice, or is not of the kind that "
    "the others take it for. Programs would show different things. Open it in Word, let Word repair it, look "
    "it through, and save it again.",
)
WORD_PART_BROKEN = error(
    "word-part-broken",
    "A part of a Word file is not whole or is not written as Word writes it. Open the file in Word, save it "
    "again, and look it through; if Word cannot open it, fetch a fresh copy.",
)
_SAVE = "save it from Word as 'Word document (.docx)'"
_PUBLISH = "publish the report"
_REPAIR = "open it in Word, let Word repair it, look it through, and save it again"
_amiss = partial(Breach, WORD_PARTS_AMISS, hint=_REPAIR)
_another_kind = partial(Breach, WORD_OTHER_KIND, hint=_SAVE)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "application/vnd.openxmlformats-package."
DOCUMENT = f"{_WORD}document.main+xml"
_OTHER_DOCUMENTS = (
    ("macroenabled", WORD_MACROS, "it is a Word file with macros (.docm)", _SAVE),
    ("wordprocessingml.template", WORD_OTHER_KIND, "it is a Word template (.dotx), not a document", _SAVE),
    ("spreadsheetml", WORD_OTHER_KIND, "it is an Excel workbook, not a Word document", _PUBLISH),
    ("presentationml", WORD_OTHER_KIND, "it is a PowerPoint presentation, not a Word document", _PUBLISH),
    ("drawingml", WORD_OTHER_KIND, "it is a drawing, not a Word document", _PUBLISH),
)
_NAMES = (".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".xlsx", ".pptx")
_STRICT = "http://purl.oclc.org/ooxml/"

_BY_NAME = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
"""Kinds of part, of which a document has one each, whose root is called as they are."""

TYPES_OF_KINDS = {
    **{kind: f"{_WORD}{kind}+xml" for kind in (*_BY_NAME, "fontTable", "header", "footer", "webSettings")},
    "theme": f"{_OFFICE}theme+xml",
    "core-properties": f"{_PACKAGE}core-properties+xml",
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "custom-properties": f"{_OFFICE}custom-properties+xml",
    "customXmlProps": f"{_OFFICE}customXmlProperties+xml",
}
"""The content type that the part at the end of a relationship has, by the relationship's kind."""

_ROOTS = {
    **{kind: kind for kind in (*_BY_NAME, "theme")},
    "fontTable": "fonts",
    "header": "hdr",
    "footer": "ftr",
    "core-properties": "coreProperties",
}
_ONCE = (*_BY_NAME, "officeDocument", "fontTable")
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0D}


def no_main_part(found: Opened) -> Iterator[Breach]:
    """Nothing leads to a document, or to what is not there."""
    if found.main not in found.package:
        hint = "open it in Word and save it again, or fetch a fresh copy"
        yield _amiss("the part that holds the document itself is missing", hint=hint)


def another_kind(found: Opened) -> Iterator[Breach]:
    """The main part's content type is not a document's."""
    kind = found.type_of(found.main)
    if found.main not in found.package or kind == DOCUMENT:
        return
    for word, code, message, hint in _OTHER_DOCUMENTS:
        if word in kind.lower():
            yield Breach(code, message, hint)
            return
    yield _another_kind("its main part is not marked as a Word document")


def another_name(found: Opened) -> Iterator[Breach]:
    """The file's own name says that it is something else."""
    name = found.package.name.lower()
    if name.endswith(_NAMES):
        yield _another_kind(f"its name ends in .{name.rpartition('.')[2]}, not in .docx")


def strict(found: Opened) -> Iterator[Breach]:
    """Strict Open XML, whose names are all others."""
    main = found.trees.get(found.main)
    by_tag = main is not None and str(main.tag).startswith(f"{{{_STRICT}")
    if by_tag or any(link.type.startswith(STRICT) for link in found.links):
        message = "it is saved as 'Strict Open XML', which few programs read whole"
        yield _another_kind(message, hint=f"{_SAVE}, not as 'Strict Open XML Document'")


def not_a_document(found: Opened) -> Iterator[Breach]:
    """The main part holds other XML than a document."""
    main = found.trees.get(found.main)
    if main is None or str(main.tag).startswith(f"{{{_STRICT}"):
        return
    if main.tag != w("document") or main.find(w("body")) is None:
        yield _amiss(f"{part_in_words(found.main)} does not hold a Word document's text", hint=_SAVE)


def broken(found: Opened) -> Iterator[Breach]:
    """XML that no parser reads."""
    for part, fault in found.broken.items():
        content, said = found.package[part], str(fault)
        code, what = WORD_PART_BROKEN, "is not whole"
        if "depth" in said or "too long" in said or "imit exceeded" in said:
            code, what = WORD_TOO_DEEP, "is nested too deep or too long to read"
        elif b"\0" not in content and _CONTROLS & set(content[: 10**6]):
            what = "holds control characters"
        elif "ntity" in said:
            what = "uses abbreviations (entities) that a Word file cannot have"
        yield Breach(code, f"{part_in_words(part)} {what}", _REPAIR)


def target_absent(found: Opened) -> Iterator[Breach]:
    """A relationship inside the package that ends nowhere."""
    for link in found.links:
        if link.inside and link.leads_to and link.leads_to not in found.package:
            yield _amiss(f"{owner_in_words(link.part)} needs the part {link.leads_to}, which is missing")


def owner_absent(found: Opened) -> Iterator[Breach]:
    """Relationships of a part that is not there, or in a place where nothing looks for them."""
    for part in found.package:
        owner = owner_of(part)
        if part.lower().endswith(".rels") and owner != "" and owner not in found.package:
            yield _amiss(f"{part} tells of links of a part that is missing")


def no_content_type(found: Opened) -> Iterator[Breach]:
    """A part of which nothing says what it is."""
    for part in (part for part in found.package if part not in (CONTENT_TYPES, "mimetype")):
        if not found.type_of(part):
            yield _amiss(f"nothing says of what kind the part {part} is")
        elif part.lower().endswith(".rels") and found.type_of(part) != f"{_PACKAGE}relationships+xml":
            yield _amiss(f"{part} is marked as something else than links")


def type_without_part(found: Opened) -> Iterator[Breach]:
    """A content type for a part that is not there."""
    names = {f"/{part}".lower() for part in found.package}
    for name in found.overrides:
        if name not in names:
            yield _amiss(f"the part {name.removeprefix('/')} is listed and missing")


def typed_twice(found: Opened) -> Iterator[Breach]:
    """Two content types for one part: programs take one or the other."""
    for name in found.typed_twice:
        yield _amiss(f"two things are said of what kind {name.removeprefix('/')} is")


def mistyped(found: Opened) -> Iterator[Breach]:
    """A part that is marked as something else than what it is used for."""
    for link in found.links:
        if link.leads_to not in found.package:
            continue
        expected, actual = TYPES_OF_KINDS.get(link.kind, ""), found.type_of(link.leads_to)
        wrong_picture = link.kind == "image" and not actual.startswith("image/")
        if actual and (wrong_picture or (expected and actual != expected)):
            part = part_in_words(link.leads_to)
            yield _amiss(f"{part} is used as {_kind(link.kind)} and marked as something else")


def miscast(found: Opened) -> Iterator[Breach]:
    """A part whose XML is of another kind than what it is used for."""
    for link in found.links:
        root = found.trees.get(link.leads_to)
        if root is not None and link.kind in _ROOTS and local(root) != _ROOTS[link.kind]:
            part = part_in_words(link.leads_to)
            yield _amiss(f"{part} is used as {_kind(link.kind)} and holds something else")


def link_repeated(found: Opened) -> Iterator[Breach]:
    """Two relationships of one part with the same id."""
    for (part, id_), count in Counter((link.part, link.id) for link in found.links).items():
        if count > 1 or not id_:
            yield _amiss(f"{owner_in_words(part)} has two links of the same name, or one without a name")


def second_of_one(found: Opened) -> Iterator[Breach]:
    """Two parts of a kind of which a document has one: programs read one or the other."""
    owners = ("", found.main)
    kinds = Counter((link.part, link.kind) for link in found.of_kind(*_ONCE) if link.part in owners)
    for (part, kind), count in kinds.items():
        if count > 1:
            yield _amiss(f"{owner_in_words(part)} has {_kind(kind)} twice")


def _kind(kind: str) -> str:
    """The kind of a part in words."""
    words = {"officeDocument": "the document itself", "fontTable": "the list of fonts", "image": "a picture"}
    return words.get(kind, f"the {kind}")


A_DOCUMENT: tuple[Rule, ...] = (no_main_part, another_kind, another_name, strict, not_a_document)
"""The file is a plain Word document."""

WHOLE: tuple[Rule, ...] = (
    *(broken, target_absent, owner_absent, no_content_type, type_without_part, typed_twice),
    *(mistyped, miscast, link_repeated, second_of_one),
)
"""Its parts are whole and fit together."""
