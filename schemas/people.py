"""Children, their family, other people and places: ids and labels, never a real name."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from schemas.base import ChildRef, Id, Known, Line, Model, PersonRef, Prose, ReadBy, Recorded, Term
from schemas.days import HISTORY, LEARNED_LATER, Changing, HistoryEntry, KnownOn


class Sex(Term):
    """Sex, as the Department for Education collects it."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    UNKNOWN = "unknown", "Unknown"
    NOT_RECORDED = "not_recorded", "Not recorded"


class ChildRole(Term):
    """Why a child is in the case."""

    SUBJECT = "subject", "The child who died or was harmed"
    SUBJECT_WHO_HARMED = "subject_who_harmed", "A child who was harmed and who may have harmed another child"
    SIBLING = "sibling", "A brother or sister"
    OTHER = "other", "Another child"


class LegalStatus(Term):
    """Under what order or agreement a child was living."""

    NONE = "none", "No order"
    ACCOMMODATED = "accommodated", "Accommodated by agreement (section 20, Children Act 1989)"
    EMERGENCY_PROTECTION = "emergency_protection", "Emergency protection order"
    INTERIM_CARE_ORDER = "interim_care_order", "Interim care order"
    CARE_ORDER = "care_order", "Care order"
    SUPERVISION_ORDER = "supervision_order", "Supervision order"
    SPECIAL_GUARDIANSHIP = "special_guardianship", "Special guardianship order"
    REMAND = "remand", "Remanded to local authority or youth detention accommodation"
    UNKNOWN = "unknown", "Unknown"
    NOT_RECORDED = "not_recorded", "Not recorded"


class PlacementType(Term):
    """Where a child was living."""

    WITH_PARENTS = "with_parents", "With parents"
    WITH_FAMILY_OR_FRIENDS = "with_family_or_friends", "With family or friends"
    FOSTER_CARE = "foster_care", "Foster care"
    CHILDRENS_HOME = "childrens_home", "Children's home"
    SUPPORTED_ACCOMMODATION = "supported_accommodation", "Supported accommodation"
    SECURE = "secure", "Secure children's home, training centre or young offender institution"
    HOSPITAL = "hospital", "Hospital"
    RESIDENTIAL_SCHOOL = "residential_school", "Residential school"
    OTHER = "other", "Somewhere else"
    UNKNOWN = "unknown", "Unknown"
    NOT_RECORDED = "not_recorded", "Not recorded"


class IdentityChange(HistoryEntry):
    """What was learned later of who somebody is, or put right."""

    ethnicity: Recorded | None = Field(None, description="Ethnicity, as it was known then.")
    nationality: Recorded | None = Field(None, description="Nationality, as it was known then.")
    first_language: Recorded | None = Field(None, description="The language spoken at home, as it was known.")
    religion: Recorded | None = Field(None, description="Religion or belief, as it was known then.")
    disability: Known | None = Field(None, description="Whether the person was disabled, as it was known.")
    disability_detail: Line | None = Field(None, description="The disability or need, as it was known then.")


class Identity(Changing):
    """Who a child or adult is, in their own words where they gave them."""

    ethnicity: Recorded | None = Field(None, description="Ethnicity, as the person or family describes it.")
    nationality: Recorded | None = Field(
        None, description="Nationality, and immigration status where it matters."
    )
    first_language: Recorded | None = Field(None, description="The language spoken at home.")
    religion: Recorded | None = Field(None, description="Religion or belief.")
    disability: Known | None = Field(None, description="Whether the person is disabled.")
    disability_detail: Line | None = Field(None, description="The disability or need, in general words.")
    gender_identity: Recorded | None = Field(
        None, description="Gender identity, where the person has spoken of it."
    )
    sexual_orientation: Recorded | None = Field(
        None, description="Sexual orientation, where the person has spoken of it."
    )
    history: tuple[IdentityChange, ...] = Field((), description=HISTORY)


class ChildChange(HistoryEntry):
    """How it was with a child from a day on."""

    died: Known | None = Field(None, description="Whether the child had died.")
    died_on: str | None = Field(None, description="When the child died: 'March 2026'.")
    pen_picture: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None, description="Who the child is, as it was told then."
    )
    legal_status: LegalStatus | None = Field(None, description="The order or agreement from then on.")
    looked_after: Known | None = Field(None, description="Whether the child was looked after from then on.")
    education: Line | None = Field(None, description="The school, nursery or college from then on.")
    now: Line | None = Field(None, description="Where the child was then and how they were.")


