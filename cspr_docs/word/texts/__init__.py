"""All the text of a Word file: what is read, what is read out, what is hidden, and what only programs see."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree

from cspr_docs.ooxml.namespaces import BODY, r, w
from cspr_docs.ooxml.parse import parse_whole
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import RELATIONSHIP, rels_name, target_of
from cspr_docs.ooxml.styles import Styles
from cspr_docs.word.texts.behind import attribute_passages, of_xml
from cspr_docs.word.texts.binary import looks_like_xml, of_binary
from cspr_docs.word.texts.stories import ROOTS, Layer, Passage, of_story

__all__ = ["Layer", "Passage", "passages"]

_PAGES = {"first": "the first page's ", "even": "the even pages' "}
_KINDS = {w("headerReference"): "header", w("footerReference"): "footer"}


def passages(package: Mapping[str, bytes]) -> Iterator[Passage]:
    """Every text of the file, each with its place: first what readers see, then all that lies behind.

    Nothing is left out for being unknown: of an XML part that no rule knows, every text and every attribute's value
    comes; of any other part, every stretch of printable characters.

    Source: ECMA-376 parts 1 and 2; the places follow their schemas, and whatever else a part holds comes last.
    """
    parsed = {part: root for part in package if (root := _parsed(package[part])) is not None}
    roots = (root for root in parsed.values() if root.tag == w("styles"))
    styles = Styles.of(next(roots, None))
    called = _titles(parsed)
    stories_first = sorted(parsed, key=lambda part: (parsed[part].tag not in ROOTS, part != BODY, part))
    for part in stories_first:
        root = parsed[part]
        if root.tag in ROOTS:
            yield from of_story(root, part, called.get(part, ""), styles)
        yield from of_xml(root, part)
        yield from attribute_passages(root, part)
    for part in package:
        yield Passage(part, f"the name of {part_in_words(part)}", part, Layer.BEHIND)
        if part not in parsed:
            yield from of_binary(package[part], part)
    name = PurePosixPath(getattr(package, "name", "")).name
    if name:
        yield Passage(name, "the file's own name", "", Layer.BEHIND)


def _parsed(content: bytes) -> etree._Element | None:
    """The part's root, or `None` where it is not XML or not whole."""
    if not looks_like_xml(content):
        return None
    try:
        return parse_whole(content)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _titles(parsed: Mapping[str, etree._Element]) -> dict[str, str]:
    """The headers and footers in words, by part: `the first page's header`."""
    found: dict[str, str] = {}
    for part, root in parsed.items():
        rels = parsed.get(rels_name(part))
        if root.tag != w("document") or rels is None:
            continue
        targets = {each.get("Id", ""): target_of(part, each) or "" for each in rels.iter(RELATIONSHIP)}
        for reference in root.iter(*_KINDS):
            pages = _PAGES.get(reference.get(w("type"), ""), "the ")
            target = targets.get(reference.get(r("id"), ""), "")
            found.setdefault(target, f"{pages}{_KINDS[str(reference.tag)]}")
    return found
