"""What holds across rooms."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from cspr_docs.casefile import read_case
from cspr_docs.cli.group import COMMANDS
from cspr_docs.documents.context.names import Reader
from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import Severity, every_code
from schemas.base import Term
from schemas.export import SCHEMA_FILE, case_schema, text_of
from tests.asked import some
from tests.commands import build, run
from tests.conftest import CASES, EVERY_SAMPLE, ROOT, SAMPLES
from tests.sample_documents import every_document, rendered, sample

HEAVY = ("pydantic", "jinja2", "lxml", "docxtpl", "markdown_it", "yaml", "holidays", "watchfiles")


def test_the_schema_for_editors_is_current() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == text_of(case_schema()), "write it with: cspr schema"


def test_every_field_is_described() -> None:
    schema = case_schema()
    models = {
        "Case": schema,
        **{name: entry for name, entry in schema["$defs"].items() if "properties" in entry},
    }
    bare = [f"{name}.{field}" for name, model in models.items() for field, entry in model["properties"].items()
            if not entry.get("description")]  # fmt: skip
    assert bare == []
    assert len(models) > 40


def test_every_word_of_every_term_is_its_own() -> None:
    for term in some(Term.__subclasses__()):
        words = [member.words for member in term]
        assert len(set(words)) == len(words)
        assert all(len(word) > 1 and "_" not in word for word in words)


def test_every_code_explains_itself_in_a_sentence_or_more(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = every_code()
    monkeypatch.setattr("cspr_docs.problems.every_code", lambda: codes)  # it looks for modules each time
    for code, known in codes.items():
        assert known.explanation.endswith("."), code
        assert len(known.explanation.split()) >= 8, code
        assert run("explain", code).output.startswith(f"{code} ({known.severity})")
    assert {known.severity for known in codes.values()} == set(Severity)


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in some(COMMANDS):
        assert f"cspr {name}" in readme
        assert len(run(name, "--help").output.split()) > 20


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_help_imports_nothing_heavy(name: str) -> None:
    words = [name, "--help"] if name else ["--help"]
    assert heavy_after(words) == []


def test_a_build_with_nothing_to_do_imports_nothing_heavy(copied_cases: Path) -> None:
    build("cases/linden")
    words = ["build", "--today", "2026-11-22", "cases/linden"]
    assert heavy_after(words) == []


def heavy_after(words: list[str]) -> list[str]:
    """Which heavy libraries a command has imported, run in a process of its own."""
    code = (
        "import sys\nfrom cspr_docs.cli import main\n"
        f"sys.argv = {['cspr', *words]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.rsplit("HEAVY ", 1)[1].replace("'", '"'))
    return found


IN_TURN = """
import sys
from cspr_docs.cli import main
for over_all in ([], ["--all-cases"]):
    sys.argv[1:] = [*sys.argv[1:], *over_all]
    try:
        main()
    except SystemExit:
        pass
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_case_gives_the_same_bytes(seed: str, copied_cases: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-c", IN_TURN, "build", "--today", "2026-11-22"]
    words = [
        *(f"cases/{name}" for name in sorted(EVERY_SAMPLE)),
        "--templates",
        str(ROOT / "templates"),
    ]
    subprocess.run([*command, *words], env=environment, check=False, capture_output=True)
    for case, file_name in some(every_document()):
        assert Path("output", case, file_name).read_bytes() == rendered(case, file_name).content, file_name


@pytest.mark.parametrize("case", SAMPLES)
def test_a_published_report_and_a_panels_copy_hold_nothing_of_the_register(case: str) -> None:
    identities = read_case(CASES / case).identities
    assert identities
    everything = some(sorted(set(register_values(identities))))
    assert len(everything) > 20
    for document in some(sample(case).documents):
        reader, file_name = document.kind.settings.reader, document.file_name
        if not reader.sees_real_names:
            # The Panel is told on which day a child was hurt or died, which may be a birthday too.
            register = [
                value for value in everything if not (reader is Reader.PANEL and IS_DAY.search(value))
            ]
            said = all_that_it_says(rendered(case, file_name).content)
            held = [value for value in register if value in said]  # found ten times as fast as by a pattern
            told = [value for value in held if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", said)]
            assert told == [], file_name


IS_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}|\d\d/\d\d/\d{4}")


def all_that_it_says(content: bytes) -> str:
    """Every part of a Word file: as it is, and its words as they follow each other; the points of pictures aside."""
    package = load_package(content, "a.docx")
    parts = [part.decode("utf-8", "ignore") for name, part in package.items() if not name.endswith(".png")]
    return "\n".join((*parts, *(re.sub("<[^>]+>", "", part) for part in parts)))


def register_values(model: BaseModel) -> Iterator[str]:
    """Every value of a register as a document might write it."""
    for name in type(model).model_fields:
        held = getattr(model, name)
        for value in (
            held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
        ):
            if isinstance(value, BaseModel):
                yield from register_values(value)
            elif isinstance(value, date):
                yield from (value.isoformat(), f"{value.day} {value:%B %Y}", f"{value:%d/%m/%Y}")
            elif value and name != "title" and (name != "address" or any(map(str.isdigit, str(value)))):
                yield str(value)  # a line of an address without a number is a town or a country


NO_NETWORK = """
import json, socket, sys
def refused(*_, **__):
    raise AssertionError("the product reached for the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refused
from cspr_docs.cli import main
for words in json.loads(sys.argv[1]):
    print("BEGUN", *words)
    sys.argv = ["cspr", *words]
    try:
        main()
    except SystemExit as end:
        print("ENDED", end.code or 0)
"""

OFFLINE = (
    ["check", "cases/linden", "--today", "2026-11-22"],
    ["build", "cases/rowan", "--today", "2026-11-22"],
    ["pull", "--dry-run", "output/rowan/final-report.docx"],
    ["trace", "output/rowan/final-report.docx", "Why we did this review"],
    ["publish", "output/rowan/learning-briefing.docx", "--pdf", "typst"],
    ["send", "terms-of-reference", "cases/rowan"],
    ["generalise", "output/rowan/final-report.docx"],
)


@pytest.mark.slow
def test_no_command_reaches_for_the_network(drafts: Path) -> None:
    command = [sys.executable, "-c", NO_NETWORK, json.dumps(OFFLINE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "reached for the network" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    _, *each = done.stdout.split("BEGUN ")
    assert [told.split()[0] for told in each] == [words[0] for words in OFFLINE]
    for told in each:
        command_line, *printed, code = told.splitlines()
        assert code in ("ENDED 0", "ENDED 1"), told
        assert printed, command_line


def test_no_plugin_of_another_package_sees_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "curious.py").write_text("print('SAW THE CASE')\nplugin = None\n", "utf-8")
    about = tmp_path / "curious-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: curious\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[pydantic]\ncurious = curious:plugin\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(ROOT))))
    loaded = [sys.executable, "-c", "import schemas.case; schemas.case.Case(reference='EX-1')"]
    assert "SAW THE CASE" in subprocess.run(loaded, capture_output=True, text=True, check=False).stdout
    checked = [sys.executable, "-m", "cspr_docs", "check", str(ROOT / "cases" / "larch")]
    assert "SAW THE CASE" not in subprocess.run(checked, capture_output=True, text=True, check=True).stdout
