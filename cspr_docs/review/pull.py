"""Merges what reviewers sent back with what the case says now; nothing is written here.

Three ways, block by block: as issued, as each reviewer returned it, as the case says now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import Shape, can_hold, shape_of, value_at
from cspr_docs.casefile.splice import Splice, spliced
from cspr_docs.casefile.splice.adding import inner_shape
from cspr_docs.problems import DataPath, Severity, Stop, path_text, severity_of
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge import Conflict, ProseChange, merge_all
from cspr_docs.review.edits import Edit, FactEdit, ProseEdit, Trouble, edits_of
from cspr_docs.review.facts import Unreadable, fact_text
from cspr_docs.word.returned import Returned
from schemas.base import words_of
from schemas.case import Case

_NEVER_TAKEN = {
    "identities": "real names and addresses stand in identities.yaml: change it there",
    "reference": "drafts find their case by its reference: change it in case.yaml when every draft is home",
}
_NEVER_TAKEN_PATHS = frozenset((name,) for name in _NEVER_TAKEN)
_UNKNOWN = (
    "it stands in a field for which a case has no such value; look at the draft, and write it into the case"
)
_MOSTLY_GONE = (
    "most of its words are not in the file, and no tracked change says that somebody deleted them (editors other than "
    "Word lose them)"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that goes into the case: who made it, and the old and the new words."""

    path: DataPath
    reviewers: tuple[str, ...]
    old: str
    new: str
    is_fact: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that stays out of the case, and why; `is_open` says that a person has to decide about it."""

    path: DataPath
    reviewer: str
    reason: str
    words: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that two sides changed differently: as issued, as the case says, and what each reviewer made of it."""

    path: DataPath
    base: str
    ours: str
    theirs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a person decides: in clashes, by data path as text, for the case's words or the reviewer's.

    `refuses` is asked of every reviewer's change, with the data path, the reviewer, and the old and the new words;
    true keeps the change out. `None` asks nobody.
    """

    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    refuses: Callable[[DataPath, str, str, str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull would do.

    Attributes:
        splice: the new bytes of the case's files.
        formatting: what Word changed on its own, or looks that no text can say; dropped.
    """

    splice: Splice
    taken: tuple[Taken, ...] = ()
    clashes: tuple[Clash, ...] = ()
    kept: tuple[Kept, ...] = ()
    formatting: tuple[Kept, ...] = ()


@dataclass(slots=True)
class _Desk:
    """Gathers what becomes of every edit."""

    case_file: CaseFile
    choices: Choices
    names: Mapping[str, str]
    changes: dict[DataPath, str | None] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    formatting: list[Kept] = field(default_factory=list)


def pull(drafts: Sequence[Returned], case_file: CaseFile, choices: Choices) -> Pulled:
    """What the case becomes with the reviewers' edits; the order of the drafts plays no part.

    Raises:
        Stop: the case folder was changed since it was read.
    """
    names = {id_: name for draft in drafts for id_, name in draft.issue.names.items()}
    desk = _Desk(case_file, choices, names)
    by_path: dict[DataPath, list[Edit]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.reviewer, draft.path.name)):
        for edit in edits_of(draft):
            screened = _screened(edit, case_file.case, choices)
            by_path.setdefault(screened.path, []).append(screened)
    for path, edits in by_path.items():
        _troubles(desk, edits)
        _merge_prose(desk, path, [edit for edit in edits if isinstance(edit, ProseEdit)])
        _merge_facts(desk, path, [edit for edit in edits if isinstance(edit, FactEdit)])
    splice = _spliced(desk)
    return Pulled(splice, tuple(desk.taken), tuple(desk.clashes), tuple(desk.kept), tuple(desk.formatting))


