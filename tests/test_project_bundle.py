"""What goes into a locked file and what may come out of one."""

import io
import tarfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.problems import Stop
from cspr_docs.project.bundle import BundleEntry, from_tar, name_fault, read_entries, to_tar, write_entries
from cspr_docs.project.encryption import Key, decrypted, encrypted
from cspr_docs.project.lock import unlock
from tests.trees import tree

pyrage = pytest.importorskip("pyrage")

IDENTITY = pyrage.x25519.Identity.generate()
PUBLIC = str(IDENTITY.to_public())


@pytest.fixture(scope="session")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the secret key."""
    file = tmp_path_factory.mktemp("keys") / "key.txt"
    file.write_text(f"{IDENTITY}\n", "utf-8")
    return file


NAMES = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
    .map(lambda name: key(name))
    .filter(lambda name: not name_fault(name) and key(name) == name)
)
"""Names that are the same on a computer that ignores capitals."""
CONTENTS = st.one_of(st.none(), st.binary(max_size=40))


def key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


@settings(max_examples=60)
@given(parts=st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map(tuple), CONTENTS, max_size=8))
def test_any_tree_comes_back(
    parts: dict[tuple[str, ...], bytes | None], secret: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, back = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("back")
    for names, content in parts.items():
        path = folder.joinpath(*names)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.mkdir() if content is None else path.write_bytes(content)
        except OSError:
            continue  # a file stands where this would need a folder
    packed = to_tar(read_entries(folder, "cases/x"))
    assert packed == to_tar(read_entries(folder, "cases/x"))
    again = decrypted(encrypted(packed, Key(recipients=(PUBLIC,))), Key(identities=(secret,)), Path("x.age"))
    write_entries(back, from_tar(again, "x.age"), "cases/x")
    assert tree(back) == tree(folder)


def archive(*members: tuple[str, bytes, bytes]) -> bytes:
    """A tar file of these names, types and contents."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(content), "/etc/passwd"
            made.addfile(member, io.BytesIO(content))
    return stream.getvalue()


FILE, FOLDER = tarfile.REGTYPE, tarfile.DIRTYPE


@pytest.mark.parametrize(
    "content",
    [
        archive(("cases/x/../../../evil", FILE, b"x")),
        archive(("/etc/evil", FILE, b"x")),
        archive(("cases/x/c:\\evil", FILE, b"x")),
        archive(("cases/x", tarfile.SYMTYPE, b"")),
        archive(("cases/x/a", tarfile.LNKTYPE, b"")),
        archive(("cases/x/a", tarfile.CHRTYPE, b"")),
        archive(("cases/x/a", tarfile.FIFOTYPE, b"")),
        archive(("cases/x/a", FILE, b"1"), ("cases/x/A", FILE, b"2")),
        archive(("cases/x/a", FILE, b"1"), ("cases/x/a/b", FILE, b"2")),
        archive(("cases/x/a", FILE, b"1" * 600))[:800],
        archive(("cases/x", FOLDER, b""), ("elsewhere/y", FOLDER, b"")),
        archive(("cases/x", FOLDER, b""), ("cases/y", FOLDER, b"")),
        archive(("output/x", FOLDER, b"")),
        archive(),
        b"no archive at all",
    ],
)
def test_a_hostile_archive_is_refused_and_nothing_is_written(
    content: bytes, secret: Path, workspace: Path
) -> None:
    Path("x.age").write_bytes(encrypted(content, Key(recipients=(PUBLIC,))))
    with pytest.raises(Stop) as stop:
        unlock(Path("x.age"), Key(identities=(secret,)), None, Path("output"), lambda step: None)
    assert [problem.code for problem in stop.value.problems] == ["unlock-damaged"]
    assert sorted(path.name for path in Path().iterdir()) == ["x.age"]


def test_an_entry_is_a_folder_or_a_file() -> None:
    entries = (BundleEntry("cases/x", 0o755, None), BundleEntry("cases/x/a", 0o644, b""))
    assert from_tar(to_tar(entries), "x") == entries
