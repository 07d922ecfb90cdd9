"""Whether the sections that a report must have are still in the edited file, and still say something."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cspr_docs.law import Section
from cspr_docs.problems import DataPath, Problem
from cspr_docs.word.anchors import Held
from cspr_docs.word.fields import Field, words_of
from cspr_docs.word.package import Package
from cspr_docs.word.returned import to_returned

FEWEST_WORDS = 25
"""Below this a section of prose says next to nothing."""


def missing_sections(
    package: Package, sections: Iterable[Section], further: Iterable[str]
) -> Iterator[Problem]:
    """A problem for each mandatory section that is gone or says nothing.

    `package` has no pending changes; `further` are the data paths that the kind of document itself demands.

    Raises:
        Stop: the file is no draft of ours.
    """
    fields = to_returned(package, Path(package.name)).fields
    titles = {section.data_path: (section.title, section.reference) for section in sections}
    own: Mapping[DataPath, tuple[str, str]] = {tuple(path.split(".")): (path, "") for path in further}
    for path, (title, reference) in {**own, **titles}.items():
        here = [field for field in fields if field.anchor.path[: len(path)] == path]
        why = _wrong_with(here)
        if why:
            hint = "put it back from the draft as it was built, or write it"
            message = f"the report must have {title}, and it {why}"
            yield Problem(
                "publish-section", message, f"{hint} ({reference})" if reference else hint, path, package.name
            )


def _wrong_with(fields: list[Field]) -> str:
    """What is wrong with a section that these fields hold; empty where nothing is."""
    found = [field for field in fields if field.elements]
    if not found:
        return "is no longer there"
    words = sum(len(words_of(field).split()) for field in found)
    if not any(character.isalnum() for field in found for character in words_of(field)):
        return "is empty"
    is_prose = all(field.anchor.held is Held.PROSE for field in fields)
    return f"has only {words} words" if is_prose and words < FEWEST_WORDS else ""