def _screened(edit: Edit, case: Case, choices: Choices) -> Edit:
    """The edit, or the trouble that says why it stays out.

    The file was out of the house: a data path in it is a stranger's until the schema knows it.
    """
    is_single = isinstance(edit, ProseEdit) or (isinstance(edit, FactEdit) and edit.is_own)
    is_known = edit.path[:1] in _NEVER_TAKEN_PATHS or can_hold(case, edit.path, is_single=is_single)
    if not edit.path or not is_known:
        return Trouble((), edit.reviewer, _UNKNOWN, is_open=True)
    if isinstance(edit, Trouble):
        return edit
    new = to_markdown(edit.tree) if isinstance(edit, ProseEdit) else edit.words
    if choices.refuses is not None and choices.refuses(edit.path, edit.reviewer, edit.base, new):
        return Trouble(edit.path, edit.reviewer, "you chose not to take it")
    path = path_text(edit.path)
    if edit.is_unexplained and choices.refuses is None and path not in choices.theirs:
        reason = f"{_MOSTLY_GONE}; if they are meant to go, pull again with --theirs {path}"
        return Trouble(edit.path, edit.reviewer, reason, is_open=path not in choices.ours)
    return edit


def _troubles(desk: _Desk, edits: Iterable[Edit]) -> None:
    desk.kept.extend(
        Kept(edit.path, edit.reviewer, edit.reason, is_open=edit.is_open)
        for edit in edits
        if isinstance(edit, Trouble)
    )


def _merge_prose(desk: _Desk, path: DataPath, edits: Sequence[ProseEdit]) -> None:
    """Each issue of the text is merged by itself; edits of the same issue all at once."""
    if not edits:
        return
    now = original = str(value_at(desk.case_file.case, path) or "")
    for base in sorted({edit.base for edit in edits}):
        of_base = [edit for edit in edits if edit.base == base]
        merged = merge_all(base, now, {_label(edit, of_base): edit.tree for edit in of_base})
        now = merged.text
        if merged.conflicts and path_text(path) in desk.choices.theirs and len(of_base) == 1:
            now = to_markdown(of_base[0].tree)
            desk.taken.append(Taken(path, (of_base[0].reviewer,), original, now, is_fact=False))
            continue
        _tell_prose(desk, path, merged.taken, merged.conflicts)
        desk.formatting.extend(
            Kept(path, reviewer, "only spaces, quotation marks or dashes differ", change.new)
            for change in merged.formatting
            for reviewer in change.labels
        )
    _tell_dropped(desk, path, edits)
    faults = [problem for problem in to_tree(now)[1] if severity_of(problem) is Severity.ERROR]
    if faults:
        _keep_out(desk, path, "; ".join(problem.message for problem in faults))
    elif now != original:
        desk.changes[path] = now


def _label(edit: ProseEdit, others: Sequence[ProseEdit]) -> str:
    """The reviewer's name, with a number where a draft prints the text twice and both were edited."""
    number = [other for other in others if other.reviewer == edit.reviewer].index(edit)
    return f"{edit.reviewer} ({number + 1})" if number else edit.reviewer


def _tell_prose(
    desk: _Desk, path: DataPath, taken: Iterable[ProseChange], conflicts: Iterable[Conflict]
) -> None:
    desk.taken.extend(Taken(path, change.labels, change.old, change.new, is_fact=False) for change in taken)
    clashes = tuple(Clash(path, clash.base, clash.ours, clash.theirs) for clash in conflicts)
    _tell_clashes(desk, clashes)


def _tell_clashes(desk: _Desk, clashes: Iterable[Clash]) -> None:
    """What somebody must decide; where a person has chosen the case's words, that a reviewer's were kept out."""
    for clash in clashes:
        if path_text(clash.path) not in desk.choices.ours:
            desk.clashes.append(clash)
            continue
        reason = "you chose the case's words (--ours)"
        desk.kept.extend(Kept(clash.path, reviewer, reason, words) for reviewer, words in clash.theirs)


def _tell_dropped(desk: _Desk, path: DataPath, edits: Iterable[ProseEdit]) -> None:
    desk.formatting.extend(
        Kept(path, edit.reviewer, f"what a text cannot say was dropped: {', '.join(edit.dropped)}")
        for edit in edits
        if edit.dropped
    )


