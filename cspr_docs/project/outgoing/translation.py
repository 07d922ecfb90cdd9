"""The translation of a letter, which leaves with it: looked at like the letter, and for the numbers that it has.

A person makes it from the final wording, in any program, and nothing in it says from which. A letter that changed
afterwards mostly changed its days, and digits are the same in nearly every language.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cspr_docs.casefile.shape import value_at
from cspr_docs.casefile.word_files import WORD_FILE
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.plan import Document
from cspr_docs.files import sha256
from cspr_docs.ooxml.namespaces import BODY
from cspr_docs.ooxml.package import Package, load_package, read_file
from cspr_docs.ooxml.places import within
from cspr_docs.problems import DataPath, Problem, advice
from cspr_docs.project.outgoing import reasons
from cspr_docs.project.outgoing.draft import CurrentDraft
from cspr_docs.project.outgoing.papers import Paper
from cspr_docs.project.outgoing.request import WantedDocument
from cspr_docs.word.draft_marks import Sign
from cspr_docs.word.hazards import hazards
from cspr_docs.word.texts import Layer, Passage, passages

SEND_TRANSLATION = advice(
    "send-translation",
    "A number of the letter is not in its translation, or less often. Perhaps the translator wrote it in words; or the "
    "letter was changed after it was translated, and its reader would be told another day or number in each.",
)


def translation_of(wanted: WantedDocument, draft: CurrentDraft, facts: Facts, folder: Path) -> Paper | None:
    """The translation of a draft that stands in the case's `folder`; `None` where there is none.

    Raises:
        Stop: the file cannot be read, or is refused.
    """
    path = _path(wanted.document)
    if not path or not value_at(facts.case, path):
        return None
    file = (folder / Path(*map(str, path))).with_suffix(WORD_FILE)
    content = read_file(file)
    package = load_package(content, file.as_posix())
    name, title = str(path[-1]), wanted.document.kind.settings.title
    marks = reasons.marks(package, reasons.SEND, without=(Sign.MARKING,))
    against = (*marks, *_other_numbers(draft.opened.package, package))
    issue = draft.opened.returned.issue
    return Paper(
        wanted, name, title, package, issue, sha256(content), frozenset(), against, tuple(hazards(package))
    )


def _path(document: Document) -> DataPath:
    settings = document.kind.settings
    field = (settings.translation or "").removeprefix(f"{settings.item}.")
    return (*settings.items_path, document.item, field) if field else ()


def _other_numbers(letter: Package, translation: Package) -> Iterator[Problem]:
    """The sentences of the letter with a number that the translation has less often."""
    said = _body(letter)
    rarer = Counter(_numbers(said)) - Counter(_numbers(_body(translation)))
    for passage in said:
        # Which number it is is not told: it may be somebody's, typed where it must not stand.
        if any(number in rarer for number in _numbers((passage,))):
            message = f"a number that the letter has {within(passage.place)} is not in this translation, or less often"
            hint = "compare the two sentences, and ask the translator where you cannot read one of them"
            yield Problem(SEND_TRANSLATION, message, hint, file=translation.name)


def _body(package: Package) -> list[Passage]:
    """What a reader sees, but for what each page repeats."""
    return [one for one in passages(package) if one.layer is Layer.WORDS and one.part == BODY]


def _numbers(said: Iterable[Passage]) -> Iterator[str]:
    """Each number in the digits of any script; a telephone number in its groups."""
    for passage in said:
        yield from (str(int(digits)) for digits in re.findall(r"\d+", passage.text))
