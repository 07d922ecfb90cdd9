"""Numbers and references that stand for one person, one case or one car, known by their form.

Source: NHS Data Dictionary, NHS NUMBER (modulus 11); HMRC manual NIM39110 (national insurance numbers); DfE,
Unique pupil numbers (check letter); ISO 13616 (IBAN); ISO/IEC 7812-1 (cards); Family Court Practice, case numbers
(ZZ21C00123); Practice Direction (Judgments: Neutral Citations) 2001; Road Vehicles (Display of Registration Marks)
Regulations 2001, schedule 2 (marks).
"""

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.gb import nhs, upn

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.detail import Detail, DetailKind, Weight, found_at, is_in_capitals, said_before
from cspr_docs.publish.details.watch import Watch

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

_FEWEST_DIGITS = 5
_COURTS = re.compile(
    r"(?<![a-z0-9])[a-z]{2}\d{2} ?[acfpz] ?\d{5}(?![a-z0-9])|(?<![a-z0-9])t ?20\d{6}(?![a-z0-9])"
)
_CITATION = re.compile(
    r"[\[(](?:19|20)\d\d[\])] ew(?:hc|ca|fc|cop|crim)\b[ a-z()]{0,12}\d+(?: \(?[a-z]+\)?)?"
)
_POLICE = re.compile(
    r"(?<![\w/-])(?:\d{2}[a-z]{1,2}\d{1,2}?/?\d{5,7}/\d{2}|\d{2}[a-z]{2}\d{7}|\d{2}[a-z]{0,2}/\d{4,7}/\d{2}|\d{2}/\d{5,7}[a-z]|"
    r"\d{7,11}/\d{2,4}|\d{2}\*\d{5,7}|(?:19|20)\d\d/\d{6,10}[a-z]?)(?![\w/-])"
)
_SAID = (
    r"\b(?:crime|record|incident|log|cad|urn|niche|athena|storm|custody|court|claim|case|file|reference|ref|investigation|"
    r"operation|datix|steis|complaint)\b[ a-z.]{0,24}[:#]? ?$"
)
_LOOSE = re.compile(
    r"(?<![\w£.,/-])(?=[a-z0-9/*-]*\d)(?:[a-z]{1,5}[/-]?)?\d{2,}(?:[/*-][a-z0-9]{2,})*(?![\w]|[.,]\d|[/-]\w| ?%)"
)
_SHAPED = re.compile(r"(?<![\w/-])[A-Z]{2,6}(?:[/-][A-Z]{1,4})?[/-]\d{2,}(?:[/-]\d+)*(?![\w/-])")
_YEARS = re.compile(r"[A-Z]+[/-](?:19|20)\d\d[/-]\d\d$")
_CURRENT = re.compile(
    r"(?<![A-Za-z0-9])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7]\d) ?[A-HJ-PR-Z]{3}(?![A-Za-z0-9])"
)
_PREFIX = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-TV-Z]{3}(?![A-Za-z0-9])")
_ULSTER = re.compile(
    r"(?<![A-Za-z0-9])[A-Z](?:[ABCDEFGHJKLMNOPRSTUVWXY]Z|I[ABGJLW]|JI|OI|UI|VI|XI|WZ|YZ) ?\d{3,4}(?![A-Za-z0-9])"
)

_ULSTER_OLD = re.compile(
    r"(?<![A-Za-z0-9])(?:[ABCDEFGHJKLMNOPRSTUVWXY]Z|I[ABGJLW]|[JOUVX]I) ?(?!19|20)\d{4}(?![A-Za-z0-9])"
)
_SUFFIX = re.compile(r"(?<![A-Za-z0-9])[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y](?![A-Za-z0-9])")
_SMALL_MARK = re.compile(r"(?<![\w/-])[a-z]{2}\d\d ?[a-z]{3}(?![\w/-])")
_OF_A_CAR = (
    r"\b(?:reg|registration|vrm|vrn|plate|plates|index|mark|car|van|vehicle|hatchback|saloon|estate|moped)\b"
)