def _merge_facts(desk: _Desk, path: DataPath, edits: Sequence[FactEdit]) -> None:
    own = [edit for edit in edits if edit.is_own]
    for edit in edits:
        if not edit.is_own:
            reason = f"these words are made from {path_text(path)}: change it there, and build again"
            desk.kept.append(Kept(path, edit.reviewer, reason, edit.words))
    if not own:
        return
    if path[0] in _NEVER_TAKEN:
        desk.kept.extend(Kept(path, edit.reviewer, _NEVER_TAKEN[str(path[0])]) for edit in own)
        return
    _merge_fact(desk, path, own)


def _merge_fact(desk: _Desk, path: DataPath, edits: Sequence[FactEdit]) -> None:
    """One value: taken where all who changed it agree and the case still says what was issued."""
    shape = inner_shape(shape_of(Case), path)
    now = value_at(desk.case_file.case, path)
    readable = _readable(desk, edits, shape, _file_text(now))
    if not readable:
        return
    wanted = set(readable.values())
    if wanted == {_file_text(now)}:
        return
    changed = [edit for edit in edits if edit.words in readable]
    issued = fact_text(changed[0].base, shape, desk.names, _file_text(now)) if changed[0].base else ""
    choice, is_ours_new = path_text(path), issued != _file_text(now)
    if len(wanted) > 1 or (is_ours_new and choice not in desk.choices.theirs):
        theirs = tuple((edit.reviewer, edit.words) for edit in changed)
        _tell_clashes(desk, [Clash(path, changed[0].base, words_of(now), theirs)])
        return
    desk.changes[path] = wanted.pop()
    reviewers = tuple(dict.fromkeys(edit.reviewer for edit in changed))
    desk.taken.append(Taken(path, reviewers, words_of(now), changed[0].words, is_fact=True))


def _readable(desk: _Desk, edits: Sequence[FactEdit], shape: Shape, now: str) -> dict[str, str]:
    """By the reviewer's words what the case file would say; words that are no value are told as kept out."""
    readable = {}
    for edit in edits:
        text = fact_text(edit.words, shape, desk.names, now)
        if isinstance(text, Unreadable):
            desk.kept.append(Kept(edit.path, edit.reviewer, text.reason, edit.words))
        elif not text:
            reason = "it was emptied; to take a value out, delete it in the case folder"
            desk.kept.append(Kept(edit.path, edit.reviewer, reason))
        else:
            readable[edit.words] = text
    return readable


def _file_text(value: object) -> str:
    """The value as a case file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(getattr(value, "value", value))


def _spliced(desk: _Desk) -> Splice:
    """The files with every change; a change that the schema refuses is kept out, with the schema's reason."""
    try:
        return spliced(desk.case_file, desk.changes)
    except Stop as stop:
        if any(problem.code == "changed-meanwhile" for problem in stop.problems):
            raise
    return _one_by_one(desk)


def _one_by_one(desk: _Desk) -> Splice:
    """The files with as many changes as the case can hold together: some are valid only after others."""
    accepted: dict[DataPath, str | None] = {}
    splice, reasons = Splice(), dict.fromkeys(desk.changes, "")
    is_done = False
    while not is_done:
        is_done = True
        for path in [path for path in desk.changes if path not in accepted]:
            try:
                splice = spliced(desk.case_file, {**accepted, path: desk.changes[path]})
            except Stop as stop:
                reasons[path] = "; ".join(problem.message for problem in stop.problems)
                continue
            accepted[path] = desk.changes[path]
            is_done = False
    for path in desk.changes.keys() - accepted.keys():
        _keep_out(desk, path, reasons[path])
    return splice


def _keep_out(desk: _Desk, path: DataPath, reason: str) -> None:
    """Tells what was to be taken as kept out."""
    told = [taken for taken in desk.taken if taken.path == path]
    desk.kept.extend(Kept(path, reviewer, reason, one.new) for one in told for reviewer in one.reviewers)
    desk.taken[:] = [taken for taken in desk.taken if taken.path != path]
