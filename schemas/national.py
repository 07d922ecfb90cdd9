"""A national review, which the Panel commissions and oversees, of one case or of a theme over several."""

from datetime import date

from pydantic import Field

from schemas.base import Contact, Known, Line, Model, Prose, Term


class NationalKind(Term):
    """What a national review is about."""

    INDIVIDUAL = "individual", "One case"
    THEMATIC = "thematic", "A theme over several cases"


class NationalReview(Model):
    """What the Panel and the local partners agree about a national review; the Panel is responsible for it."""

    kind: NationalKind | None = Field(None, description="Whether it is about one case or about a theme.")
    about: Line | None = Field(None, description="The incident or the theme, in a sentence.")
    cases: tuple[str, ...] = Field((), description="References of the other cases that it looks at.")
    reviewer: Contact | None = Field(None, description="Who leads it.")
    from_pool: Known | None = Field(
        None, description="Whether the reviewer is in the Panel's pool, whose list is public."
    )
    not_from_pool_because: Line | None = Field(
        None, description="Why nobody in the pool was available or suitable; cspr check asks for it."
    )
    scope: Prose | None = Field(None, description="What it looks at and what it leaves, as agreed.")
    method: Prose | None = Field(None, description="How it will be done, as agreed.")
    engaging: Prose | None = Field(
        None, description="How the family and those who worked with it will be part of it."
    )
    agreed_on: date | None = Field(None, description="When the Panel and the local partners agreed this.")
