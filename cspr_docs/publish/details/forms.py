"""What is known by its form alone: numbers, references, contacts, postcodes and marks, each a table in forms.toml.

Source: NHS Data Dictionary, NHS NUMBER (modulus 11); HMRC manual NIM39110 (national insurance numbers); DfE, Unique
pupil numbers (check letter); ISO 13616 (IBAN); ISO/IEC 7812-1 (cards); Family Court Practice, case numbers
(ZZ21C00123); Practice Direction (Judgments: Neutral Citations) 2001; Road Vehicles (Display of Registration Marks)
Regulations 2001, schedule 2; ITU-T E.164 and Ofcom's National Telephone Numbering Plan (through phonenumbers); RFC 5322
3.4.1; RFC 3986; BS 7666-2 annex C and Royal Mail's Programmer's Guide to the Postcode Address File (postcodes);
Ordnance Survey, A guide to coordinate systems in Great Britain, section 7 (grid references).
"""

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from stdnum import iban, luhn
from stdnum.gb import nhs, upn

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import filled, parts_of, patterns, tables, word_set
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, Weight, found_at
from cspr_docs.publish.details.listed import is_first_name
from cspr_docs.publish.details.sentence import coarser_words, overlapping
from cspr_docs.publish.details.watch import Watch
from schemas.base import MONTHS

_FEWEST_DIGITS = 5
_FIGURE = re.compile(r"\d")
_MONTHS = frozenset(month.lower() for month in MONTHS)
_WITH_STOPS = frozenset({"uk", "us", "usa", "eu", "am", "pm", "nb", "ps", "dob", "qc", "kc", "mp"})
_ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{number}th" for number in range(10))})
_TOLD, _PATTERNS = tables("forms.toml"), patterns("forms.toml")

Check = Callable[[FoldedText, re.Match[str], Watch], bool]


@dataclass(frozen=True, slots=True)
class _Form:
    kind: DetailKind
    pattern: re.Pattern[str]
    weight: Weight
    cased: bool
    figures: int
    holds: tuple[str, ...]
    behind: str
    within: int
    check: Check | None

    def found(self, text: FoldedText, watch: Watch) -> Iterator[Detail]:
        """Where it stands in a text."""
        if not any(one in text.text for one in self.holds):
            return
        for match in self.pattern.finditer(text.cased if self.cased else text.text):
            is_it = self.check is None or self.check(text, match, watch)
            if is_it and _said_before(text, match, self.behind, self.within):
                group = next((name for name in match.re.groupindex if match[name]), 0)
                yield found_at(text, match, self.kind, self.weight, group=group)


