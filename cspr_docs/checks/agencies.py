"""Agencies: who was asked, who has answered, and who was at the table."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, advice, error, gap
from cspr_docs.problems.wording import lower_first
from cspr_docs.prose.folding import same_words
from schemas.agencies import Agency, AgencyKind
from schemas.base import words_of
from schemas.partnership import AreaPartnership, Partner
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
RETURN_LATE = gap(
    "return-late",
    "An agency has not answered, its day is gone, and nothing says why. Chase it, or note what is done about it in "
    "not_returned_because.",
)


def returns_late(look: Inspection) -> Iterator[Problem]:
    """A return that is overdue without a word on why."""
    for late in look.deadlines.overdue("agency_return"):
        if late.number:
            message = f"nothing has come from {look.name(late.label)}; it was due on {words_of(late.due_on)}"
            hint = (
                f"chase it{_reached(look, late.label)}: chased_on makes the reminder; or say in not_returned_because "
                "what is done about it"
            )
            yield Problem(RETURN_LATE, message, hint, late.path[:-1])


def _reached(look: Inspection, asked: str) -> str:
    """Whom to ring about a return, where the case says it."""
    agency = _agency(look, asked)
    lead = agency.lead if agency else None
    ways = (lead.name, lead.phone or lead.email) if lead else ()
    return f" ({', '.join(filter(None, ways))})" if any(ways) else ""


AGENCY_NOT_ASKED = advice(
    "agency-not-asked",
    "An agency knew the family, and no return of it is on the list. Ask it; a nil return is an answer too.",
)


def not_asked(look: Inspection) -> Iterator[Problem]:
    """An agency that knew the family and was not asked for anything."""
    asked = {held.agency for held in look.case.agency_returns}
    for agency in look.case.agencies if look.case.agency_returns else ():
        if agency.involved_with and agency.id not in asked:
            message = f"{agency.name} knew the family, and was not asked for a return"
            yield Problem(AGENCY_NOT_ASKED, message, "ask it, or note a nil return", ("agencies", agency.id))


NIL_RETURN_CONTRADICTED = error(
    "nil-return-contradicted",
    "An agency's return says that it has no record, and the chronology has entries from its records. One of the "
    "two is wrong.",
)


def nil_and_not(look: Inspection) -> Iterator[Problem]:
    """An agency whose return says that it has no record, while the chronology has entries of it."""
    recorded = {event.agency for event in look.case.chronology}
    for held in look.case.agency_returns:
        if held.nil_return and held.agency in recorded:
            who, path = look.name(held.agency), ("agency_returns", held.id)
            message = f"{who} says that it has no record, and the chronology has entries of it"
            yield Problem(NIL_RETURN_CONTRADICTED, message, "correct one of the two", path)


INVOLVED_WITH_EMPTY = advice(
    "involved-with-empty",
    "An agency took part in the family's life, as its involvement, the referral or the chronology tells, and "
    "involved_with does not say whom it knew. Nobody may read there that it knew nobody. Name them; where it knew "
    "nobody, say so in its return with nil_return.",
)


def involved_with_nobody(look: Inspection) -> Iterator[Problem]:
    """An agency that took part in the family's life, without a word on whom it knew."""
    nil = {held.agency for held in look.case.agency_returns if held.nil_return}
    recorded = {event.agency for event in look.case.chronology}
    for agency in look.case.agencies:
        if agency.involved_with or agency.id in nil:
            continue
        if agency.id == look.case.referral.referred_by:
            why = "made the referral"
        elif agency.id in recorded:
            why = "has entries in the chronology"
        elif agency.involvement and not _brings_together(look, agency):
            why = "has its involvement told"
        else:
            continue
        message = f"{agency.name} {why}, and nothing says whom in the family it knew"
        hint = "fill in involved_with, or note a nil return in agency_returns"
        yield Problem(INVOLVED_WITH_EMPTY, message, hint, ("agencies", agency.id, "involved_with"))


def _brings_together(look: Inspection, agency: Agency) -> bool:
    """Whether it commissions services or holds the review, so that its part need not be with the family."""
    return agency.kind is AgencyKind.INTEGRATED_CARE_BOARD or agency.name in {
        held.name for held in look.case.partnerships
    }


PARTNER_ABSENT = gap(
    "partner-absent",
    "One of the three safeguarding partners, in a joint review of one of the partnerships, was not at the rapid "
    "review, as far as the list of attendance tells. "
    "Add who came; apologies do not count. The partners answer for the review together.",
)


def partners_absent(look: Inspection) -> Iterator[Problem]:
    """A rapid review at which one of the three partners was not."""
    attendance = look.case.rapid_review.attendance
    present = [attendee for attendee in attendance if not attendee.apologies]
    for held in look.case.partnerships if attendance else ():
        there = (
            present
            if not look.case.joint_partnerships
            else [one for one in present if _is_of(look, one, held)]
        )
        whose = f" of {held.name}" if look.case.joint_partnerships and held.name else ""
        for partner in Partner:
            if not any(_is_for(look, attendee, partner, held) for attendee in there):
                message = f"nobody was at the rapid review for the {lower_first(partner.words)}{whose}"
                hint = "add who came, with their agency, or say in the decision how that partner took part"
                yield Problem(PARTNER_ABSENT, message, hint, ("rapid_review", "attendance"))


def _is_of(look: Inspection, attendee: Attendee, held: AreaPartnership) -> bool:
    """Whether an attendee's agency serves the partnership's area, or is one of its partners by name."""
    agency = _agency(look, attendee.agency)
    names = [same_words(name) for name in (held.area, *(one.name for one in held.partners)) if name]
    serves = same_words(f"{agency.area or ''} {agency.name}" if agency else attendee.organisation or "")
    return any(name in serves for name in names)


def _is_for(look: Inspection, attendee: Attendee, partner: Partner, held: AreaPartnership) -> bool:
    """Whether an attendee speaks for a partner: by the agency's kind, or by what role and organisation say."""
    agency = _agency(look, attendee.agency)
    if agency and _KINDS.get(agency.kind) is partner:
        return True
    names = [same_words(one.name) for one in held.partners if one.partner is partner and one.name]
    said = same_words(f"{attendee.role} {attendee.organisation or ''} {agency.name if agency else ''}")
    return any(word in said for word in (*names, *_WORDS[partner]))


def _agency(look: Inspection, id_: str | None) -> Agency | None:
    return next((agency for agency in look.case.agencies if agency.id == id_), None)


CHECKS: tuple[Check, ...] = (returns_late, not_asked, nil_and_not, involved_with_nobody, partners_absent)
