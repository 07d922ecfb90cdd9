"""Reviewers' comments: who says what about which words, and who answers.

Source: ECMA-376 part 1, 17.13.4 (comments); [MS-DOCX] 2.5.1 (`commentsExtended`: answers, and what is done).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, W14, w
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind
from cspr_docs.ooxml.text import LEAVES, TextRules, characters, text

_PARA_ID = f"{{{W14}}}paraId"
_ENTRY, _OWN, _PARENT, _DONE = (
    f"{{{PREFIXES['w15']}}}{name}" for name in ("commentEx", "paraId", "paraIdParent", "done")
)
_PLACES = (w("commentRangeStart"), w("commentReference"))


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with the answers to it.

    Attributes:
        id: as the file has it.
        author: as the file names the reviewer; empty where it does not.
        at: the instant as Word writes it, empty where it is left out.
        text: what it says, a line for each paragraph.
        about: the words that it stands on, or the paragraph where it stands on none.
        place: where it stands, as the caller knows places; `None` where the text has lost it.
        done: whether somebody marked it as resolved.
        answers: in the order of the file; an answer has no answers of its own.
    """

    id: str
    author: str
    at: str
    text: str
    about: str = ""
    place: str | None = None
    done: bool = False
    answers: "tuple[Comment, ...]" = ()


def read_comments(
    package: Mapping[str, bytes], root: etree._Element, place_of: Callable[[etree._Element], str | None]
) -> tuple[Comment, ...]:
    """The comments on a part, in the order in which they stand there; those that stand nowhere last.

    `root` is the part as the caller sees it (accepted or not); `place_of` gets the element at which a comment
    begins and says where that is.

    Raises:
        lxml.etree.XMLSyntaxError: the part of the comments is not whole.
    """
    written = parse_part(package, part_of_kind(package, "comments"))
    if written is None:
        return ()
    elements = {element.get(w("id"), ""): element for element in written.iter(w("comment"))}
    starts: dict[str, etree._Element] = {}
    for mark in root.iter(*_PLACES):
        starts.setdefault(mark.get(w("id"), ""), mark)
    words = _words_of_ranges(root)
    parents, done = _threads(parse_part(package, part_of_kind(package, "commentsExtended")), elements)
    ranked = [id_ for id_ in starts if id_ in elements] + [id_ for id_ in elements if id_ not in starts]
    comments: dict[str, Comment] = {}
    for id_ in ranked:
        element, start = elements[id_], starts.get(id_)
        paragraph = None if start is None else next(start.iterancestors(w("p")), None)
        comments[id_] = Comment(
            id_,
            element.get(w("author"), ""),
            element.get(w("date"), ""),
            text(element, TextRules(paragraph="\n")).strip(),
            words.get(id_, "").strip() or ("" if paragraph is None else text(paragraph).strip()),
            None if start is None else place_of(start),
            id_ in done,
        )
    return _with_answers(comments, parents)


def _with_answers(comments: Mapping[str, Comment], parents: Mapping[str, str]) -> tuple[Comment, ...]:
    """The comments that begin a thread, each with the others of it."""
    threads: dict[str, list[Comment]] = {}
    for id_, comment in comments.items():
        threads.setdefault(_top(id_, parents), []).append(comment)
    firsts = (comment for id_, comment in comments.items() if _top(id_, parents) == id_)
    return tuple(
        replace(first, answers=tuple(each for each in threads[first.id] if each is not first))
        for first in firsts
    )


def _words_of_ranges(root: etree._Element) -> dict[str, str]:
    """By comment id the words that its range holds; a paragraph's end is a line's."""
    words: dict[str, list[str]] = {}
    open_ranges: set[str] = set()
    start, end, paragraph = w("commentRangeStart"), w("commentRangeEnd"), w("p")
    for node in root.iter(start, end, paragraph, *LEAVES):
        if node.tag == start:
            id_ = node.get(w("id"), "")
            open_ranges.add(id_)
            words[id_] = []
        elif node.tag == end:
            open_ranges.discard(node.get(w("id"), ""))
        elif open_ranges:
            piece = "\n" if node.tag == paragraph else characters(node)
            for each in open_ranges:
                words[each].append(piece)
    return {id_: "".join(pieces) for id_, pieces in words.items()}


def _threads(
    extended: etree._Element | None, elements: Mapping[str, etree._Element]
) -> tuple[dict[str, str], set[str]]:
    """Which comment answers which, and which are marked as done, by comment id.

    A comment is known there by the id of its last paragraph.
    """
    if extended is None:
        return {}, set()
    by_paragraph = {
        paragraph.get(_PARA_ID, ""): id_
        for id_, element in elements.items()
        for paragraph in element.iter(w("p"))
        if paragraph.get(_PARA_ID)
    }
    parents: dict[str, str] = {}
    done: set[str] = set()
    for entry in extended.iter(_ENTRY):
        own, parent = (by_paragraph.get(entry.get(name, "")) for name in (_OWN, _PARENT))
        if own is not None and parent is not None and own != parent:
            parents[own] = parent
        if own is not None and entry.get(_DONE) in ("1", "true"):
            done.add(own)
    return parents, done


def _top(id_: str, parents: Mapping[str, str]) -> str:
    """The comment that a thread began with; of threads that bite their tail, every comment begins one."""
    seen = [id_]
    while seen[-1] in parents:
        parent = parents[seen[-1]]
        if parent in seen:
            return id_
        seen.append(parent)
    return seen[-1]
