"""The settings that change how a page looks; all others are of use only to whoever wrote the document.

Source: ECMA-376 part 1, 17.15 (settings); [MS-DOCX] 2.3 (compatibility settings).
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.scrub.allowed.dropped import DROPPED_SETTINGS
from cspr_docs.word.scrub.allowed.elements import COMPATIBILITY, KEPT_SETTINGS, SETTINGS
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.looks import OFF
from cspr_docs.word.scrub.rebuilding import Rebuilder

_WORD = "http://schemas.microsoft.com/office/word"
_NOTES = {"footnotePr": "footnote", "endnotePr": "endnote"}


def has_even_pages(root: etree._Element | None) -> bool:
    """Whether even pages have headers and footers of their own."""
    mark = None if root is None else root.find(w("evenAndOddHeaders"))
    return mark is not None and mark.get(w("val"), "1") not in OFF


def rebuilt_settings(
    root: etree._Element | None, special: dict[str, list[str]], ledger: Ledger
) -> etree._Element:
    """The part of the settings; `special` has for each kind of notes the ids of the lines above them."""
    new = etree.Element(w("settings"), nsmap={"w": str(etree.QName(w("settings")).namespace)})
    rebuilder = Rebuilder(SETTINGS, ledger, lambda element: "the settings")
    for element in () if root is None else root:
        name = etree.QName(element).localname
        if element.tag in KEPT_SETTINGS and new.find(w(name)) is None:
            if name == "compat":
                element[:] = element.findall(w("compatSetting"))  # the others speak of Word 97 and its like
            new.append(_settled(rebuilder.rebuilt(element), name, special))
        elif name in DROPPED_SETTINGS:
            ledger.took_once(DROPPED_SETTINGS[name], "")
    return new


def _settled(element: etree._Element, name: str, special: dict[str, list[str]]) -> etree._Element:
    if name in _NOTES:
        for old in list(element.iterchildren(w(_NOTES[name]))):
            element.remove(old)
        for id_ in special.get(f"{_NOTES[name]}s", ()):
            etree.SubElement(element, w(_NOTES[name]), {w("id"): id_})
    if name == "compat":
        for setting in list(element):
            if setting.get(w("name")) not in COMPATIBILITY or setting.get(w("uri")) != _WORD:
                element.remove(setting)
    return element