_BY_FORM = ((DetailKind.COURT_CASE, _COURTS), (DetailKind.JUDGMENT, _CITATION), (DetailKind.POLICE, _POLICE))
_MARKS = (_CURRENT, _PREFIX, _SUFFIX, _ULSTER, _ULSTER_OLD)
_NO_MARKS = frozenset(
    {"AND", "THE", "FOR", "NHS", "WAS", "ARE", "HAS", "NOT", "ALL", "BUT", "HER", "OUR", "SEN", "MAY"}
)
"""Words in capitals that end like a mark."""


def personal_numbers(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """NHS numbers whose check digit is right, national insurance numbers, and unique pupil numbers.

    Of these the check letter may be wrong behind the word UPN.
    """
    for match in _NHS.finditer(text.text):
        if nhs.is_valid(re.sub(r"\D", "", match.group())):
            yield found_at(text, match, DetailKind.NHS_NUMBER, Weight.NEVER)
    for match in _NINO.finditer(text.text):
        yield found_at(text, match, DetailKind.INSURANCE, Weight.NEVER)
    for match in _UPN.finditer(text.text):
        if upn.is_valid(match.group()) or said_before(text, match.start(), r"\bupn\b|pupil"):
            yield found_at(text, match, DetailKind.PUPIL, Weight.NEVER)


def other_numbers(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Prison, driver's and passport numbers, and any number that is said to be somebody's."""
    for match in _PRISON.finditer(text.cased):
        yield found_at(text, match, DetailKind.PRISON)
    for match in _DRIVER.finditer(text.cased):
        yield found_at(text, match, DetailKind.DRIVER, Weight.NEVER)
    for match in _PASSPORT.finditer(text.text):
        if said_before(text, match.start(), "passport"):
            yield found_at(text, match, DetailKind.PASSPORT, Weight.NEVER)
    for match in _SHARED.finditer(text.text):
        if said_before(text, match.start(), _OF_A_PERSON, 60):
            yield found_at(text, match, DetailKind.NUMBER)


def bank_details(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Account numbers, sort codes, IBANs and cards."""
    ibans = (match for match in _IBAN.finditer(text.text) if is_in_capitals(text, match))
    cards = (match for match in _CARD.finditer(text.text) if luhn.is_valid(re.sub(r"\D", "", match.group())))
    others = (*_SORT_CODE.finditer(text.text), *_ACCOUNT.finditer(text.text))
    told = (match for match in others if said_before(text, match.start(), _BANK))
    for match in (*(one for one in ibans if iban.is_valid(one[0].replace(" ", ""))), *cards, *told):
        yield found_at(text, match, DetailKind.BANK, Weight.NEVER)


def own_reference(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """The case's own reference, which press and courts may know."""
    pieces = re.findall(r"[a-z]+|\d+", watch.reference)
    if sum(len(piece) for piece in pieces) < 4:
        return
    pattern = r"[ /_.-]{0,2}".join(pieces)
    for match in re.finditer(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", text.text):
        yield found_at(text, match, DetailKind.OWN_REFERENCE)


def case_references(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Numbers of court cases, judgments and police records."""
    for kind, pattern in _BY_FORM:
        for match in pattern.finditer(text.text):
            yield found_at(text, match, kind)
    for match in _LOOSE.finditer(text.text):
        if _has_many_digits(match) and said_before(text, match.start(), _SAID):
            yield found_at(text, match, DetailKind.REFERENCE)
    for match in _SHAPED.finditer(text.cased):
        if _has_many_digits(match) and not _YEARS.match(match.group()):
            yield found_at(text, match, DetailKind.REFERENCE)


def vehicle_marks(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Registration marks of cars: since 2001, since 1983, since 1963, and Northern Ireland's."""
    for match in _SMALL_MARK.finditer(text.text):
        is_small = text.cased[match.start() : match.end()].islower()
        if is_small and said_before(text, match.start(), _OF_A_CAR, 24):
            yield found_at(text, match, DetailKind.VEHICLE)
    for pattern in _MARKS:
        for match in pattern.finditer(text.cased):
            if match.group()[-3:] not in _NO_MARKS:
                yield found_at(text, match, DetailKind.VEHICLE)


def _has_many_digits(match: re.Match[str]) -> bool:
    return sum(map(str.isdigit, match.group())) >= _FEWEST_DIGITS
