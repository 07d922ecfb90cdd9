"""The shipped templates, with the sample cases: docxtpl makes the same of them, and their projections are kept."""

import dataclasses
import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TEMPLATES
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture
from word_files import canonical

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package, read_package, to_bytes
from cspr_docs.word.additions import Additions
from cspr_docs.word.house import rebrand
from cspr_docs.word.template.template import Template
from tests.asked import some
from tests.projection import projection
from tests.sample_documents import library, sample

KINDS = sorted(folder.parent.name for folder in TEMPLATES.glob("*/template.docx"))


@dataclasses.dataclass
class ByDocxtpl:
    """Stands in for a compiled template; renders with docxtpl."""

    dressed: Package
    compiled: Template
    fingerprint: str = ""

    def new_additions(self) -> Additions:
        return self.compiled.new_additions()

    def render(self, context: Mapping[str, object], _: Additions) -> bytes:
        document = DocxTemplate(io.BytesIO(to_bytes(self.dressed)))
        document.render(dict(context), compiling_once(), autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


@cache
def compiling_once() -> Any:
    """Compiles a template once for all documents of its kind; docxtpl asks for it with each."""
    environment: Any = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.filters.update(FILTERS)
    environment.from_string = cache(environment.from_string)
    return environment


@cache
def dressed(template: Path) -> Package:
    """A template in the house style."""
    return rebrand(read_package(template), read_package(library().house_style))[0]


def without_numbers(root: Any) -> None:
    """Sets what captions count to 0: docxtpl leaves the number that the template was saved with."""
    for field in root.iter(w("fldSimple")):
        for text in field.iter(w("t")):
            text.text = "0"


def without_anchors(root: Any) -> None:
    """Takes our controls and bookmarks away, and leaves what is in them: docxtpl knows nothing of them."""
    for bookmark in [*root.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        bookmark.getparent().remove(bookmark)
    for control in [*root.iter(w("sdt"))]:
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None and re.fullmatch(r"[pf]\d+", tag.get(w("val"))):
            for child in control.find(w("sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)


def without_formatting(xml: bytes) -> str:
    """A part without run formatting: where a value brings runs of its own, docxtpl loses that of what follows."""
    root = etree.fromstring(xml)
    without_anchors(root)
    without_numbers(root)
    for properties in list(root.iter(w("rPr"))):
        properties.getparent().remove(properties)
    for cell in root.iter(w("tc")):
        if cell.find(w("p")) is None:  # docxtpl leaves it without the paragraph that a cell must have
            etree.SubElement(cell, w("p"))
    return canonical(etree.tostring(root))


@pytest.mark.slow
@pytest.mark.no_cover  # docxtpl sets the pace; the goldens render the same documents
@pytest.mark.parametrize("case", SAMPLES)
def test_docxtpl_makes_the_same(case: str) -> None:
    facts, problems = sample(case).facts, sample(case).problems
    for document in some(sample(case).documents):
        compiled = dataclasses.replace(template_of(document, library()), outline={})
        oracle: Any = ByDocxtpl(dressed(document.kind.template), compiled)
        expected = load_package(render(document, facts, problems, oracle).content, "docxtpl")
        got = load_package(render(document, facts, problems, compiled).content, "ours")
        stories = [
            part for part in sorted(got) if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", part)
        ]
        assert "word/document.xml" in stories
        for part in stories:
            assert without_formatting(got[part]) == without_formatting(expected[part]), (
                document.file_name,
                part,
            )


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_reads_as_its_golden(kind: str, file_regression: FileRegressionFixture) -> None:
    golden = Path(__file__).parent / "goldens" / "templates" / f"{kind}.txt"
    text = projection(read_package(TEMPLATES / kind / "template.docx"))
    file_regression.check(text, fullpath=golden, encoding="utf-8", newline="\n")


def test_the_house_style_reads_as_its_golden(file_regression: FileRegressionFixture) -> None:
    golden = Path(__file__).parent / "goldens" / "templates" / "house-style.txt"
    text = projection(read_package(TEMPLATES / "house-style.docx"))
    file_regression.check(text, fullpath=golden, encoding="utf-8", newline="\n")