def everywhere(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """What is searched for in every text."""
    yield from _found("everywhere", text, watch)


def in_prose(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """What is searched for in what people wrote."""
    yield from _found("in_prose", text, watch)


def _found(where: str, text: FoldedText, watch: Watch) -> Iterator[Detail]:
    figures = len(_FIGURE.findall(text.text))  # most texts have few, and most forms are numbers
    for form in _forms(where):
        if form.figures <= figures:
            yield from form.found(text, watch)


def own_reference(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """The case's own reference, which press and courts may know."""
    pieces = re.findall(r"[a-z]+|\d+", watch.reference)
    if sum(map(len, pieces)) >= 4:
        pattern = r"[ /_.-]{0,2}".join(pieces)
        for match in re.finditer(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", text.text):
            yield found_at(text, match, DetailKind.OWN_REFERENCE)


def coarser_postcode(detail: Detail) -> CoarserWords | None:
    """A postcode left out, with the comma or the brackets around it; behind a preposition `the area`."""
    found = overlapping(_PATTERNS["postcode_in_sentence"], detail)
    if found is None:
        return None
    lead = found["lead"].strip()
    start = found.start() + len(found["lead"])
    if lead.isalpha() and lead.casefold() not in ("and", "or"):
        return coarser_words(detail, (start, found.end("close")), "the area", "postcode")
    if lead == "(" and found["close"]:
        span = found.span()
    else:
        span = found.start() if lead in (",", "and", "or") else start, found.end() - len(found["close"])
    return coarser_words(detail, span, "", "postcode")


def clean_address(link: str) -> str:
    """A link without what carries a person, a mailing or a session; empty where that leaves nothing to be proposed."""
    if not _PATTERNS["tracking"].search(link) or _PATTERNS["shortened"].match(link):
        return ""
    plain = _PATTERNS["beside_tracking"].sub("", _PATTERNS["tracking"].sub("", link))
    plain = re.sub(r"[&;]+(?=[&;?#]|$)", "", re.sub(r"(?<=\?)[&;]+", "", plain))
    plain = re.sub(r"\?(?=#|$)", "", plain)
    return "" if _PATTERNS["telling"].search(plain) else plain


@cache
def _forms(where: str) -> tuple[_Form, ...]:
    """The forms of one of the file's lists."""
    parts = parts_of("forms.toml")
    return tuple(
        _Form(
            kind=DetailKind[one["kind"]],
            pattern=re.compile(filled(one["pattern"], parts)),
            weight=Weight.NEVER if one.get("never") else Weight.ASK,
            cased=one.get("cased", False),
            figures=one.get("figures", 0),
            holds=tuple(one.get("holds", [""])),
            behind=filled(one.get("behind", ""), parts),
            within=one.get("within", 40),
            check=_CHECKS[one["check"]] if "check" in one else None,
        )
        for one in _TOLD[where]
    )


def _said_before(text: FoldedText, match: re.Match[str], words: str, within: int = 40) -> bool:
    """Whether one of the words (a regular expression) stands shortly before a match; any where none is given."""
    start = match.start()
    return re.search(words, text.text[max(0, start - within) : start]) is not None


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


def _is_in_capitals(text: FoldedText, match: re.Match[str]) -> bool:
    return not any(map(str.islower, text.cased[match.start() : match.end()]))


def _is_pupil(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    return bool(upn.is_valid(match.group())) or _said_before(text, match, r"\bupn\b|pupil")


def _is_phone(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    """Whether it is no number of the partnership's, and no helpline that every report may give."""
    written = match.group()
    digits = re.sub(r"\D", "", re.sub(r"(?<=\d)( ?)\(0\)", r"\1", written))
    if digits in watch.public.contacts or digits in _TOLD["HELPLINES"] or not 9 <= len(digits) <= 15:
        return False
    if _PATTERNS["british"].fullmatch(digits) or not written.startswith(("+", "00")):
        return _PATTERNS["british"].fullmatch(digits) is not None
    import phonenumbers  # its tables are large, and most texts hold no such number

    try:
        number = phonenumbers.parse("+" + written.lstrip("+0").replace("(0)", ""), "GB")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(number))


def _is_mention(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    return match.group().removeprefix("@").rstrip("._") not in watch.public.ids


def _is_telling(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    """Whether a link leads to one person or account."""
    link = match.group().rstrip(".,;)")
    if _PATTERNS["tracking"].search(link) or _PATTERNS["shortened"].match(link):
        return True
    own = any(contact and contact in link for contact in watch.public.contacts if "." in contact)
    return (
        not own
        and any(_PATTERNS[name].search(link) for name in ("telling", "read_of"))
        and not any(site in link for site in _TOLD["PUBLIC_SITES"])
    )


def _is_postcode(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    code = match.group().replace(" ", "")
    known = any(code in contact.replace(" ", "") for contact in watch.public.contacts)
    return not known and (_is_in_capitals(text, match) or code[-3:] not in _ORDINALS)


def _is_internet(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    """Whether it is a machine's address; four small numbers with stops between them are a paragraph's."""
    parts = match.group().split(".")
    if len(parts) == 4 and max(map(int, parts)) <= 31 and not _said_before(text, match, r"\bip\b"):
        return False
    try:
        ipaddress.ip_address(".".join(str(int(part)) for part in parts) if len(parts) == 4 else match.group())
    except ValueError:
        return False
    return True


def _is_stranger(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    """Whether what stands behind a title is a name, and neither a role nor somebody whom reports may name."""
    words = plain(match["value"]).split()
    general = _MONTHS.union(*map(word_set, ("report_words.txt", "place_words.txt", "role_words.txt")))
    is_role = any(word in general for word in words[: 1 if words[0] in general else None])
    is_titled = re.match(rf"{filled('{{HONORIFICS}}', parts_of('forms.toml'))}\b", match.group())
    public = word_set("public_people.txt") | watch.public.words
    said = f"{plain(match['value'])} "  # where no line ends, a month may stand behind the name
    is_public = words[-1] in public or any(said.startswith(f"{name} ") for name in watch.public.names)
    return not is_public and match["value"] != "Justice" and (bool(is_titled) or not is_role)


def _are_initials(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    """Whether letters are nobody's abbreviation; two letters without a stop in a text of capitals say nothing."""
    letters = re.sub(r"[^a-z]", "", match.group().lower())
    if "." in match.group():
        return letters not in _WITH_STOPS
    is_known = letters in word_set("abbreviations.txt") or match.group().lower() in watch.public.words
    return not is_known and not text.cased.isupper()


def _is_account(text: FoldedText, match: re.Match[str], watch: Watch) -> bool:
    value = match["value"] or match["value2"]
    return bool(re.search(r"[\d_.]\w|\w[\d_]", value))


_CHECKS: Mapping[str, Check] = {
    "nhs": lambda _, match, __: bool(nhs.is_valid(_digits(match))),
    "upn": _is_pupil,
    "phone": _is_phone,
    "email": lambda _, match, watch: match.group() not in watch.public.contacts,
    "mention": _is_mention,
    "link": _is_telling,
    "postcode": _is_postcode,
    "iban": lambda text, match, _: _is_in_capitals(text, match) and iban.is_valid(match[0].replace(" ", "")),
    "card": lambda _, match, __: bool(luhn.is_valid(_digits(match))),
    "internet": _is_internet,
    "stranger": _is_stranger,
    "listed": lambda _, match, watch: is_first_name(plain(match["value"]), watch),
    "initials": _are_initials,
    "account": _is_account,
    "site": lambda text, match, _: "@" not in text.text[max(0, match.start() - 30) : match.start()],
    "digits": lambda _, match, __: len(_digits(match)) >= _FEWEST_DIGITS,
}
"""What else must be true of a match, by the names in the file."""
