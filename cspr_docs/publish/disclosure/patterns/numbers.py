"""Numbers that stand for one person: NHS, national insurance, pupil, prison, bank, passport.

Source: NHS Data Dictionary, NHS NUMBER (modulus 11); HMRC manual NIM39110 (national insurance numbers); DfE,
Unique pupil numbers (check letter); ISO 13616 (IBAN); ISO/IEC 7812-1 (cards).
"""

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.gb import nhs, upn

from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns.matching import found_at, is_in_capitals, said_before
from cspr_docs.publish.disclosure.watch import Watch

_CODE = "published-number"
_NHS = re.compile(r"(?<![\w.,/-])[1-9]\d{2}[ .-]{0,3}\d{3}[ .-]{0,3}\d{4}(?![\w/-]|[.,]\d)")
_NINO = re.compile(
    r"(?<![a-z0-9])(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]"
    r"[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[a-d](?![a-z0-9])"
)
_UPN = re.compile(r"(?<![a-z0-9])[a-hj-np-rt-z]\d{11}[\da-hj-np-rt-z](?![a-z0-9])")
_PRISON = re.compile(r"(?<![A-Z0-9-])[A-Z]\d{4}[A-Z]{2}(?![A-Z0-9])")
_DRIVER = re.compile(r"(?<![A-Z0-9])[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}(?![A-Z0-9])")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])")
_CARD = re.compile(r"(?<![\w-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\w-])")
_SORT_CODE = re.compile(r"(?<![\w/-])\d\d[- ]\d\d[- ]\d\d(?![\w/-])")
_ACCOUNT = re.compile(r"(?<![\w/-])\d{8}(?![\w/-])")
_PASSPORT = re.compile(r"(?<![\w/-])[a-z]{0,2} ?\d{7,9}(?![\w/-])")
_SHARED = re.compile(r"(?<![\w/-])[a-z]{0,3}[/-]?\d[\d /-]{3,}\d(?![\w/-])")
_BANK = r"sort ?code|account|a/c|bank"
_OF_A_PERSON = (
    r"\b(?:nhs|hospital|patient|unit|mrn|upn|pupil|ni|national insurance|prison|nomis|pnc|cro|client|liquidlogic|"
    r"mosaic|badge|collar|passport|licence|urn|home office|visa)\b[\w ]{0,12}?"
    r"(?:n(?:o|umber|r)|id|ref(?:erence)?)\.?\W{1,4}(?:is |was )?$|\b(?:mrn|upn|urn|pnc|nomis|nhs)[:#]? $"
)


def nhs_numbers(text: Folded, watch: Watch) -> Iterator[Found]:
    """NHS numbers whose check digit is right."""
    for match in _NHS.finditer(text.text):
        if nhs.is_valid(re.sub(r"\D", "", match.group())):
            yield found_at(text, match, _CODE, "an NHS number", Weight.NEVER)


def insurance_numbers(text: Folded, watch: Watch) -> Iterator[Found]:
    """National insurance numbers."""
    for match in _NINO.finditer(text.text):
        yield found_at(text, match, _CODE, "a national insurance number", Weight.NEVER)


def pupil_numbers(text: Folded, watch: Watch) -> Iterator[Found]:
    """Unique pupil numbers, right or with a wrong check letter behind the word UPN."""
    for match in _UPN.finditer(text.text):
        if upn.is_valid(match.group()) or said_before(text, match.start(), r"\bupn\b|pupil"):
            yield found_at(text, match, _CODE, "a unique pupil number", Weight.NEVER)


def other_numbers(text: Folded, watch: Watch) -> Iterator[Found]:
    """Prison, driver's and passport numbers, and any number that is said to be somebody's."""
    for match in _PRISON.finditer(text.cased):
        yield found_at(text, match, _CODE, "a prison number")
    for match in _DRIVER.finditer(text.cased):
        yield found_at(text, match, _CODE, "a driver's number", Weight.NEVER)
    for match in _PASSPORT.finditer(text.text):
        if said_before(text, match.start(), "passport"):
            yield found_at(text, match, _CODE, "a passport number", Weight.NEVER)
    for match in _SHARED.finditer(text.text):
        if said_before(text, match.start(), _OF_A_PERSON, 60):
            yield found_at(text, match, _CODE, "somebody's number")


def bank_details(text: Folded, watch: Watch) -> Iterator[Found]:
    """Account numbers, sort codes, IBANs and cards."""
    about = "bank details"
    for match in _IBAN.finditer(text.text):
        if is_in_capitals(text, match) and iban.is_valid(match.group().replace(" ", "")):
            yield found_at(text, match, _CODE, about, Weight.NEVER)
    for match in _CARD.finditer(text.text):
        if luhn.is_valid(re.sub(r"\D", "", match.group())):
            yield found_at(text, match, _CODE, about, Weight.NEVER)
    for pattern in (_SORT_CODE, _ACCOUNT):
        for match in pattern.finditer(text.text):
            if said_before(text, match.start(), _BANK):
                yield found_at(text, match, _CODE, about, Weight.NEVER)
