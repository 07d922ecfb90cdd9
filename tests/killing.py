"""A process that ends in the middle of its writing, as by a power cut."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_after(survived: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within it the process ends once so many files have been put in their place; it must come to that."""
    writes, replace = [0], Path.replace

    def killed(self: Path, target: Path) -> Path:
        if writes[0] == survived:
            raise Killed
        writes[0] += 1
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            yield
