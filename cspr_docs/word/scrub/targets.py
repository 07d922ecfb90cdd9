"""Where a link of a published document may lead: a public web page, or a mail address and nothing more."""

import ipaddress
from urllib.parse import urlsplit

from cspr_docs.prose.links import refusal as refusal_in_prose

_INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".corp", ".home", ".private")
_WRAPPED = (
    ".safelinks.protection.outlook.com",
    ".urldefense.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
)
_SIGNED_IN = (".sharepoint.com", ".onedrive.live.com", "1drv.ms", "teams.microsoft.com", "outlook.office.com")


def refusal(target: str) -> str:
    """Why readers cannot be sent there, as the end of a sentence; empty where they can."""
    if refusal_in_prose(target):
        return "leads to no web page and no mail address"
    if target.lower().startswith("mailto:"):
        return "writes more than the address into a message" if "?" in target else ""
    try:
        address = urlsplit(target)
        host = (address.hostname or "").lower()
    except ValueError:
        return "is not a whole address"
    if "@" in address.netloc:
        return "holds a name or a password"
    if "." not in host or host.endswith(_INSIDE) or _is_number(host):
        return "leads to a computer that the public cannot reach"
    if host.endswith(_WRAPPED):
        return "goes round through a mail filter, which tells who received it"
    return "leads to a place that needs a sign-in" if host.endswith(_SIGNED_IN) else ""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
