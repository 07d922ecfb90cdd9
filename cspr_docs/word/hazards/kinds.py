"""What kind of Office file a package is, if it is not a plain Word document.

Source: ECMA-376 part 1, 11.3.10 (main document part); ISO/IEC 29500-1 annex A (the Strict namespaces);
[MS-OFFMACRO2] 2.2.1 (macro-enabled content types).
"""

from collections.abc import Iterator

from cspr_docs.ooxml.places import part_in_words
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import W
from cspr_docs.word.opened import STRICT, Opened

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAVE = "save it from Word as 'Word document (.docx)'"
_KINDS = (
    ("macroenabled", "word-macros", "it is a Word file with macros (.docm)", _SAVE),
    ("wordprocessingml.template", "word-other-kind", "it is a Word template (.dotx), not a document", _SAVE),
    (
        "spreadsheetml",
        "word-other-kind",
        "it is an Excel workbook, not a Word document",
        "publish the report",
    ),
    (
        "presentationml",
        "word-other-kind",
        "it is a PowerPoint presentation, not a Word document",
        "publish the report",
    ),
    ("drawingml", "word-other-kind", "it is a drawing, not a Word document", "publish the report"),
)
_NAMES = (".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".xlsx", ".pptx")
_STRICT = "http://purl.oclc.org/ooxml/"


def no_main_part(found: Opened) -> Iterator[Problem]:
    """Nothing leads to a document, or to what is not there."""
    if found.main not in found.package:
        hint = "open it in Word and save it again, or fetch a fresh copy"
        yield told(found, "word-parts-amiss", "the part that holds the document itself is missing", hint)


def another_kind(found: Opened) -> Iterator[Problem]:
    """The main part's content type is not a document's."""
    kind = found.type_of(found.main)
    if found.main not in found.package or kind == DOCUMENT:
        return
    for word, code, message, hint in _KINDS:
        if word in kind.lower():
            yield told(found, code, message, hint)
            return
    yield told(found, "word-other-kind", "its main part is not marked as a Word document", _SAVE)


def another_name(found: Opened) -> Iterator[Problem]:
    """The file's own name says that it is something else."""
    name = found.package.name.lower()
    if name.endswith(_NAMES):
        what = name.rpartition(".")[2]
        yield told(found, "word-other-kind", f"its name ends in .{what}, not in .docx", _SAVE)


def strict(found: Opened) -> Iterator[Problem]:
    """Strict Open XML, whose names are all others."""
    main = found.trees.get(found.main)
    by_tag = main is not None and str(main.tag).startswith(f"{{{_STRICT}")
    if by_tag or any(link.type.startswith(STRICT) for link in found.links):
        message = "it is saved as 'Strict Open XML', which few programs read whole"
        yield told(found, "word-other-kind", message, f"{_SAVE}, not as 'Strict Open XML Document'")


def not_a_document(found: Opened) -> Iterator[Problem]:
    """The main part holds other XML than a document."""
    main = found.trees.get(found.main)
    if main is None or str(main.tag).startswith(f"{{{_STRICT}"):
        return
    if main.tag != f"{{{W}}}document" or main.find(f"{{{W}}}body") is None:
        message = f"{part_in_words(found.main)} does not hold a Word document's text"
        yield told(found, "word-parts-amiss", message, _SAVE)


RULES: tuple[Rule, ...] = (no_main_part, another_kind, another_name, strict, not_a_document)
