"""Which audits still have to be planned because one that was held asked for them."""

from collections.abc import Iterator

from schemas.case import Case
from schemas.improvement import Audit


def next_audits(case: Case) -> Iterator[Audit]:
    """Each audit that was held and has a day for the next one, where no later audit looks at all that it looked at."""
    for audit in case.audits:
        if audit.held_on and audit.next_on and not any(_follows(other, audit) for other in case.audits):
            yield audit


def _follows(other: Audit, audit: Audit) -> bool:
    day = other.held_on or other.planned_on
    is_later = other.id != audit.id and day is not None and audit.held_on is not None and day > audit.held_on
    return is_later and set(audit.recommendations) <= set(other.recommendations)
