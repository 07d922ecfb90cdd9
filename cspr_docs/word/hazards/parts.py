"""Whether the parts of a package are whole, there, once, and of the kind that the others take them for.

Source: ECMA-376 part 2, 6.2.3 (content types), 6.5 (relationships); part 1, 11.3 (the parts of a document).
"""

from collections import Counter
from collections.abc import Iterator

from cspr_docs.ooxml.places import part_in_words
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.opened import Opened, owner_of

_REPAIR = "open it in Word, let Word repair it, look it through, and save it again"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
TYPES_OF_KINDS = {
    **{
        kind: f"{_WORD}{kind}+xml"
        for kind in (
            *("styles", "numbering", "settings", "fontTable", "footnotes", "endnotes", "comments"),
            *("header", "footer", "webSettings"),
        )
    },
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
"""The content type that the part at the end of a relationship has, by the relationship's kind."""

_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fonts",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
    "theme": "theme",
    "core-properties": "coreProperties",
}
_PICTURES = ("image/",)
_ONCE = (
    "officeDocument",
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "footnotes",
    "endnotes",
    "comments",
)
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0D}


def broken(found: Opened) -> Iterator[Problem]:
    """XML that no parser reads."""
    for part, error in found.broken.items():
        content = found.package[part]
        if "depth" in str(error) or "too long" in str(error) or "imit exceeded" in str(error):
            message = f"{part_in_words(part)} is nested too deep or too long to read"
            yield told(found, "word-too-deep", message, _REPAIR)
        elif b"\0" not in content and _CONTROLS & set(content[: 10**6]):
            yield told(found, "word-part-broken", f"{part_in_words(part)} holds control characters", _REPAIR)
        elif "ntity" in str(error):
            message = f"{part_in_words(part)} uses abbreviations (entities) that a Word file cannot have"
            yield told(found, "word-part-broken", message, _REPAIR)
        else:
            yield told(found, "word-part-broken", f"{part_in_words(part)} is not whole", _REPAIR)


def target_absent(found: Opened) -> Iterator[Problem]:
    """A relationship inside the package that ends nowhere."""
    for link in found.links:
        if link.inside and link.leads_to and link.leads_to not in found.package:
            message = f"{_owner(link.part)} needs the part {link.leads_to}, which is missing"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def owner_absent(found: Opened) -> Iterator[Problem]:
    """Relationships of a part that is not there, or in a place where nothing looks for them."""
    for part in found.package:
        if not part.lower().endswith(".rels"):
            continue
        owner = owner_of(part)
        if owner is None or (owner and owner not in found.package):
            message = f"{part} tells of links of a part that is missing"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def no_content_type(found: Opened) -> Iterator[Problem]:
    """A part of which nothing says what it is."""
    for part in found.typed_parts():
        if not found.type_of(part):
            yield told(found, "word-parts-amiss", f"nothing says of what kind the part {part} is", _REPAIR)
        elif part.lower().endswith(".rels") and found.type_of(part) != _RELS:
            yield told(found, "word-parts-amiss", f"{part} is marked as something else than links", _REPAIR)


def type_without_part(found: Opened) -> Iterator[Problem]:
    """A content type for a part that is not there."""
    names = {f"/{part}".lower() for part in found.package}
    for name in found.overrides:
        if name not in names:
            message = f"the part {name.removeprefix('/')} is listed and missing"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def typed_twice(found: Opened) -> Iterator[Problem]:
    """Two content types for one part: programs take one or the other."""
    for name in found.typed_twice:
        message = f"two things are said of what kind {name.removeprefix('/')} is"
        yield told(found, "word-parts-amiss", message, _REPAIR)


def mistyped(found: Opened) -> Iterator[Problem]:
    """A part that is marked as something else than what it is used for."""
    for link in found.links:
        part = link.leads_to
        if part not in found.package:
            continue
        expected, actual = TYPES_OF_KINDS.get(link.kind, ""), found.type_of(part)
        wrong_picture = link.kind == "image" and actual and not actual.startswith(_PICTURES)
        if (expected and actual and actual != expected) or wrong_picture:
            message = f"{part_in_words(part)} is used as {_kind(link.kind)} and marked as something else"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def miscast(found: Opened) -> Iterator[Problem]:
    """A part whose XML is of another kind than what it is used for."""
    for link in found.links:
        root = found.trees.get(link.leads_to)
        if root is None or link.kind not in _ROOTS:
            continue
        if str(root.tag).rpartition("}")[2] != _ROOTS[link.kind]:
            message = f"{part_in_words(link.leads_to)} is used as {_kind(link.kind)} and holds something else"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def link_repeated(found: Opened) -> Iterator[Problem]:
    """Two relationships of one part with the same id."""
    for (part, id_), count in Counter((link.part, link.id) for link in found.links).items():
        if count > 1 or not id_:
            message = f"{_owner(part)} has two links of the same name, or one without a name"
            yield told(found, "word-parts-amiss", message, _REPAIR)


def second_of_one(found: Opened) -> Iterator[Problem]:
    """Two parts of a kind of which a document has one: programs read one or the other."""
    owners = ("", found.main)
    kinds = Counter((link.part, link.kind) for link in found.of_kind(*_ONCE) if link.part in owners)
    for (part, kind), count in kinds.items():
        if count > 1:
            yield told(found, "word-parts-amiss", f"{_owner(part)} has {_kind(kind)} twice", _REPAIR)


def _owner(part: str) -> str:
    return part_in_words(part) if part else "the file"


def _kind(kind: str) -> str:
    """The kind of a part in words."""
    words = {"officeDocument": "the document itself", "fontTable": "the list of fonts", "image": "a picture"}
    return words.get(kind, f"the {kind}")


RULES: tuple[Rule, ...] = (
    broken,
    target_absent,
    owner_absent,
    no_content_type,
    type_without_part,
    typed_twice,
    mistyped,
    miscast,
    link_repeated,
    second_of_one,
)
