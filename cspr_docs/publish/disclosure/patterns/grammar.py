"""The forms that several rules share.

Source: BS 7666-2 annex C and Royal Mail's Programmer's Guide to the Postcode Address File (postcodes).
"""

import re

_OUTWARD = (
    r"(?:[a-pr-uwyz]\d{1,2}|[a-pr-uwyz][a-hk-y]\d{1,2}|[a-pr-uwyz]\d[a-hjkpstuw]|"
    r"[a-pr-uwyz][a-hk-y]\d[abehmnprvwxy])"
)
POSTCODE = re.compile(rf"(?<![a-z0-9])(?:gir ?0aa|{_OUTWARD} {{0,2}}\d[abd-hjlnp-uw-z]{{2}})(?![a-z0-9])")
ANY_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
"""What stands in an address as a postcode, though no such area may exist."""
EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+'-]*(?: ?@ ?| ?[\[(]at[\])] ?)"
    r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
)
