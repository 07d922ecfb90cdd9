"""A case to be locked, a key and a passphrase to do it with."""

from pathlib import Path

import pytest

from cspr_docs.project.encryption import Key

pyrage = pytest.importorskip("pyrage")

PASSPHRASE = "heron quarry lantern oats"
IDENTITY = pyrage.x25519.Identity.generate()
SECRET = Path("key.txt")
KEY = Key(recipients=(str(IDENTITY.to_public()),), identities=(SECRET,))
"""Takes no second, where a passphrase takes one on purpose."""
BY_KEY = ("--recipient", KEY.recipients[0], "--identity", SECRET)


def quiet(step: str) -> None:
    """Says nothing."""


def hard_case() -> Path:
    """A small case folder with what makes packing hard."""
    folder = Path("cases/alder")
    (folder / "letters" / "deep" / "deeper").mkdir(parents=True)
    (folder / "attachments" / "empty").mkdir(parents=True)
    (folder / "case.yaml").write_bytes(b"reference: EX-7\r\n")
    (folder / "letters" / "Señora Świątek.md").write_text("Łódź\n", "utf-8")
    (folder / "letters" / "deep" / "deeper" / ("n" * 120 + ".md")).write_bytes(b"")
    (folder / "attachments" / "scan.bin").write_bytes(bytes(range(256)) * 40)
    (folder / ".schemas").mkdir()
    (folder / "case.yaml").chmod(0o640)
    SECRET.write_text(f"# created today\n{IDENTITY}\n", "utf-8")
    return folder
