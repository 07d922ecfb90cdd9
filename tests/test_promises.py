"""What holds across rooms."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cspr_docs.cli.group import COMMANDS
from cspr_docs.problems import Severity, every_code
from schemas.base import Term
from schemas.export import SCHEMA_FILE, case_schema, text_of
from tests.commands import build, run
from tests.conftest import CASES, ROOT, SAMPLES
from tests.sample_documents import every_document, rendered

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
    for term in Term.__subclasses__():
        words = [member.words for member in term]
        assert len(set(words)) == len(words)
        assert all(len(word) > 1 and "_" not in word for word in words)


def test_every_code_explains_itself_in_a_sentence_or_more() -> None:
    for code, known in every_code().items():
        assert known.explanation.endswith("."), code
        assert len(known.explanation.split()) >= 8, code
        assert run("explain", code).output.startswith(f"{code} ({known.severity})")
    assert {known.severity for known in every_code().values()} == set(Severity)


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in COMMANDS:
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


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_case_gives_the_same_bytes(seed: str, copied_cases: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-m", "cspr_docs", "build", "--today", "2026-11-22"]
    words = [*(f"cases/{name}" for name in SAMPLES), "--templates", str(ROOT / "templates")]
    subprocess.run([*command, *words], env=environment, check=False, capture_output=True)
    for case, file_name in every_document():
        assert Path("output", case, file_name).read_bytes() == rendered(case, file_name).content, file_name


def test_a_published_report_and_a_panels_copy_hold_no_real_name() -> None:
    from cspr_docs.casefile import read_case
    from tests.word_edits import words_in

    for case, file_name in every_document():
        if file_name.startswith("decision-letter"):
            continue
        identities = read_case(CASES / case).identities
        assert identities
        real = {person.last_name for person in identities.people.values() if person.last_name}
        assert len(real) > 2
        assert not real & words_in(rendered(case, file_name).content), file_name


def test_nothing_of_the_product_reaches_for_the_network() -> None:
    network = ("import socket", "import urllib", "import http", "import requests", "from urllib.request")
    for path in (*ROOT.glob("cspr_docs/**/*.py"), *ROOT.glob("schemas/*.py")):
        text = path.read_text("utf-8")
        assert not [word for word in network if word in text], path
