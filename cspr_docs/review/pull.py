"""Merges what reviewers sent back with what the case says now; nothing is written here.

Three ways, block by block: as issued, as each reviewer returned it, as the case says now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import Shape, as_written, can_hold, shape_of, value_at
from cspr_docs.casefile.splice import Splice, new_items, spliced
from cspr_docs.checks.dates import DATE_IMPLAUSIBLE, DATE_IN_FUTURE
from cspr_docs.problems import DataPath, Problem, Severity, Stop, path_text, severity_of
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge import merge_all
from cspr_docs.prose.tree import Tree
from cspr_docs.review.edits import Edit, FactEdit, ProseEdit, edits_of, words_of_edit
from cspr_docs.review.facts import Unreadable, fact_text
from cspr_docs.review.pulled import Choices, Clash, KeptChange, Pulled, Taken
from cspr_docs.review.records import hiding
from cspr_docs.review.row_edits import RowEdit
from cspr_docs.word.returned import Returned
from schemas.base import words_of
from schemas.case import Case

_NEVER_TAKEN = {
    "identities": "real names and addresses stand in identities.yaml: change it there, from the draft",
    "reference": "drafts find their case by its reference: change it in case.yaml when every draft is home",
}
_UNKNOWN = (
    "it stands in a field for which a case has no such value; look at the draft, and write it into the case"
)
_NO_SUCH_DAY = frozenset({DATE_IN_FUTURE, DATE_IMPLAUSIBLE})
_MOSTLY_GONE = (
    "most of its words are not in the file, and no tracked change says that somebody deleted them (editors other than "
    "Word lose them)"
)


@dataclass(slots=True)
class _Gathered:
    """Gathers what becomes of every edit: by the path that is told of it, all that it changes in the case."""

    case_file: CaseFile
    choices: Choices
    names: Mapping[str, str]
    changes: dict[DataPath, Mapping[DataPath, str]] = field(default_factory=dict)
    rows: dict[DataPath, str] = field(default_factory=dict)  # by the paths of new items their rows' own words
    taken: list[Taken] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    kept: list[KeptChange] = field(default_factory=list)
    formatting: list[KeptChange] = field(default_factory=list)


Faults = Callable[[Splice], Sequence[Problem]]
"""Gives the problems that a case would have with these changes and has not now."""


Rows = Sequence[RowEdit | KeptChange]
"""Rows that reviewers added to tables."""


def pull(
    drafts: Sequence[Returned], rows: Rows, case_file: CaseFile, choices: Choices, faults: Faults
) -> Pulled:
    """What the case becomes with the reviewers' edits; the order of the drafts plays no part.

    A date that lies ahead or cannot be meant is kept out; one that contradicts others is a person's to look at.

    Raises:
        Stop: the case folder was changed since it was read.
    """
    names = {id_: name for draft in drafts for id_, name in draft.issue.names.items()}
    gathered = _Gathered(case_file, choices, names)
    by_path: dict[DataPath, list[Edit]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.reviewer, draft.path.name)):
        for edit in edits_of(draft):
            screened = _screened(edit, case_file.case, choices)
            by_path.setdefault(screened.path, []).append(screened)
    for path, edits in by_path.items():
        gathered.kept.extend(edit for edit in edits if isinstance(edit, KeptChange))
        _merge_prose(gathered, path, [edit for edit in edits if isinstance(edit, ProseEdit)])
        _merge_facts(gathered, path, [edit for edit in edits if isinstance(edit, FactEdit)])
    _take_rows(gathered, rows)
    splice, concerns = _with_real_days(gathered, faults)
    kept = tuple(_recorded(one, drafts, choices) for one in gathered.kept)
    return Pulled(
        splice.files,
        tuple(gathered.taken),
        tuple(gathered.clashes),
        kept,
        tuple(gathered.formatting),
        tuple(concerns),
    )


def _with_real_days(gathered: _Gathered, faults: Faults) -> tuple[Splice, Sequence[Problem]]:
    """The changes to the case's files without dates that cannot be meant, and the problems that they would make."""
    splice = _spliced(gathered)
    concerns = faults(splice)
    days = {one.path: one.message for one in concerns if one.code in _NO_SUCH_DAY}
    wrong = {told: days[path] for told, unit in gathered.changes.items() for path in unit if path in days}
    for told, reason in wrong.items():
        _keep_out(gathered, told, reason)
        del gathered.changes[told]
    if not wrong:
        return splice, concerns
    return (splice := _spliced(gathered)), faults(splice)


