"""Tracked changes and comments: what is still pending, and the file with all of it settled.

Source: ECMA-376 part 1, 17.13.4 (comments), 17.13.5 (revisions).
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import BODY, W, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import where
from cspr_docs.ooxml.relationships import RELATIONSHIP, kind_of, opened, owner_of, to_xml
from cspr_docs.ooxml.tracked import ALL, EITHER, RANGES
from cspr_docs.ooxml.values import value
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.word.draft_marks import PROMPT_STYLE
from cspr_docs.word.emitter import PROGRAM
from cspr_docs.word.revisions import accepted
from cspr_docs.word.revisions.changes import change_of, tracked
from cspr_docs.word.revisions.surgery import remove
from cspr_docs.word.scrub.stories import tree_of

CHANGES_PENDING = error(
    "changes-pending",
    "A tracked change has been neither accepted nor rejected. What is deleted is still in the file, and would "
    "leave with it. Go through the changes in Word, or have them accepted with --accept-changes.",
)
COMMENTS_PENDING = error(
    "comments-pending",
    "A comment still stands in the file. Delete it in Word when it is dealt with, or have it taken out with "
    "--drop-comments.",
)
COMMENT_KINDS = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})
"""The last words of the relationships to what belongs to comments."""

_MARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


def settled(package: Package, *, accept_changes: bool, drop_comments: bool) -> Package:
    """The package with tracked changes accepted and comments taken out, as far as was asked.

    Raises:
        Stop: something is pending that was not asked to be settled.
    """
    problems = () if accept_changes else pending_changes(package)
    problems += () if drop_comments else pending_comments(package)
    if problems:
        raise Stop(problems)
    parts = dict(package)
    for part, root in _word_trees(package):
        if next(root.iter(*ALL, *_MARKS), None) is None:
            continue
        view = accepted(root)
        _drop_marks(view)
        if etree.tostring(view) != etree.tostring(root):
            parts[part] = to_xml(view).encode()
    return _without_comment_parts(Package(parts, package.name))


def pending_changes(package: Package) -> tuple[Problem, ...]:
    """A problem for each paragraph and person with tracked changes."""
    return tuple(
        problem for part, root in _word_trees(package) for problem in _changes_in(root, part, package.name)
    )


def pending_comments(package: Package, *, on_prompts: bool = True) -> tuple[Problem, ...]:
    """A problem for each comment, at the place it stands on; those that stand nowhere last.

    `on_prompts`: also for what this program says of its own prompts, which are gaps to fill in themselves.
    """
    authors: dict[str, str] = {}
    placed: dict[str, str] = {}
    prompted: set[str] = set()
    for part, root in _word_trees(package, b"comment"):
        for comment in root.iter(w("comment")):
            authors[comment.get(w("id"), "")] = _who(comment.get(w("author"), ""))
        for mark in root.iter(*_MARKS):
            placed.setdefault(mark.get(w("id"), ""), where(mark, part))
        prompted.update(start.get(w("id"), "") for start in root.iter(_MARKS[0]) if _is_on_prompt(start))
    ranked = [*placed, *(id_ for id_ in authors if id_ not in placed)]
    hint = "delete it in Word (Review › Delete), or have it taken out with --drop-comments"
    said = {id_: f"a comment by {who}" for id_, who in authors.items()}
    messages = (
        f"{placed.get(id_, 'nowhere in the text')}: {said.get(id_, 'the mark of a comment that is gone')}"
        for id_ in ranked
        if on_prompts or id_ not in prompted or authors.get(id_) != PROGRAM
    )
    return tuple(Problem(COMMENTS_PENDING, message, hint, file=package.name) for message in messages)


def _is_on_prompt(start: etree._Element) -> bool:
    """Whether the first run of a comment's range is a prompt."""
    run = next(start.itersiblings(w("r")), None)
    return run is not None and value(run.find(w("rPr")), "rStyle") == PROMPT_STYLE


def _word_trees(package: Package, name: bytes = b"") -> Iterator[tuple[str, etree._Element]]:
    """The parts that are written in WordprocessingML, the body first; those alone in which such a name may stand.

    Raises:
        Stop: one of them is not whole.
    """
    held = (part for part, content in package.items() if W.encode() in content and name in content)
    parts = [part for part in held if part.endswith(".xml")]
    for part in sorted(parts, key=lambda part: (part != BODY, part)):
        try:
            yield part, parse(package[part])
        except etree.XMLSyntaxError as error:
            raise Stop([damaged(package.name)]) from error


def _changes_in(root: etree._Element, part: str, file: str) -> Iterator[Problem]:
    """What is pending in one part, gathered for each place and person in order."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for element in tracked(root):
        change = change_of(element)
        key = (where(element, part), _who(change.author))
        found.setdefault(key, Counter())[change.kind.value] += len(change.text.split())
    for element in root.iter(*RANGES):
        if not any(holder.tag in EITHER for holder in element.iterancestors()):
            found.setdefault((where(element, part), "somebody"), Counter())["left a mark of a change"] += 0
    for (place, who), kinds in found.items():
        counts = {0: "", 1: " 1 word"}
        done = ", ".join(f"{kind}{counts.get(words, f' {words:,} words')}" for kind, words in kinds.items())
        hint = "accept or reject it in Word (Review › Accept), or have it accepted with --accept-changes"
        yield Problem(CHANGES_PENDING, f"{place}: {who} {done}", hint, file=file)


def _who(author: str) -> str:
    return " ".join(author.split()) or "somebody"


def _drop_marks(root: etree._Element) -> None:
    """Take out the ranges and references of comments, and the runs that held nothing else."""
    for mark in list(root.iter(*_MARKS)):
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
            remove(run)


def _without_comment_parts(package: Package) -> Package:
    """The package without the parts of comments, and without what leads to them."""
    found = opened(package)
    gone = {link.leads_to for link in found.links if link.kind in COMMENT_KINDS}
    parts = {part: content for part, content in package.items() if not {part, owner_of(part)} & gone}
    for rels in [part for part in parts if part.endswith(".rels")]:
        root = tree_of(found, rels)
        leading = [entry for entry in root.iter(RELATIONSHIP) if kind_of(entry) in COMMENT_KINDS]
        for entry in leading:
            root.remove(entry)
        if leading:
            parts[rels] = to_xml(root).encode()
    if gone:
        types = tree_of(found, CONTENT_TYPES)
        for entry in list(types):
            if entry.get("PartName", "").lstrip("/") in gone:
                types.remove(entry)
        parts[CONTENT_TYPES] = to_xml(types).encode()
    return Package(parts, package.name)
