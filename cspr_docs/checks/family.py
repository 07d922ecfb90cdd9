"""The children and the men around them: who they are, and whether the account sees and hears them."""

import re
from collections.abc import Iterator

from cspr_docs.checks.inspection import NOT_FAMILY, Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, gap
from cspr_docs.problems.wording import listed
from schemas.base import NOT_ASKED_YET, Known
from schemas.people import Child, Person, Relation, Sex

_QUOTED = re.compile(r"[‘“\"«]\w|(?<!\w)'\w|^\s*>", re.MULTILINE)
NO_SUBJECT_CHILD = gap(
    "no-subject-child",
    "The case has children, and none of them is the one who died or was harmed. Give that child the role subject "
    "and name the child in the incident.",
)


def none_named(look: Inspection) -> Iterator[Problem]:
    """A case in which nobody is the child that it is about."""
    if look.case.children and not look.subjects:
        message = "no child in the case is the one who died or was harmed"
        hint = "give one of them the role subject, and name the child in incident.children"
        yield Problem(NO_SUBJECT_CHILD, message, hint, ("children",))


ETHNICITY_NOT_ASKED = gap(
    "ethnicity-not-asked",
    "The ethnicity of the child at the centre is not told or not asked yet. The Panel and the Department ask for "
    "it of every child, and a review that leaves it out cannot look at inequality. Ask the family; if nobody "
    "knows, write unknown, and if no agency recorded it, not recorded.",
)
DISABILITY_NOT_ASKED = gap(
    "disability-not-asked",
    "Whether the child at the centre is disabled is not told or not asked yet. Ask; if nobody knows, write "
    "unknown, and if no agency recorded it, not_recorded.",
)


def identity(look: Inspection) -> Iterator[Problem]:
    """A subject child's ethnicity or disability that nobody has asked about."""
    for child in look.subjects:
        for code, field, unwritten in (
            (ETHNICITY_NOT_ASKED, "ethnicity", "not recorded"),
            (DISABILITY_NOT_ASKED, "disability", "not_recorded"),
        ):
            value = getattr(child.identity, field)
            if value in (None, NOT_ASKED_YET, Known.NOT_ASKED_YET):
                message = f"{child.pseudonym}'s {field} is {'not told' if value is None else 'not asked yet'}"
                hint = f"ask; where nobody knows write unknown, where no agency wrote it down {unwritten}"
                yield Problem(code, message, hint, ("children", child.id, "identity", field))


CHILD_FACTS_MISSING = gap(
    "child-facts-missing",
    "Some of what is counted nationally of every child is not in the case: sex, age, legal status, placement, "
    "plans. Fill it in. unknown and not_recorded are answers; empty is not.",
)


def facts(look: Inspection) -> Iterator[Problem]:
    """What the Panel and the Department count of every subject child, and the case does not say."""
    for child in look.subjects:
        lacking = [words for field, words in _COUNTED if getattr(child, field) is None]
        if lacking:
            message = f"the case does not say {child.pseudonym}'s {listed(lacking)}"
            hint = "where nobody knows write unknown, where no agency wrote it down not_recorded"
            yield Problem(CHILD_FACTS_MISSING, message, hint, ("children", child.id))


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
CHILD_NOT_HEARD = gap(
    "child-not-heard",
    "Nothing in the chronology or in the account of lived experience tells what this child said or showed. Fill "
    "childs_voice where a record has it. A baby speaks as well: tell what people saw.",
)


def not_heard(look: Inspection) -> Iterator[Problem]:
    """A subject child whose voice stands nowhere in the chronology and is quoted nowhere in the prose."""
    if not look.case.chronology:
        return
    for child in look.subjects:
        if not _heard_in_chronology(look, child) and not _quoted_on_life(look, child):
            message = f"nothing tells what {child.pseudonym} said or showed"
            hint = "fill childs_voice in the chronology; of a baby tell what people saw"
            yield Problem(CHILD_NOT_HEARD, message, hint, ("children", child.id))


CHILD_NOT_IN_LIVED_EXPERIENCE = advice(
    "child-not-in-lived-experience",
    "The account of lived experience does not name this child. Where several children lived through it, each had a "
    "life of their own: say what it was like for this one.",
)


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
                yield Problem(CHILD_NOT_IN_LIVED_EXPERIENCE, message, hint, path)


