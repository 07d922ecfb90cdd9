"""A compiled template: a plain value that is rendered many times, without a parser and without docxtpl."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import CodeType

from jinja2 import Template as JinjaTemplate

from cspr_docs.ooxml.archive import Entry, Skeleton
from cspr_docs.word.additions import BODY, Additions, Counter
from cspr_docs.word.contents import Outline, OutlineLevel, fill_contents
from cspr_docs.word.template.environment import make_environment, values_of
from cspr_docs.word.template.faults import MISTAKES, stop_for
from cspr_docs.word.template.filters import Filters
from cspr_docs.word.template.inserts import OpenParts


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
            environment = make_environment(self.filters)
            self._ready.extend(JinjaTemplate.from_code(environment, part.code, {}) for part in self.parts)
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
