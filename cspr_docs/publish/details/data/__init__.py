"""Lists that the search goes by: short forms of names, words of addresses, rare conditions, ordinary capitals."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without its remarks (`#`) and empty lines."""
    text = files("cspr_docs.publish.details.data").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """All the words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())
