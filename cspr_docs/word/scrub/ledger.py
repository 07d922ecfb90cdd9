"""What a scrub took out and what it refused, gathered while it works."""

from collections import Counter
from dataclasses import dataclass, field

from cspr_docs.problems import Problem


@dataclass(slots=True)
class Ledger:
    """The notes of one scrub.

    Attributes:
        file: the file's name, for problems.
        taken: how many of each thing were taken out; a thing is `comment|comments`, or words that are not counted.
        problems: what was refused.
    """

    file: str
    taken: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def took(self, thing: str, count: int = 1) -> None:
        """Note that so many were taken out; without effect for 0 and for what has no name."""
        if thing and count:
            self.taken[thing] += count

    def took_once(self, thing: str, which: str) -> None:
        """Note that one was taken out, once for each that `which` names."""
        if (thing, which) not in self._seen:
            self._seen.add((thing, which))
            self.took(thing)

    def refuse(self, code: str, what: str, place: str, hint: str) -> None:
        """Note that something stands in the way; said once for each place."""
        problem = Problem(code, f"{place}: {what}", hint, file=self.file)
        if problem not in self.problems:
            self.problems.append(problem)

    @property
    def taken_out(self) -> tuple[str, ...]:
        """What was taken out, in plain words: `3 comments`."""
        return tuple(_counted(thing, count) for thing, count in self.taken.items())


def _counted(thing: str, count: int) -> str:
    one, _, many = thing.partition("|")
    if not many:
        return one
    return f"{count:,} {one if count == 1 else many}"
