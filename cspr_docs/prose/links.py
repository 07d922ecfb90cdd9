"""Which links a report may hold: web pages and mail addresses, whole and well formed."""

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
_MAIL = re.compile(
    r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:\?\S*)?",
    re.IGNORECASE,
)
_LONGEST = 2000  # Word cuts or refuses longer hyperlinks; its documented limit is 2,079 characters


def refusal(target: str) -> str:
    """Why a link's target cannot be used, as the end of a sentence; empty where it can."""
    if len(target) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    scheme = _SCHEME.match(target)
    if not scheme:
        return "leads to no web page and no mail address"
    kind = scheme.group(1).lower()
    if kind not in ("http", "https", "mailto"):
        return f"begins with {kind}:, which is not allowed"
    well_formed = _MAIL if kind == "mailto" else _WEB
    return "" if well_formed.fullmatch(target) else "is not a whole address"
