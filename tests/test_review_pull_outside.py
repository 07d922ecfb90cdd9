"""What somebody put into a draft where no field takes it: never lost, whatever it is and wherever it stands."""

import re
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.ooxml.relationships import part_of_kind, stories
from cspr_docs.word.additions import BODY
from tests.commands import TODAY, run
from tests.conftest import TEMPLATES
from tests.office import saved_by_libreoffice
from tests.returned_drafts import (
    FOREWORD,
    REPORT,
    Draft,
    Element,
    a_paragraph,
    assert_told_once,
    case_files,
    gone,
    pull,
    retype,
    reviews,
    reviews_as_bytes,
    said,
)
from tests.test_review_pull_unheld import picture
from tests.word_files import p, tbl, tc, tr

LONG = "Many words, of which the screen shows some. " * 20


def heading(draft: Draft) -> Element:
    return next(one for one in draft.root.iter(w("p")) if said(one) == "Foreword" and "Heading" in style(one))


def style(paragraph: Element) -> str:
    return next((str(one.get(w("val"))) for one in paragraph.iter(w("pStyle"))), "")


def typed_around(draft: Draft) -> None:
    draft.control(FOREWORD).addprevious(a_paragraph(f"{LONG}Typed before it."))
    draft.control(FOREWORD).addnext(a_paragraph("Typed & placed behind it."))


def reworded(draft: Draft) -> None:
    retype(heading(draft), f"{LONG}Why we looked")


def typed_beside(draft: Draft) -> None:
    part = next(name for name, kind in stories(draft.parts) if kind == "header")
    root = etree.fromstring(draft.parts[part])
    root.append(a_paragraph(f"{LONG}Typed in the header"))
    draft.parts[part] = etree.tostring(root)


def noted(draft: Draft) -> None:
    part = part_of_kind(draft.parts, "footnotes")
    root = etree.fromstring(draft.parts[part])
    note = etree.SubElement(root, w("footnote"), {w("id"): "977"})
    note.append(a_paragraph(f"{LONG}A note to a heading"))
    draft.parts[part] = etree.tostring(root)
    run_ = etree.SubElement(heading(draft), w("r"))
    etree.SubElement(run_, w("footnoteReference"), {w("id"): "977"})


NOWHERE = {
    "paragraphs around a text": (typed_around, ("it.", "Typed & placed behind it."), "it was typed where no"),
    "a heading in other words": (reworded, ("Why we looked",), "these words belong to the template"),
    "a line in a header": (typed_beside, ("Typed in the header",), "in a header: it was typed where no"),
    "a note to a heading": (noted, ("A note to a heading",), "in a footnote: it was typed where no"),
}


@pytest.mark.parametrize("what", NOWHERE)
def test_words_that_go_nowhere_stand_whole_in_the_case_folder(what: str, short_drafts: Path) -> None:
    edit, words, reason = NOWHERE[what]
    draft = Draft(REPORT)
    edit(draft)
    before = case_files()

    result = pull(draft.save())

    assert result.exit_code == 1, result.output
    assert case_files() == before
    assert f"outside of the fields\n  changed by Ann Reader: {reason}" in result.output
    kept = reviews("rowan")
    assert "outside of the fields" in kept["ledger.yaml"]
    file = kept["kept_out/outside_of_the_fields.md"]
    assert "By Ann Reader, in " in file
    assert all(one in file for one in words)
    assert file.count(LONG.strip()) == 1, "whole, and once"
    assert_told_once(draft)


