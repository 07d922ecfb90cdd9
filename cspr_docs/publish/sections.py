"""Whether the sections that a report must have are still in the edited file, and still say something."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cspr_docs.law import Section
from cspr_docs.problems import DataPath, Problem, error
from cspr_docs.problems.wording import counted
from cspr_docs.word.anchored import AnchoredField, words_of
from cspr_docs.word.anchors import Held

PUBLISH_SECTION = error(
    "publish-section",
    "A section that the report must have is gone, is empty, or says next to nothing. Put it back in Word from the "
    "draft as it was built, or write it.",
)

FEWEST_WORDS = 25
"""Below this a section of prose says next to nothing."""


def missing_sections(
    fields: Sequence[AnchoredField], sections: Iterable[Section], further: Iterable[str], file: str
) -> Iterator[Problem]:
    """A problem for each mandatory section that is gone or says nothing.

    `fields` are the draft's with its changes accepted; `further` are the data paths that the kind of document itself
    demands; `file` is what the problems call the draft.
    """
    titles = {section.data_path: (section.title, section.reference) for section in sections}
    own: Mapping[DataPath, tuple[str, str]] = {
        tuple(path.split(".")): (f"the section “{path.rpartition('.')[2].replace('_', ' ')}”", "")
        for path in further
    }
    for path, (title, reference) in {**own, **titles}.items():
        here = [field for field in fields if field.anchor.path[: len(path)] == path]
        why = _wrong_with(here)
        if why:
            hint = f"put it back from the draft as it was built, or write it{f' ({reference})' if reference else ''}"
            message = f"the document must have {title}, and it {why}"
            yield Problem(PUBLISH_SECTION, message, hint, path, file)


def _wrong_with(fields: list[AnchoredField]) -> str:
    """What is wrong with a section that these fields hold; empty where nothing is."""
    found = [field for field in fields if field.elements]
    if not found:
        return "is no longer there"
    words = sum(len(words_of(field).split()) for field in found)
    if not any(character.isalnum() for field in found for character in words_of(field)):
        return "is empty"
    is_prose = all(field.anchor.held is Held.PROSE for field in fields)
    return f"says next to nothing ({counted(words, 'word')})" if is_prose and words < FEWEST_WORDS else ""