class Child(Changing):
    """A child in the case. The real name and date of birth stand in identities.yaml."""

    id: Id = Field(description="The child's id, used in mentions: @rowan.")
    pseudonym: str = Field(description="What every document but the family's own letters calls the child.")
    role: Annotated[ChildRole, ReadBy.PUBLIC] = Field(
        ChildRole.SUBJECT, description="Why the child is in the case."
    )
    sex: Sex | None = Field(None, description="The child's sex.")
    age_at_incident: str | None = Field(
        None, description="The child's age when it happened, such as '14 weeks'."
    )
    died: Known | None = Field(None, description="Whether the child died.")
    died_on: str | None = Field(
        None, description="When the child died, as far as it may be told: 'March 2026'."
    )
    identity: Identity = Field(Identity.blank(), description="Ethnicity, language, religion, disability.")
    health: Line | None = Field(None, description="The child's health before the incident, in general words.")
    pen_picture: Annotated[Prose | None, ReadBy.PUBLIC] = Field(
        None,
        description="Who this child is: what they enjoy, how they are with people, what those who love them say.",
    )
    legal_status: LegalStatus | None = Field(
        None, description="The order or agreement at the time of the incident."
    )
    looked_after: Known | None = Field(
        None, description="Whether the child was looked after by a local authority."
    )
    care_leaver: Known | None = Field(None, description="Whether the young person was a care leaver.")
    placement_type: PlacementType | None = Field(None, description="Where the child was living.")
    placement_type_other: Line | None = Field(None, description="With 'other': where, in a few words.")
    lived_with: Line | None = Field(
        None, description="Who the child was living with, by mention: @mother and @nan."
    )
    household: str | None = Field(
        None,
        description="Where the child lived at the time, a word of your own: those with the same word lived together.",
    )
    responsible_authority: str | None = Field(
        None, description="The local authority where the child normally lives or that looks after the child."
    )
    child_in_need_plan: Known | None = Field(None, description="On a child in need plan at the time.")
    child_protection_plan: Known | None = Field(None, description="On a child protection plan at the time.")
    child_protection_category: Line | None = Field(
        None, description="The plan's category, where there was one."
    )
    early_help: Known | None = Field(None, description="Receiving early help at the time.")
    education_health_care_plan: Known | None = Field(
        None, description="Has an education, health and care plan."
    )
    known_to_any_agency: Known | None = Field(
        None, description="Known to any agency beyond universal services."
    )
    education: Line | None = Field(
        None, description="The school, nursery or college, by mention or in general words."
    )
    now: Line | None = Field(None, description="Where the child is now and how they are, in a sentence.")
    known_on: KnownOn = Field(None, description=LEARNED_LATER)
    history: tuple[ChildChange, ...] = Field((), description=HISTORY)

    @property
    def kin(self) -> str:
        """Why the child is in the case, in the words that fit the child: `Sister` for a sibling who is a girl."""
        return _FITTING.get((self.role.value, self.sex), self.role.words)


