"""The kinds of document there are: a folder each, with a Word template and a document.yaml. No Python per kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.drafts.inputs import State, states_in
from cspr_docs.files import name_fault
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.problems.suggestion import did_you_mean
from schemas.base import Model
from schemas.sending import SentTo

TEMPLATE, SETTINGS, HOUSE_STYLE = "template.docx", "document.yaml", "house-style.docx"

UNKNOWN_KIND = error(
    "unknown-kind",
    "You asked for a kind of document that there is no template for, or for a paper over all cases where one case is "
    "meant, or the reverse. A kind is a folder in templates/ that holds template.docx and document.yaml. Do what the "
    "hint says.",
)
NO_TEMPLATE = error(
    "no-template",
    "A kind of document has settings but no Word template, or a template but no settings. A kind is a folder with "
    "template.docx and document.yaml. Put what is missing into it, or delete the folder if the kind is not wanted.",
)
NO_HOUSE_STYLE = error(
    "no-house-style",
    "The file house-style.docx holds the styles, letterhead, header and footer of every document. Without it "
    "nothing can be made. Put one into your templates folder, or use the one that comes with the program.",
)


KIND_FILE_NAME = error(
    "kind-file-name",
    "The file_name of a kind of document must be a plain name for a file in the output folder: no slashes, no dot in "
    "front, and no braces but {item}. So no kind writes anywhere else.",
)


class Of(StrEnum):
    """What a document is made from."""

    CASE = "case"
    ALL_CASES = "all_cases"


_MADE_FROM = {Of.CASE: "is made of one case", Of.ALL_CASES: "is a paper over all cases together"}
_HOW = {
    Of.CASE: "say 'cspr build' without --all-cases",
    Of.ALL_CASES: "say 'cspr build --all-cases', and take the paper from output/all-cases",
}


class Settings(Model):
    """What document.yaml says of a kind of document."""

    title: str = Field(description="The document's title, as a person would ask for it.")
    order: int = Field(1000, description="Its place among the kinds, in the order of the process.")
    of: Of = Field(
        Of.CASE,
        description="What it is made from: case, or all_cases for a paper over all cases of a workspace, whose "
        "template names what stands in cspr_docs/documents/all_cases.",
    )
    reader: Reader = Field(
        description="panel, family, public, notifier or agency: decides which names are written."
    )
    file_name: str = Field(description="The file's name without .docx; {item} stands for the item's id.")
    marking: str | None = Field(
        None,
        description="What the header says in place of the case's classification; where real names may be printed it "
        "says so without being told.",
    )
    final_marking: str | None = Field(None, description="What the header says instead once it is no draft.")
    when: str | None = Field(None, description="The expression that says when a case calls for it.")
    when_words: str = Field("", description="The same in words, for the person who asks why it was not made.")
    for_each: str | None = Field(
        None,
        description="The data path of the list that gives one document for each item: letters, review.delays.",
    )
    item: str = Field("item", description="The name of that item in the template.")
    only: str | None = Field(
        None,
        description="The expression that says which items call for one at all; of the others nothing is said.",
    )
    skip: str | None = Field(None, description="The expression that says which items are left out.")
    skip_because: str | None = Field(
        None, description="The expression that gives the reason for leaving one out."
    )
    large_print: str | None = Field(
        None,
        description="The expression that says when it, and what goes with it, is set in 16 point and more.",
    )
    translation: str | None = Field(
        None,
        description="The field of the item that holds its translation, which goes into the same package.",
    )
    goes_with: tuple[str, ...] = Field(
        (),
        description="Kinds of documents that go into the same package, those of them that the case calls for.",
    )
    names: dict[str, str] = Field({}, description="Further names for the template, each an expression.")
    final: str | None = Field(None, description="The expression that says when the DRAFT mark goes.")
    day: str | None = Field(
        None,
        description="The expression that gives the day as at which it is written; it tells nothing that became known "
        "later. While that is empty, or where there is no such expression, it tells the case as it stands.",
    )
    sections: str | None = Field(
        None, description="The key of the sections that the guidance's edition makes mandatory for it."
    )
    mandatory: tuple[str, ...] = Field(
        (), description="The data paths of further sections that must be there."
    )
    most_words: int | None = Field(
        None, description="How many words of the case it may print before it is too long for its reader."
    )
    signed: bool = Field(False, description="true if all three partners must have signed before it is sent.")
    sent_to: tuple[SentTo, ...] = Field(
        (), description="To whom it may be sent and nobody else, the one meant without a word first."
    )
    sent_on: dict[SentTo, str] = Field(
        {}, description="For each reader it is sent to, the data path of the day on which it was sent."
    )

    @property
    def shows_real_names(self) -> bool:
        """Whether its template may ask for real names; an agency learns only those whom its own return is about."""
        is_of_return = self.items_path == ("agency_returns",)
        return self.reader.sees_real_names and (self.reader is not Reader.AGENCY or is_of_return)

    @property
    def items_path(self) -> tuple[str, ...]:
        """The data path of the list that gives one document for each item; empty where it is made once."""
        return tuple(self.for_each.split(".")) if self.for_each else ()


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    Attributes:
        name: the folder's name, such as `final-report`.
        folder: where its template and settings stand.
    """

    name: str
    folder: Path
    settings: Settings

    @property
    def template(self) -> Path:
        """The Word template."""
        return self.folder / TEMPLATE