def _recorded(kept: KeptChange, drafts: Sequence[Returned], choices: Choices) -> KeptChange:
    """What was kept out, without real names, and decided upon where a person chose the case's words."""
    words, old = "" if kept.path[:1] == ("identities",) else kept.words, kept.old
    for draft in drafts:
        words, old = map(hiding(draft.issue), (words, old))
    is_decided = kept.is_decided or path_text(kept.path) in choices.ours
    return replace(kept, words=words, old=old, is_decided=is_decided)


def _screened(edit: Edit, case: Case, choices: Choices) -> Edit:
    """The edit, or the change that says why it stays out.

    The file was out of the house: a data path in it is a stranger's until the schema knows it.
    """
    is_single = isinstance(edit, ProseEdit) or (isinstance(edit, FactEdit) and edit.is_own)
    is_name = edit.path[:1] == ("identities",) and not isinstance(edit, ProseEdit)
    if not (edit.path and (is_name or can_hold(case, edit.path, is_single=is_single))):
        return KeptChange((), edit.reviewer, _UNKNOWN, words_of_edit(edit))
    if isinstance(edit, KeptChange):
        return edit
    new = words_of_edit(edit)
    if choices.refuses is not None and choices.refuses(edit.path, edit.reviewer, edit.base, new):
        return KeptChange(edit.path, edit.reviewer, "you chose not to take it", new, is_decided=True)
    path = path_text(edit.path)
    if edit.is_unexplained and choices.refuses is None and path not in choices.theirs:
        reason = f"{_MOSTLY_GONE}; if they are meant to go, pull again with --theirs {path}"
        return KeptChange(edit.path, edit.reviewer, reason, new)
    return edit


def _merge_prose(gathered: _Gathered, path: DataPath, edits: Sequence[ProseEdit]) -> None:
    """Each issue of the text is merged by itself; edits of the same issue all at once."""
    if not edits:
        return
    now = original = str(value_at(gathered.case_file.case, path) or "")
    for base in sorted({edit.base for edit in edits}):
        of_base = [edit for edit in edits if edit.base == base]
        trees: dict[str, Tree] = {}
        for edit in of_base:  # a draft may print the text twice, and both may be edited
            number = sum(other.reviewer == edit.reviewer for other in of_base[: len(trees)])
            trees[f"{edit.reviewer} ({number + 1})" if number else edit.reviewer] = edit.tree
        merged = merge_all(base, now, trees)
        now = merged.text
        if merged.conflicts and path_text(path) in gathered.choices.theirs and len(of_base) == 1:
            now = to_markdown(of_base[0].tree)
            gathered.taken.append(Taken(path, (of_base[0].reviewer,), original, now, is_fact=False))
            continue
        taken = ((one.labels, one.old, one.new) for one in merged.taken)
        gathered.taken.extend(Taken(path, *what, is_fact=False) for what in taken)
        _tell_clashes(gathered, (Clash(path, one.base, one.ours, one.theirs) for one in merged.conflicts))
        gathered.formatting.extend(
            KeptChange(path, reviewer, "only spaces, quotation marks or dashes differ", change.new)
            for change in merged.formatting
            for reviewer in change.labels
        )
    gathered.formatting.extend(
        KeptChange(path, edit.reviewer, f"what a text cannot say was dropped: {', '.join(edit.dropped)}")
        for edit in edits
        if edit.dropped
    )
    faults = [problem for problem in to_tree(now)[1] if severity_of(problem) is Severity.ERROR]
    if faults:
        _keep_out(gathered, path, "; ".join(problem.message for problem in faults))
    elif now != original:
        gathered.changes[path] = {path: now}


def _tell_clashes(gathered: _Gathered, clashes: Iterable[Clash]) -> None:
    """What somebody must decide; where a person has chosen the case's words, that a reviewer's were kept out."""
    for clash in clashes:
        if path_text(clash.path) not in gathered.choices.ours:
            gathered.clashes.append(clash)
            continue
        why = "you chose the case's words (--ours)"
        gathered.kept.extend(KeptChange(clash.path, who, why, words) for who, words in clash.theirs)


def _merge_facts(gathered: _Gathered, path: DataPath, edits: Sequence[FactEdit]) -> None:
    own = [edit for edit in edits if edit.is_own]
    reason = f"these words are made from {path_text(path)}: change it there, and build again"
    gathered.kept.extend(KeptChange(path, it.reviewer, reason, it.words) for it in edits if not it.is_own)
    if own and path[0] in _NEVER_TAKEN:
        gathered.kept.extend(
            KeptChange(path, it.reviewer, _NEVER_TAKEN[str(path[0])], it.words) for it in own
        )
    elif own:
        _merge_fact(gathered, path, own)


