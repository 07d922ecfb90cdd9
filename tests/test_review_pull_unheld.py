"""What no text or value of a case can hold, such as a picture: only its block is kept out, with its words."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from tests.article_files import picture as drawn
from tests.articles import png
from tests.returned_drafts import (
    FOREWORD,
    PERIOD,
    REPORT,
    Draft,
    a_paragraph,
    assert_told_once,
    case_files,
    changed_files,
    gone,
    pull,
    reviews,
    reviews_as_bytes,
)
from tests.word_files import NAMES, OFFICE, RELS, TYPES, tbl, tc, tr

PNG = png()
REL = f'<Relationship Id="rPic" Type="{OFFICE}image" Target="media/a.png"/>'


def add_run(draft: Draft, inside: str) -> None:
    """Puts markup behind the words of the paragraph about the little boy, which somebody has edited too."""
    paragraph = draft.paragraph(FOREWORD, "little boy")
    paragraph.extend(etree.fromstring(f"<x {NAMES}>{inside}</x>"))


def picture(draft: Draft) -> None:
    add_run(draft, drawn("A map"))
    draft.parts["word/media/a.png"] = PNG
    rels = draft.parts[RELS].decode()
    draft.parts[RELS] = rels.replace("</Relationships>", f"{REL}</Relationships>").encode()
    types = draft.parts[TYPES].decode()
    png_type = '<Default Extension="png" ContentType="image/png"/></Types>'
    draft.parts[TYPES] = (
        types if 'Extension="png"' in types else types.replace("</Types>", png_type)
    ).encode()


def text_box(draft: Draft) -> None:
    inside = "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
    add_run(draft, f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>")


def dead_link(draft: Draft) -> None:
    add_run(draft, '<w:hyperlink r:id="rGone"><w:r><w:t>the guidance</w:t></w:r></w:hyperlink>')


def field_of(code: str) -> Callable[[Draft], None]:
    return lambda draft: add_run(
        draft, f'<w:fldSimple w:instr=" {code} "><w:r><w:t>chapter 4</w:t></w:r></w:fldSimple>'
    )


def page_break(draft: Draft) -> None:
    add_run(draft, '<w:r><w:br w:type="page"/></w:r>')


def merged_cells(draft: Draft) -> None:
    table = tbl(tr(tc("Wide cell", '<w:gridSpan w:val="2"/>')))
    [read] = etree.fromstring(f"<x {NAMES}>{table}</x>")
    draft.paragraph(FOREWORD, "little boy").addnext(read)


UNHELD = {
    "a reference": (field_of("REF _Ref1"), "a field (REF)", "chapter 4"),
    "a date that Word writes": (field_of("DATE"), "a field (DATE)", "chapter 4"),
    "a page break": (page_break, "a page break", "small boy"),
    "a text box": (text_box, "a text box", "In the box."),
    "a picture": (picture, "a picture", "Picture: final_report.foreword-"),
    "a link whose address is gone": (dead_link, "a link whose address is gone", "the guidance"),
    "a merged cell": (merged_cells, "a merged cell", "Wide cell"),
}


@pytest.mark.parametrize("what", UNHELD)
def test_only_the_block_that_cannot_be_held_is_kept_out_and_its_words_are_kept(
    what: str, short_drafts: Path
) -> None:
    edit, named, words = UNHELD[what]
    draft = Draft(REPORT)
    edit(draft)
    draft.replace(FOREWORD, "little boy", "small boy")
    draft.content(FOREWORD).append(a_paragraph("A new last paragraph."))
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1, result.output
    assert f"holds what a text cannot ({named})" in result.output
    [(_, now)] = changed_files(before).items()
    assert b"A new last paragraph." in now
    assert (b"little boy" in now) == (edit is not merged_cells), "the block is as it was issued"
    kept = reviews_as_bytes("rowan")
    assert words in kept["kept_out/final_report.foreword.md"].decode()
    pictures = [content for name, content in kept.items() if name.endswith(".png")]
    assert pictures == ([PNG] if edit is picture else [])
    assert_told_once(draft)


def add_note(draft: Draft, holder: etree._Element, kind: str) -> None:
    """Puts the number of a note into an element, and its words into the notes' own part."""
    [run] = etree.fromstring(f'<x {NAMES}><w:r><w:{kind}Reference w:id="77"/></w:r></x>')
    holder.append(run)
    part = f"word/{kind}s.xml"
    words = f'<w:{kind} w:id="77"><w:p><w:r><w:t>Words of a note.</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    if part in draft.parts:
        draft.parts[part] = draft.parts[part].decode().replace(f"</w:{kind}s>", words).encode()
        return
    draft.parts[part] = f"<w:{kind}s {NAMES}>{words}".encode()
    rel = f'<Relationship Id="rNotes" Type="{OFFICE}{kind}s" Target="{kind}s.xml"/></Relationships>'
    draft.parts[RELS] = draft.parts[RELS].decode().replace("</Relationships>", rel).encode()


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_the_words_of_a_note_are_kept_with_the_block_that_is_kept_out(kind: str, short_drafts: Path) -> None:
    draft = Draft(REPORT)
    page_break(draft)
    add_note(draft, draft.paragraph(FOREWORD, "little boy"), kind)
    draft.content(FOREWORD).append(a_paragraph("A new last paragraph."))
    before = case_files()
    assert pull(draft.save()).exit_code == 1
    [(_, now)] = changed_files(before).items()
    assert b"A new last paragraph." in now
    assert b"Words of a note." not in now
    kept = reviews("rowan")["kept_out/final_report.foreword.md"]
    assert "little boy" in kept
    assert "Words of a note." in kept


