"""Characters of symbol fonts, as Unicode has them.

Word keeps them as a font and a position; only those whose meaning is certain are here.
Source: ECMA-376 part 1, 17.3.3.30 (`sym`); the Unicode Consortium's mapping of the font Symbol.
"""

_FIRST, _LAST = 0xF000, 0xF0FF

_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_GREEK |= dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL = (
    _GREEK
    | {position: chr(position) for position in (*range(0x20, 0x22), *range(0x28, 0x2A), *range(0x30, 0x3C))}
    | dict(
        zip(
            (0x2D, 0xA3, 0xA5, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBA),
            "−≤∞↔←↑→↓°±≥×•÷≠≡",
            strict=True,
        )
    )
    | dict(
        zip((0xBB, 0xBC, 0xD2, 0xD3, 0xD4, 0xDB, 0xDC, 0xDE, 0xE2, 0xE3, 0xE4), "≈…®©™⇔⇐⇒®©™", strict=True)
    )
)
_WINGDINGS = dict(
    zip(
        (0x4A, 0x4C, 0x6C, 0x6E, 0x6F, 0x71, 0x76, 0x9F, 0xA7, 0xA8, 0xD8, 0xDF, 0xE0, 0xE8, 0xF0),
        "☺☹●■□❑❖•▪◻➢←→➔⇨",
        strict=True,
    )
) | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def is_of_symbol_font(character: str) -> bool:
    """Whether the character means something in a symbol font only."""
    return _FIRST <= ord(character) <= _LAST


def symbol(font: str, position: int) -> str | None:
    """The character at a position of a font; `None` where it is not known what it shows."""
    if not _FIRST <= position <= _LAST and position > 0xFF:
        return chr(position) if position < 0xD800 else None
    return _FONTS.get(font.lower(), {}).get(position & 0xFF)


def letter_below(position: int) -> str:
    """The character that somebody typed to have a symbol: the private codes F020 to F0FF stand for the Latin ones.

    Empty for what is no character.
    """
    plain = position - _FIRST if 0xF020 <= position <= _LAST else position
    return chr(plain) if 0 < plain < 0x110000 and not 0xD800 <= plain < 0xE000 else ""
