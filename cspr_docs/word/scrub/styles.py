"""Styles: those that something uses, with those that these are made from, under names that say nothing of anybody.

Source: ECMA-376 part 1, 17.7 (styles).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import W, w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_off, is_on, value
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.allowed.elements import STYLES
from cspr_docs.word.scrub.allowed.fields import Argument
from cspr_docs.word.scrub.allowed.words import BUILT_IN, HOUSE
from cspr_docs.word.scrub.fields import kept_fields, set_field
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.unseen import SCRUB_INVISIBLE

_CHAIN = tuple(map(w, ("basedOn", "next", "link")))
_REFERENCES = (*_CHAIN, *map(w, ("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")))
_SEPARATORS = re.compile(r"([;,])")
_PLACE = "the styles"


@dataclass(frozen=True, slots=True)
class NewName:
    """What a style is called in the file that is made."""

    id: str
    name: str


def used_styles(roots: Iterable[etree._Element], styles: Mapping[str, etree._Element]) -> set[str]:
    """The ids of the styles that the trees name, by themselves or in a field."""
    by_name = {(value(style, "name") or "").casefold(): id_ for id_, style in styles.items()}
    used: set[str] = set()
    for root in roots:
        used |= {element.get(w("val"), "") for element in root.iter(*_REFERENCES)}
        used |= {by_name[name.casefold()] for name in _named_in_fields(root) if name.casefold() in by_name}
    return used & styles.keys()


def with_chain(used: set[str], styles: Mapping[str, etree._Element]) -> set[str]:
    """The styles with the defaults and all that they are made from, followed by or linked to."""
    waiting = [*used, *(id_ for id_, style in styles.items() if not is_off(style.get(w("default"), "0")))]
    found: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in found or id_ not in styles:
            continue
        found.add(id_)
        waiting += [element.get(w("val"), "") for element in styles[id_].iterchildren(*_CHAIN)]
    return found


def rebuilt_styles(
    root: etree._Element, kept: set[str], language: str, report: ScrubReport
) -> tuple[etree._Element, dict[str, NewName]]:
    """The part of the styles with those that are kept, renamed; and what each is called now by its old id."""
    rebuilder = Rebuilder(STYLES, report, lambda element: _PLACE)
    new = etree.Element(w("styles"), nsmap={"w": W})
    defaults = root.find(w("docDefaults"))
    if defaults is not None:
        new.append(rebuilder.rebuilt(defaults))
    _set_language(new, language)
    elements = Styles.of(root).elements
    report.took("style that nothing uses|styles that nothing uses", len(elements.keys() - kept))
    names = _names({id_: style for id_, style in elements.items() if id_ in kept}, report)
    for id_, name in names.items():
        _refuse_hiding_table(elements[id_], report)
        style = rebuilder.rebuilt(elements[id_])
        style.set(w("styleId"), name.id)
        title = style.find(w("name"))
        if title is not None:
            title.set(w("val"), name.name)
        rename_references(style, names)
        new.append(style)
    return new, names


def _refuse_hiding_table(style: etree._Element, report: ScrubReport) -> None:
    """Refuse a table's style that hides words: which rows it falls on is for Word to say."""
    if style.get(w("type")) == "table" and any(map(is_on, style.iter(w("vanish")))):
        hint = "give the table another style, or delete the words that it hides"
        report.refuse(SCRUB_INVISIBLE, "a table's style that hides words", _PLACE, hint)


def rename_in_text(
    root: etree._Element, names: Mapping[str, NewName], old: Mapping[str, etree._Element]
) -> None:
    """Give the styles that a tree names the names that they have now; drop those that are not there."""
    rename_references(root, names)
    by_name = {
        (value(style, "name") or "").casefold(): names[id_].name for id_, style in old.items() if id_ in names
    }
    for element, field in list(kept_fields(root)):
        named = field.renamed(Argument.STYLE, lambda name: _renamed(name, by_name))
        set_field(element, named.renamed(Argument.STYLES, lambda text: _renamed_list(text, by_name)))


def _renamed(name: str, by_name: Mapping[str, str]) -> str:
    return name if name.isdecimal() else by_name.get(name.casefold(), "Normal")


def _renamed_list(text: str, by_name: Mapping[str, str]) -> str:
    return "".join(
        piece if piece in ",;" or piece.strip().isdecimal() else _renamed(piece.strip(), by_name)
        for piece in _SEPARATORS.split(text)
    )


def _named_in_fields(root: etree._Element) -> Iterator[str]:
    for _, field in kept_fields(root):
        yield from field.named(Argument.STYLE)
        for text in field.named(Argument.STYLES):
            yield from (piece.strip() for piece in _SEPARATORS.split(text))


def rename_references(root: etree._Element, names: Mapping[str, NewName]) -> None:
    """Give the styles that elements of a tree name the ids that they have now; drop those that are not there."""
    for element in list(root.iter(*_REFERENCES)):
        name = names.get(element.get(w("val"), ""))
        if name is None:
            remove(element)
        else:
            element.set(w("val"), name.id)


def _names(styles: Mapping[str, etree._Element], report: ScrubReport) -> dict[str, NewName]:
    """What each style is called, in the order of the file; no two share an id."""
    found: dict[str, NewName] = {}
    taken: set[str] = set()
    strange = 0
    for old, style in styles.items():
        name = value(style, "name") or ""
        if name in HOUSE:
            id_ = HOUSE[name]
        elif name.casefold().removesuffix(" char") in BUILT_IN:
            id_ = old if _plain(old) == old and old.casefold() == _plain(name).casefold() else _camel(name)
        else:
            strange += 1
            own, id_, name = name, f"Style{strange}", f"Style {strange}"
            report.took("name of a style of your own|names of styles of your own", own != name)
        while id_ in taken:
            id_ += "x"
        taken.add(id_)
        found[old] = NewName(id_, name)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", name)


def _camel(name: str) -> str:
    """`heading 1 Char` as `Heading1Char`."""
    return "".join(_plain(word)[:1].upper() + _plain(word)[1:] for word in re.split(r"[\s-]+", name))


def _set_language(root: etree._Element, language: str) -> None:
    """Text without a language of its own has the document's."""
    properties = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        if properties.find(w(name)) is None:
            properties.insert(0, etree.Element(w(name)))
        properties = next(properties.iterchildren(w(name)))
    if properties.find(w("lang")) is None:
        etree.SubElement(properties, w("lang"), {w("val"): language})
