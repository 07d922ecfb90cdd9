"""Texts that are hard to write into YAML and Markdown: quotes, breaks, marks and what looks like a value."""

from hypothesis import strategies as st

PIECES = [
    *"ab,:#'\"@\\-?|>%*&![]{}`~. ",
    "word ",
    "word ",
    "some words and more of them, ",
    ": ",
    " #",
    "  ",
    "\n",
    "\n\n",
    "\n- ",
    "\n  ",
    "\n# ",
    "\t",
    "\x85",
    "\u2028",
    "\xa0",
    "é",
    "“so”",
    "😀",
    "null",
    "true",
    "---",
    "...",
    "@mother's",
    "event: x\n",
]
prose = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12)
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)
