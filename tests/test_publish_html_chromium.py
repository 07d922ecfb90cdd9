"""The published page as its readers meet it in Chromium: axe-core, the Nu validator, the keyboard, narrow, printed."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from full_article import FULL, LONG, PAGE

from cspr_docs.ooxml.package import load_package
from cspr_docs.publish.html import to_html
from cspr_docs.word.article import to_article
from tests.asked import some
from tests.conftest import ROOT, tool_or_skip
from tests.sample_documents import rendered

FROM_NPM = ROOT / "tests" / "from_npm"
VALIDATOR = FROM_NPM / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m")
"""For two pages Java need not compile so much so well; what is compiled in haste needs a larger stack."""
NAMES = ("full", "rowan")

FALSE_ALARM = re.compile(
    r"Resource violates Content Security Policy .*: image “data:image/.* blocked by “img-src”"
)
"""The validator says so whatever the policy allows, even `img-src * data:`; a test sees Chromium show the pictures."""

pytestmark = [pytest.mark.npm, pytest.mark.slow]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of the article that has everything, and that of a sample report."""
    folder = tmp_path_factory.mktemp("pages")
    report = load_package(rendered("rowan", "final-report.docx").content, "final-report.docx")
    for name, article in zip(NAMES, (FULL, to_article(report)), strict=True):
        (folder / f"{name}.html").write_bytes(to_html(article, PAGE))
    return folder


@pytest.fixture(scope="module")
def looked(pages: Path) -> dict[str, Any]:
    """What the browser found, by page."""
    node = tool_or_skip("node", "install Node.js")
    tool_or_skip("chromium", "install Debian's chromium")
    if not (FROM_NPM / "node_modules" / "playwright-core").exists():
        tool_or_skip("playwright-core", "run 'npm install --prefix tests/from_npm'")
    command = [node, str(FROM_NPM / "look.mjs"), *(str(pages / f"{name}.html") for name in NAMES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(NAMES, json.loads(done.stdout), strict=True))


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_light_and_dark_wide_and_narrow(looked: dict[str, Any], name: str) -> None:
    axe = looked[name]["axe"]
    assert set(axe) >= {"light-1280", "dark-1280", "light-320", "dark-320", "contrast-1280"}
    assert {look: found for look, found in axe.items() if found} == {}


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_for_nothing(looked: dict[str, Any], name: str) -> None:
    assert looked[name]["requests"] == []


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_over_the_edge_of_a_narrow_page(looked: dict[str, Any], name: str) -> None:
    widths = looked[name]["width"]
    assert {look: width for look, width in widths.items() if width > int(look.split("-")[1])} == {}


@pytest.mark.chromium
def test_pictures_are_shown_under_the_pages_own_policy(looked: dict[str, Any]) -> None:
    assert set(map(tuple, looked["full"]["pictures"].values())) == {(1, 1)}


@pytest.mark.chromium
def test_the_keyboard_goes_to_everything_in_the_order_of_the_page(looked: dict[str, Any]) -> None:
    stops = looked["full"]["walk"]["light-1280"]
    assert [stop["href"] or stop["label"] for stop in stops] == [
        "#page_main",
        *("#first", "#deeper", "#pictures", "#two", "#page_formats"),
        *("#note_1", "#note_2", "mailto:a@b.example", "https://example.org/a?b=1&c=2", "#first", "#place"),
        *("Ages", "Ages (3)", LONG),
        *("#note_1_ref", "https://example.org/n", "#note_2_ref"),
        "mailto:formats@harrowmere.example",
    ]


@pytest.mark.chromium
def test_on_a_narrow_page_the_contents_open_when_asked_for(looked: dict[str, Any]) -> None:
    stops = looked["full"]["walk"]["light-320"]
    assert [stop["tag"] for stop in stops[:3]] == ["a", "summary", "a"]
    assert stops[1]["words"] == "In this briefing"


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_where_the_keyboard_is_can_be_seen(looked: dict[str, Any], name: str) -> None:
    for stops in some(looked[name]["walk"].values()):
        assert len(stops) > 8
        hidden = [stop["href"] or stop["label"] for stop in stops if not stop["seen"] or stop["outline"] < 2]
        assert hidden == []


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_what_is_clicked_is_large_enough(looked: dict[str, Any], name: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links in a line of text."""
    for stops in some(looked[name]["walk"].values()):
        alone = [stop for stop in some(stops) if stop["within"] == "nav" or stop["role"] == "doc-backlink"]
        assert [stop["href"] for stop in alone if min(stop["width"], stop["height"]) < 24] == []


@pytest.mark.chromium
@pytest.mark.parametrize("name", NAMES)
def test_on_paper_it_is_black_without_what_is_clicked(looked: dict[str, Any], name: str) -> None:
    printed = looked[name]["print"]
    assert (printed["nav"], printed["skip"]) == (False, False)
    assert printed["colours"] == ["rgb(0, 0, 0)"]
    assert printed["href"] in printed["behind"]


def test_the_nu_validator_has_nothing_to_say(pages: Path) -> None:
    java = tool_or_skip("java", "install a Java runtime")
    if not VALIDATOR.exists():
        tool_or_skip(VALIDATOR, "run 'npm install --prefix tests/from_npm'")
    files = [str(pages / f"{name}.html") for name in NAMES]
    command = [java, *QUICK_TO_START, "-jar", str(VALIDATOR), "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    messages = [message["message"] for message in json.loads(done.stderr)["messages"]]
    assert [message for message in messages if not FALSE_ALARM.match(message)] == []
