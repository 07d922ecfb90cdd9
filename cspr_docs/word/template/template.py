"""A compiled template: a plain value that is rendered many times, without a parser and without docxtpl.

A render stops at the first fault. Then the template is rendered once more only to collect: a missing name is noted and
taken for empty, so that a person hears of every misspelt name at once.
"""

import marshal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

from jinja2 import Template as JinjaTemplate

from cspr_docs.ooxml.archive import Entry, Skeleton
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import quoted
from cspr_docs.word.additions import BODY, Additions, Counter
from cspr_docs.word.contents import Outline, OutlineLevel, fill_contents
from cspr_docs.word.language import filters as plain_filters
from cspr_docs.word.language import sandbox
from cspr_docs.word.language.filters import Filters
from cspr_docs.word.language.refusals import MISTAKES, NO_SUCH_NAME, TEMPLATE_UNKNOWN_NAME, Refusal
from cspr_docs.word.open_parts import OpenParts
from cspr_docs.word.template import environment
from cspr_docs.word.template.environment import make_environment, values_of

TEMPLATE_VALUE = error(
    "template-value",
    "A tag in a template names something that cannot be printed where it stands: a whole list, a yes or no, or "
    "paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the prefix p.",
)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part with tags: its code, the file that a person would open to mend it, and where each tag stands.

    `places` has for a line of the code's source the tag as typed and its place in words.
    """

    name: str
    file: str
    code: CodeType
    places: Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Template:
    """A template in its house style, ready to render.

    Attributes:
        name: what problems call the file.
        parts: the parts with tags, in the order in which they are rendered.
        open_parts: the parts that additions may go into.
        skeleton: every part as it is when nothing is rendered or added, deflated.
        first_ids: the first free id of each kind.
        filters: what a tag may use after a bar; each gets the value first.
        fingerprint: a short hash of the template's and the house style's files.
        lists: what stands in the definitions of its lists, by number, where a loop copies one.
        outline: the headings that the body's table of contents lists; empty where the body has none.
    """

    name: str
    parts: tuple[CompiledPart, ...]
    open_parts: OpenParts
    skeleton: Skeleton
    first_ids: Mapping[str, int]
    filters: Filters
    outline: Outline = field(default_factory=dict)
    fingerprint: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)
    _ready: list[JinjaTemplate] = field(default_factory=list, repr=False, compare=False)

    def new_additions(self) -> Additions:
        """Additions whose ids begin above every id that the template holds itself."""
        return Additions(counter=Counter(dict(self.first_ids)), lists=self.lists)

    def render(self, context: Mapping[str, object], additions: Additions) -> bytes:
        """The .docx file for this context; `additions` is filled on the way and put into it.

        Raises:
            Stop: names that the context lacks and values that cannot be written, all of them.
        """
        if not self._ready:
            jinja = make_environment(self.filters)
            self._ready.extend(JinjaTemplate.from_code(jinja, part.code, {}) for part in self.parts)
        values = values_of(context, additions)
        written: dict[str, str] = {}
        try:
            for part, template in zip(self.parts, self._ready, strict=True):
                scope = template.new_context(values, shared=True)
                written[part.name] = "".join(template.root_render_func(scope))
        except MISTAKES as fault:
            raise stop_for(fault, self.parts, self.filters, context) from fault
        if self.outline:
            written[BODY] = fill_contents(written[BODY], self.outline, additions.counter)
        changed = self.open_parts.filled(written, additions)
        return self.skeleton.with_parts({part: text.encode() for part, text in changed.items()})

    def to_cache_bytes(self) -> bytes:
        """The template without its filters, to be read back by the same Python and the same program."""
        parts = tuple((part.name, part.file, part.code, dict(part.places)) for part in self.parts)
        opened = (dict(self.open_parts.texts), tuple(sorted(self.open_parts.absent)))
        entries = tuple(tuple(entry) for entry in self.skeleton.entries.values())
        outline = {style: tuple(level) for style, level in self.outline.items()}
        own = (self.fingerprint, dict(self.lists))
        plain = (self.name, parts, opened, entries, dict(self.first_ids), outline, own)
        return marshal.dumps(plain)  # type: ignore[arg-type]


def from_cache_bytes(data: bytes, filters: Filters, name: str, house: str) -> Template | None:
    """The template that the same Python and program wrote with `to_cache_bytes`; `None` for other bytes.

    `name` and `house` are what problems call the two files now. The bytes hold code: they must come from a place that
    nobody else can write to.
    """
    try:
        old_name, parts, (texts, absent), entries, first_ids, outline, own = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    return Template(
        name=name,
        parts=tuple(
            CompiledPart(part[0], name if part[1] == old_name else house, *part[2:]) for part in parts
        ),
        open_parts=OpenParts(texts, frozenset(absent)),
        skeleton=Skeleton({entry[0]: Entry(*entry) for entry in entries}),
        first_ids=first_ids,
        filters=filters,
        outline={style: OutlineLevel(*level) for style, level in outline.items()},
        fingerprint=own[0],
        lists=own[1],
    )


def stop_for(
    fault: Exception, parts: Sequence[CompiledPart], filters: Filters, context: Mapping[str, object]
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
    parts: Sequence[CompiledPart], filters: Filters, context: Mapping[str, object]
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


def _line_of(mistake: Exception, part: CompiledPart, template: JinjaTemplate) -> int | None:
    """The line of the tag that asks for what cannot be done; `None` if a filter or a value failed by itself."""
    line, files = None, []
    trace = mistake.__traceback__
    while trace is not None:
        files.append(trace.tb_frame.f_code.co_filename)
        if files[-1] == part.code.co_filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    ours = (part.code.co_filename, *(module.__file__ for module in (environment, sandbox, plain_filters)))
    asked = isinstance(mistake, Refusal) or files[-1] in ours or Path(files[-1]).parent.name == "jinja2"
    return line if asked else None


def _collecting(part: CompiledPart, filters: Filters, found: list[tuple[Refusal, int]]) -> JinjaTemplate:
    """The part as a template that notes each refusal with the line of its tag, and goes on."""

    def refuse(refusal: Refusal) -> str:
        frame = sys._getframe(1)
        while frame.f_code.co_filename != part.code.co_filename:
            assert frame.f_back is not None  # only the template calls what can refuse
            frame = frame.f_back
        found.append((refusal, template.get_corresponding_lineno(frame.f_lineno)))
        return ""

    template = JinjaTemplate.from_code(make_environment(filters, refuse), part.code, {})
    return template


def _problem(refusal: Refusal, tag: str, place: str, file: str, context: Mapping[str, object]) -> Problem:
    """What the tag at the place asked for and could not be written."""
    from cspr_docs.ooxml.places import within  # it needs lxml, which rendering a sound template does not

    if refusal.reason != NO_SUCH_NAME:
        message = f"{tag} cannot be printed: {refusal.reason}; it stands {within(place)}"
        return Problem(TEMPLATE_VALUE, message, file=file)
    message = f"{tag} names {quoted(refusal.name)}, which there is not; it stands {within(place)}"
    hint = did_you_mean(refusal.name, refusal.known or context) or "check the name against the list of names"
    return Problem(TEMPLATE_UNKNOWN_NAME, message, hint, file=file)
