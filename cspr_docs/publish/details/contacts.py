"""Telephone numbers, e-mail addresses, names on social media, links that lead to one person, IP addresses.

Source: ITU-T E.164 and Ofcom's National Telephone Numbering Plan (through phonenumbers); RFC 5322 3.4.1; RFC 3986.
"""

import ipaddress
import re
from collections.abc import Iterator

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.detail import Detail, DetailKind, found_at, said_before
from cspr_docs.publish.details.watch import Watch

_PHONE = re.compile(r"(?<![\w.,/£$-])(?:\+|00)?(?:\((?=\+?\d{1,5}\)))?\d[\d ().\-/]{7,20}\d(?![\w/-]|[.,]\d)")
_BRITISH = re.compile(r"0(?:[1235789]\d{8,9})|(?:0044|44)[1-357]\d{8,9}")
_HELPLINES = frozenset(
    {"08001111", "08088005000", "08001114", "08088010", "08001223", "08082000247", "08000683131"}
)
_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+'-]*(?: ?@ ?| ?[\[(]at[\])] ?)"
    r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
)
_AT_NAME = re.compile(r"(?<![\w.@/+-])@[a-z0-9_](?:[a-z0-9_.]{1,28}[a-z0-9_])")
_SOCIAL = re.compile(
    r"(?<![a-z0-9.-])(?:https?://)?(?:(?:www|m|mobile|en-gb|uk)\.)?(?:facebook|fb|instagram|tiktok|twitter|x|snapchat|"
    r"youtube|linkedin|t|wa|discord|pinterest|reddit|twitch|onlyfans|telegram|threads)\.(?:com|me|gg|tv|net)/[^\s|<>\"')]+"
)
_SITES = (
    r"facebook|snapchat|instagram|insta|tiktok|snap|xbox|psn|discord|telegram|twitter|kik|roblox|gamertag|whatsapp|"
    r"fortnite"
)
_CALLED = re.compile(
    rf"\b(?:{_SITES})(?: (?:user ?name|name|handle|account|tag|id|profile))?(?: (?:was|is|of|as|called|under))?"
    r"(?:[ :]+['\"@]+|: ?)(?P<name>[a-z0-9_.]{3,30})"
    r"|\b(?:user ?name|handle|gamertag|screen name|tag|id)(?: (?:was|is|of))?[ :]+['\"@]*"
    r"(?P<other>(?=[a-z_.]*[0-9_])(?=[0-9_.]*[a-z])[a-z0-9_.]{3,30})"
)
_LINK = re.compile(r"https?://[^\s|<>\"]+|\bwww\.[^\s|<>\"]+")
_TELLING = re.compile(
    r"[?&;](?:\w*id|user\w*|profile|case\w*|ref\w*|token|share\w*|e|usp|sid|key|code|name|child|person|email)="
    r"|/\d{6,}|[0-9a-f]{8}-[0-9a-f]{4}-|/(?:users?|profiles?|people|person|~)/?[^/]|sharepoint\.com|/personal/|@"
)
_FILE = re.compile(
    r"(?<!\w)(?:[a-z]:[\\/]+(?:users|documents and settings)[\\/]+[^\s|<>\"]+|file:/+[^\s|<>\"]+|"
    r"\\\\[\w.-]+\\[^\s|<>\"]+)"
)
_PUBLIC_SITES = ("legislation.gov.uk", "gov.uk/", "schemas.", "www.w3.org", "purl.org", "nspcc.org.uk")
_FOUR = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_SIX = re.compile(r"(?<![\w:])[0-9a-f]{1,4}:[0-9a-f:]{4,34}(?![\w:])")


def phones(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Telephone numbers, but for the partnership's own and the helplines that every report may give."""
    for match in _PHONE.finditer(text.text):
        digits = re.sub(r"\D", "", re.sub(r"(?<=\d)( ?)\(0\)", r"\1", match.group()))
        if digits in watch.public.contacts or digits in _HELPLINES or not 9 <= len(digits) <= 15:
            continue
        if _BRITISH.fullmatch(digits) or (
            match.group().startswith(("+", "00")) and _is_foreign(match.group())
        ):
            yield found_at(text, match, DetailKind.PHONE)


def _is_foreign(written: str) -> bool:
    import phonenumbers  # its tables are large, and most texts hold no such number

    try:
        number = phonenumbers.parse("+" + written.lstrip("+0").replace("(0)", ""), "GB")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(number))


def emails(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """E-mail addresses, but for the partnership's own."""
    if "@" not in text.text and "at" not in text.text:
        return
    for match in _EMAIL.finditer(text.text):
        if match.group() not in watch.public.contacts:
            yield found_at(text, match, DetailKind.EMAIL)


def social_names(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Names and pages on social media; a mention of the case's own (`@mother`) is none."""
    for pattern in (_AT_NAME, _SOCIAL) if "@" in text.text or "/" in text.text else ():
        for match in pattern.finditer(text.text):
            if match.group().removeprefix("@").rstrip("._") not in watch.public.ids:
                yield found_at(text, match, DetailKind.SOCIAL)
    for match in _CALLED.finditer(text.text):
        group = "name" if match["name"] else "other"
        yield found_at(text, match, DetailKind.SOCIAL, group=group)


def links(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Links that lead to one person or account, and places on somebody's computer."""
    for match in _LINK.finditer(text.text):
        link = match.group().rstrip(".,;)")
        own = any(contact and contact in link for contact in watch.public.contacts if "." in contact)
        if not own and _TELLING.search(link) and not any(site in link for site in _PUBLIC_SITES):
            yield found_at(text, match, DetailKind.LINK)
    for match in _FILE.finditer(text.text):
        yield found_at(text, match, DetailKind.FILE)


def ip_addresses(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Internet addresses of machines; four small numbers with stops between them are a paragraph's."""
    for match in _FOUR.finditer(text.text):
        parts = [int(part) for part in match.group().split(".")]
        told = max(parts) > 31 or said_before(text, match.start(), r"\bip\b")
        if told and all(part < 256 for part in parts):
            yield found_at(text, match, DetailKind.INTERNET)
    for match in _SIX.finditer(text.text):
        if _is_address(match.group()):
            yield found_at(text, match, DetailKind.INTERNET)


def _is_address(written: str) -> bool:
    try:
        ipaddress.IPv6Address(written)
    except ValueError:
        return False
    return True
