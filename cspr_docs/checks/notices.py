"""Notices and updates on the way to the report: each has the fact that it tells, and comes before what it announces."""

from collections.abc import Iterator
from datetime import date

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import DataPath, Problem, advice, gap
from schemas.base import words_of
from schemas.family import LetterStage

UPDATE_WITHOUT_DELAY = gap(
    "update-without-delay",
    "A letter tells a member of the family that the review is late, and the case records no delay: what is late, "
    "until when, and why. Write it under delays in review.yaml. Panel and Secretary of State are told of it too.",
)
UPDATE_WITHOUT_DAY = gap(
    "update-without-day",
    "A letter tells a member of the family on which day the report will be public, and nothing says which day that "
    "is. Write it as planned_on in publication.yaml.",
)
NOTICE_AFTER_PUBLICATION = advice(
    "notice-after-publication",
    "A notice that comes before publication is dated after it: Panel and Secretary of State hear of a delay, or a "
    "family of the day, once the report is public. If a day is mistyped, correct it. If it was so, say in the notice "
    "that the report is out, and tell whoever learned of it too late why.",
)


def updates(look: Inspection) -> Iterator[Problem]:
    """A letter about a delay, or about the day of publication, of which the case knows nothing."""
    held = look.case.publication
    for letter in look.case.letters:
        if letter.withheld:
            continue
        path, to = ("letters", letter.id, "stage"), look.name(letter.to)
        if letter.stage is LetterStage.DELAY and not look.case.review.delays:
            message = f"a letter tells {to} that the review is late, and no delay is recorded"
            yield Problem(UPDATE_WITHOUT_DELAY, message, "write it under delays in review.yaml", path)
        is_announcing = letter.stage is LetterStage.BEFORE_PUBLICATION
        if is_announcing and not (held.planned_on or held.published_on):
            message = f"a letter tells {to} when the report comes out, and no day is planned"
            yield Problem(UPDATE_WITHOUT_DAY, message, "write it as planned_on in publication.yaml", path)


def after_publication(look: Inspection) -> Iterator[Problem]:
    """A notice that is dated after the publication which it comes before."""
    public = look.case.publication.published_on
    for path, day, what in _notices(look) if public else ():
        if public and day > public:
            message = f"{what} is dated {words_of(day)}, after publication on {words_of(public)}"
            hint = "correct whichever day is wrong; if it was so, tell them why they hear of it only now"
            yield Problem(NOTICE_AFTER_PUBLICATION, message, hint, path)


def _notices(look: Inspection) -> Iterator[tuple[DataPath, date, str]]:
    """Each notice that comes before publication, with its day and what it is."""
    for delay in look.case.review.delays:
        for field, whom in (("panel_told_on", "Panel"), ("secretary_of_state_told_on", "Secretary of State")):
            if day := getattr(delay, field):
                yield ("review", "delays", delay.id, field), day, f"the notice of a delay to the {whom}"
    for letter in look.case.letters:
        day = letter.sent_on or letter.dated_on
        if day and letter.stage is LetterStage.BEFORE_PUBLICATION and not letter.withheld:
            field = "sent_on" if letter.sent_on else "dated_on"
            what = f"the letter that tells {look.name(letter.to)} when the report comes out"
            yield ("letters", letter.id, field), day, what


CHECKS: tuple[Check, ...] = (updates, after_publication)