@dataclass(frozen=True, slots=True)
class Library:
    """The kinds that a workspace has, and the house style that dresses them.

    `broken` has for each kind that cannot be used what is wrong with it.
    """

    kinds: tuple[DocumentKind, ...]
    house_style: Path
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    def kind(self, name: str, of: Of | None = None) -> DocumentKind:
        """The kind of this name.

        Raises:
            Stop: there is none, it cannot be used, or it is made from something else than `of`.
        """
        if name in self.broken:
            raise Stop(self.broken[name])
        for kind in self.kinds:
            if kind.name == name:
                if of not in (None, kind.settings.of):
                    raise stop_for(
                        UNKNOWN_KIND, f"{name} {_MADE_FROM[kind.settings.of]}", _HOW[kind.settings.of]
                    )
                return kind
        names = [kind.name for kind in self.kinds]
        hint = did_you_mean(name, names) or f"the kinds are {', '.join(names)}"
        raise stop_for(UNKNOWN_KIND, f'there is no kind of document "{name}"', hint)


def read_library(folders: Iterable[Path]) -> Library:
    """The kinds in these templates folders; an earlier folder's kind or house style hides a later one's.

    A kind that has no template, or whose settings are wrong, stops nothing but its own documents.

    Raises:
        Stop: no folder has a house style.
    """
    folders = tuple(folders)
    states = (sorted(states_in(str(folder))) if folder.is_dir() else () for folder in folders)
    return _library(folders, tuple(map(tuple, states)))


@lru_cache(maxsize=4)
def _library(folders: tuple[Path, ...], _states: tuple[tuple[tuple[str, State], ...], ...]) -> Library:
    """The kinds, read once in a process while no file in these folders changes."""
    broken: dict[str, tuple[Problem, ...]] = {}
    kinds: dict[str, DocumentKind] = {}
    for folder in (folder for parent in folders for folder in sorted(parent.glob("*/"))):
        if folder.name in kinds or folder.name in broken:
            continue
        if not (folder / SETTINGS).exists():
            if problem := _without_settings(folder):
                broken[folder.name] = (problem,)
            continue
        try:
            kinds[folder.name] = _read_kind(folder)
        except Stop as stop:
            broken[folder.name] = tuple(stop.problems)
    house_style = next((folder / HOUSE_STYLE for folder in folders if (folder / HOUSE_STYLE).is_file()), None)
    if house_style is None:
        faults = (problem for problems in broken.values() for problem in problems)
        raise Stop([*faults, _no_house_style(folders)])
    if misnamed := tuple(filter(None, map(_misnamed_style, folders))):
        broken[HOUSE_STYLE] = misnamed
    in_order = sorted(kinds.values(), key=lambda kind: (kind.settings.order, kind.name))
    return Library(tuple(in_order), house_style, broken)


def _read_kind(folder: Path) -> DocumentKind:
    settings = read_model(folder / SETTINGS, Settings, "a kind of document")
    if not (folder / TEMPLATE).is_file():
        message = f"the kind of document {folder.name} has no {TEMPLATE}"
        found = _meant_for(TEMPLATE, folder)
        hint = f"save {found} as {TEMPLATE}" if found else f"put its Word template into {folder.as_posix()}"
        raise stop_for(NO_TEMPLATE, message, hint, file=folder / SETTINGS)
    given = settings.file_name
    plain = f"{given.replace('{item}', 'x' * 40)}.docx"
    if given.startswith(".") or not {"{", "}"}.isdisjoint(plain) or name_fault(plain):
        why = name_fault(plain) or "it begins with a dot or has a brace"
        message = f'"{given}" cannot be the name of a draft: {why}'
        hint = f"write a plain name, such as {folder.name} or {folder.name}-{{item}}"
        raise stop_for(KIND_FILE_NAME, message, hint, file=folder / SETTINGS)
    return DocumentKind(folder.name, folder, settings)


def _without_settings(folder: Path) -> Problem | None:
    """What a folder lacks to be a kind, where a file in it shows that it is meant to be one."""
    found = _meant_for(SETTINGS, folder)
    if not (found or (folder / TEMPLATE).exists() or _meant_for(TEMPLATE, folder)):
        return None
    hint = f"rename {found} to {SETTINGS}" if found else f"copy the {SETTINGS} of another kind and change it"
    message = f"{folder.name} is no kind of document: it has no {SETTINGS}"
    return Problem(NO_TEMPLATE, message, hint, file=folder.as_posix())


def _misnamed_style(folder: Path) -> Problem | None:
    """A house style that is not used because of its name."""
    found = _meant_for(HOUSE_STYLE, folder)
    if not found or (folder / HOUSE_STYLE).exists():
        return None
    message = f"{found} is not used: a house style is a file named {HOUSE_STYLE}"
    return Problem(NO_HOUSE_STYLE, message, f"save it in Word as {HOUSE_STYLE}", file=folder.as_posix())


def _meant_for(name: str, folder: Path) -> str:
    """The file in the folder that bears this name but for its ending or its capitals; empty for none."""
    files = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()
    alike = (file for file in files if file.partition(".")[0].casefold() == name.partition(".")[0])
    return next((file for file in alike if file != name), "")


def _no_house_style(folders: tuple[Path, ...]) -> Problem:
    places = " or ".join(folder.as_posix() for folder in folders)
    message = f"there is no {HOUSE_STYLE}, so no document can be dressed"
    return Problem(NO_HOUSE_STYLE, message, f"put one into {places}")
