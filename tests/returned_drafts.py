"""Drafts as reviewers send them back: a built file, edited at the anchors of its values as Word would write it."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path

from click.testing import Result
from lxml import etree

from cspr_docs.ooxml.namespaces import PRESERVE, w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.problems import path_text
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchors import DATA, Anchor
from cspr_docs.word.issue import read_issue
from tests.commands import TODAY, run

Element = etree._Element
DAY = "2026-11-20T10:00:00Z"
CORE = "docProps/core.xml"
REPORT = Path("output/rowan/final-report.docx")
FOREWORD, FILE = "final_report.foreword", "cases/rowan/final_report/foreword.md"
LIVED = "final_report.lived_experience"
MADE = "final_report.improvements_made"
TABLE = "final_report.systemic_analysis"
STATUS, PERIOD = "final_report.status", "review.period_from"


class Draft:
    """One draft, open in a reviewer's Word; nothing is on disk until it is saved."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts = dict(read_package(path).parts)
        self.root: Element = etree.fromstring(self.parts[BODY])
        self.anchors: tuple[Anchor, ...] = read_issue(self.parts[DATA]).anchors
        self._ids = count(70_000)

    def anchor(self, at: str) -> Anchor:
        """The first anchor of a value, by its data path as text."""
        return next(anchor for anchor in self.anchors if path_text(anchor.path) == at)

    def control(self, at: str) -> Element:
        """The content control of a value."""
        return self.control_of(self.anchor(at).key)

    def control_of(self, key: str) -> Element:
        """The content control with this tag."""
        [tag] = [tag for tag in self.root.iter(w("tag")) if tag.get(w("val")) == key]
        return next(tag.iterancestors(w("sdt")))

    def content(self, at: str) -> Element:
        """What is inside of a value's control."""
        found = self.control(at).find(w("sdtContent"))
        assert found is not None
        return found

    def paragraph(self, at: str, words: str) -> Element:
        """The paragraph of a field that says these words."""
        return next(each for each in self.content(at).iter(w("p")) if words in said(each))

    def replace(self, at: str, old: str, new: str) -> None:
        """Types over words of a field with tracking off; they must stand in one run."""
        text = next(each for each in self.content(at).iter(w("t")) if old in (each.text or ""))
        text.text = (text.text or "").replace(old, new, 1)
        text.set(PRESERVE, "preserve")

    def say(self, at: str, words: str) -> None:
        """Types over a single value, or a field of one paragraph."""
        retype(self.control(at), words)

    def change(self, name: str, author: str = "Ann Reader") -> Element:
        """A mark of a tracked change."""
        return etree.Element(w(name), {w("id"): str(next(self._ids)), w("author"): author, w("date"): DAY})

    def track_in(self, paragraph: Element, words: str, author: str = "Ann Reader") -> None:
        """Words added at a paragraph's end, tracked."""
        change = self.change("ins", author)
        change.append(a_run(words))
        paragraph.append(change)

    def track_out(self, run_: Element, name: str = "del", author: str = "Ann Reader") -> None:
        """A run taken out, tracked."""
        change = self.change(name, author)
        run_.addprevious(change)
        change.append(run_)
        for text in run_.iter(w("t")):
            text.tag = w("delText")

    def mark_end(self, paragraph: Element, name: str) -> None:
        """A paragraph's end, tracked as new or as gone."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        mark = properties.find(w("rPr"))
        if mark is None:
            mark = etree.SubElement(properties, w("rPr"))
        mark.insert(0, self.change(name))

    def save(self, to: Path | str | None = None, *, by: str = "Ann Reader") -> Path:
        """Writes the file as this person saved it; gives its path."""
        self.parts[BODY] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.parts[CORE] = saved_by(self.parts[CORE], by)
        path = Path(to) if to else self.path
        path.write_bytes(to_bytes(Package(self.parts, path.name)))
        return path


def saved_by(core: bytes, name: str) -> bytes:
    """The file's properties as Word leaves them when this person saves."""
    root = etree.fromstring(core)
    tag = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
    found = root.find(tag)
    if found is None:
        found = etree.SubElement(root, tag)
    found.text = name
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def said(element: Element) -> str:
    """The words in an element."""
    return "".join(text.text or "" for text in element.iter(w("t")))


def retype(element: Element, words: str) -> None:
    """Puts words in place of all that an element says, in its first run."""
    first, *others = element.iter(w("t"))
    first.text = words
    first.set(PRESERVE, "preserve")
    for text in others:
        text.text = ""


def a_run(words: str, look: str = "") -> Element:
    """A run as Word types it; `look` names a property that is switched on."""
    run_ = etree.Element(w("r"), {w("rsidR"): "00A77B3E"})
    if look:
        etree.SubElement(
            etree.SubElement(run_, w("rPr")), w(look), {w("val"): "single"} if look == "u" else {}
        )
    text = etree.SubElement(run_, w("t"), {PRESERVE: "preserve"})
    text.text = words
    return run_


def a_paragraph(words: str, like: Element | None = None) -> Element:
    """A new paragraph, with the looks of another."""
    paragraph = etree.Element(w("p"), {w("rsidR"): "00A77B3E"})
    properties = None if like is None else like.find(w("pPr"))
    if properties is not None:
        paragraph.append(deepcopy(properties))
    paragraph.append(a_run(words))
    return paragraph


def unwrapped(control: Element) -> None:
    """Takes a control away and leaves what it holds, as 'Remove content control' does."""
    content = control.find(w("sdtContent"))
    assert content is not None
    for child in list(content):
        control.addprevious(child)
    gone(control)


def gone(element: Element) -> None:
    """Takes an element out."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def pull(*words: str | Path, answers: str = "") -> Result:
    """`cspr pull` on a fixed day."""
    return run("pull", "--today", TODAY, *words, answers=answers)


def assert_told_once(draft: Draft, case: str = "rowan") -> None:
    """Pulled again, nothing is told twice."""
    kept = reviews_as_bytes(case)
    pull(draft.path)
    assert reviews_as_bytes(case) == kept


def case_files(folder: Path = Path("cases")) -> dict[str, bytes]:
    """Every file of the cases but what pulling keeps of the reviewers."""
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "reviews" not in path.parts
    }


def reviews(case: str) -> dict[str, str]:
    """What pulling keeps of the reviewers, by the file's name."""
    return {name: content.decode() for name, content in reviews_as_bytes(case).items()}


def reviews_as_bytes(case: str) -> dict[str, bytes]:
    """The same, pictures among them."""
    folder = Path("cases") / case / "reviews"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed_files(before: dict[str, bytes]) -> dict[str, bytes]:
    """The files of the cases that are not as they were; empty bytes for one that is gone."""
    now = case_files()
    names = sorted({*before, *now})
    return {name: now.get(name, b"") for name in names if before.get(name) != now.get(name)}


def unchanged_but(before: bytes, after: bytes, old: str, new: str) -> bool:
    """Whether the new bytes are the old ones with these words in place of those, once."""
    return before.count(old.encode()) == 1 and before.replace(old.encode(), new.encode()) == after


def every_way(ways: dict[str, Callable[[Draft], None]]) -> Iterator[tuple[str, Callable[[Draft], None]]]:
    """The ways by name, for a parametrised test."""
    yield from sorted(ways.items())
