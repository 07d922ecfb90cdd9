"""A compiled template: a plain value that is rendered many times, without a parser and without docxtpl.

A render notes what a tag asks for and cannot have, takes it for empty and goes on, so that a person hears of every
misspelt name at once.
"""

import marshal
import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import walk_stack, walk_tb
from types import FrameType

from jinja2 import Template as JinjaTemplate

from cspr_docs.ooxml.archive import Skeleton
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import quoted
from cspr_docs.word.additions import A4_TEXT, BODY, Additions, Counter, ListLooks
from cspr_docs.word.contents import Outline, fill_contents
from cspr_docs.word.language import filters as plain_filters
from cspr_docs.word.language import sandbox
from cspr_docs.word.language.filters import Filters
from cspr_docs.word.language.refusals import MISTAKES, NO_SUCH_NAME, TEMPLATE_UNKNOWN_NAME, Refusal
from cspr_docs.word.open_parts import OpenParts
from cspr_docs.word.template import environment
from cspr_docs.word.template.environment import ADDITIONS, LIMITS, Limits, file_of, make_environment

TEMPLATE_VALUE = error(
    "template-value",
    "A tag in a template names something that cannot be printed where it stands: a whole list, a yes or no, or "
    "paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the prefix p.",
)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part with tags: its code as `marshal` keeps it, and the file that a person would open to mend it.

    `places` has for a line of the code's source the tag as typed and its place in words.
    """

    name: str
    file: str
    code: bytes
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
        looks: what the lists of the case's texts print before their items.
        text_width: how wide the text of its first section is, in twips.
        advice: what a person may want to know of it, though it can be used.
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
    looks: ListLooks = field(default_factory=dict)
    text_width: int = A4_TEXT
    advice: tuple[Problem, ...] = ()
    _ready: list["Renderer"] = field(default_factory=list, repr=False, compare=False)

    def new_additions(self) -> Additions:
        """Additions whose ids begin above every id that the template holds itself."""
        counter = Counter(dict(self.first_ids))
        return Additions(counter=counter, lists=self.lists, looks=self.looks, text_width=self.text_width)

    def render(self, context: Mapping[str, object], additions: Additions) -> bytes:
        """The .docx file for this context; `additions` is filled on the way and put into it.

        Raises:
            Stop: names that the context lacks and values that cannot be written, all of them.
        """
        if not self._ready:
            self._ready.append(Renderer(self.parts, self.filters))
        written = self._ready[0].write(context, additions)
        if self.outline and BODY in written:
            written[BODY] = fill_contents(written[BODY], self.outline, additions.counter)
        changed = self.open_parts.filled(written, additions)
        encoded = {part: text.encode() for part, text in changed.items()}
        return self.skeleton.with_parts({**encoded, **dict(additions.media.values())})

    def to_cache_bytes(self) -> bytes:
        """The template without its filters, to be read back by the same Python and the same program."""
        return pickle.dumps(replace(self, filters={}, _ready=[]))


def from_cache_bytes(data: bytes, filters: Filters, name: str, house: str) -> Template:
    """The template that the same Python and program wrote with `to_cache_bytes`.

    `name` and `house` are what problems call the two files now. The bytes hold code: they must come from a place that
    nobody else can write to.
    """
    kept: Template = pickle.loads(data)
    parts = (replace(part, file=name if part.file == kept.name else house) for part in kept.parts)
    advice = tuple(replace(problem, file=name) for problem in kept.advice)
    return replace(kept, name=name, parts=tuple(parts), filters=filters, advice=advice)


class Renderer:
    """The parts as Jinja runs them.

    Attributes:
        running: the part that is being written.
        context: what it is written from.
        problems: what has been asked for so far and could not be had.
    """

    def __init__(self, parts: Iterable[CompiledPart], filters: Filters) -> None:
        jinja = make_environment(filters, self._note)
        self.parts = [(part, JinjaTemplate.from_code(jinja, marshal.loads(part.code), {})) for part in parts]

    def write(self, context: Mapping[str, object], additions: Additions) -> dict[str, str]:
        """The text of each part.

        Raises:
            Stop: with every fault of every part.
            Exception: a fault for which the template is not to blame.
        """
        self.context, self.problems = context, dict[Problem, None]()
        values = {**context, ADDITIONS: additions, LIMITS: Limits()}  # its time begins now
        written: dict[str, str] = {}
        for part, template in self.parts:
            self.running = (part, template)
            known = len(self.problems)
            try:
                written[part.name] = "".join(
                    template.root_render_func(template.new_context(values, shared=True))
                )
            except MISTAKES as mistake:
                lines = self._lines(walk_tb(mistake.__traceback__))
                if lines and _is_asked(mistake, part):
                    refusal = mistake if isinstance(mistake, Refusal) else Refusal("it cannot be worked out")
                    self._tell(refusal, lines[-1])
                elif len(self.problems) == known:
                    raise  # otherwise an empty stand-in went where a value was needed
        if self.problems:
            raise Stop(self.problems)
        return written

    def _note(self, refusal: Refusal) -> str:
        """Nothing is written in its place."""
        self._tell(refusal, self._lines(walk_stack(sys._getframe()))[0])
        return ""

    def _lines(self, frames: Iterable[tuple[FrameType, int]]) -> list[int]:
        """The lines of the source that the part's own frames have come to."""
        part, template = self.running
        own = (line for frame, line in frames if frame.f_code.co_filename == file_of(part.name))
        return [template.get_corresponding_lineno(line) for line in own]

    def _tell(self, refusal: Refusal, line: int) -> None:
        """Keep what the tag of a line asked for and cannot have."""
        part, _ = self.running
        tag, place = part.places.get(line, ("a tag", "the template"))
        self.problems[_problem(refusal, tag, place, part.file, self.context)] = None


def _is_asked(mistake: Exception, part: CompiledPart) -> bool:
    """Whether a tag asks for what cannot be done; otherwise a filter or a value failed by itself."""
    *_, (last, _) = walk_tb(mistake.__traceback__)
    file = last.f_code.co_filename
    ours = (file_of(part.name), *(module.__file__ for module in (environment, sandbox, plain_filters)))
    return isinstance(mistake, Refusal) or file in ours or Path(file).parent.name == "jinja2"


def _problem(refusal: Refusal, tag: str, place: str, file: str, context: Mapping[str, object]) -> Problem:
    """What the tag at the place asked for and could not be written."""
    from cspr_docs.ooxml.places import within  # it needs lxml, which rendering a sound template does not

    if refusal.reason != NO_SUCH_NAME:
        message = f"{tag} cannot be printed: {refusal.reason}; it stands {within(place)}"
        return Problem(TEMPLATE_VALUE, message, file=file)
    message = f"{tag} names {quoted(refusal.name)}, which there is not; it stands {within(place)}"
    hint = did_you_mean(refusal.name, refusal.known or context) or "check the name against the list of names"
    return Problem(TEMPLATE_UNKNOWN_NAME, message, hint, file=file)
