"""What the tests of coarser words share: a detail marked in a sentence, and the sentence with other words in it."""

from cspr_docs.publish.details import Coarseness, CoarserWords, Detail, DetailKind, Naming, coarsen


def marked_detail(marked: str, kind: DetailKind, holder: str = "") -> Detail:
    """The detail between square brackets."""
    before, rest = marked.split("[", 1)
    words, after = rest.split("]", 1)
    text, start = before + words + after, len(before)
    return Detail(text, start, start + len(words), kind, kind.about, holder=holder)


def proposed(
    marked: str,
    kind: DetailKind,
    level: Coarseness | None = None,
    naming: Naming | None = None,
    holder: str = "",
) -> CoarserWords | None:
    """What could stand in place of the marked detail."""
    return coarsen(marked_detail(marked, kind, holder), level, naming)


def said(
    marked: str,
    kind: DetailKind,
    level: Coarseness | None = None,
    naming: Naming | None = None,
    holder: str = "",
) -> str:
    """The whole sentence with the coarser words; as it was where there are none."""
    found = proposed(marked, kind, level, naming, holder)
    text = marked_detail(marked, kind).text
    return text if found is None else found.applied(text)
