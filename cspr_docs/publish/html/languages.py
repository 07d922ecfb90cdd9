"""The language and direction of parts of a page.

Source: WCAG 2.2, 3.1.2 (language of parts); BCP 47.
"""

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = ("-arab", "-hebr")


def attributes(language: str) -> dict[str, str | None]:
    """The attributes of an element in this language; none where it is empty, which is that of the page."""
    return {"lang": language, "dir": direction(language)} if language else {}


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    tag = language.lower()
    arabic_letters = any(script in tag for script in _RIGHT_TO_LEFT_SCRIPTS)
    return "rtl" if arabic_letters or tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
