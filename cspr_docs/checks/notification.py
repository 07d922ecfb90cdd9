"""The incident and its notification: on what ground, of what, and whether the rest of the case bears it out."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection, place_of
from cspr_docs.law import panel_edition, panel_edition_on
from cspr_docs.problems import Problem, advice, error, gap
from schemas.base import Known, day_in_words
from schemas.decision import NationalView
from schemas.incident import Nature, Suspicion, Trigger

_DEATHS = (Trigger.LOOKED_AFTER_CHILD_DEATH, Trigger.CARE_LEAVER_DEATH)
_TRIGGER: tuple[str, str] = ("incident", "trigger")
NOTIFICATION_NOT_KEPT = gap(
    "notification-not-kept",
    "The Panel was notified, and the case does not keep what was told. National figures count each child as "
    "notified, whatever happens later, so copy nature, age, ethnicity and the rest as they were sent.",
)
NOTIFICATION_AGREEMENT = advice(
    "notification-agreement",
    "Nothing says whether all three partners agreed to notify. They should; note it.",
)


def snapshot(look: Inspection) -> Iterator[Problem]:
    """A notification of which the case does not keep what was told."""
    held = look.case.notification
    if held.notified_on is None:
        return
    if held.nature is None:
        message = "the case does not keep what the notification said: death, serious harm or other"
        yield Problem(NOTIFICATION_NOT_KEPT, message, "write it as it was sent", ("notification", "nature"))
    told = {child.child for child in held.children}
    for child in look.case.incident.children:
        if child not in told:
            message = f"the case does not keep what the notification said of {look.name(child)}"
            hint = "copy age, ethnicity and the rest as they were sent; they stay so whatever happens later"
            yield Problem(NOTIFICATION_NOT_KEPT, message, hint, ("notification", "children"))
    if held.agreed_by_all_partners in (None, Known.NOT_ASKED_YET):
        message = "nothing says whether all three partners agreed to notify"
        yield Problem(NOTIFICATION_AGREEMENT, message, "", ("notification", "agreed_by_all_partners"))


NOTIFICATION_FIFTH_CHILD = advice(
    "notification-fifth-child",
    "The national system takes one notification for one incident, with fields for four children. Of further children "
    "it is told in 'further information': the document has them there. Do not notify a second time, and look whether "
    "each child named was in this incident.",
)
_FIELDS_FOR = 4


def fifth_child(look: Inspection) -> Iterator[Problem]:
    """More children than the national system has fields for."""
    if "notification" not in look.route.steps:
        return
    told = len(look.case.incident.children)
    if told > _FIELDS_FOR:
        names = ", ".join(look.name(child) for child in look.case.incident.children[_FIELDS_FOR:])
        message = f"the notification tells of {told} children, and the system has fields for {_FIELDS_FOR}"
        hint = f"one notification for one incident: {names} in 'further information', as the document has it"
        yield Problem(NOTIFICATION_FIFTH_CHILD, message, hint, ("incident", "children"))


GUIDANCE_SUPERSEDED = advice(
    "guidance-superseded",
    "The partners learned of the incident after a newer edition of the guidance had replaced the one that the case "
    "is held under. Every document cites the older one. Say which edition the partners worked to.",
)


def superseded(look: Inspection) -> Iterator[Problem]:
    """A case held under an edition that had been replaced when the incident became known."""
    newer, aware = look.edition.superseded, look.case.incident.aware_on
    if newer and aware and aware >= newer.on:
        message = (
            f"{look.edition.name} was replaced on {day_in_words(newer.on)}, before the incident became known"
        )
        yield Problem(GUIDANCE_SUPERSEDED, message, f"write guidance: {newer.by.value}", ("guidance",))
    if aware and look.case.panel_guidance:
        held, stood = panel_edition(look.case), panel_edition_on(aware)
        if held.since.earliest < stood.since.earliest:
            message = f"{held.name} had been replaced by {stood.name} before the incident became known"
            hint = f"write panel_guidance: {stood.edition.value}, or leave it empty"
            yield Problem(GUIDANCE_SUPERSEDED, message, hint, ("panel_guidance",))


DEATH_CONTRADICTED = error(
    "death-contradicted",
    "One part of the case says that a child or adult died, and another that they did not. Letters and report would "
    "be badly wrong. Correct whichever is mistaken.",
)


def death_untold(look: Inspection) -> Iterator[Problem]:
    """A death that one part of the case tells and another does not."""
    incident = look.case.incident
    is_death = incident.nature is Nature.CHILD_DEATH or incident.trigger in _DEATHS
    if is_death and look.subjects and all(child.died is Known.NO for child in look.subjects):
        message = "the incident is a death, and no child who was harmed has died"
        hint = "correct died of the child, or nature and trigger of the incident"
        yield Problem(DEATH_CONTRADICTED, message, hint, ("incident", "nature"))
    for id_, person in (look.identities.people if look.identities else {}).items():
        item = look.by_id.get(id_)
        if person.died_on and getattr(item, "died", None) is Known.NO:
            message = f"the identities have a date of death for {look.name(id_)}, and the case says died: no"
            path = (*look.path_of(id_), "died")
            yield Problem(DEATH_CONTRADICTED, message, "correct one of the two", path)


GROUND_CONTRADICTED = error(
    "ground-contradicted",
    "The ground given for the notification does not fit the child: for instance a looked-after child's death where "
    "no child was looked after. Correct the ground or the child's facts.",
)
GROUND_DOUBTFUL = advice(
    "ground-doubtful",
    "The ground for the notification is that a child died or was harmed by abuse or neglect, and none is "
    "suspected. Only a looked-after child's death is notified then, and a care leaver's. Look at the ground again.",
)


def ground(look: Inspection) -> Iterator[Problem]:
    """A ground for the notification that the children's facts do not bear out.

    Source: Children Act 2004, section 16C(1), for abuse or neglect known or suspected; a looked-after child's
        death is notified whether or not it is.
    """
    incident, subjects = look.case.incident, look.subjects
    for trigger, field, words in (
        (Trigger.LOOKED_AFTER_CHILD_DEATH, "looked_after", "looked after"),
        (Trigger.CARE_LEAVER_DEATH, "care_leaver", "a care leaver"),
    ):
        none = subjects and not any(getattr(child, field) in (Known.YES, None) for child in subjects)
        if incident.trigger is trigger and none:
            message = f"the ground is that a child died who was {words}, and no child of the incident was"
            hint = f"correct {field} of the child, or the trigger"
            yield Problem(GROUND_CONTRADICTED, message, hint, _TRIGGER)
    there = place_of(look)
    if incident.trigger is Trigger.OUTSIDE_ENGLAND and there and there.local_authority:
        message = (
            f"the ground is that it happened outside England, and the place lies in {there.local_authority}"
        )
        hint = "correct the trigger, or the place's local_authority: outside England it has none"
        yield Problem(GROUND_CONTRADICTED, message, hint, _TRIGGER)
    by_harm = incident.trigger in (Trigger.IN_AREA, Trigger.OUTSIDE_ENGLAND)
    if by_harm and incident.abuse_or_neglect is Suspicion.NOT_SUSPECTED:
        looked_after = any(child.looked_after is Known.YES and child.died is Known.YES for child in subjects)
        fits = "the death of a looked-after child" if looked_after else "none"
        message = f"no abuse or neglect is suspected; of the grounds {fits} fits that"
        yield Problem(GROUND_DOUBTFUL, message, "look at trigger and abuse_or_neglect again", _TRIGGER)


PANEL_WILL_NOT_CONSIDER = advice(
    "panel-will-not-consider",
    "A looked-after child's or care leaver's death without abuse or neglect is notified, and the Panel does not "
    "consider it. Suggesting a national review of it leads nowhere.",
)


def looked_after(look: Inspection) -> Iterator[Problem]:
    """A looked-after child's death that is not notified as one, or that the Panel is asked about in vain."""
    incident, decision = look.case.incident, look.case.decision
    dead = [child for child in look.subjects if child.looked_after is Known.YES and child.died is Known.YES]
    if dead and incident.trigger is Trigger.CARE_LEAVER_DEATH:
        message = f"{dead[0].pseudonym} died while looked after, and the ground tells of a care leaver"
        yield Problem(GROUND_CONTRADICTED, message, "use looked_after_child_death", _TRIGGER)
    unsuspected = incident.abuse_or_neglect is Suspicion.NOT_SUSPECTED
    if incident.trigger in _DEATHS and unsuspected and decision.national_view is NationalView.SUGGESTED:
        message = (
            "a national review is suggested, and the Panel does not consider a death without abuse or neglect"
        )
        hint = "look at the national view, or at abuse_or_neglect, again"
        yield Problem(PANEL_WILL_NOT_CONSIDER, message, hint, ("decision", "national_view"))


CHECKS: tuple[Check, ...] = (snapshot, fifth_child, superseded, death_untold, ground, looked_after)
