"""Random damage to a good file: reading stops or succeeds, and looking for dangers and faults never fails."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from cspr_docs.ooxml.package import Package, load_package, read_package, to_bytes
from cspr_docs.problems import CODES, Problem, Stop
from cspr_docs.word.hazards import hazards
from cspr_docs.word.validity import faults
from tests.sample_documents import rendered

GOOD = rendered("linden", "decision-letter-mother.docx").content
PARTS = dict(load_package(GOOD, "letter.docx"))
NAMES = st.sampled_from(sorted(PARTS))
XML = st.sampled_from([name for name in sorted(PARTS) if name.endswith((".xml", ".rels"))])
PIECES = st.sampled_from(
    [
        *(
            b"<",
            b">",
            b"&",
            b"\0",
            b"\xff\xfe",
            b"<!DOCTYPE a>",
            b"&a;",
            b"</w:p>",
            b"<w:p/>",
            b'"',
            b"]]>",
            b"<?a?>",
        ),
        *(b'<w:fldChar w:fldCharType="end"/>', b"<w:tc/>", b"<w:tbl/>", b"<!--a-->", b"{{", b"<w:numPr/>"),
    ]
)


def looked_at(package: Package) -> tuple[Problem, ...]:
    """All that is told of a package, which must be told in known codes."""
    problems = (*hazards(package), *faults(package))
    assert {problem.code for problem in problems} <= set(CODES)
    return problems


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_of_parts(data: st.DataObject, tmp_path: Path) -> None:
    """Bytes changed, put in or cut in a few parts; parts gone, doubled or put in one another's place."""
    parts = dict(PARTS)
    for _ in range(data.draw(st.integers(1, 3))):
        _damage(parts, data)
    (tmp_path / "letter.docx").write_bytes(to_bytes(parts))
    with suppress(Stop):
        looked_at(read_package(tmp_path / "letter.docx"))


def _damage(parts: dict[str, bytes], data: st.DataObject) -> None:
    name, other = data.draw(NAMES), data.draw(NAMES)
    content = parts.get(name, b"")
    at = data.draw(st.integers(0, len(content)))
    kind = data.draw(st.sampled_from(["change", "put in", "cut", "drop", "swap", "double"]))
    if kind == "change":
        parts[name] = content[:at] + data.draw(st.binary(min_size=1, max_size=3)) + content[at + 1 :]
    elif kind == "put in":
        parts[name] = content[:at] + data.draw(PIECES) + content[at:]
    elif kind == "cut":
        parts[name] = content[:at]
    elif kind == "drop":
        parts.pop(name, None)
    elif kind == "swap":
        parts[name], parts[other] = parts.get(other, b""), content
    else:
        parts[f"word/{at}/{name}"] = content


@settings(max_examples=40)
@given(data=st.data())
def test_damaged_trees(data: st.DataObject) -> None:
    """Whole XML that says the wrong things: attributes gone or changed, elements gone, moved, doubled or renamed."""
    parts = dict(PARTS)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(XML)
        root = etree.fromstring(parts[name])
        _misshape(root, data)
        parts[name] = etree.tostring(root)
    looked_at(load_package(to_bytes(parts), "letter.docx"))


def _misshape(root: etree._Element, data: st.DataObject) -> None:
    elements = list(root.iter())
    element, other = data.draw(st.sampled_from(elements)), data.draw(st.sampled_from(elements))
    kind = data.draw(st.sampled_from(["strip", "set", "drop", "double", "rename", "empty"]))
    if kind == "strip":
        element.attrib.clear()
    elif kind == "set":
        for attribute in element.attrib:
            element.set(
                attribute, data.draw(st.sampled_from(["", "-1", "x", "99", "\u202e", "../..", "http://["]))
            )
    elif kind == "drop" and element is not root:
        element.getparent().remove(element)
    elif kind == "double" and len(elements) < 5_000:
        other.append(etree.fromstring(etree.tostring(element)))
    elif kind == "rename":
        element.tag = other.tag
    elif kind == "empty":
        del element[:]


@settings(max_examples=60)
@given(data=st.data())
def test_damaged_zips(data: st.DataObject) -> None:
    """The zip itself cut, or changed where its lists stand."""
    content = bytearray(
        GOOD[: data.draw(st.sampled_from([len(GOOD), len(GOOD), len(GOOD) - 1, len(GOOD) // 2]))]
    )
    for _ in range(data.draw(st.integers(1, 4))):
        near = data.draw(st.sampled_from([0, len(content) - 2_000]))
        content[near + data.draw(st.integers(0, 1_900))] = data.draw(st.integers(0, 255))
    with suppress(Stop):
        looked_at(load_package(bytes(content), "letter.docx"))


@pytest.mark.parametrize("name", sorted(PARTS))
def test_each_part_gone_or_empty(name: str) -> None:
    """Every part that others need is missed; none that is gone makes us fail."""
    gone = {part: content for part, content in PARTS.items() if part != name}
    empty = {**PARTS, name: b""}
    assert looked_at(Package(gone, "letter.docx")) or name == "customXml/_rels/item1.xml.rels"
    assert looked_at(Package(empty, "letter.docx")) or name.startswith("word/media/")
