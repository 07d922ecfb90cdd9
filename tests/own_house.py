"""A partnership's own house style and templates, and the documents that come of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from sample_documents import sample

from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.package import Package, load_package, read_package
from cspr_docs.word.template.compile import compile_template
from tests.conftest import TEMPLATES

NUMBERING = "word/numbering.xml"
SHIPPED = read_package(TEMPLATES / "house-style.docx")
Change = Callable[[WordDocument], object]


def dressed(template: Package, house: Package = SHIPPED) -> Package:
    """What a template becomes in a house style."""
    compiled = compile_template(template, house)
    names = dict.fromkeys(("title", "reference", "marking", "is_draft", "partnership"), "")
    own = dict.fromkeys(("name", "address", "phone", "email", "website"), "")
    context = {"document": names, "partnership": own}
    return load_package(compiled.render(context, compiled.new_additions()), "made.docx")


def from_word(tmp_path: Path, change: Change) -> Package:
    """An ordinary document, as Word begins it, with what somebody wrote into it."""
    document = docx.Document()
    change(document)
    document.save(str(tmp_path / "template.docx"))
    return read_package(tmp_path / "template.docx")


def house_with(tmp_path: Path, change: Change) -> Package:
    """The shipped house style as somebody changed it in Word."""
    document = docx.Document(str(TEMPLATES / "house-style.docx"))
    change(document)
    document.save(str(tmp_path / "house-style.docx"))
    return read_package(tmp_path / "house-style.docx")


def document_in(house: Path, tmp_path: Path, name: str) -> Package:
    """A document of a sample case in a house style."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    shutil.copy(house, tmp_path / "templates" / "house-style.docx")
    return document_of(tmp_path / "templates", name)


def document_of(templates: Path, name: str) -> Package:
    """A document of a sample case from these templates."""
    library, facts = read_library([templates]), sample("rowan").facts
    document = next(each for each in plan(facts, library.kinds) if getattr(each, "file_name", "") == name)
    assert isinstance(document, Document)
    return load_package(render(document, facts, (), template_of(document, library)).content, "made.docx")
