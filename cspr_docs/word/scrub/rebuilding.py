"""A tree rebuilt by allow-list: what is known is copied, what is harmless goes, all else is refused at its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, PRESERVE, W
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.problems import error
from cspr_docs.word.scrub.allowed.dropped import (
    CONTENT_OF,
    DROPPED,
    EFFECTS,
    GRAPHICS,
    PROPERTIES_OF_UNWRAPPED,
    REFUSED,
    UNWRAPPED,
)
from cspr_docs.word.scrub.allowed.notation import FORGIVEN, Allowed, ValueKind, fits, q
from cspr_docs.word.scrub.report import SCRUB_REFUSED, ScrubReport

SCRUB_UNKNOWN = error(
    "scrub-unknown",
    "The file holds something that this program does not know, so it cannot tell whether it is fit to be "
    "published. Write it in another way in Word, or take it out.",
)
_NSMAP = {prefix: uri for prefix, uri in PREFIXES.items() if prefix in ("w", "r", "wp", "a", "pic")}
_PICTURE = q("wp:docPr")
_SPACED = frozenset({q("t"), q("instrText")})
_ON = frozenset({"1", "true", "on"})
_SWITCH = {"true": "1", "on": "1", "false": "0", "off": "0"}
"""LibreOffice's way of writing them, and Word's."""
_IN_WORDS = frozenset(map(q, ("bidiVisual", "cantSplit", "tblHeader", "noWrap", "tcFitText", "hideMark")))
"""Switches of tables, which the schema that readers check by wants as on and off."""

_UNSEEN = (
    "\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff"
)
_NEEDING = "\u0370-\u1dff\u1f00-\u1fff\u20d0-\u20ff\u2190-\ufdff\ufe10-\U000dffff"
_ROW = re.compile(f"[{_UNSEEN}\u00ad]{{2,}}")
_ALONE = re.compile(f"(?<![{_NEEDING}])[{_UNSEEN}](?![{_NEEDING}])")
"""Characters without width in a row, and alone where no letter of another script or sign stands beside them."""

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_UNKNOWN = "something that this program does not know"
_UNKNOWN_HINT = "take it out in Word, or write it in another way; 'cspr explain scrub-unknown' says more"
_FONT = "font that few computers have|fonts that few computers have"


@dataclass(frozen=True, slots=True)
class Rebuilder:
    """Rebuilds the trees of one part.

    Attributes:
        rules: what each element may hold, by qualified name.
        report: takes down what goes and what is refused.
        place_of: where an element stands, in words.
        ignorable: namespaces whose elements may be passed over.
    """

    rules: Mapping[str, Allowed]
    report: ScrubReport
    place_of: PlaceOf
    ignorable: frozenset[str] = frozenset()

    def rebuilt(self, element: etree._Element) -> etree._Element:
        """A new tree of an element that has a rule, with all that is allowed in it."""
        new = etree.Element(element.tag, nsmap=_NSMAP)
        self._fill(new, element)
        return new

    def _fill(self, new: etree._Element, element: etree._Element) -> None:
        """Give a new element all that is allowed in the old one."""
        rule = self.rules[str(element.tag)]
        if element.attrib:
            self._copy_attributes(element, new, rule)
        self._copy_text(element, new, rule)
        for child in element:
            self._add(new, child, rule)
        if element.tag == _PICTURE:
            _keep_decoration(element, new)

    def _add(self, new: etree._Element, element: etree._Element, rule: Allowed) -> None:
        """Add to a new element of this rule what takes an old one's place: itself rebuilt, its content, or nothing."""
        tag = str(element.tag)
        if tag in rule.children:
            self._fill(etree.SubElement(new, tag), element)
        elif tag in UNWRAPPED:
            self.report.took(UNWRAPPED[tag])
            content = element.find(CONTENT_OF[tag]) if tag in CONTENT_OF else element
            for child in element.iterchildren() if content is None else content:
                if content is not None and child.tag not in PROPERTIES_OF_UNWRAPPED:
                    self._add(new, child, rule)
        elif tag in DROPPED:
            self.report.took(DROPPED[tag])
        else:
            self._refuse(element)

    def _refuse(self, element: etree._Element) -> None:
        name = etree.QName(element)
        if str(element.tag) in REFUSED:
            what, hint = REFUSED[str(element.tag)]
            self.report.refuse(SCRUB_REFUSED, what, self.place_of(element), hint)
        elif (kind := str(name.namespace or "").rpartition("/")[2]) in GRAPHICS:
            what, hint = GRAPHICS[kind]
            self.report.refuse(SCRUB_REFUSED, what, self.place_of(element), hint)
        elif name.namespace in EFFECTS and _is_property(element):
            self.report.took("effect on text|effects on text")
        elif name.namespace in self.ignorable and name.namespace != W:
            self.report.took("mark of another program|marks of other programs")
        else:
            self.report.refuse(SCRUB_UNKNOWN, _UNKNOWN, self.place_of(element), _UNKNOWN_HINT)

    def _copy_attributes(self, element: etree._Element, new: etree._Element, rule: Allowed) -> None:
        for name, kind in rule.attributes.items():
            value = element.get(name)
            if value is None or (kind is ValueKind.ON_OFF and name == q("val") and value in _ON):
                continue  # an element that says no more than its name is on
            if kind is ValueKind.TEXT:
                new.set(name, self._seen(value))
            elif fits(value, kind):
                new.set(name, _switch(element, value) if kind is ValueKind.ON_OFF else value)
            elif kind is ValueKind.FONT:
                self.report.took_once(_FONT, value)
            elif kind not in FORGIVEN:
                what = "a formatting value that Word does not know"
                self.report.refuse(SCRUB_UNKNOWN, what, self.place_of(element), "format it anew in Word")

    def _copy_text(self, element: etree._Element, new: etree._Element, rule: Allowed) -> None:
        text = element.text or ""
        stray = [child.tail for child in element if child.tail and child.tail.strip()]
        if rule.content is None:
            stray += [text] if text.strip() else []
        elif fits(text, rule.content):
            new.text = self._seen(text) if rule.content is ValueKind.TEXT else text
            if element.tag in _SPACED:
                new.set(PRESERVE, "preserve")
        else:
            self.report.refuse(SCRUB_UNKNOWN, _UNKNOWN, self.place_of(element), _UNKNOWN_HINT)
        what = "stretch of text that Word does not show|stretches of text that Word does not show"
        self.report.took(what, len(stray))

    def _seen(self, text: str) -> str:
        """The text without characters that take no room, where nothing needs them: they tell one copy from another."""
        if text.isascii():
            return text
        plain = _ALONE.sub("", _ROW.sub("", text))
        self.report.took("unseen character|unseen characters", len(text) - len(plain))
        return plain


def _is_property(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("Pr")


def _keep_decoration(element: etree._Element, new: etree._Element) -> None:
    """Whether a picture is marked as decoration is what screen readers go by.

    Source: [MS-ODRAWXML] 2.33 (`decorative`).
    """
    mark = next(element.iter(q("adec:decorative")), None)
    if mark is None or mark.get("val") not in ("1", "true"):
        return
    extension = etree.SubElement(etree.SubElement(new, q("a:extLst")), q("a:ext"), {"uri": _DECORATIVE})
    namespace = str(etree.QName(mark).namespace)
    etree.SubElement(extension, mark.tag, {"val": "1"}, nsmap={"adec": namespace})


def _switch(element: etree._Element, value: str) -> str:
    """A switch's value as Word writes it."""
    plain = _SWITCH.get(value, value)
    return {"0": "off", "1": "on"}.get(plain, plain) if element.tag in _IN_WORDS else plain