def _merge_fact(gathered: _Gathered, path: DataPath, edits: Sequence[FactEdit]) -> None:
    """One value: taken where all who changed it agree and the case still says what was issued."""
    shape = shape_of(Case).at(path)
    now = value_at(gathered.case_file.case, path)
    readable = _readable(gathered, edits, shape, as_written(now))
    if not readable:
        return
    wanted = set(readable.values())
    if wanted == {as_written(now)}:
        return
    changed = [edit for edit in edits if edit.words in readable]
    issued = fact_text(changed[0].base, shape, gathered.names, as_written(now)) if changed[0].base else ""
    choice, is_ours_new = path_text(path), issued != as_written(now)
    if len(wanted) > 1 or (is_ours_new and choice not in gathered.choices.theirs):
        theirs = tuple((edit.reviewer, edit.words) for edit in changed)
        _tell_clashes(gathered, [Clash(path, changed[0].base, words_of(now), theirs)])
        return
    gathered.changes[path] = {path: wanted.pop()}
    reviewers = tuple(dict.fromkeys(edit.reviewer for edit in changed))
    gathered.taken.append(Taken(path, reviewers, words_of(now), changed[0].words, is_fact=True))


def _readable(gathered: _Gathered, edits: Sequence[FactEdit], shape: Shape, now: str) -> dict[str, str]:
    """By the reviewer's words what the case file would say; words that are no value are told as kept out."""
    readable = {}
    for edit in edits:
        text = fact_text(edit.words, shape, gathered.names, now)
        if isinstance(text, Unreadable):
            gathered.kept.append(KeptChange(edit.path, edit.reviewer, text.reason, edit.words))
        elif not text:
            reason = "it was emptied; to take a value out, delete it in the case folder"
            gathered.kept.append(KeptChange(edit.path, edit.reviewer, reason))
        else:
            readable[edit.words] = text
    return readable


def _take_rows(gathered: _Gathered, rows: Rows) -> None:
    """New items of lists; a row that several reviewers added with the same words is one."""
    refuses = gathered.choices.refuses
    by_list: dict[DataPath, dict[tuple[tuple[str, str], ...], list[RowEdit]]] = {}
    for row in rows:
        if isinstance(row, KeptChange):
            gathered.kept.append(row)
        elif refuses is not None and refuses(row.into, row.reviewer, "", row.words):
            reason = "you chose not to take it"
            gathered.kept.append(KeptChange(row.into, row.reviewer, reason, row.words, is_decided=True))
        else:
            by_list.setdefault(row.into, {}).setdefault(tuple(row.values.items()), []).append(row)
    for into, groups in by_list.items():
        items = new_items(gathered.case_file.case, into, map(dict, groups))
        for item, (values, group) in zip(items, groups.items(), strict=True):
            gathered.changes[item.path] = item.changes
            gathered.rows[item.path] = group[0].words
            reviewers = tuple(dict.fromkeys(row.reviewer for row in group))
            said = "; ".join(f"{name}: {text}" for name, text in values)
            gathered.taken.append(Taken(item.path, reviewers, "", said, is_fact=True, is_item=True))


def _spliced(gathered: _Gathered) -> Splice:
    """The case with every change; a change that the schema refuses is kept out, with the schema's reason."""
    try:
        return spliced(gathered.case_file, _all_of(gathered.changes.values()))
    except Stop as stop:
        if any(problem.code == "changed-meanwhile" for problem in stop.problems):
            raise
    return _one_by_one(gathered)


def _one_by_one(gathered: _Gathered) -> Splice:
    """The case with as many changes as the case can hold together: some are valid only after others."""
    accepted: dict[DataPath, Mapping[DataPath, str]] = {}
    splice = Splice((), gathered.case_file)
    reasons = dict.fromkeys(gathered.changes, "")
    is_done = False
    while not is_done:
        is_done = True
        for path in [path for path in gathered.changes if path not in accepted]:
            try:
                splice = spliced(gathered.case_file, _all_of((*accepted.values(), gathered.changes[path])))
            except Stop as stop:
                reasons[path] = "; ".join(problem.message for problem in stop.problems)
                continue
            accepted[path] = gathered.changes[path]
            is_done = False
    for path in gathered.changes.keys() - accepted.keys():
        _keep_out(gathered, path, reasons[path])
    return splice


def _all_of(units: Iterable[Mapping[DataPath, str]]) -> dict[DataPath, str]:
    return {path: text for unit in units for path, text in unit.items()}


def _keep_out(gathered: _Gathered, path: DataPath, reason: str) -> None:
    """Tells what was to be taken as kept out."""
    told = [taken for taken in gathered.taken if taken.path == path]
    for one in told:
        words = gathered.rows.get(path, one.new)
        gathered.kept.extend(KeptChange(path, who, reason, words) for who in one.reviewers)
    gathered.taken[:] = [taken for taken in gathered.taken if taken.path != path]