class Relation(Term):
    """What somebody is to the children."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEPPARENT = "stepparent", "Step-parent"
    PARENTS_PARTNER = "parents_partner", "Parent's partner"
    GRANDPARENT = "grandparent", "Grandparent"
    SIBLING = "sibling", "Brother or sister"
    AUNT_OR_UNCLE = "aunt_or_uncle", "Aunt or uncle"
    OTHER_RELATIVE = "other_relative", "Another relative"
    FOSTER_CARER = "foster_carer", "Foster carer"
    FRIEND = "friend", "Family friend"
    SUSPECTED_EXPLOITER = "suspected_exploiter", "Suspected of exploiting a child"
    PRACTITIONER = "practitioner", "Practitioner"
    OTHER = "other", "Somebody else"


class RelationshipKind(Term):
    """How two people who are or were a couple stand to each other."""

    ENDURING = "enduring", "In an enduring relationship"
    TRANSITORY = "transitory", "In a transitory relationship"
    SEPARATED = "separated", "Separated"
    DIVORCED = "divorced", "Divorced"


class CoupleTie(Model):
    """With whom somebody is or was a couple, for the genogram."""

    to: PersonRef = Field(description="The other person.")
    kind: RelationshipKind | None = Field(
        None, description="How they stood to each other at the time of the incident."
    )


class PersonChange(HistoryEntry):
    """How it was with an adult from a day on."""

    died: Known | None = Field(None, description="Whether the person had died.")
    in_household: Known | None = Field(None, description="Whether the person lived with the child then.")
    caring_role: Line | None = Field(None, description="The person's part in the child's care from then on.")
    needs: Line | None = Field(None, description="Needs that bear on the case, as they were then.")


class Person(Changing):
    """An adult in the case, known by a label; the real name stands in identities.yaml."""

    id: Id = Field(description="The person's id, used in mentions: @mother.")
    label: str = Field(description="What the documents call the person: Mother, Maternal grandmother.")
    relation: Relation = Field(description="What the person is to the children.")
    relation_other: Line | None = Field(
        None, description="With 'other': what the person is to the children, in a few words."
    )
    relation_to: tuple[ChildRef, ...] = Field(
        (), description="To which children; empty means to all of them."
    )
    sex: Sex | None = Field(None, description="The person's sex.")
    age: str | None = Field(
        None, description="The person's age or age band at the time: '24', 'early thirties'."
    )
    died: Known | None = Field(None, description="Whether the person has died.")
    in_household: Known | None = Field(None, description="Whether the person lived with the child.")
    household: str | None = Field(
        None,
        description="Where the person lived at the time, a word of your own: those with the same word lived together.",
    )
    relationships: tuple[CoupleTie, ...] = Field(
        (), description="With whom the person is or was a couple; said once, of either."
    )
    parent_of: tuple[PersonRef, ...] = Field(
        (),
        description="Whose parent the person is, where 'relation' and 'relation_to' do not say it: a grandmother's "
        "daughter, a stepfather's own child.",
    )
    parental_responsibility: Known | None = Field(
        None, description="Whether the person holds parental responsibility."
    )
    caring_role: Line | None = Field(None, description="The part that the person played in the child's care.")
    identity: Identity = Field(Identity.blank(), description="Ethnicity, language, religion, disability.")
    needs: Line | None = Field(None, description="Needs that bear on the case, in general words.")
    in_contact_with: tuple[PersonRef, ...] = Field(
        (), description="Others in the case whom the person lives with."
    )
    known_on: KnownOn = Field(None, description=LEARNED_LATER)
    history: tuple[PersonChange, ...] = Field((), description=HISTORY)

    @property
    def kin(self) -> str:
        """What the person is to the children, in the words that fit the person: `Grandmother`."""
        return self.relation_other or _FITTING.get((self.relation.value, self.sex), self.relation.words)


_FITTING: Mapping[
    tuple[str, Sex | None], str
] = {  # by the term's value: a child may be a sibling, and so may an adult
    ("stepparent", Sex.FEMALE): "Stepmother",
    ("stepparent", Sex.MALE): "Stepfather",
    ("grandparent", Sex.FEMALE): "Grandmother",
    ("grandparent", Sex.MALE): "Grandfather",
    ("sibling", Sex.FEMALE): "Sister",
    ("sibling", Sex.MALE): "Brother",
    ("aunt_or_uncle", Sex.FEMALE): "Aunt",
    ("aunt_or_uncle", Sex.MALE): "Uncle",
}


class PlaceKind(Term):
    """What kind of place."""

    HOME = "home", "Family home"
    HOSPITAL = "hospital", "Hospital"
    SCHOOL = "school", "School or college"
    EARLY_YEARS = "early_years", "Nursery or childminder"
    CHILDRENS_HOME = "childrens_home", "Children's home"
    SUPPORTED_ACCOMMODATION = "supported_accommodation", "Supported accommodation"
    PRISON = "prison", "Prison"
    PUBLIC = "public", "Public place"
    OTHER = "other", "Somewhere else"


class Place(Model):
    """A place in the case, known by a label; its real name and address stand in identities.yaml."""

    id: Id = Field(description="The place's id, used in mentions: @flat.")
    label: str = Field(description="What the documents call the place: the family's flat, Hospital 1.")
    kind: PlaceKind = Field(PlaceKind.OTHER, description="What kind of place it is.")
    local_authority: str | None = Field(None, description="The local authority area in which it lies.")