def single_picture(draft: Draft) -> None:
    picture(draft)
    [drawing] = draft.paragraph(FOREWORD, "little boy").iter(w("drawing"))
    run = next(drawing.iterancestors(w("r")))
    draft.content(PERIOD).append(run)


def single_note(draft: Draft) -> None:
    add_note(draft, draft.content(PERIOD), "footnote")


SINGLE = {
    "a picture": (single_picture, "a picture", "Picture: review.period_from-"),
    "a footnote": (single_note, "a footnote where none can be", "Words of a note."),
}


@pytest.mark.parametrize("words", ["", "4 March 2024"])
@pytest.mark.parametrize("what", SINGLE)
def test_a_single_value_that_holds_more_is_kept_out_with_what_it_holds(
    what: str, words: str, short_drafts: Path
) -> None:
    edit, named, told = SINGLE[what]
    draft = Draft(REPORT)
    if words:
        draft.say(PERIOD, words)
    edit(draft)
    draft.replace(FOREWORD, "little boy", "small boy")
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1, result.output
    assert f"it holds what a single value cannot ({named})" in result.output
    [(_, now)] = changed_files(before).items()
    assert b"small boy" in now
    kept = reviews_as_bytes("rowan")
    record = kept["kept_out/review.period_from.md"].decode()
    assert told in record
    assert words in record
    pictures = [content for name, content in kept.items() if name.endswith(".png")]
    assert pictures == ([PNG] if edit is single_picture else [])
    assert_told_once(draft)


def test_paragraphs_that_were_rewritten_into_one_with_a_picture_are_not_taken_as_gone(
    short_drafts: Path,
) -> None:
    draft = Draft(REPORT)
    first, second, *_ = draft.content(FOREWORD).iter(w("p"))
    gone(second)
    for text in first.iter(w("t")):
        text.text = "Zebras only."
    first.extend(etree.fromstring(f'<x {NAMES}><w:r><w:br w:type="page"/></w:r></x>'))
    before = case_files()
    assert pull(draft.save()).exit_code == 1
    assert case_files() == before
    assert "Zebras only." in reviews("rowan")["kept_out/final_report.foreword.md"]


def test_a_table_of_contents_that_a_reviewer_put_in_is_kept_out_whole(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    lines = (
        f"<w:p>{marks[0]}{code}{marks[1]}<w:r><w:t>One</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Two</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>Three</w:t></w:r>{marks[2]}</w:p>",
        "<w:p><w:r><w:t>A new last paragraph.</w:t></w:r></w:p>",
    )
    draft.content(FOREWORD).extend(etree.fromstring(f"<x {NAMES}>{''.join(lines)}</x>"))
    before = case_files()
    pull(draft.save())
    [(_, now)] = changed_files(before).items()
    assert b"A new last paragraph." in now
    assert not any(word in now for word in (b"Two", b"Three"))
    kept = reviews("rowan")["kept_out/final_report.foreword.md"]
    assert all(f"> {word}" in kept for word in ("One", "Two", "Three"))


def test_labels_of_a_list_that_no_text_can_say_are_kept_with_it(short_drafts: Path) -> None:
    """The kinds of labels stand in `test_word_reading_losses`."""
    draft = Draft(REPORT)
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl>'
    numbering = draft.parts["word/numbering.xml"].decode()
    abstract = f'<w:abstractNum w:abstractNumId="901">{level}</w:abstractNum>'
    start = re.search(r"<w:abstractNum |<w:num ", numbering)
    assert start
    at = start.start()
    numbering = f"{numbering[:at]}{abstract}{numbering[at:]}"
    number = '<w:num w:numId="902"><w:abstractNumId w:val="901"/></w:num></w:numbering>'
    draft.parts["word/numbering.xml"] = numbering.replace("</w:numbering>", number).encode()
    properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="902"/></w:numPr></w:pPr>'
    items = "".join(f"<w:p>{properties}<w:r><w:t>{word}</w:t></w:r></w:p>" for word in ("tulips", "roses"))
    draft.content(FOREWORD).extend(etree.fromstring(f"<x {NAMES}>{items}</x>"))
    draft.replace(FOREWORD, "little boy", "small boy")
    before = case_files()
    assert pull(draft.save()).exit_code == 1
    [(_, now)] = changed_files(before).items()
    assert b"small boy" in now
    assert b"roses" not in now
    kept = reviews("rowan")["kept_out/final_report.foreword.md"]
    assert all(words in kept for words in ("(a) tulips", "(b) roses"))
