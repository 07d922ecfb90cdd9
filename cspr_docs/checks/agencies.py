"""Agencies: who was asked, who has answered, and who was at the table."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import day
from cspr_docs.problems import Problem
from schemas.agencies import AgencyKind
from schemas.partnership import Partner
from schemas.rapid_review import Attendee

_KINDS = {
    AgencyKind.CHILDRENS_SOCIAL_CARE: Partner.LOCAL_AUTHORITY,
    AgencyKind.EARLY_HELP: Partner.LOCAL_AUTHORITY,
    AgencyKind.POLICE: Partner.POLICE,
    AgencyKind.INTEGRATED_CARE_BOARD: Partner.INTEGRATED_CARE_BOARD,
}
_WORDS = {
    Partner.LOCAL_AUTHORITY: ("council", "local authority", "children's services", "children's social care"),
    Partner.POLICE: ("police", "constabulary"),
    Partner.INTEGRATED_CARE_BOARD: ("integrated care board", "icb", "clinical commissioning group"),
}


def returns_late(look: Inspection) -> Iterator[Problem]:
    """A return that is overdue without a word on why."""
    for held in look.case.agency_returns:
        answered = held.returned_on or held.nil_return or held.not_returned_because
        if not answered and held.due_on and held.due_on < look.today:
            message = f"nothing has come from {look.name(held.agency)}; it was due on {day(held.due_on)}"
            hint = "chase it, or say in not_returned_because what is done about it"
            yield Problem("return-late", message, hint, ("agency_returns", held.id))


def not_asked(look: Inspection) -> Iterator[Problem]:
    """An agency that knew the family and was not asked for anything."""
    asked = {held.agency for held in look.case.agency_returns}
    for agency in look.case.agencies if look.case.agency_returns else ():
        if agency.involved_with and agency.id not in asked:
            message = f"{agency.name} knew the family, and was not asked for a return"
            yield Problem(
                "agency-not-asked", message, "ask it, or note a nil return", ("agencies", agency.id)
            )


def nil_and_not(look: Inspection) -> Iterator[Problem]:
    """An agency that has no record, by its return, and has one, by the chronology."""
    recorded = {event.agency for event in look.case.chronology}
    for held in look.case.agency_returns:
        if held.nil_return and held.agency in recorded:
            message = (
                f"{look.name(held.agency)} says that it has no record, and the chronology has entries of it"
            )
            yield Problem(
                "nil-return-contradicted", message, "correct one of the two", ("agency_returns", held.id)
            )


def partners_absent(look: Inspection) -> Iterator[Problem]:
    """A rapid review at which one of the three partners was not."""
    attendance = look.case.rapid_review.attendance
    for partner in Partner if attendance else ():
        if not any(_is_for(look, attendee, partner) for attendee in attendance if not attendee.apologies):
            message = f"nobody was at the rapid review for the {partner.words[:1].lower()}{partner.words[1:]}"
            hint = "add who came, with their agency, or say in the decision how that partner took part"
            yield Problem("partner-absent", message, hint, ("rapid_review", "attendance"))


def _is_for(look: Inspection, attendee: Attendee, partner: Partner) -> bool:
    """Whether an attendee speaks for a partner: by the agency's kind, or by what role and organisation say."""
    agency = next((agency for agency in look.case.agencies if agency.id == attendee.agency), None)
    if agency and _KINDS.get(agency.kind) is partner:
        return True
    names = [
        held.name.casefold()
        for held in look.case.partnership.partners
        if held.partner is partner and held.name
    ]
    said = " ".join((attendee.role, attendee.organisation or "", agency.name if agency else "")).casefold()
    return any(word in said for word in (*names, *_WORDS[partner]))


CHECKS: tuple[Rule, ...] = (returns_late, not_asked, nil_and_not, partners_absent)
