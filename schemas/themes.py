"""Themes: what comes back from case to case, in words that a partnership gives it once."""

from typing import Annotated

from pydantic import Field

from schemas.base import Id, Line, Model, ReadBy

THEMES = (
    "What it is about, by ids of the vocabulary, such as [information_sharing, unseen_men]: 'cspr themes --vocabulary' "
    "lists them. Read by 'cspr themes', 'cspr check' and the section for the yearly report."
)


class Theme(Model):
    """A theme of the vocabulary."""

    id: Id = Field(description="The theme's id, by which findings and practice episodes name it.")
    name: Annotated[Line, ReadBy.PUBLIC] = Field(description="The theme in a few words, for every reader.")
    about: Line | None = Field(None, description="When it fits, for whoever gives a finding its themes.")


class Vocabulary(Model):
    """The themes that a partnership works with: in the program, and its own in themes.yaml beside its cases."""

    themes: tuple[Theme, ...] = Field(
        (), description="The themes; one with the id of a shipped one replaces it."
    )
