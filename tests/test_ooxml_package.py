"""Packages: what is read with suspicion, and the same bytes whenever they are written."""

import io
import struct
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import EMPTY

from cspr_docs.ooxml import package as packages
from cspr_docs.ooxml.archive import to_skeleton
from cspr_docs.ooxml.limits import is_xml
from cspr_docs.ooxml.package import Package, load_package, read_package, to_bytes
from cspr_docs.problems import CODES, Stop

TYPES = "[Content_Types].xml"


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """A zip of these entries, whatever their names."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # the same name twice
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def refusal(data: bytes) -> tuple[str, str]:
    """The code and the message that loading the bytes stops with."""
    with pytest.raises(Stop) as stop:
        load_package(data, "inbox/letter.docx")
    [problem] = stop.value.problems
    assert problem.code in CODES
    assert problem.file == "inbox/letter.docx"
    assert problem.hint
    return problem.code, problem.message


WHOLE = to_bytes(EMPTY)
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is not a whole Word file: it is empty"),
        (b"%PDF-1.7 not a zip", "this is not a whole Word file: it is a PDF, not a Word document"),
        (b"any other text", "this is not a whole Word file"),
        (WHOLE[: len(WHOLE) // 2], "this is not a whole Word file"),
        (WHOLE.replace(b"PK\x05\x06", b"PK\x05\x07"), "this is not a whole Word file"),
        (zipped(("hello.txt", b"hi")), "this is a zip file, but not a Word document"),
    ],
)
def test_damaged_files(data: bytes, message: str) -> None:
    assert refusal(data) == ("word-file-damaged", message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            zipped((TYPES, b"<Types/>"), ("a.xml", b"1"), ("A.xml", b"2")),
            "this file is refused: it holds the part A.xml twice",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("../a.xml", b"1")),
            "this file is refused: the name of its part '../a.xml' points outside the file",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("/etc/passwd", b"1")),
            "this file is refused: the name of its part '/etc/passwd' points outside the file",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("word\\a.xml", b"1")),
            "this file is refused: the name of its part 'word\\a.xml' points outside the file",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("word/document.xml", DTD)),
            "this file is refused: its part word/document.xml declares a DTD",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("word/document.xml", DTD.decode().encode("utf-16"))),
            "this file is refused: its part word/document.xml declares a DTD",
        ),
        (
            zipped((TYPES, b"<Types/>"), ("word/document.xml", b"<x>" + b" " * 30_000_000)),
            "this file is refused: its part word/document.xml unpacks to far more than it should",
        ),
    ],
)
def test_hostile_files(data: bytes, message: str) -> None:
    assert refusal(data) == ("word-file-unsafe", message)


def test_two_bad_names_are_told_at_once() -> None:
    with pytest.raises(Stop) as stop:
        load_package(zipped((TYPES, b"<Types/>"), ("../a", b""), ("/b", b"")), "x.docx")
    assert len(stop.value.problems) == 2


def test_sizes_are_counted_not_believed() -> None:
    """An entry whose header claims a small size still stops at what really comes out."""
    data = zipped((TYPES, b"<Types/>"), ("word/media/a.bin", b"\0" * 50_000_000))
    claimed = data.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 10))
    assert claimed != data
    assert refusal(claimed)[0] in ("word-file-unsafe", "word-file-damaged")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_PARTS", 3)
    assert refusal(zipped(*((f"{n}.xml", b"") for n in range(4))))[1].endswith(
        "it holds 4 parts, more than 3"
    )


def test_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1_000)
    data = zipped((TYPES, b"<Types/>"), ("a.bin", bytes(range(256)) * 3), ("b.bin", bytes(range(256)) * 3))
    assert "b.bin" in refusal(data)[1]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        read_package(tmp_path / "none.docx")
    [problem] = stop.value.problems
    assert (problem.code, problem.message) == ("word-file-unreadable", "it is not there")


def test_the_mark_that_word_keeps_beside_an_open_document_is_told_as_that(tmp_path: Path) -> None:
    mark = tmp_path / "~$nal-report.docx"
    mark.write_bytes(b"\x05Ann B" + bytes(150))
    with pytest.raises(Stop) as stop:
        read_package(mark)
    [problem] = stop.value.problems
    assert problem.message == "it is no document: Word keeps it beside one that is open"
    assert problem.hint == "close the document in Word, and give the document itself"


def test_a_document_that_another_program_holds_open_says_to_close_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held.docx"
    held.write_bytes(zipped((TYPES, b"<Types/>")))

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(Stop) as stop:
        read_package(held)
    [problem] = stop.value.problems
    assert problem.message.endswith("you may not read it, or another program holds it open")
    assert problem.hint.startswith("close it in Word")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.docx").open("wb") as stream:
        stream.truncate(packages.MOST_BYTES + 1)
    with pytest.raises(Stop) as stop:
        read_package(tmp_path / "a.docx")
    assert [problem.message for problem in stop.value.problems] == [
        "this file is refused: it is larger than 200 MB"
    ]


def test_entries_for_folders_are_no_parts() -> None:
    assert set(load_package(zipped((TYPES, b"<Types/>"), ("word/", b"")), "x")) == {TYPES}


def test_a_file_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WHOLE)
    package = read_package(tmp_path / "a.docx")
    assert package == EMPTY
    assert package.name.endswith("a.docx")


def test_written_as_the_promise_says() -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    names = [info.filename for info in infos]
    assert names == [TYPES, *sorted(set(EMPTY) - {TYPES})]
    for info in infos:
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert (info.create_system, info.external_attr, info.extra, info.comment) == (0, 0, b"", b"")
        assert info.compress_type == zipfile.ZIP_DEFLATED


NAMES = st.text(alphabet="abcé/", min_size=1, max_size=8).filter(lambda name: all(name.split("/")))
PARTS = st.dictionaries(NAMES, st.binary(max_size=300).filter(lambda data: not is_xml("", data)), max_size=6)


@given(parts=PARTS)
def test_round_trip(parts: dict[str, bytes]) -> None:
    package = Package({TYPES: b"<Types/>", **parts})
    data = to_bytes(package)
    assert load_package(data, "x") == package
    backwards = dict(reversed(list(package.items())))
    assert to_bytes(backwards) == data


@given(parts=PARTS, changed=PARTS)
def test_a_skeleton_gives_what_writing_all_gives(parts: dict[str, bytes], changed: dict[str, bytes]) -> None:
    package = {TYPES: b"<Types/>", **parts}
    assert to_skeleton(package).with_parts(changed) == to_bytes({**package, **changed})


@settings(max_examples=200)
@given(st.data())
def test_damage_is_a_problem_or_harmless_never_a_crash(data: st.DataObject) -> None:
    content = bytearray(zipped((TYPES, b"<Types/>"), ("word/document.xml", b"<x>text</x>" * 5)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Stop):
        load_package(bytes(content), "x.docx")
