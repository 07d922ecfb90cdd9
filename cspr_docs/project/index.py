"""The index of a workspace: the state in which the last build found nothing to do for a case.

It is a memory and never the truth: without it, or where it is broken, locked or another program's, everything is
looked at as if there had never been one.
"""

import os
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

FILE = ".cspr-index.sqlite"
"""In the folder of the drafts; it may be deleted at any time."""
_MARKS = {"application_id": 0x63737072, "user_version": 1}
"""By which this program knows its own file of this version."""
_BATCH = 500
"""How many cases are written at once, so that the file is never locked for long."""
_PATIENCE = 2
"""Seconds that it waits while another build writes."""


class Index:
    """What is known of cases by their names; nothing that is wrong with its file is ever raised."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._database: sqlite3.Connection | None = None
        self._is_given_up = False
        self._fresh: list[tuple[str, bytes, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._write()
        if self._database:
            self._database.close()

    def told(self, name: str, state: bytes) -> str | None:
        """What is told of a case that is still in this state; `None` where it is in another, or unknown."""
        if (database := self._open()) is None:
            return None
        try:
            found = database.execute("SELECT state, told FROM cases WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        return str(found[1]) if found and found[0] == state else None

    def keep(self, name: str, state: bytes, told: str) -> None:
        """Remembers what is told of the case as long as it is in this state."""
        self._fresh.append((name, state, told))
        if len(self._fresh) >= _BATCH:
            self._write()

    def _write(self) -> None:
        fresh, self._fresh = self._fresh, []
        if not fresh or (database := self._open()) is None:
            return
        try:
            with database:
                database.executemany("INSERT OR REPLACE INTO cases VALUES (?, ?, ?)", fresh)
        except sqlite3.Error:
            self._give_up()

    def _open(self) -> sqlite3.Connection | None:
        """The database, made where there is none; `None` where it cannot be used, or the folder is not there yet."""
        if self._database or self._is_given_up or not self._output.is_dir() or self._output.is_symlink():
            return self._database
        path = self._output / FILE
        try:
            self._database = _opened(path)
        except sqlite3.OperationalError:  # it is locked, or may not be written
            self._give_up()
        except (sqlite3.Error, OSError):
            self._rebuild(path)
        return self._database

    def _rebuild(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
            self._database = _opened(path)
        except (sqlite3.Error, OSError):
            self._give_up()

    def _give_up(self) -> None:
        self._is_given_up = True
        if self._database:
            self._database.close()
        self._database = None


def _opened(path: Path) -> sqlite3.Connection:
    """The database in this file, readable by its owner alone.

    Raises:
        sqlite3.OperationalError: it is locked, or cannot be written.
        sqlite3.Error, OSError: it is broken, a link, or another program's.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o600))
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        if not path.stat().st_size:
            _begin(database)
        numbers = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
    except sqlite3.Error:
        database.close()
        raise
    if numbers != [*_MARKS.values()]:
        database.close()
        raise sqlite3.DatabaseError("another program's")
    return database


def _begin(database: sqlite3.Connection) -> None:
    with database:
        for name, number in _MARKS.items():
            database.execute(f"PRAGMA {name} = {number}")
        database.execute("CREATE TABLE cases (name TEXT PRIMARY KEY, state BLOB, told TEXT) WITHOUT ROWID")