CHILD_WITHOUT_PICTURE = advice(
    "child-without-picture",
    "Nothing tells who this child is beyond the harm: what they enjoy, how they are with people. A few lines in "
    "pen_picture, best in the words of those who love the child, open the report.",
)


def no_pen_picture(look: Inspection) -> Iterator[Problem]:
    """A subject child of whom the report will say nothing but the harm."""
    for child in look.subjects if look.is_reviewed else ():
        if not child.pen_picture:
            message = f"nothing tells who {child.pseudonym} is beyond what happened"
            path = ("children", child.id, "pen_picture")
            yield Problem(CHILD_WITHOUT_PICTURE, message, "a few lines in pen_picture", path)


def _heard_in_chronology(look: Inspection, child: Child) -> bool:
    """Whether an entry has the child's voice: it concerns the child, or nobody else of the subjects."""
    others = {other.id for other in look.subjects} - {child.id}
    return any(
        event.childs_voice
        and event.childs_voice.strip()
        and (child.id in event.concerning or not others.intersection(event.concerning))
        for event in look.case.chronology
    )


def _quoted_on_life(look: Inspection, child: Child) -> bool:
    texts = (look.case.rapid_review.lived_experience, look.case.final_report.lived_experience)
    return any(
        _QUOTED.search(text) and (f"@{child.id}" in text or child.pseudonym in text) for text in texts if text
    )


_FATHERS = frozenset({Relation.FATHER, Relation.STEPPARENT, Relation.PARENTS_PARTNER})
_ACCOUNT: tuple[DataPath, ...] = (
    ("rapid_review", "facts"),
    ("rapid_review", "lived_experience"),
    ("rapid_review", "key_practice_episodes"),
    ("rapid_review", "learning"),
    ("final_report", "family_context"),
    ("final_report", "lived_experience"),
    ("final_report", "what_happened"),
    ("final_report", "systemic_analysis"),
    ("findings",),
)
NO_FATHER_LISTED = advice(
    "no-father-listed",
    "The people of the case include no father or father figure for this child. Reviews find again and again that "
    "agencies did not see the men. Add him, even if nothing is known but that nobody asked.",
)


def no_father(look: Inspection) -> Iterator[Problem]:
    """A subject child with no father, stepfather or parent's partner on the list of people."""
    fathers = [
        person for person in look.case.people if person.relation in _FATHERS and person.sex is not Sex.FEMALE
    ]
    for child in look.subjects if look.case.people else ():
        if not any(child.id in person.relation_to or not person.relation_to for person in fathers):
            message = f"the people of the case include no father or father figure of {child.pseudonym}"
            hint = (
                "add him, with a label such as Father, even if nothing is known of him: say so in caring_role"
            )
            yield Problem(NO_FATHER_LISTED, message, hint, ("people",))


MAN_ABSENT = gap(
    "man-absent",
    "A father, or another man of the family or household, is on the list of people and nowhere in the account. Say "
    "what part he had in the child's life, what agencies knew of him, or that nobody asked.",
)


def man_absent(look: Inspection) -> Iterator[Problem]:
    """A father, or another man of the family or household, whom the account never mentions."""
    account = [found for found in look.texts if _in_account(found.path)]
    if not account:
        return
    text = "\n".join(str(found.value) for found in account)
    named = {mention.id for mention in look.mentioned if _in_account(mention.path)}
    for person in look.case.people:
        if _is_looked_for(person) and person.id not in named and not _is_called(person, text):
            message = (
                f"{person.label} is never mentioned in the account of what happened and what life was like"
            )
            hint = f"say what part @{person.id} had in the child's life, or that no agency asked"
            yield Problem(MAN_ABSENT, message, hint, ("people", person.id))


def _in_account(path: DataPath) -> bool:
    return any(path[: len(part)] == part for part in _ACCOUNT)


def _is_looked_for(person: Person) -> bool:
    if person.sex is Sex.FEMALE or person.died is Known.YES:
        return False
    at_home = person.in_household is Known.YES or person.parental_responsibility is Known.YES
    is_man = person.sex is Sex.MALE or person.relation is Relation.FATHER
    return person.relation in _FATHERS or (is_man and (at_home or person.relation not in NOT_FAMILY))


def _is_called(person: Person, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(person.label)}(?!\w)", text, re.IGNORECASE) is not None


CHECKS: tuple[Check, ...] = (
    none_named, identity, facts, not_heard, not_in_lived_experience, no_pen_picture, no_father, man_absent,
)  # fmt: skip
