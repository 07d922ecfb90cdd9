"""What the tests of the ladder share: a detail marked in a sentence, and the sentence that a proposal makes of it."""

from cspr_docs.publish.ladder import Family, Level, Naming, Proposal, Spot, coarser


def spot(marked: str, **more: str) -> Spot:
    """The detail between square brackets."""
    before, rest = marked.split("[", 1)
    words, after = rest.split("]", 1)
    return Spot(before + words + after, len(before), len(before) + len(words), **more)


def proposed(
    marked: str, family: Family, level: Level | None = None, naming: Naming | None = None, **more: str
) -> Proposal | None:
    """What the ladder proposes for the marked detail."""
    return coarser(spot(marked, **more), family, level, naming)


def said(
    marked: str, family: Family, level: Level | None = None, naming: Naming | None = None, **more: str
) -> str:
    """The whole sentence with the proposal made; as it was where there is none."""
    found = proposed(marked, family, level, naming, **more)
    text = spot(marked).text
    return text if found is None else found.applied(text)
