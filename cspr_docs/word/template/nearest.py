"""Did you mean: the known name nearest to one that nobody knows."""

from collections.abc import Collection
from difflib import get_close_matches


def closest(name: str, known: Collection[str], otherwise: str = "") -> str:
    """`did you mean 'x'?` for the known name nearest to this one; `otherwise` where none is near."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
