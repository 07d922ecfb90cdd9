"""Links, bookmarks and cross-references of the rebuilt texts: what leads somewhere stays, under neutral names.

Source: ECMA-376 part 1, 17.13.6 (bookmarks), 17.16.22 (hyperlink).
"""

from collections.abc import Sequence

from lxml import etree

from cspr_docs.ooxml.namespaces import r, w
from cspr_docs.ooxml.places import where
from cspr_docs.ooxml.values import value
from cspr_docs.problems import error
from cspr_docs.word.link_targets import refusal
from cspr_docs.word.revisions.surgery import remove, unwrap
from cspr_docs.word.scrub.allowed.fields import Argument, sequence_name
from cspr_docs.word.scrub.fields import SCRUB_FIELD, kept_fields, set_field
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.stories import TextPart

SCRUB_LINK = error(
    "scrub-link",
    "A link leads to a place that readers must not be sent to, or that tells about whoever wrote it: a file, a "
    "computer of the office, an address with a password. Use the public https:// address, or remove the link.",
)
TOP = "_top"
_STYLE = "Hyperlink"
_UNUSED = "bookmark that nothing leads to|bookmarks that nothing leads to"
_NOWHERE = "link that led nowhere|links that led nowhere"
_NO_PLACE = "a reference to a place that is not in the document any more"
_NO_PLACE_HINT = "update the fields in Word (Ctrl+A, F9), then mend or delete the reference"


def settle_links(texts: Sequence[TextPart], report: ScrubReport) -> None:
    """Check and rename the links, bookmarks and cross-references of all texts together."""
    marks = (mark for text in texts for mark in text.root.iter(w("bookmarkStart")))
    present = {TOP, *(mark.get(w("name"), "").casefold() for mark in marks)}
    for text in texts:
        _settle_hyperlinks(text, present, report)
    series: dict[str, str] = {}
    for text in texts:
        _refuse_lost_references(text, present, report)
        for element, field in list(kept_fields(text.root)):
            renamed = field.renamed(Argument.SEQUENCE, lambda label: sequence_name(label, series))
            set_field(element, renamed)
    names = _rename_bookmarks(texts, _wanted(texts), report)
    for text in texts:
        for link in text.root.iter(w("hyperlink")):
            if (anchor := link.get(w("anchor"))) is not None:
                link.set(w("anchor"), names.get(anchor.casefold(), TOP))
        for element, field in list(kept_fields(text.root)):
            renamed = field.renamed(Argument.BOOKMARK, lambda name: names.get(name.casefold(), TOP))
            set_field(element, renamed)


def _refuse_lost_references(text: TextPart, present: set[str], report: ScrubReport) -> None:
    for element, field in kept_fields(text.root):
        if not present.issuperset(map(str.casefold, field.named(Argument.BOOKMARK))):
            place = where(element, text.name, text.words)
            report.refuse(SCRUB_FIELD, _NO_PLACE, place, _NO_PLACE_HINT)


def _settle_hyperlinks(text: TextPart, present: set[str], report: ScrubReport) -> None:
    for element in list(text.root.iter(w("hyperlink"))):
        if element.get(r("id")) is not None:
            _settle_outward(element, text, report)
        elif element.get(w("anchor"), "").casefold() not in present:
            report.took(_NOWHERE)
            unwrap(element)


def _settle_outward(element: etree._Element, text: TextPart, report: ScrubReport) -> None:
    """Keep a link to the outside if readers may be sent there; its words say where, its tooltip is gone."""
    link = text.links.get(element.get(r("id"), ""))
    anchor = element.get(w("anchor"), "")
    if w("anchor") in element.attrib:
        del element.attrib[w("anchor")]
    target = "" if link is None or link.inside else link.target
    target += f"#{anchor}" if anchor and "#" not in target else ""
    if reason := refusal(target):
        hint = "use a public https:// address, or remove the link (Ctrl+Shift+F9)"
        report.refuse(SCRUB_LINK, f"a link {reason}", where(element, text.name, text.words), hint)
        return
    element.set(r("id"), text.relations.id_for("hyperlink", target, external=True))


def style_links(texts: Sequence[TextPart], styles: etree._Element) -> None:
    """Give the words of links a style where they have none: they look like links, and LibreOffice's PDF keeps them."""
    links = (link for text in texts for link in text.root.iter(w("hyperlink")) if link.get(r("id")))
    plain = [
        run for link in links for run in link.iter(w("r")) if value(run.find(w("rPr")), "rStyle") is None
    ]
    if not plain:
        return
    named = (each for each in styles.iter(w("style")) if value(each, "name") == _STYLE)
    style = next(named, None)
    if style is None:
        style = etree.SubElement(styles, w("style"), {w("type"): "character", w("styleId"): _STYLE})
        etree.SubElement(style, w("name"), {w("val"): _STYLE})
        looks = etree.SubElement(style, w("rPr"))
        etree.SubElement(looks, w("color"), {w("val"): "0563C1"})
        etree.SubElement(looks, w("u"), {w("val"): "single"})
    for run in plain:
        if run.find(w("rPr")) is None:
            run.insert(0, etree.Element(w("rPr")))
        run[0].insert(0, etree.Element(w("rStyle"), {w("val"): style.get(w("styleId"), _STYLE)}))


def _wanted(texts: Sequence[TextPart]) -> set[str]:
    """The bookmarks that something leads to, casefolded as Word compares them."""
    wanted: set[str] = set()
    for text in texts:
        wanted |= {link.get(w("anchor"), "").casefold() for link in text.root.iter(w("hyperlink"))}
        for _, field in list(kept_fields(text.root)):
            wanted |= {name.casefold() for name in field.named(Argument.BOOKMARK)}
    return wanted


def _rename_bookmarks(texts: Sequence[TextPart], wanted: set[str], report: ScrubReport) -> dict[str, str]:
    """The new name of each bookmark that stays, by its old one; all others are taken out."""
    names: dict[str, str] = {}
    number = 0
    for text in texts:
        ids: dict[str, str] = {}
        for mark in list(text.root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            old = mark.get(w("id"), "")
            if mark.tag == w("bookmarkEnd"):
                if old in ids:
                    mark.set(w("id"), ids.pop(old))
                else:
                    remove(mark)
                continue
            name = mark.get(w("name"), "")
            if name.casefold() not in wanted or name.casefold() in names:
                report.took(_UNUSED)
                remove(mark)
                continue
            prefix = "_Toc" if name.startswith("_Toc") else "_Ref"
            names[name.casefold()] = f"{prefix}{number + 1:09d}"
            ids[old] = str(number)
            mark.set(w("id"), ids[old])
            mark.set(w("name"), names[name.casefold()])
            number += 1
        left = set(ids.values())  # their end was hidden or lost: they end where they begin
        for mark in [mark for mark in text.root.iter(w("bookmarkStart")) if mark.get(w("id")) in left]:
            mark.addnext(etree.Element(w("bookmarkEnd"), {w("id"): mark.get(w("id"), "")}))
    return names
