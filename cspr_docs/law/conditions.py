"""What the law's data asks of a case: values by their data path, and whether they are what a condition names."""

from collections.abc import Iterator, Mapping

from cspr_docs.casefile.shape import as_written

GIVEN, MISSING = "given", "missing"
Condition = Mapping[str, tuple[str, ...]]
"""By data path the words that a value may be, as a case writes them, or `given` or `missing`; all must hold."""


def values_under(root: object, path: str) -> Iterator[object]:
    """The value at a path of names with dots; of a list every item's. Nothing for what is not filled in."""
    name, _, rest = path.partition(".")
    if isinstance(root, tuple):
        yield from (value for item in root for value in values_under(item, path))
    elif path:
        yield from values_under(getattr(root, name, None), rest)
    elif root is not None:
        yield root


def holds(condition: Condition, case: object, item: object = None) -> bool:
    """Whether the case is as the condition says; a path that begins with a dot is looked for in the item."""
    return all(_is_one_of(path, words, case, item) for path, words in condition.items())


def _is_one_of(path: str, words: tuple[str, ...], case: object, item: object) -> bool:
    root = item if path.startswith(".") else case
    found = {as_written(value) for value in values_under(root, path.removeprefix("."))} - {""}
    return bool((GIVEN in words and found) or (MISSING in words and not found) or found.intersection(words))
