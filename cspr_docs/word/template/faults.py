"""What a render could not write, told as Problems at its place in the template.

The normal way stops at the first fault. Then the template is rendered once more only to collect: a missing
name is noted and taken for empty, so that a person hears of every misspelt name at once.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Template, TemplateError

from cspr_docs.problems import Problem, Stop, error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.word.additions import Additions
from cspr_docs.word.template import environment
from cspr_docs.word.template import filters as template_filters
from cspr_docs.word.template.environment import make_environment, values_of
from cspr_docs.word.template.filters import Filters
from cspr_docs.word.template.missing import NO_SUCH_NAME
from cspr_docs.word.template.values import Refusal

if TYPE_CHECKING:
    from cspr_docs.word.template.template import CompiledPart

TEMPLATE_UNKNOWN_NAME = error(
    "template-unknown-name",
    "A tag in a template names something that there is not, most often by a slip of spelling. The hint gives "
    "the nearest name; the names are those of the case's own fields, as `cspr schema` writes them.",
)
TEMPLATE_VALUE = error(
    "template-value",
    "A tag in a template names something that cannot be printed where it stands: a whole list, a yes or no, or "
    "paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the prefix p.",
)

MISTAKES = (
    Refusal,
    TypeError,
    ArithmeticError,
    LookupError,
    ValueError,
    TemplateError,
    RecursionError,
    MemoryError,
)
"""What is raised when a tag asks for what its values cannot do, such as adding a number to a name."""


def stop_for(
    fault: Exception, parts: "Sequence[CompiledPart]", filters: Filters, context: Mapping[str, object]
) -> Stop:
    """The `Stop` that tells of every fault in the parts, when a render has raised one of them.

    Raises:
        Exception: `fault` itself where the template is not to blame for it.
    """
    problems = dict.fromkeys(_problems(parts, filters, context))
    if not problems:
        raise fault
    return Stop(problems)


def _problems(
    parts: "Sequence[CompiledPart]", filters: Filters, context: Mapping[str, object]
) -> Iterator[Problem]:
    """Every fault of every part."""
    for part in parts:
        found: list[tuple[Refusal, int]] = []
        template = _collecting(part, filters, found)
        values = values_of(context, Additions())
        try:
            for _ in template.root_render_func(template.new_context(values, shared=True)):
                pass
        except MISTAKES as mistake:
            line = _line_of(mistake, part, template)
            if line is None and not found:
                raise  # not the template's doing; otherwise an empty stand-in went where a value was needed
            if line is not None:
                why = mistake if isinstance(mistake, Refusal) else Refusal("it cannot be worked out")
                found.append((why, line))
        for refusal, line in dict.fromkeys(found):
            tag, place = part.places.get(line, ("a tag", "the template"))
            yield _problem(refusal, tag, place, part.file, context)


def _line_of(mistake: Exception, part: "CompiledPart", template: Template) -> int | None:
    """The line of the tag that asks for what cannot be done; `None` if a filter or a value failed by itself."""
    line, files = None, []
    trace = mistake.__traceback__
    while trace is not None:
        files.append(trace.tb_frame.f_code.co_filename)
        if files[-1] == part.code.co_filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    ours = (part.code.co_filename, environment.__file__, template_filters.__file__)
    asked = isinstance(mistake, Refusal) or files[-1] in ours or Path(files[-1]).parent.name == "jinja2"
    return line if asked else None


def _collecting(part: "CompiledPart", filters: Filters, found: list[tuple[Refusal, int]]) -> Template:
    """The part as a template that notes each refusal with the line of its tag, and goes on."""

    def refuse(refusal: Refusal) -> str:
        frame = sys._getframe(1)
        while frame.f_code.co_filename != part.code.co_filename:
            assert frame.f_back is not None  # only the template calls what can refuse
            frame = frame.f_back
        found.append((refusal, template.get_corresponding_lineno(frame.f_lineno)))
        return ""

    template = Template.from_code(make_environment(filters, refuse), part.code, {})
    return template


def _problem(refusal: Refusal, tag: str, place: str, file: str, context: Mapping[str, object]) -> Problem:
    """What the tag at the place asked for and could not be written."""
    from cspr_docs.ooxml.places import within  # it needs lxml, which rendering a sound template does not

    if refusal.reason != NO_SUCH_NAME:
        message = f"{tag} cannot be printed: {refusal.reason}; it stands {within(place)}"
        return Problem(TEMPLATE_VALUE, message, file=file)
    message = f"{tag} names {refusal.name!r}, which there is not; it stands {within(place)}"
    hint = did_you_mean(refusal.name, refusal.known or context) or "check the name against the list of names"
    return Problem(TEMPLATE_UNKNOWN_NAME, message, hint, file=file)
