"""A draft opened as a stranger's file is: nothing of it is used before it is known to be safe."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.ooxml.package import Package, load_package, read_file
from cspr_docs.problems import Stop
from cspr_docs.project.leaving.told import Tell
from cspr_docs.word.hazards import hazards
from cspr_docs.word.returned import Returned, to_returned


@dataclass(frozen=True)
class Opened:
    """A draft that is safe to look at.

    Attributes:
        sha256: of the file's bytes as they were read.
        package: its parts as they stand; its name is the file's.
        returned: what it says of itself, and its fields with tracked changes accepted.
    """

    file: Path
    sha256: str
    package: Package
    returned: Returned


def open_draft(file: Path, tell: Tell) -> Opened:
    """The draft, read once.

    Raises:
        Stop: there is no such file, it is unsafe, or it is no draft of ours, so that nothing more can be said of it.
    """
    content = read_file(file)
    package = load_package(content, file.as_posix())
    if unsafe := hazards(package):
        raise Stop(unsafe)
    returned = to_returned(package, file)
    tell("opened safely", f"{len(package)} parts")
    return Opened(file, hashlib.sha256(content).hexdigest(), package, returned)
