"""The verb templates: the shipped templates as files that a partnership may change."""

from pathlib import Path

from cspr_docs.files import reason_of, write_whole
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.workspace import shipped_templates


def copy_templates(folder: Path) -> tuple[Path, ...]:
    """Copies every shipped template that is not there yet; gives the files written. Nothing is written over.

    Raises:
        Stop: the folder cannot be written.
    """
    shipped = shipped_templates()
    written = []
    try:
        for source in sorted(path for path in shipped.rglob("*") if path.suffix in (".docx", ".yaml")):
            target = folder / source.relative_to(shipped)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, source.read_bytes())
                written.append(target)
    except OSError as error:
        message = f"{folder.as_posix()} cannot be written: {reason_of(error)}"
        hint = "check that you may write there"
        raise Stop([Problem("folder-not-writable", message, hint, file=folder.as_posix())]) from None
    return tuple(written)
