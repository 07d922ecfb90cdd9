"""Fields that fetch, run or ask.

Source: ECMA-376 part 1, 17.16.5 (the fields by name); [MS-OI29500] 2.1.480 (what Word makes of them).
"""

from collections.abc import Iterator

from cspr_docs.ooxml.relationships import Opened
from cspr_docs.word.hazards.instructions import INNER, Instruction, instructions
from cspr_docs.word.link_targets import danger
from cspr_docs.word.rules import Fault, Rule

_RUNS, _FETCHES, _LISTS, _ASKS = (
    "can start another program",
    "fetches something from outside of the file",
    "takes its words from a list outside of the document",
    "asks the reader to type something",
)
DANGEROUS = {
    **dict.fromkeys(
        ("DDE", "DDEAUTO", "MACROBUTTON", "MACRO", "ADDIN", "OCX", "CONTROL", "HTMLACTIVEX"), _RUNS
    ),
    **dict.fromkeys(("GOTOBUTTON", "EMBED", "PRINT", "PRIVATE"), _RUNS),
    **dict.fromkeys(
        ("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "LINK", "DATABASE", "IMPORT", "RD"), _FETCHES
    ),
    **dict.fromkeys(("AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "USERINITIALS", "USERADDRESS"), _LISTS),
    **dict.fromkeys(
        ("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK"), _LISTS
    ),
    **dict.fromkeys(("GREETINGLINE", "MERGEINC", "DATA"), _LISTS),
    **dict.fromkeys(("ASK", "FILLIN"), _ASKS),
}
"""What fields of these names do."""

_PLAIN_WORDS = "select it and press Ctrl+Shift+F9 to keep its words as plain text, or delete it"
_LEADING = ("\\l", "\\o", "\\t", "\\n", "\\m")


def fetching_fields(found: Opened) -> Iterator[Fault]:
    """Fields that do more than count, refer, or lead to a web page."""
    for part, root in found.trees.items():
        for instruction in instructions(root):
            if what := _danger_of(instruction):
                message = f"a field {what}"
                yield Fault("word-field-fetches", message, _PLAIN_WORDS, part, instruction.element)


def _danger_of(instruction: Instruction) -> str:
    """What the field does that it must not; empty for the others."""
    keyword = instruction.keyword
    if keyword in DANGEROUS:
        return f"of the kind {keyword} {DANGEROUS[keyword]}"
    if not keyword and (instruction.has_inner or instruction.text.strip()):
        return "hides what it does"
    if keyword != "HYPERLINK":
        return ""
    target = _target(instruction.arguments)
    if target == INNER.strip():
        return "of the kind HYPERLINK leads where another field says"
    what = danger(target) if target else ""
    return f"of the kind HYPERLINK {what}" if what else ""


def _target(arguments: tuple[str, ...]) -> str:
    """The address that a HYPERLINK field leads to; empty where it only leads to a bookmark."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in _LEADING:
            skip = argument in ("\\l", "\\o", "\\t")
        elif not argument.startswith("\\") or argument.startswith("\\\\"):
            return argument
    return ""


RULES: tuple[Rule, ...] = (fetching_fields,)
