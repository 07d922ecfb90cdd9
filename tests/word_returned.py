"""Trees in real Word files, and what is read from them again."""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import docx
from emitted import name_of
from lxml import etree
from markupsafe import Markup
from word_files import NAMES, p, tbl, tr

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package, read_package
from cspr_docs.ooxml.text import text
from cspr_docs.prose.names_and_mentions import names_written
from cspr_docs.prose.tree import (
    Tree,
)
from cspr_docs.word.additions import BODY
from cspr_docs.word.emitter import Emitter
from cspr_docs.word.reading import Reading, read_blocks, to_source
from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.template.template import Template
from tests.conftest import TEMPLATES

_BEHIND_EACH = "Behind a tree."
LETTERHEAD = {
    "document": {"partnership": "P", "title": "T", "marking": "", "is_draft": False},
    "partnership": {"address": (), "phone": "", "email": "", "website": ""},
}
"""What the house style's own headers and footers name."""


@cache
def house() -> Package:
    """The house style that every document wears."""
    return read_package(TEMPLATES / "house-style.docx")


@cache
def template(*, in_cell: bool) -> Template:
    """A document that holds nothing but one text."""
    return _template(tbl(tr("{{p prose }}"), columns=1) if in_cell else p("{{p prose }}"))


def _template(body: str) -> Template:
    root = etree.fromstring(house()[BODY])
    [old] = root.iter(w("body"))
    old[:-1] = list(etree.fromstring(f"<w:body {NAMES}>{body}</w:body>"))
    parts = {**house().parts, BODY: etree.tostring(root)}
    return compile_template(Package(parts, "t.docx"), house())


def sent(tree: Tree, *, in_cell: bool = False, heading_base: int = 0) -> bytes:
    """A Word file with the tree in it."""
    compiled = template(in_cell=in_cell)
    additions = compiled.new_additions()
    prose = Emitter(additions, name_of).blocks(tree, in_cell=in_cell, heading_base=heading_base)
    return compiled.render({"prose": Markup(prose), **LETTERHEAD}, additions)


def sent_together(trees: Sequence[Tree]) -> bytes:
    """One Word file with many trees in it, a line behind each."""
    names = [f"prose{number}" for number in range(len(trees))]
    compiled = _template("".join(p(f"{{{{p {name} }}}}") + p(_BEHIND_EACH) for name in names))
    additions = compiled.new_additions()
    emitter = Emitter(additions, name_of)
    texts = {
        name: Markup(emitter.blocks(tree, in_cell=False)) for name, tree in zip(names, trees, strict=True)
    }
    return compiled.render({**texts, **LETTERHEAD}, additions)


def returned_together(content: bytes) -> Iterator[Reading]:
    """What is read of each tree from a file that `sent_together` made."""
    package = load_package(content, "returned.docx")
    source = to_source(package)
    elements: list[etree._Element] = []
    for element in etree.fromstring(package[BODY]).find(w("body")).iterchildren("*"):  # type: ignore[union-attr]
        if text(element) == _BEHIND_EACH:
            yield read_blocks(elements, source)
            elements = []
        else:
            elements.append(element)


def saved_by_python_docx(content: bytes) -> bytes:
    """The file after another program has opened and saved it."""
    stream = io.BytesIO()
    docx.Document(io.BytesIO(content)).save(stream)
    return stream.getvalue()


def returned(
    content: bytes,
    *,
    in_cell: bool = False,
    heading_base: int = 0,
    view: Callable[[etree._Element], etree._Element] = lambda root: root,
) -> Reading:
    """What is read from a file that `sent` made."""
    package = load_package(content, "returned.docx")
    root = view(etree.fromstring(package[BODY]))
    holder = root.find(f".//{w('tc')}" if in_cell else f".//{w('body')}")
    assert holder is not None
    elements = [child for child in holder if child.tag not in (w("sectPr"), w("tcPr"))]
    return read_blocks(elements, to_source(package, view=view), heading_base=heading_base)


def as_word_holds_it(tree: Tree) -> Tree:
    """The tree as its reader sees it: names in place of mentions."""
    return names_written(tree, name_of)
