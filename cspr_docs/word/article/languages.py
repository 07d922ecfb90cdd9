"""In which language a run is written, where that is not the document's own.

Source: ECMA-376 part 1, 17.3.2.20 (`lang`: one language for each kind of writing), 17.3.2.30 (`rtl`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.values import switch, value
from cspr_docs.word.reading.source import ProseStyles

_PATH = f"{w('rPr')}/{w('lang')}"
_DEFAULTS = f"{w('rPrDefault')}/{_PATH}"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CORE = "{http://purl.org/dc/elements/1.1/}"
_NO_LANGUAGE = frozenset({"zxx", "und", "mul", "mis"})

_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Languages:
    """The document's own language (BCP 47, empty if it has none), and how those of its runs are found."""

    own: str
    styles: ProseStyles

    def of_run(self, properties: etree._Element | None, paragraph_style: str, text: str) -> str:
        """The language of a run; empty where it is the document's own."""
        right_to_left = bool(switch(properties, "rtl"))
        kind = "bidi" if right_to_left else "eastAsia" if _EAST_ASIAN.search(text) else "val"
        if right_to_left and _HEBREW.search(text):
            return "he"
        found = self._given(properties, paragraph_style, kind)
        return "" if primary(found) in ("", primary(self.own)) else found

    def _given(self, properties: etree._Element | None, paragraph_style: str, kind: str) -> str:
        run_style = value(properties, "rStyle")
        holders = (
            None if properties is None else properties.find(w("lang")),
            None if run_style is None else self.styles.inherited(run_style, _PATH),
            self.styles.inherited(paragraph_style, _PATH),
            None if self.styles.defaults is None else self.styles.defaults.find(_DEFAULTS),
        )
        tags = (tag(each.get(w(kind))) for each in holders if each is not None)
        return next((each for each in tags if each), "")


def to_languages(package: Mapping[str, bytes], styles: ProseStyles) -> Languages:
    """The languages of a file: what its properties say, else what its styles begin with."""
    of_normal = Languages("", styles).of_run(None, styles.default, "")
    return Languages(tag(property_of(package, "language")) or of_normal, styles)


def property_of(package: Mapping[str, bytes], name: str) -> str:
    """One of the file's core properties: `title`, `language`; empty where it has none."""
    root = parse_part(package, "docProps/core.xml")
    return "" if root is None else (root.findtext(f"{_CORE}{name}") or "").strip()


def tag(text: str | None) -> str:
    """The language tag; empty where it is none, such as Word's `x-none`."""
    if text is None or not _TAG.fullmatch(text) or primary(text) in _NO_LANGUAGE:
        return ""
    return text


def primary(text: str) -> str:
    """The language itself, without its country or script: `pl` of `pl-PL`."""
    return text.partition("-")[0].lower()
