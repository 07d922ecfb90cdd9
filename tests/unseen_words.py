"""Drafts with words that no eye can read, and what the scrub refuses of them."""

from collections.abc import Mapping

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Stop
from cspr_docs.word.scrub import scrub
from tests.canaries.draft import Draft, begun, paragraph, run
from tests.word_files import p, with_body


def draft_of(body: str, styles: Mapping[str, str] | None = None) -> Draft:
    """A draft with a body, and table styles by their ids."""
    draft = begun(with_body("<w:p/>", name="draft.docx"))
    for id_, inside in (styles or {}).items():
        draft.style(id_, "table", f'<w:name w:val="{id_}"/>{inside}')
    draft.body(body + p("Last."))
    return draft


def refused(package: Package) -> list[str]:
    """The messages of what is refused as unseen; nothing else is."""
    try:
        scrub(package, "Title")
    except Stop as stop:
        problems = stop.problems
    else:
        return []
    assert {problem.code for problem in problems} == {"scrub-invisible"}
    return [problem.message for problem in problems]


def cell(inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def a_table(*rows: str, own: str = "", columns: int = 1) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr>{own}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def a_row(*cells: str, exceptions: str = "") -> str:
    return f"<w:tr>{exceptions}{''.join(cells)}</w:tr>"


def shade(fill: str, pattern: str = "clear", colour: str = "auto", more: str = "") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{colour}" w:fill="{fill}" {more}/>'


def words(properties: str, around: str = "") -> str:
    return paragraph(run("Hidden words", properties), around)
