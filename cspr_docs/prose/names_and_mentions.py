"""Mentions found again in a text that came back from Word, where a name stands for `@id`.

Where the text as issued had a mention and its words are still there, it is a mention again. Further whole-word
occurrences of a name in words that are new become mentions too, if the name belongs to one id alone; a name that the
text as issued wrote as plain words stays plain.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.folding import one_for_one
from cspr_docs.prose.mention import (
    MENTION,
    NameOf,
    cut_at_mentions,
    line_text,
    named_by,
    stands_free,
    with_no_mention,
)
from cspr_docs.prose.merge.aligning import aligned
from cspr_docs.prose.tree import Inline, Inlines, LineBreak, Link, Mention, Paragraph, Text, Tree, rewritten

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_PAIRS = 250_000
"""So many pairs of words of a paragraph and of what became of it are looked at one by one."""

_NO_TEXT = "\ufffc"
"""Stands for a footnote's number: no name holds it."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a mention's words stand in a paragraph's characters."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class _Issued:
    """A paragraph as issued: its characters with names written, and where these stand."""

    text: str = ""
    spans: tuple[_Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    """The pattern that finds every name as a whole word, the longest first, and the one id that each belongs to."""

    pattern: re.Pattern[str]
    ids: Mapping[str, str]


def names_written(tree: Tree, name_of: NameOf) -> Tree:
    """The tree as its reader sees it: names in place of mentions, with their marks."""
    return canonical(rewritten(tree, lambda inlines: tuple(_named(inline, name_of) for inline in inlines)))


def with_mentions(returned: Tree, issued: Tree, names: Mapping[str, str]) -> Tree:
    """The returned tree with mentions where they belong; `names` is what the reader of the draft saw for each id."""
    known = [_as_issued(inlines, names) for inlines in _in_order(issued)]
    texts = ["".join(map(_characters, inlines)) for inlines in _in_order(returned)]
    own_names = _names(names)
    pairs = zip(texts, _partners(texts, known), strict=True)
    spans = (list(_spans(text, own, own_names)) for text, own in pairs)
    restored = rewritten(returned, lambda line: tuple(_restored(line, 0, _within(line, next(spans)))))
    return canonical(restored)


def _in_order(tree: Tree) -> list[Inlines]:
    """Every paragraph, heading and cell in the order in which `rewritten` comes to them."""
    found: list[Inlines] = []
    rewritten(tree, lambda inlines: found.append(inlines) or inlines)  # type: ignore[func-returns-value]
    return found


def line_with_mentions(returned: str, issued: str, names: Mapping[str, str]) -> str:
    r"""A line of plain words as a case writes it (`@id`, `\@` for an @), from the words that came back.

    `issued` is the line as the case had it when the draft was made.
    """
    if returned == line_text(issued, named_by(names)):
        return issued
    written = ""
    end = 0
    for span in _spans(returned, _as_issued(_line(issued), names), _names(names)):
        before = written + with_no_mention(returned[end : span.start])
        own = f"{before}@{span.id}{returned[span.end :]}"
        found = MENTION.match(own, len(before))
        if found and found.group(1) == span.id and stands_free(own, len(before), found.end()):
            written, end = f"{before}@{span.id}", span.end
    return written + with_no_mention(returned[end:])


def _named(inline: Inline, name_of: NameOf) -> Inline:
    if isinstance(inline, Mention):
        return Text(name_of(inline.id), inline.marks)
    if isinstance(inline, Link):
        return replace(inline, inlines=tuple(_named(leaf, name_of) for leaf in inline.inlines))  # type: ignore[misc]
    return inline


def _characters(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Link():
            return "".join(map(_characters, inline.inlines))
    return _NO_TEXT


def _as_issued(inlines: Inlines, names: Mapping[str, str]) -> _Issued:
    text, spans = "", []
    for inline in inlines:
        for leaf in inline.inlines if isinstance(inline, Link) else (inline,):
            start = len(text)
            text += names.get(leaf.id, f"@{leaf.id}") if isinstance(leaf, Mention) else _characters(leaf)
            spans += [_Span(start, len(text), leaf.id)] if isinstance(leaf, Mention) else []
    return _Issued(text, tuple(spans))


def _line(line: str) -> Inlines:
    """A line of plain words as inlines."""
    inlines: list[Inline] = []
    for text, found in cut_at_mentions(line):
        inlines += [Text(text.replace("\\@", "@")), *([Mention(found[1])] if found else [])]
    return tuple(inlines)


def _partners(texts: Sequence[str], known: Sequence[_Issued]) -> list[_Issued]:
    """For each returned paragraph the one as issued that it was; an empty one for what is new."""
    base = [Paragraph((Text(own.text),)) for own in known]
    side = [Paragraph((Text(text),)) for text in texts]
    found = dict(zip(aligned(base, side), known, strict=True))
    return [found.get(number, _Issued()) for number in range(len(texts))]


def _names(names: Mapping[str, str]) -> _Names:
    by_name: dict[str, list[str]] = {}
    for id_, name in names.items():
        by_name.setdefault(one_for_one(name), []).append(id_)
    written = sorted((name for name in by_name if name.strip()), key=lambda name: (-len(name), name))
    choices = "|".join(map(re.escape, written)) or r"(?!)"
    pattern = re.compile(rf"(?<![\w@])(?<!\w-)(?:{choices})(?!\w)(?!-\w)")
    return _Names(pattern, {name: ids[0] for name, ids in by_name.items() if len(ids) == 1})


def _spans(text: str, issued: _Issued, names: _Names) -> Iterator[_Span]:
    """Where mentions stand in a returned paragraph, from left to right."""
    text = one_for_one(text)
    found = [each for each in names.pattern.finditer(text) if each.group() in names.ids]
    if not found and not issued.spans:
        return
    runs = _equal_runs(one_for_one(issued.text), text)
    kept = [  # the mentions as issued whose words are all still there, side by side
        _Span(span.start - one + other, span.end - one + other, span.id)
        for span in issued.spans
        for one, other, length in runs
        if one <= span.start < span.end <= one + length
    ]
    # A name that meets one of these, or stood in plain words in the text as issued, is no new mention.
    new = [
        _Span(each.start(), each.end(), names.ids[each.group()])
        for each in found
        if not any(span.start < each.end() and each.start() < span.end for span in kept)
        and not any(start <= each.start() and each.end() <= start + length for _, start, length in runs)
    ]
    yield from sorted((*kept, *new), key=lambda span: span.start)


Run = tuple[int, int, int]
"""Where equal characters begin in the paragraph as issued and in the returned one, and how many they are."""


def _equal_runs(issued: str, text: str) -> list[Run]:
    old, new = _tokens(issued), _tokens(text)
    is_long = len(old) * len(new) > MOST_PAIRS  # then words that come very often are not looked at one by one
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=is_long)
    return [
        (old[one][1], new[other][1], sum(len(word) for word, _ in old[one : one + size]))
        for one, other, size in matcher.get_matching_blocks()
        if size
    ]


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(found.group(), found.start()) for found in _TOKEN.finditer(text)]


