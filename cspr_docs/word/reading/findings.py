"""What reading came upon that a tree cannot say: looks that are dropped, and things that block the whole."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Findings:
    """Grows while a text is read; each thing once, in the order in which it was met."""

    _losses: dict[str, None] = field(default_factory=dict)
    _blocked: dict[str, None] = field(default_factory=dict)

    def lose(self, what: str) -> None:
        """Note a look that is dropped: `underline`, `a colour`."""
        self._losses[what] = None

    def block(self, what: str) -> None:
        """Note something that cannot be held, so that nothing of this text may be taken: `a picture`."""
        self._blocked[what] = None

    @property
    def losses(self) -> tuple[str, ...]:
        """All that is dropped."""
        return tuple(self._losses)

    @property
    def blocked(self) -> tuple[str, ...]:
        """All that cannot be held."""
        return tuple(self._blocked)
