"""Each question is answered in one place: words that only an answer needs occur nowhere else."""

import ast
import re
from collections import Counter

import pytest

from tests.conftest import ROOT

ANSWERS = {
    r"\bXMLParser\(|\bElementTree\b|etree\.(fromstring|parse|iterparse)\(": ("ooxml/parse.py",),
    r"\bexpat\b": ("word/contents.py",),  # reads what rendering has just written, and needs no lxml for it
    r"\bzipfile\b": ("ooxml/package.py", "ooxml/limits.py"),
    r"\bbasedOn\b": (
        "ooxml/styles.py",
        "ooxml/schema.py",  # where it stands among its neighbours
        "word/house_styles.py",  # points at the house style's own
        "word/own_styles.xml",  # writes the styles that a house style lacks
        "word/scrub/",  # that it may be published, and that what it names is kept and renamed
        "word/validity/",  # that what it names is there
    ),
    r"\bfldChar\b": (
        "ooxml/fields.py",
        "word/contents.py",  # writes the one field that this program makes
        "word/scrub/allowed/",  # that it may be published
        "word/template/marking.py",  # that a reader sees it
        "word/validity/",  # where it may stand
    ),
    r"\bthemeFill\b|\bthemeShade\b": (
        "ooxml/colours.py",
        "ooxml/appearance.py",  # which elements have a colour
        "word/scrub/allowed/",  # that it may be published
    ),
    r"\btblStylePr\b": (
        "ooxml/styles.py",
        "ooxml/table_styles.py",  # which of them fall on a cell
        "word/article/tables.py",  # whether one sets off a table's head
        "word/scrub/allowed/",  # that it may be published
    ),
    r"\bnoBreakHyphen\b": (
        "ooxml/text.py",
        "word/scrub/allowed/",  # that it may be published
    ),
    r"\blvlText\b|\blvlOverride\b": (
        "ooxml/numbering.py",
        "ooxml/schema.py",
        "word/surroundings.py",  # writes the lists of prose
        "word/texts/behind.py",  # reads every attribute, and tells which of them readers see
        "word/scrub/",  # empties texts that nobody sees
    ),
    r"\bget_close_matches\b": ("problems/suggestion.py",),
    r"\bimport holidays\b": ("law/working_days.py",),
    r"\bmkstemp\b": ("files.py",),
    r"\bclass Reader\b": ("documents/context/names.py",),
    r"click\.(s?echo|style)\b": ("cli/printing.py",),
    r"!r\}": (
        "word/template/loops.py",
    ),  # Python that a template becomes; messages quote with `problems.wording`
}
"""For each pattern the files and folders of `cspr_docs` that may hold it, the answer first."""


@pytest.mark.parametrize("pattern", ANSWERS)
def test_a_question_is_answered_in_its_place_alone(pattern: str) -> None:
    answer, *others = ANSWERS[pattern]
    program = ROOT / "cspr_docs"
    sources = {
        path.relative_to(program).as_posix(): path.read_text("utf-8")
        for path in program.rglob("*")
        if path.suffix in (".py", ".toml", ".xml")
    }
    found = {name for name, text in sources.items() if re.search(pattern, text)}
    assert [name for name in sorted(found) if not name.startswith((answer, *others))] == []
    assert answer in found
    assert all(any(name.startswith(other) for name in found) for other in others), "the table names too many"


MONTHS = {
    r"\bjanuary\W+february\W+march\b": "schemas/base.py",
    r"\bjan\W+feb\W+mar\b": None,
    r"\bstycznia\b": "cspr_docs/publish/details/data/months.txt",
    r"\bionawr\b": "cspr_docs/publish/details/data/months.txt",
}
"""How the beginning of a table of the months' names looks, and the one file that holds such a table."""


@pytest.mark.parametrize("pattern", MONTHS)
def test_the_names_of_the_months_stand_in_one_table(pattern: str) -> None:
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for room in ("cspr_docs", "schemas")
        for path in (ROOT / room).rglob("*")
        if path.suffix in (".py", ".txt", ".toml", ".yaml", ".html", ".json")
    }
    found = [name for name, text in files.items() if re.search(pattern, text, re.IGNORECASE)]
    assert found == ([MONTHS[pattern]] if MONTHS[pattern] else [])


def test_a_class_name_occurs_once() -> None:
    classes = Counter(
        node.name
        for room in ("cspr_docs", "schemas")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert "WordParagraph" in classes
    assert [name for name, times in classes.items() if times > 1] == []
