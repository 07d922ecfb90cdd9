"""What runs when a Word file is opened, clicked or closed.

Source: [MS-OFFMACRO2] 2.2 (macros), ECMA-376 part 1, 15.2.4 and 17.3.3.3 (controls), 17.16.9 and 17.16.12 (macros of
form fields), [MS-CUSTOMUI] 2.1, [MS-OWEXML] 2.1 (add-ins).
"""

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule

MACROS = error(
    "word-macros",
    "A Word file holds something that runs when it is opened or clicked: macros, ActiveX controls, add-ins or "
    "changed menus. Save it as 'Word document (.docx)', which leaves them out.",
)
_active = partial(Breach, MACROS)
_SAVE = "save it from Word as 'Word document (.docx)', and open that once to see that it is whole"
_MACROS = re.compile(r"vba|macro", re.IGNORECASE)
_ACTIVE = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "keyMapCustomizations": "changed keys or menus",
    "attachedToolbars": "changed keys or menus",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "extensibility": "changed menus",
    "webextension": "an add-in",
    "webextensiontaskpanes": "an add-in",
}
_FOLDERS = {
    "word/activex/": "an ActiveX control",
    "word/vba": "macros",
    "customui/": "changed menus",
    "word/webextensions/": "an add-in",
    "word/customizations.xml": "changed keys or menus",
}
_XSLT = "http://www.w3.org/1999/XSL/Transform"
_SCRIPTS = ("script", "object", "iframe", "embed", "applet", "foreignObject")
_WEB = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "")


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


RULES: tuple[Rule, ...] = (active_parts, active_elements, scripts)
