"""What a reader calls the stories of a file: the first page's header, the footnotes, a comment."""

from collections.abc import Iterator, Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import RELATIONSHIPS, r, w
from cspr_docs.ooxml.relationships import rels_name, target_of

_PAGES = {"first": "the first page's ", "even": "the even pages' "}
_KINDS = {w("headerReference"): "header", w("footerReference"): "footer"}


def titles(parsed: Mapping[str, etree._Element]) -> dict[str, str]:
    """The headers and footers in words, by part: `the first page's header`."""
    found: dict[str, str] = {}
    for part, root in parsed.items():
        if root.tag != w("document"):
            continue
        targets = dict(_targets(parsed, part))
        for reference in root.iter(*_KINDS):
            pages = _PAGES.get(reference.get(w("type"), ""), "the ")
            target = targets.get(reference.get(r("id"), ""), "")
            found.setdefault(target, f"{pages}{_KINDS[str(reference.tag)]}")
    return found


def _targets(parsed: Mapping[str, etree._Element], part: str) -> Iterator[tuple[str, str]]:
    rels = parsed.get(rels_name(part))
    if rels is None:
        return
    for relationship in rels.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        yield relationship.get("Id", ""), target_of(part, relationship) or ""
