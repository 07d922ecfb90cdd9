"""The headings of an appendix: no level is skipped, none has a chapter's number, and pulling them changes nothing."""

from itertools import pairwise

import pytest
from emitted import name_of, parsed, values
from lxml import etree
from markdown_trees import tree_of
from word_returned import template

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import load_package
from cspr_docs.word.additions import BODY, Additions
from cspr_docs.word.anchors import Anchor, Held, Issue, issue_parts
from cspr_docs.word.contents import OutlineLevel, is_listed
from cspr_docs.word.emitter import Emitter
from cspr_docs.word.issue import read_issue
from cspr_docs.word.reading import read_blocks, to_source
from tests.projection import projection
from tests.sample_documents import rendered

HEADINGS = "# a\n\n## b\n\n### c\n\n#### d\n"


def styles_of(markdown: str, *, heading_base: int, in_appendix: bool) -> list[str]:
    emitter = Emitter(Additions(), name_of)
    body = emitter.blocks(tree_of(markdown), heading_base=heading_base, in_appendix=in_appendix)
    return values(parsed("body", body), "pStyle")


def test_an_appendix_has_headings_of_its_own_where_the_body_numbers_them() -> None:
    assert styles_of(HEADINGS, heading_base=1, in_appendix=True) == [
        "AppendixHeading2",
        "AppendixHeading3",
        "Heading4",
        "Heading5",
    ]
    assert styles_of(HEADINGS, heading_base=1, in_appendix=False)[0] == "Heading2"


def test_they_come_back_from_word_as_they_were() -> None:
    compiled = template(in_cell=False)
    additions = compiled.new_additions()
    prose = Emitter(additions, name_of).blocks(tree_of(HEADINGS), heading_base=1, in_appendix=True)
    elements = list(parsed("body", prose))
    package = load_package(rendered("rowan", "final-report.docx").content, "r.docx")

    reading = read_blocks(elements, to_source(package), heading_base=1)

    assert reading.tree == tree_of(HEADINGS)
    assert (reading.losses, reading.blocked) == ((), ())


@pytest.mark.parametrize("in_appendix", [True, False])
def test_a_draft_remembers_which_text_stands_in_an_appendix(in_appendix: bool) -> None:
    anchor = Anchor("p1", Held.PROSE, ("review", "terms_of_reference"), "t", "# a", in_appendix=in_appendix)
    data = next(
        text
        for part, text in issue_parts(Issue("c", "d", "k", "panel", "t", (anchor,), {})).items()
        if "item1" in part
    )

    [read] = read_issue(data.encode()).anchors

    assert read.in_appendix is in_appendix


@pytest.mark.parametrize("case", ["rowan", "hawthorn"])
def test_no_level_is_skipped_in_a_report(case: str) -> None:
    package = load_package(rendered(case, "final-report.docx").content, "r.docx")
    styles = to_source(package).styles
    body = etree.fromstring(package[BODY])
    found = (p.find(f"{w('pPr')}/{w('pStyle')}") for p in body.iter(w("p")))
    levels = [
        level
        for style in found
        if style is not None and (level := styles.paragraph(style.get(w("val"))).heading)
    ]

    assert levels
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_list_an_appendix_and_not_what_stands_below_it() -> None:
    text = projection(load_package(rendered("rowan", "final-report.docx").content, "r.docx"))
    contents = [line for line in text.splitlines() if line.startswith("[toc ")]

    assert any("Appendix A: Terms of reference" in line for line in contents)
    assert not any("What it will not do" in line for line in contents)
    assert "[Appendix Heading 2] What it will not do" in text


@pytest.mark.parametrize(
    ("name", "instruction", "listed"),
    [
        ("heading 2", r'TOC \o "1-2" \h', True),
        ("heading 2", r'TOC \o "1-1" \h \u', False),
        ("Appendix Heading 2", r'TOC \o "1-2" \h \u', True),
        ("Appendix Heading 2", r'TOC \o "1-2" \h', False),
        ("Appendix Heading 2", r'TOC \o "1-2" \t "Appendix Heading,1"', False),
        ("Appendix Heading 2", r'TOC \o "1-2" \t "Other,1;appendix heading 2;2"', True),
    ],
)
def test_the_contents_list_what_word_would_list(name: str, instruction: str, listed: bool) -> None:
    assert is_listed(OutlineLevel(2, name=name), instruction) is listed
