"""Writes the package of a published report, whole or not at all."""

from pathlib import Path

from cspr_docs.files import reason_of, write_folder
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.publishing.prepared import Prepared
from cspr_docs.publish.verify import verify

PUBLISHED = "published"


def target(prepared: Prepared) -> Path:
    """The folder of the package."""
    return prepared.output / PUBLISHED / prepared.kind.settings.file_name


def carry_out(prepared: Prepared) -> Path:
    """Writes the package and gives its folder; an earlier package that nobody has touched is replaced.

    Raises:
        Stop: there is one that was changed by hand, or the folder cannot be written.
    """
    folder = target(prepared)
    if folder.exists():
        _refuse_changed(folder)
    try:
        write_folder(folder, prepared.files)
    except OSError as error:
        message = f"the package cannot be written: {reason_of(error)}"
        hint = "check that you may write there; nothing was written"
        raise Stop([Problem("publish-not-written", message, hint, file=folder.as_posix())]) from None
    return folder


def _refuse_changed(folder: Path) -> None:
    try:
        changes = verify(folder).problems
    except Stop as stop:
        changes = stop.problems
    if changes:
        message = "this package was published before, and changed by hand since"
        hint = "move it away, or delete it, and publish again"
        told = Problem("publish-changed", message, hint, file=folder.as_posix())
        raise Stop((told, *changes))
