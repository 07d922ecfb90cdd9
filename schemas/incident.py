"""From the referral to the first safeguarding: what happened, who was told, who was made safe."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import (
    AgencyRef,
    ChildRef,
    Contact,
    Id,
    Known,
    Line,
    Model,
    PartialDate,
    PersonRef,
    PlaceRef,
    Prose,
    ReadBy,
    Recorded,
    Term,
)
from schemas.days import HISTORY, LEARNED_LATER, Changing, DayMark, HistoryEntry, KnownOn
from schemas.people import LegalStatus, PlacementType, Sex


class Referral(Model):
    """How the case came to the partners."""

    referred_on: Annotated[date | None, DayMark.OPENS, DayMark.CLOSES] = Field(
        None, description="When the case was referred to the partnership."
    )
    referred_by: AgencyRef | None = Field(None, description="The agency that referred it.")
    referrer: Contact | None = Field(None, description="Who referred it.")
    circumstances: Prose | None = Field(None, description="What the referrer said had happened.")
    answered_on: date | None = Field(
        None, description="When the referrer was told what came of it; cspr status counts it."
    )
    working_together_concerns: Prose | None = Field(
        None, description="What the referrer said about how agencies worked together."
    )


class Trigger(Term):
    """Why the local authority's duty to notify arises, or what else was reported."""

    IN_AREA = "in_area", "The child died or was seriously harmed in the local authority's area"
    OUTSIDE_ENGLAND = (
        "outside_england_normally_resident",
        "The child died or was seriously harmed outside England while normally resident in the area",
    )
    LOOKED_AFTER_CHILD_DEATH = "looked_after_child_death", "A looked-after child died"
    CARE_LEAVER_DEATH = "care_leaver_death", "A care leaver up to and including the age of 24 died"


class Nature(Term):
    """What the notification says happened, as the Department for Education counts it."""

    CHILD_DEATH = "child_death", "Child death"
    SERIOUS_HARM = "serious_harm", "Serious harm"
    OTHER = "other", "Other"


class Suspicion(Term):
    """Whether abuse or neglect is known or suspected."""

    KNOWN = "known", "Known"
    SUSPECTED = "suspected", "Suspected"
    NOT_SUSPECTED = "not_suspected", "Not suspected"
    UNCLEAR = "unclear", "Unclear"


class Harm(Term):
    """What kind of harm."""

    NON_ACCIDENTAL_INJURY = "non_accidental_injury", "Non-accidental injury"
    NEGLECT = "neglect", "Neglect"
    INTRAFAMILIAL_SEXUAL_ABUSE = "intrafamilial_sexual_abuse", "Sexual abuse within the family"
    EXTRAFAMILIAL_HARM = "extrafamilial_harm", "Harm outside the home, or exploitation"
    SUDDEN_UNEXPECTED_DEATH = "sudden_unexpected_death", "Sudden unexpected death in infancy"
    SUSPECTED_SUICIDE = "suspected_suicide", "Suspected suicide"
    HOMICIDE = "homicide", "Fatal assault or homicide"
    FABRICATED_ILLNESS = "fabricated_illness", "Fabricated or induced illness"
    HARM_IN_INSTITUTION = "harm_in_institution", "Harm in an institution"
    HARM_BY_A_CHILD = "harm_by_a_child", "Harm by another child"
    OTHER = "other", "Other"


class IncidentChange(HistoryEntry):
    """What was learned of the incident later."""

    abuse_or_neglect: Suspicion | None = Field(None, description="Known, suspected or not, from then on.")
    suspected: tuple[PersonRef, ...] = Field((), description="Whoever was suspected then, all of them.")
    description: Prose | None = Field(None, description="What happened, as it was known then.")
    injuries: Prose | None = Field(None, description="The harm, as it was known then.")
    police_investigation: Line | None = Field(None, description="How the criminal investigation stood.")
    media_interest: Line | None = Field(None, description="What the press had asked, and who answered.")


