"""A draft that is edited in Word while its case changes, and the two brought together by `cspr build --merge`."""

from copy import deepcopy
from pathlib import Path

import docx
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package, to_bytes
from tests.commands import TODAY, build, outcomes, run

REPORT = "rapid-review.docx"
OUTPUT = Path("output/linden")
FACTS = Path("cases/linden/rapid_review/facts.md")
BODY = "word/document.xml"


def in_case(file: Path, old: str, new: str) -> None:
    """Changes words in a file of the case."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def in_word(file: Path, old: str, new: str) -> bytes:
    """Retypes words in the file without tracking, and saves it with python-docx."""
    document = docx.Document(str(file))
    found = next(text for text in document.element.body.iter(w("t")) if old in (text.text or ""))
    found.text = found.text.replace(old, new)
    document.save(str(file))
    return file.read_bytes()


def tracked_in_word(file: Path, words: str) -> bytes:
    """Puts words behind the first run of the paragraph that holds others, as a tracked change."""
    package = read_package(file)
    root = etree.fromstring(package[BODY])
    paragraph = next(one for one in root.iter(w("p")) if words in "".join(map(str, one.itertext())))
    run = deepcopy(next(paragraph.iter(w("r"))))
    for text in run.iter(w("t")):
        text.text = " Ann's words."
    change = etree.SubElement(paragraph, w("ins"), {w("id"): "7", w("author"): "Ann Reader"})
    change.append(run)
    file.write_bytes(to_bytes({**package, BODY: etree.tostring(root)}))
    return file.read_bytes()


def body(file: Path) -> etree._Element:
    """The body of a Word file."""
    return etree.fromstring(read_package(file)[BODY])


def words(root: etree._Element) -> str:
    """All words in the file, those that are deleted too."""
    lines = ("".join(text.text or "" for text in p.iter(w("t"), w("delText"))) for p in root.iter(w("p")))
    return "\n".join(lines)


def merge(outcome: str = "merged, copy kept") -> str:
    """What is said of a merge that was done."""
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == outcome, result.output
    return result.output


def comments(file: Path) -> str:
    """What all comments say."""
    return "\n".join(map(str, etree.fromstring(read_package(file)["word/comments.xml"]).itertext()))


def pulled(*more: str) -> str:
    """What is said of a pull."""
    return run("pull", str(OUTPUT / REPORT), "--case", "cases/linden", "--today", TODAY, *more).output
