"""Every recommendation and action with who answers for it, how it stands and what changed for children."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from cspr_docs.documents.all_cases.case_words import CaseWords
from cspr_docs.documents.all_cases.standing import Standing, Stands, clocks_by_item, completed_of, standing_of
from cspr_docs.files import sha256
from cspr_docs.law import Deadlines
from cspr_docs.problems.wording import upper_first
from schemas.case import Case
from schemas.improvement import Action, Progress
from schemas.report import Recommendation


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as lists of them tell it.

    Attributes:
        which: what finds it again when its row comes back: `HSCP-2025-11 action ac3`.
        carries_out: the recommendation, or that it comes from the rapid review.
        colour: `red`, `amber`, `green`, `blue` where it is complete, else empty; `progress` says the same in words.
        response: what the agency says about it.
        changed: what came of it for children.
        owner: the agency that leads, and the role; `lead` is the one of them that gets the form for answers.
        version: what tells whether the case still says what a sheet or form was made with.
        owners: what else may be typed for its owner: the agency's id and short name.
    """

    which: str
    reference: str
    action: str
    carries_out: str
    owner: str
    lead: str
    milestones: str
    due_on: date | None
    standing: Standing
    progress: str
    colour: str
    response: str
    evidence: str
    changed: str
    completed_on: date | None
    owners: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """By when."""
        return self.due_on

    @property
    def version(self) -> str:
        """A hash of what its owner may change."""
        day = self.completed_on.isoformat() if self.completed_on else ""
        return version_of((self.progress, self.response, self.evidence, self.changed, day))


def version_of(said: Iterable[str]) -> str:
    """A hash of what stands in a row that its owner may change, the day as a case file writes it."""
    return sha256("\0".join(said).encode())[:10]


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation; `progress` tells how many of its actions are complete, `measure` how it will be known."""

    which: str
    reference: str
    recommendation: str
    owner: str
    due_on: date | None
    standing: Standing
    progress: str
    measure: str
    done_on: date | None
    owners: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """By when."""
        return self.due_on


NOT_RECORDED = "Not recorded"
_LONGEST_ID = 60
_COLOURS = {
    Progress.RED: "red",
    Progress.AMBER: "amber",
    Progress.GREEN: "green",
    Progress.COMPLETE: "blue",
}


def action_rows(case: Case, every: Deadlines) -> Iterator[ActionRow]:
    """The case's actions."""
    words, clocks = CaseWords(case), clocks_by_item(every, "action")
    titles = {
        one.id: f"{number}: {words.line(one.title)}" for number, one in enumerate(case.recommendations, 1)
    }
    for action in case.actions:
        progress = Progress.COMPLETE if action.completed_on else action.progress
        title = titles.get(action.recommendation or "")
        yield ActionRow(
            words.called("action", action.id),
            case.reference,
            words.line(action.action),
            f"Recommendation {title}" if title else "The rapid review",
            _who(words.named([action.lead]), action.lead_role),
            words.named([action.lead]) or action.lead_role or "",
            words.line(action.milestones),
            action.due_on,
            standing_of(clocks.get(action.id), is_done=progress is Progress.COMPLETE),
            progress.words if progress else NOT_RECORDED,
            _COLOURS.get(progress, "") if progress else "",
            words.prose(action.response),
            words.line(action.evidence),
            words.prose(action.outcome),
            action.completed_on,
            _owners(case, [action.lead]),
        )


def recommendation_rows(case: Case, every: Deadlines) -> Iterator[RecommendationRow]:
    """The case's recommendations."""
    words, clocks = CaseWords(case), clocks_by_item(every, "recommendation")
    for number, one in enumerate(case.recommendations, 1):
        actions = [action for action in case.actions if action.recommendation == one.id]
        yield RecommendationRow(
            words.called("recommendation", one.id),
            case.reference,
            f"{number}: {words.line(one.title)}",
            _who(words.named(one.owners), one.owner_role),
            one.due_on,
            standing_of(clocks.get(one.id), is_done=one.done_on is not None),
            _progress_of(one, actions),
            words.prose(one.measure),
            one.done_on,
            _owners(case, one.owners),
        )


@dataclass(frozen=True, slots=True)
class ActionOwner:
    """Somebody who leads actions that are not done, in all cases; `id` names their form among the drafts."""

    id: str
    name: str
    actions: tuple[ActionRow, ...]


def owners_of(rows: Iterable[ActionRow]) -> tuple[ActionOwner, ...]:
    """Everybody who leads an action that is not done, by their names, with these actions."""
    by_lead: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.lead and row.standing.stands is not Stands.DONE:
            by_lead.setdefault(row.lead, []).append(row)
    ids, owners = Counter[str](), []
    for name in sorted(by_lead, key=str.casefold):
        plain = normalize("NFKD", name).encode("ascii", "ignore").decode().replace("'", "").lower()
        id_ = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-") or "owner"
        ids[id_] += 1
        number = f"-{ids[id_]}" if ids[id_] > 1 else ""
        owners.append(ActionOwner(f"{id_}{number}", name, tuple(by_lead[name])))
    return tuple(owners)


def is_owned_by(row: ActionRow | RecommendationRow, owner: str) -> bool:
    """Whether an owner's name, short name, id or role, or a part of one, is that of the row."""
    wanted = " ".join(owner.casefold().split())
    return any(wanted in one.casefold() for one in (row.owner, *row.owners))


def _progress_of(one: Recommendation, actions: list[Action]) -> str:
    return "Carried out" if one.done_on else upper_first(completed_of(actions))


def _who(agencies: str, role: str | None) -> str:
    return ", ".join(filter(None, (agencies, role))) or "Nobody named"


def _owners(case: Case, ids: Iterable[str | None]) -> tuple[str, ...]:
    wanted = {*ids}
    held = [agency for agency in case.agencies if agency.id in wanted]
    return tuple(name for agency in held for name in (agency.id, agency.short_name) if name)
