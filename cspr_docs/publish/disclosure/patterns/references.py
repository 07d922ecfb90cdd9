"""References of cases, courts and police; marks of vehicles.

Source: Family Court Practice, case numbers (ZZ21C00123); Practice Direction (Judgments: Neutral Citations) 2001; Road
Vehicles (Display of Registration Marks) Regulations 2001, schedule 2 (marks).
"""

import re
from collections.abc import Iterator

from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns.matching import found_at, said_before
from cspr_docs.publish.disclosure.watch import Watch

_CODE = "published-number"
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


def own_reference(text: Folded, watch: Watch) -> Iterator[Found]:
    """The case's own reference, which press and courts may know."""
    pieces = re.findall(r"[a-z]+|\d+", watch.reference)
    if sum(len(piece) for piece in pieces) < 4:
        return
    pattern = r"[ /_.-]{0,2}".join(pieces)
    for match in re.finditer(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", text.text):
        yield found_at(text, match, _CODE, "the case's own reference")


def case_references(text: Folded, watch: Watch) -> Iterator[Found]:
    """Numbers of court cases, judgments and police records."""
    for match in _COURTS.finditer(text.text):
        yield found_at(text, match, _CODE, "the number of a court case")
    for match in _CITATION.finditer(text.text):
        yield found_at(text, match, _CODE, "the citation of a judgment")
    for match in _POLICE.finditer(text.text):
        yield found_at(text, match, _CODE, "a reference of the police or a court")
    for match in _LOOSE.finditer(text.text):
        long = sum(map(str.isdigit, match.group())) >= _FEWEST_DIGITS
        if long and said_before(text, match.start(), _SAID):
            yield found_at(text, match, _CODE, "a reference")
    for match in _SHAPED.finditer(text.cased):
        if sum(map(str.isdigit, match.group())) >= _FEWEST_DIGITS and not _YEARS.match(match.group()):
            yield found_at(text, match, _CODE, "a reference")


def vehicle_marks(text: Folded, watch: Watch) -> Iterator[Found]:
    """Registration marks of cars: since 2001, since 1983, since 1963, and Northern Ireland's."""
    for match in _SMALL_MARK.finditer(text.text):
        if text.cased[match.start() : match.end()].islower() and said_before(
            text, match.start(), _OF_A_CAR, 24
        ):
            yield found_at(text, match, _CODE, "the mark of a vehicle")
    for pattern in (_CURRENT, _PREFIX, _SUFFIX, _ULSTER, _ULSTER_OLD):
        for match in pattern.finditer(text.cased):
            if not match.group()[-3:].isalpha() or match.group()[-3:] not in _NOT_MARKS:
                yield found_at(text, match, _CODE, "the mark of a vehicle")


_NOT_MARKS = frozenset(
    {"AND", "THE", "FOR", "NHS", "WAS", "ARE", "HAS", "NOT", "ALL", "BUT", "HER", "OUR", "SEN", "MAY"}
)
