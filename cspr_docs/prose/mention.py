"""`@mother`: a person, place or agency named by id, in Markdown and in lines of plain words."""

import re
from collections.abc import Callable, Iterator, Mapping

from cspr_docs.prose.tree import Mention

MENTION = re.compile(r"@([^\W_](?:[\w-]*[^\W_])?)")
"""`@` and an id: letters, digits, `-` and `_`, ending on a letter or digit."""

NameOf = Callable[[str], str]
"""What is written for a mention's id."""


def named_by(names: Mapping[str, str]) -> NameOf:
    """Writes each id's name, and the mention itself where nobody has the id (a check reports it)."""
    return lambda id_: names.get(id_, f"@{id_}")


_DOMAIN = re.compile(r"\.[^\W_]")
_ADDRESS = re.compile(r"(?:://|\bwww\.)[^\s()<>\[\]]*$", re.IGNORECASE)
_LONGEST_ADDRESS = 200


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether `@id` at these positions begins a word, outside a mail address or a bare web address."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before == "@":
        return False
    if before in "._%+-" and _DOMAIN.match(text, end):
        return False
    return not _ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start)


def mentions_in_line(line: str) -> Iterator[Mention]:
    """The mentions of a line of plain words (no Markdown), with line and column from 1."""
    for found in free_mentions(line):
        before = line[: found.start()]
        yield Mention(found.group(1), line=before.count("\n") + 1, column=found.start() - before.rfind("\n"))


def line_text(line: str, name_of: NameOf) -> str:
    r"""A line of plain words as its reader sees it: names for mentions, `@` for `\@`."""
    cut = cut_at_mentions(line)
    return "".join(text.replace("\\@", "@") + (name_of(found[1]) if found else "") for text, found in cut)


def cut_at_mentions(line: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text before each mention, with the mention (its id is the first group); last what follows, with none."""
    end = 0
    for found in free_mentions(line):
        yield line[end : found.start()], found
        end = found.end()
    yield line[end:], None


def with_no_mention(text: str) -> str:
    r"""The words with `\@` where they would mention somebody: what was typed as it is."""
    for found in reversed(list(free_mentions(text))):
        text = f"{text[: found.start()]}\\{text[found.start() :]}"
    return text


def free_mentions(line: str) -> Iterator[re.Match[str]]:
    """Each mention where it stands: the id is the match's first group."""
    for found in MENTION.finditer(line):
        escaped = line[: found.start()].endswith("\\")
        if not escaped and stands_free(line, found.start(), found.end()):
            yield found
