"""The statements and values of a template's tags, each checked for what it may say."""

import re
from collections.abc import Collection, Iterator

from cspr_docs.problems import Problem
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import quoted
from cspr_docs.word.language.expressions import TEMPLATE_UNKNOWN_STATEMENT, Fault, source_faults
from cspr_docs.word.template.tags import CELL_WORDS, Kind, Tag

STATEMENTS = frozenset({"for", "if", "elif", "else", "endif", "endfor", "set"})
REFUSED = frozenset(
    {
        *("macro", "endmacro", "import", "from", "include", "extends", "block", "endblock"),
        *("filter", "endfilter", "call", "endcall", "autoescape", "endautoescape", "endset"),
        *("trans", "endtrans", "pluralize", "do", "with", "endwith", "raw", "endraw"),
        *("break", "continue", "debug"),
    }
)
_MEANT = {**dict.fromkeys(("elseif", "elsif"), "elif"), "end": "endfor or endif"}
"""What other languages and hasty fingers write."""
_WRAPPED = {"for": "{{% {} %}}{{% endfor %}}", "if": "{{% {} %}}{{% endif %}}", "set": "{{% {} %}}"}


def check_tag(tag: Tag, filters: Collection[str]) -> Iterator[Problem]:
    """What the tag says that a template may not say."""
    for fault in _faults(tag, filters) if tag.kind is not Kind.REMARK else ():
        yield tag.problem(fault.code, fault.what, fault.hint)


def _faults(tag: Tag, filters: Collection[str]) -> Iterator[Fault]:
    if tag.code[:1] in ("-", "+") or tag.code[-1:] in ("-", "+"):
        what = f"uses {{{tag.kind.value}-, which would pull paragraphs together"
        yield Fault(what, "put the tag into the paragraph that it belongs to", TEMPLATE_UNKNOWN_STATEMENT)
    elif tag.kind is Kind.STATEMENT and tag.word not in STATEMENTS and not tag.is_about_cell:
        yield _unknown_statement(tag)
    elif tag.word == "set" and "=" not in tag.code:
        what = "cannot be used: a {% set %} that holds a piece of the document has no use here"
        yield Fault(what, "give it a value with =", TEMPLATE_UNKNOWN_STATEMENT)
    elif source := _alone(tag):
        yield from source_faults(source, frozenset(filters))


def _alone(tag: Tag) -> str:
    """The tag as a template of its own, for the parser; it is made to say no (`{{ }}`) to words where none may be."""
    if tag.kind is Kind.PRINT:
        return f"{{{{ {tag.code} }}}}"
    if tag.is_about_cell:
        wants_value = tag.word in ("colspan", "cellbg")
        return f"{{{{ {tag.argument} }}}}" if wants_value or tag.argument else ""
    if tag.word in (*_WRAPPED, "elif"):
        code = tag.code.removeprefix("el")
        return _WRAPPED["if" if tag.word == "elif" else tag.word].format(code)
    return "{{ }}" if tag.code != tag.word else ""


def _unknown_statement(tag: Tag) -> Fault:
    hint = (
        "a template may use for, if, elif, else and set; docxtpl's vm, hm, colspan and cellbg in table cells"
    )
    if tag.word in REFUSED:
        what = f"cannot be used: {{% {tag.word} %}} has no use here"
    elif tag.word in CELL_WORDS:
        what = "takes no prefix and stands in a cell's text"
    else:
        what = f"begins with {quoted(tag.word)}, which is no statement"
        if re.fullmatch(r"(tr|tc|p|r)\w+", tag.word):
            hint = "a prefix (p, tr, tc, r) needs a space after it"
        near = did_you_mean(tag.word, sorted(STATEMENTS | CELL_WORDS))
        hint = f"write {_MEANT[tag.word]}" if tag.word in _MEANT else near or hint
    return Fault(what, hint, TEMPLATE_UNKNOWN_STATEMENT)
