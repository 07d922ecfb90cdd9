"""Compiled code kept in the user's cache folder, so that a template is compiled once and not in each process.

What is kept is run as code when it comes back, so a file is trusted only if this user's program wrote it: the
folder and the file belong to the user and nobody else may write to them, and the file begins with a seal (HMAC-SHA256)
over its name and its bytes. The key of the seal lies in another folder, so a cache folder that came from a backup, a
shared disk or another machine is not believed. A file that is foreign, broken, of another version or not to be read
is as good as none, and where nothing can be kept nothing is: nobody is told, the templates are only compiled again.
"""

import hashlib
import hmac
import marshal
import os
import stat
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

from cspr_docs.files import write_whole

PROGRAM = "cspr-docs"
MOST_BYTES, MOST_FILES = 2**26, 200
_SEAL = 32
_SOURCES = (".py", ".xml")
_LIBRARIES = ("docxtpl", "jinja2", "lxml", "markupsafe")


def kept_name(*ingredients: bytes) -> str:
    """The name under which something made of these is kept: another program, library or Python gives another name."""
    total = _maker().copy()
    for ingredient in ingredients:
        total.update(len(ingredient).to_bytes(8, "big") + ingredient)
    return total.hexdigest()


def recall(name: str) -> bytes | None:
    """The bytes that `keep` has kept under the name; `None` where there are none that can be trusted."""
    try:
        folder, key = _own_folder(user_cache_path(PROGRAM) / "compiled"), _key()
        sealed = _read(folder / name)
    except (OSError, ValueError):
        return None
    content = sealed[_SEAL:]
    return content if hmac.compare_digest(sealed[:_SEAL], _seal(key, name, content)) else None


def keep(name: str, content: bytes) -> None:
    """Keeps the bytes for the next process, if that can be done; the oldest of too many files go."""
    try:
        folder, key = _own_folder(user_cache_path(PROGRAM) / "compiled"), _key()
        write_whole(folder / name, _seal(key, name, content) + content)
        files = sorted(folder.iterdir(), key=lambda path: path.lstat().st_mtime, reverse=True)
        for old in files[MOST_FILES:]:
            old.unlink(missing_ok=True)
    except (OSError, ValueError):
        return


def _seal(key: bytes, name: str, content: bytes) -> bytes:
    return hmac.digest(key, name.encode() + b"\0" + content, "sha256")


def _key() -> bytes:
    """This user's key, made at the first use.

    Raises:
        OSError, ValueError: there is none that can be trusted.
    """
    path = _own_folder(user_state_path(PROGRAM)) / "seal"
    if not path.exists():
        draft = path.with_name(f".seal.{os.getpid()}")
        write_whole(draft, os.urandom(_SEAL))
        try:
            os.link(draft, path)  # unlike a rename it leaves the key that another process has just made
        except FileExistsError:
            pass
        finally:
            draft.unlink(missing_ok=True)
    key = _read(path)
    if len(key) != _SEAL:
        raise ValueError("no key")
    return key


def _own_folder(folder: Path) -> Path:
    """The folder, made if it is not there.

    Raises:
        OSError: it cannot be made, or it is not this user's alone.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _trust(folder.lstat(), stat.S_IFDIR)
    return folder


def _read(path: Path) -> bytes:
    """The bytes of a file of this user's own.

    Raises:
        OSError: it cannot be read, is a link, or others may write to it.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(path, flags), "rb") as stream:
        _trust(os.fstat(stream.fileno()), stat.S_IFREG)
        return stream.read(MOST_BYTES)


def _trust(found: os.stat_result, kind: int) -> None:
    """Nothing where it is of the kind and this user's alone; Windows keeps others out of the user's folders itself.

    Raises:
        OSError: it is not.
    """
    is_own = os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)
    if stat.S_IFMT(found.st_mode) != kind or not is_own:
        raise PermissionError("not this user's alone")


@cache
def _maker() -> "hashlib._Hash":
    """What the code was made by: this Python, the libraries, and this program's files as they are now."""
    here = Path(__file__).parent
    rooms = (here, here / "language", here / "template", here.parent / "ooxml")
    files = ((room.name, entry) for room in rooms for entry in os.scandir(room))
    stamps = ((f"{room}/{file.name}", file.stat()) for room, file in files if file.name.endswith(_SOURCES))
    states = sorted(f"{name} {found.st_size} {found.st_mtime_ns}" for name, found in stamps)
    python = f"{sys.version} {sys.implementation.cache_tag} {marshal.version}"
    return hashlib.sha256("\0".join((python, *_versions(), *states)).encode())


def _versions() -> list[str]:
    """What tells the libraries' versions from others; `importlib.metadata` would take longer than many a render."""
    origins = (found.origin for library in _LIBRARIES if (found := find_spec(library)))
    folders = {Path(origin).parent.parent for origin in origins if origin}
    beginnings = tuple(f"{library}-" for library in _LIBRARIES)
    names = (entry.name for folder in folders if folder.is_dir() for entry in os.scandir(folder))
    return sorted(name for name in names if name.casefold().startswith(beginnings))