def _within(inlines: Inlines, spans: Sequence[_Span]) -> list[_Span]:
    """The spans without those that a link cuts in two."""
    kept, start = list(spans), 0
    for inline in inlines:
        end = start + len(_characters(inline))
        if isinstance(inline, Link):
            kept = [one for one in kept if not (one.start < start < one.end or one.start < end < one.end)]
        start = end
    return kept


def _restored(inlines: Inlines, start: int, spans: Sequence[_Span]) -> Iterator[Inline]:
    """The inlines, which begin at a position of their paragraph, with mentions in place of the spans."""
    for inline in inlines:
        end = start + len(_characters(inline))
        if isinstance(inline, Link):
            yield replace(inline, inlines=tuple(_restored(inline.inlines, start, spans)))  # type: ignore[arg-type]
        elif isinstance(inline, Text):
            yield from _cut(inline, start, [span for span in spans if span.start < end and start < span.end])
        else:
            yield inline
        start = end


def _cut(text: Text, start: int, spans: Sequence[_Span]) -> Iterator[Inline]:
    position = start
    for span in spans:
        if span.start >= start:
            yield from _text(text, position - start, span.start - start)
            yield Mention(span.id, text.marks)
        position = span.end
    yield from _text(text, position - start, len(text.text))


def _text(text: Text, start: int, end: int) -> Iterator[Text]:
    if start < end:
        yield Text(text.text[start:end], text.marks)