class Incident(Changing):
    """What happened."""

    trigger: Trigger | None = Field(
        None, description="Which limb of section 16C(1), Children Act 2004, or which other duty applies."
    )
    occurred_on: PartialDate | None = Field(None, description="When it happened, as exactly as is known.")
    occurred_at: str | None = Field(None, description="The time, such as 'about 06:20', where it is known.")
    aware_on: date | None = Field(
        None, description="When the local authority and partners became aware of it."
    )
    place: PlaceRef | None = Field(None, description="Where it happened.")
    local_authority: str | None = Field(None, description="The local authority area where it happened.")
    nature: Nature | None = Field(None, description="Death, serious harm or other.")
    nature_other: Line | None = Field(None, description="With 'other': what it was, in a few words.")
    abuse_or_neglect: Suspicion | None = Field(
        None, description="Whether abuse or neglect is known or suspected."
    )
    harms: tuple[Harm, ...] = Field((), description="The kinds of harm; advisory.")
    harms_other: Line | None = Field(None, description="With 'other': which kind of harm, in a few words.")
    children: Annotated[tuple[ChildRef, ...], ReadBy.FAMILY, ReadBy.PUBLIC] = Field(
        (), description="The children who died or were harmed."
    )
    suspected: tuple[PersonRef, ...] = Field((), description="Whoever is suspected of causing the harm.")
    description: Prose | None = Field(None, description="What happened, plainly, with how it is known.")
    injuries: Prose | None = Field(None, description="The harm itself, as far as the reader must know it.")
    police_investigation: Line | None = Field(None, description="Whether there is a criminal investigation.")
    media_interest: Line | None = Field(None, description="Whether the press has asked, and who answers.")
    history: tuple[IncidentChange, ...] = Field((), description=HISTORY)


class NotifiedChild(Model):
    """A child as the notification told it; kept as it was sent, whatever happens later."""

    child: ChildRef = Field(description="The child.")
    age: str | None = Field(None, description="Age as notified.")
    sex: Sex | None = Field(None, description="Sex as notified.")
    ethnicity: Recorded | None = Field(None, description="Ethnicity as notified.")
    disability: Known | None = Field(None, description="Disability as notified.")
    legal_status: LegalStatus | None = Field(None, description="Legal status as notified.")
    looked_after: Known | None = Field(None, description="Looked after, as notified.")
    placement_type: PlacementType | None = Field(None, description="Placement as notified.")
    child_in_need_plan: Known | None = Field(None, description="Child in need plan, as notified.")
    child_protection_plan: Known | None = Field(None, description="Child protection plan, as notified.")
    known_to_any_agency: Known | None = Field(None, description="Known to any agency, as notified.")


class Notification(Model):
    """The serious incident notification to the Panel."""

    notified_on: Annotated[date | None, DayMark.OPENS] = Field(
        None, description="When the local authority notified the Panel."
    )
    notified_by: Contact | None = Field(None, description="Who sent it.")
    reference: str | None = Field(None, description="The reference that the notification system gave.")
    nature: Nature | None = Field(
        None, description="Death, serious harm or other, as it stood when notified."
    )
    children: tuple[NotifiedChild, ...] = Field((), description="Each child as notified.")
    agreed_by_all_partners: Known | None = Field(
        None, description="Whether all three partners agreed to notify."
    )
    threshold_met: Known | None = Field(
        None, description="Whether the threshold for a rapid review is met, as it was notified."
    )
    partners_told_on: date | None = Field(
        None,
        description="When the local partners, those of other areas too, were told; cspr status counts it.",
    )
    secretary_of_state_told_on: date | None = Field(
        None, description="For a death in care or after it: when the Secretary of State was told."
    )
    ofsted_told_on: date | None = Field(
        None, description="For a death in care or after it: when Ofsted was told."
    )
    shared_with: tuple[str, ...] = Field(
        (), description="Who else was told: Ofsted, Department for Education."
    )
    late_because: Line | None = Field(
        None, description="Why it was sent after the five working days, if it was."
    )
    linked_cases: Line | None = Field(None, description="Other notifications that this one is linked with.")


class SafeguardingAction(Model):
    """Something done at once to make a child safe."""

    id: Id = Field(description="The action's id.")
    action: Line = Field(description="What was done.")
    for_whom: tuple[PersonRef, ...] = Field((), description="For which children or adults.")
    by: AgencyRef | None = Field(None, description="The agency that did it.")
    done_on: Annotated[date | None, DayMark.OPENS] = Field(None, description="When it was done.")
    known_on: KnownOn = Field(None, description=LEARNED_LATER)


class ImmediateSafeguarding(Model):
    """What was done straight away, for this child and for others."""

    actions: tuple[SafeguardingAction, ...] = Field((), description="What was done, by whom and when.")
    other_children: Prose | None = Field(None, description="How the safety of other children was looked at.")
    learning_shared: Prose | None = Field(None, description="Learning already shared, with whom and how.")
