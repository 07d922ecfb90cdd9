"""What may be published in place of a detail: a label, a month, a band, a kind of place, and why.

One answer for whoever asks: the search before publishing names it, and `cspr generalise` proposes it in the draft.

Source: Information Commissioner's Office, Anonymisation guidance (generalisation, and the motivated intruder test).
"""

import re
from collections.abc import Callable, Mapping

from cspr_docs.publish.details.ages import coarser_age
from cspr_docs.publish.details.coarser_dates import coarser_date
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail, DetailKind, Family, Naming
from cspr_docs.publish.details.families import coarser_condition, coarser_ethnicity, coarser_siblings
from cspr_docs.publish.details.forms import clean_address, coarser_postcode
from cspr_docs.publish.details.organisations import coarser_organisation
from cspr_docs.publish.details.places import coarser_place
from cspr_docs.publish.details.sentence import coarser_words, labelled, reads_well, rearticled, with_article
from cspr_docs.publish.details.watch import DEFAULT

_SAID_BEFORE = re.compile(
    r"\b(?:number|no\.?|tel(?:ephone)?\.?|phone|mobile|e-?mail(?:\s+address)?|address|ref(?:erence)?|registration|"
    r"account|plate)\s*(?P<mark>:|is|was|,)?\s*$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:an?|the|his|her|their|this|that)\s+$", re.IGNORECASE)


def coarsen(
    detail: Detail, level: Coarseness | None = None, naming: Naming | None = None
) -> CoarserWords | None:
    """What could stand in place of a detail, and why; `None` where nothing coarser is known.

    Without a level the family's own (`DEFAULT`). The words take only their own range's place, are never finer than
    what stands there, and coarsened again change nothing more. Where the sentence would be none, nothing is known.
    """
    level, naming = level or DEFAULT[detail.family], naming or Naming()
    made = _BY_FAMILY[detail.family](detail, level, naming)
    return made if made and reads_well(detail, made) else None


def _coarser_noun(detail: Detail, naming: Naming) -> CoarserWords | None:
    """What a number, an account or an address is instead of what it says; of an address whose it is."""
    if not detail.kind.noun:
        return None
    before = detail.text[max(0, detail.start - 40) : detail.start]
    start = detail.start
    if detail.kind is DetailKind.ADDRESS:
        label = naming.labels.get(detail.holder, "the family")
        words = label if detail.holder in naming.places else f"{label}'s address"
    elif detail.kind is DetailKind.LINK and (clean := clean_address(detail.words)):
        words = clean
    elif _SAID_BEFORE.search(before):
        words = "not given here"
    else:
        start, words = rearticled(detail.text, start, detail.kind.noun)
        if start == detail.start and not _DETERMINED.search(before):
            words = with_article(words)
    return coarser_words(detail, (start, detail.end), words, "noun")


_BY_FAMILY: Mapping[Family, Callable[[Detail, Coarseness, Naming], CoarserWords | None]] = {
    Family.NAMES: lambda detail, _, naming: labelled(detail, naming, "name"),
    Family.DATES: lambda detail, level, _: coarser_date(detail, level),
    Family.AGES: lambda detail, level, _: coarser_age(detail, level),
    Family.PLACES: lambda detail, _, naming: coarser_place(detail, naming),
    Family.ORGANISATIONS: lambda detail, _, naming: coarser_organisation(detail, naming),
    Family.CONDITIONS: lambda detail, *_: coarser_condition(detail),
    Family.SIBLINGS: lambda detail, *_: coarser_siblings(detail),
    Family.ETHNICITY: lambda detail, *_: coarser_ethnicity(detail),
    Family.POSTCODES: lambda detail, *_: coarser_postcode(detail),
    Family.DETAILS: lambda detail, _, naming: _coarser_noun(detail, naming),
}
