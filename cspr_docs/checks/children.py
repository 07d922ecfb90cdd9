"""The children: who they are, and whether anybody hears them."""

import re
from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import listed
from cspr_docs.problems import Problem
from schemas.base import NOT_ASKED_YET, Known
from schemas.people import Child

_QUOTED = re.compile(r"[‘“\"«]\w|(?<!\w)'\w|^\s*>", re.MULTILINE)


def none_named(look: Inspection) -> Iterator[Problem]:
    """A case in which nobody is the child that it is about."""
    if look.case.children and not look.subjects:
        message = "no child in the case is the one who died or was harmed"
        hint = "give one of them the role subject, and name the child in incident.children"
        yield Problem("no-subject-child", message, hint, ("children",))


def identity(look: Inspection) -> Iterator[Problem]:
    """A subject child's ethnicity or disability that nobody has asked about."""
    for child in look.subjects:
        held = child.identity
        path = ("children", child.id, "identity")
        for field, value in (("ethnicity", held.ethnicity), ("disability", held.disability)):
            if value in (None, NOT_ASKED_YET, Known.NOT_ASKED_YET):
                message = f"{child.pseudonym}'s {field} is {'not told' if value is None else 'not asked yet'}"
                unwritten = "not_recorded" if field == "disability" else "not recorded"
                hint = f"ask; where nobody knows write unknown, where no agency wrote it down {unwritten}"
                yield Problem(f"{field}-not-asked", message, hint, (*path, field))


def facts(look: Inspection) -> Iterator[Problem]:
    """What the Panel and the Department count of every subject child, and the case does not say."""
    for child in look.subjects:
        lacking = [words for field, words in _COUNTED if getattr(child, field) is None]
        if lacking:
            message = f"the case does not say {child.pseudonym}'s {listed(lacking)}"
            hint = "where nobody knows write unknown, where no agency wrote it down not_recorded"
            yield Problem("child-facts-missing", message, hint, ("children", child.id))


_COUNTED = (
    ("sex", "sex"),
    ("age_at_incident", "age at the incident"),
    ("died", "being alive or dead"),
    ("legal_status", "legal status"),
    ("looked_after", "being looked after or not"),
    ("placement_type", "placement"),
    ("child_in_need_plan", "child in need plan"),
    ("child_protection_plan", "child protection plan"),
    ("known_to_any_agency", "being known to agencies or not"),
)


def not_heard(look: Inspection) -> Iterator[Problem]:
    """A subject child whose voice stands nowhere in the chronology and is quoted nowhere in the prose."""
    if not look.case.chronology:
        return
    for child in look.subjects:
        if not any(_heard_in_chronology(look, child)) and not _quoted_on_life(look, child):
            message = f"nothing tells what {child.pseudonym} said or showed"
            hint = "fill childs_voice in the chronology; of a baby tell what people saw"
            yield Problem("child-not-heard", message, hint, ("children", child.id))


def not_in_lived_experience(look: Inspection) -> Iterator[Problem]:
    """An account of lived experience that names a subject child nowhere."""
    for section in ("rapid_review", "final_report"):
        text: str | None = getattr(look.case, section).lived_experience
        path = (section, "lived_experience")
        named = {mention.id for mention in look.mentioned if mention.path == path}
        for child in look.subjects if text and text.strip() else ():
            if child.id not in named and child.pseudonym not in (text or ""):
                message = f"the lived experience does not name {child.pseudonym}"
                hint = f"tell what life was like for @{child.id}"
                yield Problem("child-not-in-lived-experience", message, hint, path)


def no_pen_picture(look: Inspection) -> Iterator[Problem]:
    """A subject child of whom the report will say nothing but the harm."""
    for child in look.subjects if look.is_reviewed else ():
        if not child.pen_picture:
            message = f"nothing tells who {child.pseudonym} is beyond what happened"
            yield Problem(
                "child-without-picture",
                message,
                "a few lines in pen_picture",
                ("children", child.id, "pen_picture"),
            )


def _heard_in_chronology(look: Inspection, child: Child) -> Iterator[bool]:
    """An entry's voice is the child's if it concerns the child, or nobody else of the subjects."""
    others = {other.id for other in look.subjects} - {child.id}
    for event in look.case.chronology:
        concerns = child.id in event.concerning or not others.intersection(event.concerning)
        yield bool(event.childs_voice and event.childs_voice.strip() and concerns)


def _quoted_on_life(look: Inspection, child: Child) -> bool:
    texts = (look.case.rapid_review.lived_experience, look.case.final_report.lived_experience)
    return any(
        _QUOTED.search(text) and (f"@{child.id}" in text or child.pseudonym in text) for text in texts if text
    )


CHECKS: tuple[Rule, ...] = (none_named, identity, facts, not_heard, not_in_lived_experience, no_pen_picture)
