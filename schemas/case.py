"""The whole case: the root of every data path."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.agencies import Agency, AgencyReturn
from schemas.base import Model, ReadBy, Term
from schemas.briefing import LearningBriefing
from schemas.chronology import Event
from schemas.decision import Decision, PanelResponse
from schemas.family import FamilyContact, FamilyInvolvement, Letter
from schemas.improvement import Action, Audit, Dissemination, Publication
from schemas.incident import ImmediateSafeguarding, Incident, Notification, Referral
from schemas.national import NationalReview
from schemas.partnership import AreaPartnership, JointPartnership, Partnership
from schemas.people import Child, Person, Place
from schemas.rapid_review import RapidReview
from schemas.report import FinalReport, Finding, Recommendation
from schemas.restrictions import Restriction
from schemas.review import Review
from schemas.route import Consideration, Route, RouteChange
from schemas.sending import Sending


class Guidance(Term):
    """The edition of the guidance under which the case is held."""

    WORKING_TOGETHER_2018 = "working_together_2018", "Working Together to Safeguard Children 2018"
    WORKING_TOGETHER_2023 = "working_together_2023", "Working Together to Safeguard Children 2023"
    WORKING_TOGETHER_2026 = "working_together_2026", "Working Together to Safeguard Children 2026"


class PanelGuidance(Term):
    """The edition of the Panel's own guidance on rapid reviews."""

    APRIL_2019 = "april_2019", "the Panel's guidance of April 2019"
    SEPTEMBER_2022 = "september_2022", "the Panel's guidance of September 2022"
    JUNE_2025 = "june_2025", "the Panel's guidance of June 2025"


class Classification(Term):
    """The protective marking of the working papers."""

    OFFICIAL = "official", "OFFICIAL"
    OFFICIAL_SENSITIVE = "official_sensitive", "OFFICIAL-SENSITIVE"
    RESTRICTED_CIRCULATION = "restricted_circulation", "CONFIDENTIAL: RESTRICTED CIRCULATION"


class Case(Model):
    """One case, from the referral to the audit of what changed."""

    reference: Annotated[str, ReadBy.FAMILY] = Field(
        description="The partnership's own reference for the case."
    )
    title: str | None = Field(None, description="What the case is called at work, with no real name in it.")
    guidance: Guidance = Field(
        Guidance.WORKING_TOGETHER_2023, description="The edition of the guidance that applies."
    )
    panel_guidance: PanelGuidance | None = Field(
        None,
        description="The edition of the Panel's own guidance that the rapid review follows; empty means the one that "
        "stood when the partners became aware of the incident.",
    )
    classification: Classification = Field(
        Classification.OFFICIAL_SENSITIVE, description="The protective marking in every document's header."
    )
    opened_on: date | None = Field(None, description="When the case folder was opened.")
    route: Route = Field(
        Route.SERIOUS_INCIDENT,
        description="The way that the case goes: the program asks for, counts and makes what that way needs.",
    )
    route_changes: tuple[RouteChange, ...] = Field(
        (), description="How the way changed, with day and reason; oldest first."
    )
    partnership: Partnership = Field(
        Partnership.blank(),
        description="The partnership that holds the review; of several, the one that leads.",
    )
    joint_partnerships: tuple[JointPartnership, ...] = Field(
        (),
        description="In a joint review the other partnerships; the one that leads stands in partnership.yaml.",
    )
    children: tuple[Child, ...] = Field((), description="The children in the case.")
    people: tuple[Person, ...] = Field((), description="Family members and other adults.")
    places: tuple[Place, ...] = Field((), description="Places.")
    agencies: tuple[Agency, ...] = Field((), description="Agencies.")
    agency_returns: tuple[AgencyReturn, ...] = Field(
        (), description="What agencies were asked for, and sent."
    )
    referral: Referral = Field(Referral.blank(), description="How the case came to the partners.")
    consideration: Consideration = Field(
        Consideration.blank(), description="What the partners made of the referral."
    )
    incident: Incident = Field(Incident.blank(), description="What happened.")
    notification: Notification = Field(Notification.blank(), description="The notification to the Panel.")
    immediate_safeguarding: ImmediateSafeguarding = Field(
        ImmediateSafeguarding.blank(), description="What was done straight away."
    )
    chronology: tuple[Event, ...] = Field((), description="What happened, in order, each with its source.")
    rapid_review: RapidReview = Field(RapidReview.blank(), description="The rapid review.")
    decision: Decision = Field(Decision.blank(), description="What the partners decided.")
    panel_response: PanelResponse = Field(PanelResponse.blank(), description="What the Panel answered.")
    family_contacts: tuple[FamilyContact, ...] = Field((), description="Contacts with the family.")
    family_involvement: tuple[FamilyInvolvement, ...] = Field((), description="How family members take part.")
    restrictions: tuple[Restriction, ...] = Field((), description="What must not reach whom, and why.")
    letters: tuple[Letter, ...] = Field((), description="Letters to family members.")
    national_review: NationalReview = Field(
        NationalReview.blank(),
        description="Where the Panel holds a national review: what is agreed about it.",
    )
    review: Review = Field(Review.blank(), description="The local review.")
    final_report: FinalReport = Field(FinalReport.blank(), description="The final report's prose.")
    findings: tuple[Finding, ...] = Field((), description="What the review found.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What the review recommends.")
    learning_briefing: LearningBriefing = Field(
        LearningBriefing.blank(), description="The report in two pages, for those who work with children."
    )
    actions: tuple[Action, ...] = Field((), description="What will be done, by whom and when.")
    audits: tuple[Audit, ...] = Field((), description="Checks of what changed.")
    dissemination: tuple[Dissemination, ...] = Field((), description="How the learning is shared.")
    publication: Publication = Field(
        Publication.blank(), description="Whether, when and how the report is made public."
    )
    sent: tuple[Sending, ...] = Field((), description="What was sent, to whom and when; kept by 'cspr send'.")

    @property
    def partnerships(self) -> tuple[AreaPartnership, ...]:
        """Every partnership that holds the review, the one that leads first."""
        return self.partnership, *self.joint_partnerships

    @property
    def held_by(self) -> str:
        """The names of all these partnerships on a line, what they end in said once; empty where none is written.

        `Harrowmere and Calderbrook Safeguarding Children Partnerships`.
        """
        names = [one.name for one in self.partnerships if one.name]
        ending = names[0].split() if names[1:] else []
        while ending and not all(name.endswith(f" {' '.join(ending)}") for name in names):
            ending = ending[1:]
        common = f" {' '.join(ending)}" if ending else ""
        *before, last = [name.removesuffix(common) for name in names] or [""]
        return f"{', '.join(before)} and {last}{common}{'s' if common else ''}" if before else last
