"""A PDF that was damaged after it was made: each damage is told, with its own code."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Stop
from cspr_docs.publish.pdf import Maker, pdf_faults, to_pdf
from cspr_docs.publish.pdf.missing_words import missing_words
from cspr_docs.publish.pdf.structure import PdfElement, PrintedWords, children, elements, kids, set_kids
from cspr_docs.word.article.tree import Article
from tests.articles import article, h, p, rich

Damage = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return to_pdf(Package({}, "report.docx"), rich(), Maker.TYPST).content


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **how)
    return stream.getvalue()


def codes(whole: bytes, *damages: Damage, against: Article | None = None) -> set[str]:
    """The codes of what is wrong with the PDF after the damages."""
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        for damage in damages:
            damage(pdf)
        content = saved(pdf)
    return {problem.code for problem in pdf_faults(content, against or rich())}


def first(pdf: pikepdf.Pdf, *kinds: Object) -> Object:
    """The first element of these kinds."""
    return next(iter(elements(pdf.Root.StructTreeRoot, *kinds)))


def renamed(kind: Object, other: Object) -> Damage:
    """Damage: the first element of a kind is said to be something else."""

    def damage(pdf: pikepdf.Pdf) -> None:
        first(pdf, kind).S = other

    return damage


def without(kind: Object, key: str) -> Damage:
    """Damage: the first element of a kind loses a key."""

    def damage(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind)[key]

    return damage


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def file_name_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary()


def other_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("de-DE")


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def no_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def other_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Another")


def bookmark_astray(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.pages[0].obj, Name.Fit])


def entry_lost(pdf: pikepdf.Pdf) -> None:
    first(pdf, Name.TOCI).S = Name.Div


def silent_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj.Annots[0]["/Contents"]


def loose_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj.Annots[0]["/StructParent"]


def tabulator(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/Tabs"]


def link_out_of_order(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, Name.Link)
    set_kids(link, [kid for kid in kids(link) if isinstance(kid, int) or kid.get("/Type") != Name.OBJR])


def other_address(pdf: pikepdf.Pdf) -> None:
    for note in pdf.pages[2].obj.Annots:
        if "/A" in note:
            note.A.URI = String("https://elsewhere.example/")


def font_left_out(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary):
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def letters_unknown(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def words_unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(b"BT /f0 12 Tf 100 100 Td <0001> Tj ET")


def line_unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(b"0 0 m 100 100 l S")


def paragraph_lost(pdf: pikepdf.Pdf) -> None:
    parent = first(pdf, Name.Document)
    set_kids(parent, [kid for kid in children(parent) if kid.S != Name.P])


DAMAGES: tuple[tuple[Damage, str], ...] = (
    (no_title, "pdf-title"),
    (file_name_shown, "pdf-title"),
    (other_language, "pdf-title"),
    (not_marked, "pdf-not-tagged"),
    (no_structure, "pdf-not-tagged"),
    (words_unmarked, "pdf-not-tagged"),
    (line_unmarked, "pdf-not-tagged"),
    (paragraph_lost, "pdf-not-tagged"),
    (paragraph_lost, "pdf-words-missing"),
    (letters_unknown, "pdf-font"),
    (font_left_out, "pdf-font"),
    (renamed(Name.H1, Name.P), "pdf-headings"),
    (renamed(Name.H2, Name.H3), "pdf-headings"),
    (other_bookmark, "pdf-headings"),
    (bookmark_astray, "pdf-headings"),
    (entry_lost, "pdf-headings"),
    (renamed(Name.TH, Name.TD), "pdf-table"),
    (renamed(Name.TD, Name.TH), "pdf-table"),
    (without(Name.TH, "/A"), "pdf-table"),
    (renamed(Name.Table, Name.Div), "pdf-table"),
    (renamed(Name.LI, Name.P), "pdf-list"),
    (renamed(Name.LBody, Name.P), "pdf-list"),
    (without(Name.Figure, "/Alt"), "pdf-picture"),
    (silent_link, "pdf-link"),
    (loose_link, "pdf-link"),
    (tabulator, "pdf-link"),
    (link_out_of_order, "pdf-link"),
    (other_address, "pdf-link"),
    (renamed(Name.Note, Name.P), "pdf-note"),
)


@pytest.mark.parametrize(("damage", "code"), DAMAGES)
def test_a_damage_is_told(whole: bytes, damage: Damage, code: str) -> None:
    assert code in codes(whole, damage)


def test_several_damages_are_told_at_once(whole: bytes) -> None:
    every = codes(whole, no_title, renamed(Name.LI, Name.P), without(Name.Figure, "/Alt"), silent_link)
    assert {"pdf-title", "pdf-list", "pdf-picture", "pdf-link"} <= every


def test_the_pdf_of_another_report_is_not_taken_for_this_one(whole: bytes) -> None:
    other = article(h(1, "", "Other"), p("Quite other words."))
    assert {"pdf-headings", "pdf-words-missing", "pdf-table", "pdf-note"} <= codes(whole, against=other)


def test_letters_that_the_maker_had_no_font_for_are_told_by_name() -> None:
    made = to_pdf(Package({}, "report.docx"), article(h(1, "", "A"), p("Words")), Maker.TYPST).content
    (problem,) = pdf_faults(made, article(h(1, "", "A"), p("Words \u06c1")))
    assert problem.code == "pdf-font"
    assert "arabic letter heh goal; none of its fonts has them (" in problem.message


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (("in Urdu: ", "رات ", "بچہ "), ""),  # as the eye meets them, from the left
        (("in Urdu: ", "رات ", "ہ ", "بچ"), "pdf-font"),  # one word in two fonts
        (("in Urdu: ", "رات ", "ہ دو ب دو چ"), "pdf-words-missing"),  # its letters, but no word
    ],
)
def test_words_from_right_to_left_are_whole_or_it_is_told(printed: tuple[str, ...], code: str) -> None:
    root = PdfElement(
        "Root", tuple(PrintedWords(text, 0) for text in ("Before. ", *printed, " After, at some length."))
    )
    wanted = article(p("Before."), p("in Urdu: بچہ رات"), p("After, at some length."))
    assert [problem.code for problem in missing_words(root, wanted, ())] == ([code] if code else [])


def test_a_picture_described_in_other_words_is_told(whole: bytes) -> None:
    blocks = tuple(_redescribed(block) for block in rich().blocks)
    assert codes(whole, against=replace(rich(), blocks=blocks)) == {"pdf-picture"}


def _redescribed(block: object) -> object:
    inlines = getattr(block, "inlines", ())
    if not any(getattr(inline, "alt", "") for inline in inlines):
        return block
    other = tuple(replace(inline, alt="A birch") if hasattr(inline, "alt") else inline for inline in inlines)
    return replace(block, inlines=other)  # type: ignore[type-var]


def test_a_table_without_any_headings_is_told() -> None:
    from tests.articles import table

    bare = article(h(1, "", "A"), replace(table(), header_rows=0, header_column=False))
    content = to_pdf(Package({}, "report.docx"), bare, Maker.TYPST).content
    assert [problem.code for problem in pdf_faults(content, bare)] == ["pdf-table"]


def test_a_cell_that_is_not_there_is_named_with_its_table() -> None:
    from tests.articles import cell, table

    whole = table()
    content = to_pdf(Package({}, "report.docx"), article(h(1, "", "A"), whole), Maker.TYPST).content
    last = replace(whole.rows[-1], cells=(*whole.rows[-1].cells[:-1], cell("Alder was five."), cell("More.")))
    other = article(h(1, "", "A"), replace(whole, rows=(*whole.rows[:-1], last), place="under “A”, table 1"))
    messages = [problem.message for problem in pdf_faults(content, other) if problem.code == "pdf-table"]
    at = f"row {len(whole.rows)}, column {len(last.cells) - 1} of the report (“Alder was five.”) is not there"
    assert messages == [
        f"table 1 of the PDF (under “A”, table 1) has other rows or cells than the report's: {at}"
    ]


def test_a_protected_pdf_is_told(whole: bytes) -> None:
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        half = saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))
        full = saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [problem.code for problem in pdf_faults(half, rich())] == ["pdf-protected"]
    for content in (full, b"no PDF at all"):
        with pytest.raises(Stop) as told:
            pdf_faults(content, rich())
        assert [problem.code for problem in told.value.problems] == ["pdf-protected"]
