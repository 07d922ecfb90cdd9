"""Word files that are a part of a case: a letter's translation. The value of one is its hash."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.source import CANNOT_OPEN, Node, SourceFile, broken_node
from cspr_docs.casefile.wording import WRONG_FORM
from cspr_docs.files import sha256, why_unread
from cspr_docs.problems import Problem, error
from cspr_docs.problems.suggestion import did_you_mean
from schemas.base import Written

WORD_FILE = ".docx"

TRANSLATION_WITHOUT_LETTER = error(
    "translation-without-letter",
    "A translation stands in the folder of a letter that the case does not have. It would go to nobody. Name the "
    "folder as the letter's id, or add the letter to the case.",
)


def word_file_node(entry: SourceFile, contents: Mapping[Path, bytes]) -> tuple[Node, tuple[Problem, ...]]:
    """The hash of a Word file; a broken node, and why, where it is none or cannot be read."""
    if entry.path.suffix != WORD_FILE:
        message = f"a Word file belongs here, and {entry.path.name} is none"
        hint = f"save it in Word as {entry.path.stem}{WORD_FILE}"
        return broken_node(entry), (entry.problem(WRONG_FORM, message, hint, offset=None),)
    try:
        content = contents.get(entry.path) or entry.path.read_bytes()
    except OSError as refused:
        message = f"this file cannot be opened: {why_unread(refused)}"
        told = entry.problem(CANNOT_OPEN, message, "check that you may read it", offset=None)
        return broken_node(entry), (told,)
    return Node(sha256(content), entry, style="name"), ()


def without_lonely(root: Node, shape: Shape) -> tuple[Node, tuple[Problem, ...]]:
    """The case without items that are nothing but a Word file, and a problem for each of these."""
    problems: list[Problem] = []
    if not isinstance(root.value, dict):
        return root, ()
    kept = dict(root.value)
    for name, node in root.value.items():
        files = frozenset(_word_fields(shape.below(name).items))
        if not files or not isinstance(node.value, tuple):
            continue
        lonely = [
            item
            for item in node.value
            if files & _fields(item).keys() and not _fields(item).keys() - files - {"id"}
        ]
        known = [
            str(_fields(item)["id"].value)
            for item in node.value
            if item not in lonely and "id" in _fields(item)
        ]
        problems += (_told(item, known) for item in lonely)
        kept[name] = node._replace(value=tuple(item for item in node.value if item not in lonely))
    return root._replace(value=kept), tuple(problems)


def _told(item: Node, known: list[str]) -> Problem:
    id_ = str(_fields(item)["id"].value)
    file = next(node.source for name, node in _fields(item).items() if name != "id")
    message = f'there is no letter "{id_}" that this could be a translation of'
    hint = did_you_mean(id_, known, listed="the letters are:") or "add the letter to the case"
    return file.problem(TRANSLATION_WITHOUT_LETTER, message, hint, offset=None)


def _fields(item: Node) -> Mapping[str, Node]:
    return item.value if isinstance(item.value, dict) else {}


def _word_fields(item: Shape | None) -> Iterator[str]:
    """The fields of an item that are Word files."""
    for name, shape in ((item.fields if item else None) or {}).items():
        if shape.written is Written.FILE:
            yield name
