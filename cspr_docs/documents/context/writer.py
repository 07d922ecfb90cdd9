"""Writes values into the document that is being rendered: words, prose, prompts for gaps, comments that say why."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from markupsafe import escape

from cspr_docs.casefile import read_model
from cspr_docs.casefile.shape import shape_of
from cspr_docs.checks.restrictions import RESTRICTED, KeptBack
from cspr_docs.documents.context.values import Fact, Many, ProseText, ToFill, Writer
from cspr_docs.problems import DataPath, Problem, Severity, path_text, severity_of
from cspr_docs.problems.wording import upper_first
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.mention import NameOf, mentions_in_line
from cspr_docs.prose.plain import inline_text, paragraphs_of
from cspr_docs.word.additions import Additions
from cspr_docs.word.anchors import Anchor, Held, controlled, title_of
from cspr_docs.word.drawn_picture import DrawnPicture, picture_paragraph
from cspr_docs.word.emitter import Emitter
from schemas.base import NOT_ASKED_YET, Known, Model
from schemas.case import Case
from schemas.report import Abbreviation

_CLOSE_RUN, _OPEN_RUN = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
_WELL_KNOWN = Path(__file__).parent.parent / "abbreviations.yaml"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_ABBREVIATION = re.compile(r"\b[A-Z](?:[A-Za-z]*[A-Z&][A-Za-z]*|&[A-Z])\b")


class DraftWriter(Writer):
    """Writes one document.

    Attributes:
        prompts: how many prompts and marked values it has written.
        touched: the problems whose data paths it has printed.
        mentioned: by id the name of everybody whom its prose and lines have named.
        abbreviations: what looks like an abbreviation in what it has written.
        words: how many words each place of the case has given it.
    """

    def __init__(
        self,
        additions: Additions,
        name_of: NameOf,
        problems: Iterable[Problem],
        kept_back: tuple[KeptBack, ...] = (),
    ) -> None:
        self.prompts = 0
        self.touched: list[Problem] = []
        self.abbreviations: set[str] = set()
        self.words: Counter[DataPath] = Counter()
        self.mentioned: dict[str, str] = {}
        self._additions, self._name = additions, name_of
        self._emitter = Emitter(additions, self._name_of)
        self._problems: dict[DataPath, list[Problem]] = {}
        self._kept_back = kept_back
        for problem in problems:
            if problem.code == RESTRICTED:  # which of a case's restrictions hold depends on the reader
                continue
            self._problems.setdefault(problem.path, []).append(problem)

    def _name_of(self, id_: str) -> str:
        return self.mentioned.setdefault(id_, self._name(id_))

    def write_fact(self, fact: Fact) -> str:
        """The words, escaped; a prompt where there is no value, a highlighted value where a gap touches it.

        The tag stands alone in its run (the template's compiler sees to that), so the run may be closed
        here and opened again.
        """
        own = str(fact.value) if fact.is_own and fact.value is not None else fact.words
        gap = self._gap_at(fact.path)
        if fact.words and (held := self._held_at(fact.path, own)):
            self.prompts += 1
            words = _kept_back(held, fact.path)
            self._anchor_fact(replace(fact, value=None, words=""), words, held)
            return f"{_CLOSE_RUN}{self._emitter.prompt(words, f'{upper_first(held.reason)}.')}{_OPEN_RUN}"
        if not gap and fact.value in (Known.NOT_ASKED_YET, NOT_ASKED_YET):
            gap = "this is still to be asked"
        words = fact.words or f"[{_short(fact.description)}]"
        self._anchor_fact(fact, "" if fact.words else words)
        self.words[fact.path] += len(fact.words.split())
        if fact.words and not gap:
            self.abbreviations.update(_ABBREVIATION.findall(fact.words))
            return str(escape(fact.words))
        self.prompts += 1
        runs = self._emitter.prompt(words, _comment(gap, fact.path, fact.description))
        return f"{_CLOSE_RUN}{runs}{_OPEN_RUN}"

    def write_prose(self, prose: ProseText) -> str:
        """The Markdown as blocks; a prompt paragraph where there is none, or before it where a gap touches it."""
        gap = self._gap_at(prose.path)
        blocks, words = [], ""
        if held := self._held_at(prose.path, prose.text):
            self.prompts += 1
            words, comment = _kept_back(held, prose.path), f"{upper_first(held.reason)}."
            block = self._emitter.prompt_paragraph(words, comment, in_cell=prose.in_cell)
            return self._anchored_blocks(replace(prose, text=""), words, block, held)
        if gap or not prose:
            self.prompts += 1
            words = f"[{_short(prose.description)}]"
            comment = _comment(gap, prose.path, prose.description)
            blocks.append(self._emitter.prompt_paragraph(words, comment, in_cell=prose.in_cell))
        if prose:
            self.words[prose.path] += len(prose.text.split())
            self.abbreviations.update(_ABBREVIATION.findall(prose.text))
            tree, _ = to_tree(prose.text)
            base, in_cell, in_appendix = prose.heading_base, prose.in_cell, prose.in_appendix
            made = self._emitter.blocks(tree, heading_base=base, in_cell=in_cell, in_appendix=in_appendix)
            blocks.append(made)
        return self._anchored_blocks(prose, words, "".join(blocks))

    def write_field(self, value: ToFill) -> str:
        """An empty control of the kind that the value's form asks for."""
        from cspr_docs.documents.context.form_fields import form_field

        asked, counter = value.asked, self._additions.counter
        field = form_field(shape_of(Case).at(asked.path))
        is_prose = isinstance(asked, ProseText)
        key = f"p{counter.take('prose')}" if is_prose else f"f{counter.take('fact')}"
        title, prompt = title_of(asked.path), field.invitation
        anchor = Anchor(key, field.held, asked.path, title, field.issued, prompt)
        anchor = replace(anchor, is_asked=True, control=field.control)
        if not isinstance(asked, ProseText):
            self._additions.pending[:] = [anchor]
            return f"{_CLOSE_RUN}{field.run}{_OPEN_RUN}"
        anchor = replace(anchor, heading_base=asked.heading_base, in_cell=asked.in_cell)
        self._additions.anchors.append(anchor)
        style = "TableText" if asked.in_cell else "BodyText"
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{field.run}</w:p>'
        return controlled(anchor, paragraph, counter.take("control"), counter.take("bookmark"))

    def write_picture(self, picture: DrawnPicture) -> str:
        """The picture in a paragraph of its own."""
        return picture_paragraph(picture, self._additions)

    def write_empty_list(self, many: Many) -> str:
        """A prompt paragraph that says what the list should hold."""
        self.prompts += 1
        words = f"[{_short(many.description)}]"
        comment = _comment(self._gap_at(many.path), many.path, many.description)
        return self._emitter.prompt_paragraph(words, comment)

    def ideas_of(self, prose: ProseText) -> tuple[Fact, ...]:
        """The sentences of Markdown, in plain words, a value each; one value where they are kept from this reader."""
        if self._held_at(prose.path, prose.text):
            return (Fact(prose.text, prose.text, prose.path, prose.description, self, is_own=True),)
        tree, _ = to_tree(prose.text)
        paragraphs = (inline_text(inlines, self._name_of) for inlines in paragraphs_of(tree.blocks))
        said = [
            sentence for paragraph in paragraphs for sentence in _SENTENCE_END.split(paragraph) if sentence
        ]
        return tuple(Fact(words, words, prose.path, prose.description, self) for words in said)

    def _anchor_fact(self, fact: Fact, prompt: str, held: KeptBack | None = None) -> None:
        """Hands the value's anchor to the emitter, which puts it around the run that is being written."""
        if not fact.path or (held and held.is_named_in(fact.path)):
            return
        key = f"f{self._additions.counter.take('fact')}"
        kind = Held.FACT if fact.is_own else Held.SHOWN
        if fact.is_own and type(fact.value) is str and "@" in fact.value:
            for mention in mentions_in_line(fact.value):
                self._name_of(mention.id)  # so that the draft tells what the name stands for
        anchor = Anchor(key, kind, fact.path, title_of(fact.path), fact.words, prompt)
        self._additions.pending[:] = [anchor]

    def _anchored_blocks(
        self, prose: ProseText, prompt: str, blocks: str, held: KeptBack | None = None
    ) -> str:
        if held and held.is_named_in(prose.path):
            return blocks
        counter = self._additions.counter
        key, title = f"p{counter.take('prose')}", title_of(prose.path)
        base, in_cell, in_appendix = prose.heading_base, prose.in_cell, prose.in_appendix
        anchor = Anchor(key, Held.PROSE, prose.path, title, prose.text, prompt, base, in_cell, in_appendix)
        self._additions.anchors.append(anchor)
        return controlled(anchor, blocks, counter.take("control"), counter.take("bookmark"))

    def _gap_at(self, path: DataPath) -> str:
        """What the gaps of this place, or of the record around it, say; each is told once in a document.

        What is said of a whole list of the case (`letters`) says nothing of one of its items.
        """
        around = [path, *(path[:length] for length in range(len(path) - 1, 1, -1))]
        found = [problem for place in around for problem in self._problems.pop(place, ())]
        self.touched.extend(found)
        return "; ".join(problem.message for problem in found if severity_of(problem) is Severity.GAP)

    def _held_at(self, path: DataPath, text: str) -> KeptBack | None:
        """The restriction that keeps the text of this place from the reader, who sees a prompt in its stead."""
        found = (one for one in self._kept_back if text and one.told_by(path, text) is not None)
        held = next(found, None)
        if held is not None:
            self.touched.append(Problem(RESTRICTED, held.reason, "write it without", path))
        return held


def _kept_back(held: KeptBack, path: DataPath) -> str:
    """The prompt in the place of what is kept back; of the data path only a field's name, since an id may tell it."""
    fields = [part.replace("_", " ") for part in path if isinstance(part, str)]
    what = "".join(fields[:1] if held.is_named_in(path) else fields[-1:])
    return f"[Kept back from this reader: {what}, by restriction {held.restriction.id}]"


def _short(description: str) -> str:
    return description.removesuffix(".") or "to be written"


def _comment(gap: str, path: DataPath, description: str) -> str:
    """What is missing, and where a person writes it: the file, and the field in it."""
    said = f"{upper_first(gap)}." if gap else f"Still missing: {description}"
    file, rest = str(path[0]), path_text(path[1:])
    where = f"{file}.yaml, field {rest}" if rest else f"case.yaml or {file}.yaml"
    return f"{said} Write it in {where}."


class WellKnown(Model):
    """The abbreviations that reports of this kind use everywhere."""

    entries: tuple[Abbreviation, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The abbreviations that a document used; looked through at its end, when all its text has been written."""

    writer: DraftWriter
    own: tuple[Abbreviation, ...]

    def __iter__(self) -> Iterator[Abbreviation]:
        meanings = _known() | {entry.short: entry.meaning for entry in self.own}
        for short in sorted(self.writer.abbreviations & meanings.keys(), key=str.casefold):
            yield Abbreviation(short=short, meaning=meanings[short])

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _known() -> dict[str, str]:
    known = read_model(_WELL_KNOWN, WellKnown, "the abbreviations")
    return {entry.short: entry.meaning for entry in known.entries}
