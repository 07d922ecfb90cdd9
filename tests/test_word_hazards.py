"""Every hostile file is refused with its reason, in bounded time and memory; good files are not."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.problems import CODES, Problem, Stop
from cspr_docs.word.hazards import hazards
from cspr_docs.word.link_targets import danger
from tests import hostile_parts as made
from tests.conftest import ROOT
from tests.hostile_files import HOSTILE
from tests.hostile_inside import ENCLOSED
from tests.sample_documents import every_document, rendered
from tests.word_files import new_file

MOST_MEMORY = 512 * 2**20
MOST_SECONDS = 5.0


def refusal(path: Path) -> tuple[Problem, ...]:
    """All that is said of a file, by reading it and by looking into it."""
    try:
        return hazards(read_package(path))
    except Stop as stop:
        return stop.problems


def hazards_of(edit: made.Edit) -> list[tuple[str, str]]:
    """The codes and messages that an edit of a good report gives."""
    parts = made.good_parts()
    edit(parts)
    return [(problem.code, problem.message) for problem in hazards(Package(parts, "report.docx"))]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the path of a hostile file, which is made when it is first asked for."""
    folder = tmp_path_factory.mktemp("hostile")

    @cache
    def write(name: str) -> Path:
        HOSTILE[name].write(folder / f"{name}.docx")
        return folder / f"{name}.docx"

    return write


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name: str, written: Callable[[str], Path]) -> None:
    path = written(name)
    problems = refusal(path)
    reasons = [problem.message for problem in problems if problem.code == HOSTILE[name].code]
    assert any(HOSTILE[name].reason in reason for reason in reasons), problems
    assert all(problem.code in CODES and problem.file == str(path) for problem in problems)
    secrets = ("evil.example", "tracker.example", "somebody/notes", "/etc/passwd")
    assert not any(secret in problem.message for problem in problems for secret in secrets)


def test_the_collection_is_large() -> None:
    assert len(HOSTILE) >= 40


@pytest.mark.slow
def test_every_refusal_comes_in_bounded_time_and_memory(written: Callable[[str], Path]) -> None:
    """One process with a limit on its memory reads the whole collection; each file has a few seconds."""
    script = Path(__file__).parent / "refusing.py"
    command = [
        sys.executable,
        str(script),
        str(MOST_MEMORY),
        *(str(written(name)) for name in sorted(HOSTILE)),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report) == set(HOSTILE)
    assert {name: found for name, found in report.items() if not found["refused"]} == {}
    assert {name: found for name, found in report.items() if found["seconds"] > MOST_SECONDS} == {}


@pytest.mark.parametrize(("case", "file_name"), every_document())
def test_our_own_documents_are_safe(case: str, file_name: str, tmp_path: Path) -> None:
    (tmp_path / file_name).write_bytes(rendered(case, file_name).content)
    assert hazards(read_package(tmp_path / file_name)) == ()


def test_a_new_file_of_words_own_make_is_safe() -> None:
    assert hazards(new_file()) == ()


def test_all_is_told_at_once() -> None:
    edits = (made.field(" DDE x y "), made.link("javascript:x"), made.without("word/styles.xml"))
    codes = {code for code, _ in hazards_of(made.both(*edits))}
    assert codes == {"word-field-fetches", "word-link-outside", "word-parts-amiss"}


def test_places_are_in_the_readers_words() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What we learnt</w:t></w:r></w:p>'
    cell = f"<w:p>{made.field_xml(' DDE x ')}</w:p>"
    table = made.nested_tables(1).replace("<w:p/>", cell)
    found = hazards_of(
        made.both(made.text(heading), made.text("<w:p/>"), made.field(" DDE x "), made.text(table))
    )
    does = "a field of the kind DDE can start another program"
    assert [message for _, message in found] == [
        f"under “What we learnt”, paragraph 1: {does}",
        f"under “What we learnt”, table 1, row 1, column 1: {does}",
    ]


def test_of_a_million_of_one_kind_the_first_few_are_told() -> None:
    many = f"<w:p>{made.field_xml(' DDE x ')}</w:p>" * 300
    messages = [message for _, message in hazards_of(made.text(many))]
    assert len(messages) == 26
    assert messages[-1] == "there is more of the same kind"


@pytest.mark.parametrize(
    "edit",
    [
        made.link("https://www.gov.uk/a?b=c#d"),
        made.link("mailto:panel@example.org?subject=Review"),
        made.field(' HYPERLINK "https://www.gov.uk/" \\o "GOV.UK" '),
        made.field(' HYPERLINK \\l "cspr_f1" '),
        made.field(" PAGE "),
        made.field(" = 2 * 3 "),
        made.run("<w:t>javascript: MERGEFIELD and {{ this }} are only words</w:t>"),
        made.run("<w:t>\u2067\u0634\u0631\u0641\u2069</w:t>"),
        made.replaced(made.BODY, b"<?xml", b"\xef\xbb\xbf<?xml"),
    ],
)
def test_what_is_harmless_is_not_told(edit: made.Edit) -> None:
    assert hazards_of(edit) == []


def test_utf_16_is_legal(tmp_path: Path) -> None:
    parts = made.good_parts()
    text = parts[made.BODY].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    (tmp_path / "a.docx").write_bytes(to_bytes({**parts, made.BODY: text.encode("utf-16")}))
    assert hazards(read_package(tmp_path / "a.docx")) == ()


def test_grey_words_of_empty_controls_are_no_building_blocks() -> None:
    [blocks] = [edit for name, edit, *_ in ENCLOSED if name == "building-blocks"]
    placeholder = made.replaced("word/glossary/document.xml", b"autoTxt", b"placeholder")
    assert hazards_of(made.both(blocks, placeholder)) == []


def test_nothing_in_a_message_steers_a_terminal() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A\x9b31m\u202eB</w:t></w:r></w:p>'
    messages = [message for _, message in hazards_of(made.both(made.text(heading), made.field(" DDE x ")))]
    assert any("“A<U+009B>31m<U+202E>B”" in message for message in messages)
    assert all(message.isprintable() for message in messages)


@pytest.mark.parametrize("name", ["report.docm", "report.dotx", "report.doc"])
def test_the_name_of_the_file_counts(name: str) -> None:
    assert [problem.code for problem in hazards(Package(made.good_parts(), name))] == ["word-other-kind"]


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("https://www.gov.uk", ""),
        ("HTTPS://www.gov.uk:443/a", ""),
        ("mailto:a@b.example", ""),
        ("#place", ""),
        ("", "leads nowhere"),
        ("https:www.gov.uk", "not whole"),
        ("https:///a", "not whole"),
        ("mailto:nobody", "not whole"),
        (" \u200bjavascript:x", "runs a script"),
        ("c:\\a.docx", "own computer"),
        ("//server/share", "own computer"),
        ("tel:01632960100", "opens a program"),
    ],
)
def test_targets(target: str, what: str) -> None:
    assert what in danger(target)
    assert bool(what) == bool(danger(target))
