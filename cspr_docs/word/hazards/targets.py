"""Whether an address is one that readers may be sent to: a web page or an e-mail, and nothing else.

Source: RFC 3986, 3.1 (schemes); the WHATWG URL standard, 4.4 (programs strip tabs and line ends from an address).
"""

import re

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/\\?#\s@]+([/?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+$", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_KINDS = {
    "javascript": "runs a script",
    "vbscript": "runs a script",
    "data": "opens data that is written into the link",
    "file": "leads to a file on somebody's own computer or network",
    "mhtml": "opens a web archive",
    "http": "has a web address that is not whole, or holds a user's name",
    "https": "has a web address that is not whole, or holds a user's name",
    "mailto": "has an e-mail address that is not whole",
}


def danger(target: str) -> str:
    """What an address does that it must not, in words; empty for a web page, an e-mail or a place in the file."""
    plain = _UNSEEN.sub("", target)
    if not plain:
        return "leads nowhere"
    if plain.startswith("#") or _WEB.match(plain) or _MAIL.match(plain):
        return ""
    scheme = _SCHEME.match(plain)
    if "\\" in plain[:3] or plain.startswith("//") or (scheme and len(scheme[1]) == 1):
        return _KINDS["file"]
    if scheme is None:
        return "leads to another file beside this one"
    return _KINDS.get(
        scheme[1].lower(), f"opens a program for addresses of the kind '{scheme[1][:20].lower()}'"
    )
