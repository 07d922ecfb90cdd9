"""Where a link leads: whether opening it does what a document must not do, and whether the public can be sent there.

Source: RFC 3986, 3.1 (schemes); the WHATWG URL standard, 4.4 (programs strip tabs and line ends from an address).
"""

import ipaddress
import re
from urllib.parse import urlsplit

from cspr_docs.prose.links import refusal as refusal_in_prose

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/\\?#\s@]+([/?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+$", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_SCHEMES = {
    "javascript": "runs a script",
    "vbscript": "runs a script",
    "data": "opens data that is written into the link",
    "file": "leads to a file on somebody's own computer or network",
    "mhtml": "opens a web archive",
    "http": "has a web address that is not whole, or holds a user's name",
    "https": "has a web address that is not whole, or holds a user's name",
    "mailto": "has an e-mail address that is not whole",
}
_PRIVATE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".corp", ".home", ".private")
_MAIL_FILTERS = (
    ".safelinks.protection.outlook.com",
    ".urldefense.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
)
_SIGNED_IN = (".sharepoint.com", ".onedrive.live.com", "1drv.ms", "teams.microsoft.com", "outlook.office.com")


def danger(target: str) -> str:
    """What an address does that it must not, as the end of a sentence.

    Empty for a web page, an e-mail address or a place in the file.
    """
    plain = _UNSEEN.sub("", target)
    if not plain:
        return "leads nowhere"
    if plain.startswith("#") or _WEB.match(plain) or _MAIL.match(plain):
        return ""
    scheme = _SCHEME.match(plain)
    if "\\" in plain[:3] or plain.startswith("//") or (scheme and len(scheme[1]) == 1):
        return _SCHEMES["file"]
    if scheme is None:
        return "leads to another file beside this one"
    known = scheme[1].lower()
    return _SCHEMES.get(known, f"opens a program for addresses of the kind '{known[:20]}'")


def refusal(target: str) -> str:
    """Why the public cannot be sent to an address, as the end of a sentence; empty where it can."""
    if what := danger(target):
        return what
    if refusal_in_prose(target):
        return "leads to no web page and no mail address"
    if target.lower().startswith("mailto:"):
        return "writes more than the address into a message" if "?" in target else ""
    host = (urlsplit(target).hostname or "").lower()
    if "." not in host or host.endswith(_PRIVATE) or _is_number(host):
        return "leads to a computer that the public cannot reach"
    if host.endswith(_MAIL_FILTERS):
        return "goes round through a mail filter, which tells who received it"
    return "leads to a place that needs a sign-in" if host.endswith(_SIGNED_IN) else ""


def _is_number(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False
