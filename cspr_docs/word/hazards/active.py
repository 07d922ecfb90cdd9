"""What runs, fetches or asks when a Word file is opened, clicked or closed: fields, macros, controls, add-ins, scripts.

Source: ECMA-376 part 1, 15.2.4 and 17.3.3.3 (controls), 17.16.9 and 17.16.12 (macros of form fields); others at
hazards.toml.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from cspr_docs.files import toml_of
from cspr_docs.ooxml.fields import CODES, MARK, SIMPLE, VALUED_IN_LINKS, OpenFields, WordField, field_code
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.link_targets import danger
from cspr_docs.word.rules import Breach, Rule

WORD_FIELD_FETCHES = error(
    "word-field-fetches",
    "A field in a Word file fetches something from elsewhere, runs something, or asks the reader. Select it "
    "and press Ctrl+Shift+F9 to keep its words as plain text, or delete it.",
)
_TOLD = toml_of(__package__, "hazards.toml")
DANGEROUS = {keyword: what for what, keywords in _TOLD["fields"].items() for keyword in keywords.split()}
"""What fields of these names do."""

_PLAIN_WORDS = "select it and press Ctrl+Shift+F9 to keep its words as plain text, or delete it"
_LONGEST = 10_000
_INNER = " {} "
"""Stands in a field's code for what a field inside it will write."""
WORD_MACROS = error(
    "word-macros",
    "A Word file holds something that runs when it is opened or clicked: macros, ActiveX controls, add-ins or "
    "changed menus. Save it as 'Word document (.docx)', which leaves them out.",
)
_active = partial(Breach, WORD_MACROS)
_SAVE = "save it from Word as 'Word document (.docx)', and open that once to see that it is whole"
_MACROS = re.compile(r"vba|macro", re.IGNORECASE)
_ACTIVE = {kind: what for what, kinds in _TOLD["active"].items() for kind in kinds.split()}
_FOLDERS: Mapping[str, str] = _TOLD["active_folders"]
_XSLT = "http://www.w3.org/1999/XSL/Transform"
_SCRIPTS = ("script", "object", "iframe", "embed", "applet", "foreignObject")
_WEB = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "")


def fetching_fields(found: Opened) -> Iterator[Breach]:
    """Fields that do more than count, refer, or lead to a web page."""
    for part, root in found.trees.items():
        for element, code in _codes(root):
            if what := _danger_of(code[:_LONGEST]):
                yield Breach(WORD_FIELD_FETCHES, f"a field {what}", _PLAIN_WORDS, part, element)


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The code of every field of the part; of one that is never ended or never begun as far as it goes."""
    open_ = OpenFields()
    for element in root.iter(MARK, SIMPLE, w("t"), *CODES):
        if element.tag == SIMPLE:
            yield from _written(WordField(element))
        elif element.tag in CODES and open_.is_stray(element):
            yield element, element.text or ""
        elif done := open_.take(element):  # words in the place of code are code to Word
            yield from _written(done)
    for left in reversed(open_.fields):
        yield from _written(left)


def _written(field: WordField) -> Iterator[tuple[etree._Element, str]]:
    """Its code, once more without what is struck out of it: somebody may accept the deletion."""
    for code in dict.fromkeys(field.written(inner=_INNER, struck=struck) for struck in (True, False)):
        yield field.begin, code


def _danger_of(code: str) -> str:
    """What a field does that it must not; empty for the others."""
    told = field_code(code)
    keyword = told.name
    if keyword in DANGEROUS:
        return f"of the kind {keyword} {DANGEROUS[keyword]}"
    if not keyword and code.strip():
        return "hides what it does"
    if keyword != "HYPERLINK":
        return ""
    target = next((word.raw for word in told.words(VALUED_IN_LINKS)), "")
    if target == _INNER.strip():
        return "of the kind HYPERLINK leads where another field says"
    what = danger(target) if target else ""
    return f"of the kind HYPERLINK {what}" if what else ""


def active_parts(found: Opened) -> Iterator[Breach]:
    """Macros, controls, menus and add-ins, by their parts, their relationships and their content types."""
    for link in found.of_kind(*_ACTIVE):
        yield _active(f"it holds {_ACTIVE[link.kind]}", _SAVE)
    for part in found.package:
        folder = next((name for name in _FOLDERS if part.lower().startswith(name)), None)
        if folder is not None:
            yield _active(f"it holds {_FOLDERS[folder]}", _SAVE)
        elif part != found.main and _MACROS.search(found.type_of(part)):
            yield _active("it holds macros", _SAVE)


def active_elements(found: Opened) -> Iterator[Breach]:
    """Controls in the text, and macros that form fields and drawings call."""
    for part, root in found.trees.items():
        for element in root.iter(w("control"), w("entryMacro"), w("exitMacro"), w("saveThroughXslt")):
            what = "an ActiveX control" if element.tag == w("control") else "something that runs a program"
            yield _active(what, "delete it", part, element)
        for element in root.iter("{*}hlinkClick", "{*}hlinkHover", "{*}hlinkMouseOver"):
            if element.get("action") or element.get("macro"):
                hint = "delete it and put the picture in again"
                yield _active("a picture that runs something when it is clicked", hint, part, element)


def scripts(found: Opened) -> Iterator[Breach]:
    """Scripts and style sheets in data and pictures."""
    for part, root in found.trees.items():
        if _has_script(root, part):
            yield _active(f"{part_in_words(part)} holds a script or a style sheet that runs", _SAVE)
    for part in (*found.trees, *found.broken):
        if b"<?xml-stylesheet" in found.package[part].replace(b"\0", b""):
            yield _active(f"{part_in_words(part)} calls a style sheet", _SAVE)


def _has_script(root: etree._Element, part: str) -> bool:
    """Whether data of others or a picture holds what a browser or a transformation would run."""
    if next(root.iter(f"{{{_XSLT}}}*", "{urn:schemas-microsoft-com:xslt}*"), None) is not None:
        return True
    is_data = part.lower().endswith(".svg") or part.lower().startswith("customxml/")
    return is_data and any(_runs(element) for element in root.iter())


def _runs(element: etree._Element) -> bool:
    namespace, _, name = str(element.tag).removeprefix("{").rpartition("}")
    if name.lower() in _SCRIPTS and namespace in _WEB:
        return True
    handlers = namespace in _WEB and any(str(key).lower().startswith("on") for key in element.attrib)
    squeezed = ("".join(str(value)[:200].split()).lower() for value in element.attrib.values())
    return handlers or any(value.startswith(("javascript:", "vbscript:")) for value in squeezed)


RULES: tuple[Rule, ...] = (fetching_fields, active_parts, active_elements, scripts)