def test_template_words_that_were_taken_out_are_told_and_wait_for_nobody(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    gone(heading(draft))

    result = pull(draft.save())

    assert result.exit_code == 0, result.output
    assert "it took out words that belong to the template" in result.output
    assert "it took out words" in reviews("rowan")["ledger.yaml"]


def test_contents_that_word_made_anew_are_nobodys_words(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    entry = [one for one in draft.root.iter(w("p")) if style(one).startswith("TOC")][3]
    entry.addnext(deepcopy(entry))
    retype(entry, "Another heading 7")

    assert "Nothing was changed in these drafts." in pull(draft.save(), "--dry-run").output


def test_a_picture_outside_of_the_fields_is_kept(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    picture(draft)
    drawing = next(draft.content(FOREWORD).iter(w("drawing"))).getparent()
    assert drawing is not None
    heading(draft).append(drawing)

    result = pull(draft.save())

    assert result.exit_code == 1, result.output
    assert "a picture was put where no field takes it" in result.output
    assert any(name.startswith("kept_out/outside_of_the_fields-") for name in reviews_as_bytes("rowan"))


def its_kind(inside: str) -> Draft:
    """A draft of a kind of the partnership's own, whose template prints this."""
    folder = Path("templates/rows")
    folder.mkdir(parents=True)
    template = read_package(TEMPLATES / "learning-briefing" / "template.docx")
    parts = dict(template.parts)
    body = re.sub(rb"(?s)(<w:body>).*(<w:sectPr)", rb"\1INSIDE\2", parts[BODY])
    parts[BODY] = body.replace(b"INSIDE", inside.encode())
    (folder / "template.docx").write_bytes(to_bytes(Package(parts, "template.docx")))
    settings = "title: Rows\norder: 900\nreader: panel\nfile_name: rows\nwhen_words: always\n"
    (folder / "document.yaml").write_text(f"{settings}when: 'true'\nfinal: 'true'\n")
    made = run("build", "cases/rowan", "--kind", "rows", "--today", TODAY)
    assert made.exit_code == 0, made.output
    return Draft(Path("output/rowan/rows.docx"))


FOR = "{%p for one in rapid_review.attendance %}"
LIST = f"{p(FOR)}{p('{{ one.name }}: {{ one.role }}, {{ one.agency.name }}')}{p('{%p endfor %}')}"
TWO_ROWS = tbl(
    tr(tc(p("Who")), tc(p("What"))),
    tr(tc(p("{%tr for one in actions %}")), tc(p(""))),
    tr(tc(p("{{ one.lead.name }}")), tc(p("{{ one.action }}"))),
    tr(tc(p("")), tc(p("How it stands: {{ one.progress }}"))),
    tr(tc(p("{%tr endfor %}")), tc(p(""))),
)


def add_line(draft: Draft) -> None:
    line = next(one for one in draft.root.iter(w("p")) if ": " in said(one) and "How" not in said(one))
    line.addnext(a_paragraph("Siân O'Dowd: Named nurse, cover", like=line))


def add_block(draft: Draft) -> None:
    last = list(draft.root.iter(w("tr")))[-1]
    for words in (("", "How it stands: Not started"), ("Police", "Ask every officer to look at the cot.")):
        row = deepcopy(last)
        for cell, text in zip(row.iter(w("tc")), words, strict=True):
            for inner in cell.findall(w("p")):
                cell.remove(inner)
            cell.append(a_paragraph(text))
        last.addnext(row)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("by_libreoffice", [False, True])
def test_items_of_lists_that_cannot_be_read_are_kept_where_they_belong(
    by_libreoffice: bool, short_drafts: Path
) -> None:
    draft = its_kind(p("Contacts") + LIST + p("Actions") + TWO_ROWS)
    add_line(draft)
    add_block(draft)
    file = draft.save()
    if by_libreoffice:
        saved_by_libreoffice(file)

    result = pull(file)

    assert result.exit_code == 1, result.output
    kept = reviews("rowan")
    assert "Siân O'Dowd: Named nurse, cover" in kept["kept_out/rapid_review.attendance.md"]
    block = ("Police", "Ask every officer to look at the cot.", "How it stands: Not started")
    assert "\n".join(f"> {line}" for line in block) in kept["kept_out/actions.md"]
    for into in ("rapid_review.attendance", "actions"):
        assert f"it was typed among the items of {into}, where no field takes it" in result.output
