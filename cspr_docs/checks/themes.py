"""Themes: each one known, and the criteria answered in the knowledge of the cases that came before."""

from collections.abc import Iterable, Iterator

from cspr_docs.casefile.themes import EarlierCase, named_themes
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, advice, error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import counted, listed, lower_first
from schemas.base import Answer

_CRITERIA = ("rapid_review", "criteria")
_MOST_NAMED = 4
THEME_UNKNOWN = error(
    "theme-unknown",
    "A finding, a practice episode or the learning has a theme that the vocabulary does not know, so 'cspr themes' "
    "cannot count it with the others. Mostly it is misspelt: 'cspr themes --vocabulary' lists those there are. A theme "
    "of the partnership's own goes into themes.yaml beside the cases, with id and name.",
)


def unknown(look: Inspection) -> Iterator[Problem]:
    """A theme that the vocabulary does not have."""
    known = look.beside.vocabulary if look.beside else {}
    for theme, path in named_themes(look.case) if look.beside else ():
        if theme not in known:
            message = f'"{theme}" is no theme of the vocabulary'
            otherwise = "'cspr themes --vocabulary' lists them; one of your own goes into themes.yaml beside the cases"
            yield Problem(THEME_UNKNOWN, message, did_you_mean(theme, known) or otherwise, path)


RECURRENCE_DENIED = advice(
    "recurrence-denied",
    "The rapid review answers that no theme comes back, and earlier cases of the partnership have the same themes. "
    "Change the answer, or let its reason name those cases and say why this is another matter. 'cspr themes' shows "
    "what each of them found.",
)
IMPROVEMENT_KNOWN = advice(
    "improvement-known",
    "The rapid review answers that no improvement is needed, and an earlier review recommended improvements on the "
    "same theme. Change the answer, or let its reason say what became of that recommendation. 'cspr themes' shows it.",
)
EARLIER_CASE_UNNAMED = advice(
    "earlier-case-unnamed",
    "Earlier cases of the partnership have the same themes, and the rapid review names none of them by its reference. "
    "Whether a theme is recurrent, or an improvement was identified before, is best answered with those cases: name "
    "them in the reason of the criterion or in previous_learning, and say what became of what was recommended.",
)


def recurring(look: Inspection) -> Iterator[Problem]:
    """Criteria that are answered without the earlier cases of the same themes, or against them."""
    review, own = look.case.rapid_review, frozenset(theme for theme, _ in named_themes(look.case))
    earlier = [one for one in look.beside.earlier if own & one.themes] if look.beside else []
    by_day = review.completed_on or look.today
    recommended = [
        one for one in earlier if own & one.recommended and one.reported_on and one.reported_on <= by_day
    ]
    criteria = review.criteria
    recurrent, improvements = (
        criteria.recurrent_themes,
        criteria.improvements_needed_incl_previously_identified,
    )
    if earlier and recurrent.answer is Answer.NO:
        message = f"no theme is said to come back, and it does: {_told(look, earlier)}"
        hint = "change the answer, or let its reason name these cases and say why they are another matter"
        yield Problem(RECURRENCE_DENIED, message, hint, (*_CRITERIA, "recurrent_themes", "answer"))
    if recommended and improvements.answer is Answer.NO:
        message = (
            f"no improvement is said to be needed, and some were recommended: {_told(look, recommended)}"
        )
        hint = "change the answer, or let its reason say what became of them"
        path = (*_CRITERIA, "improvements_needed_incl_previously_identified", "answer")
        yield Problem(IMPROVEMENT_KNOWN, message, hint, path)
    said = " ".join(filter(None, (recurrent.reason, improvements.reason, review.previous_learning)))
    if earlier and recurrent.answer is not Answer.NO and not any(one.reference in said for one in earlier):
        message = f"no earlier case is named, and these have the same themes: {_told(look, earlier)}"
        hint = "name them in the reason or in rapid_review.previous_learning; 'cspr themes' shows what they found"
        yield Problem(EARLIER_CASE_UNNAMED, message, hint, (*_CRITERIA, "recurrent_themes"))


def _told(look: Inspection, earlier: Iterable[EarlierCase]) -> str:
    """`HSCP-24-01 (neglect, information sharing) and HSCP-23-07 (neglect)`, the newest four of them."""
    known = look.beside.vocabulary if look.beside else {}
    own = dict.fromkeys(theme for theme, _ in named_themes(look.case))
    cases = [*earlier]
    told = []
    for one in cases[:_MOST_NAMED]:
        names = (
            lower_first(known[theme].name) if theme in known else theme
            for theme in own
            if theme in one.themes
        )
        told.append(f"{one.reference} ({'; '.join(names)})")
    more = len(cases) - len(told)
    return listed([*told, *([counted(more, "other")] if more else [])])


CHECKS: tuple[Check, ...] = (unknown, recurring)
