"""The scrub: what stays as it was, what goes, what is refused, and a file that other programs take."""

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.scrub import Scrubbed, scrub
from tests.canaries.draft import begun, field_of, paragraph, run, table
from tests.canaries.drawn import picture
from tests.sample_documents import every_document, one_of_each_kind, rendered
from tests.word_files import p, with_body

BODY = "word/document.xml"


def clean(body: str, parts: dict[str, str] | None = None) -> Scrubbed:
    return scrub(with_body(body, parts, "draft.docx"), "Title")


def refusals(body: str) -> tuple[Problem, ...]:
    with pytest.raises(Stop) as stopped:
        clean(body)
    return stopped.value.problems


def root_of(package: Package, part: str = BODY) -> etree._Element:
    return etree.fromstring(package[part])


def texts(package: Package, part: str = BODY) -> list[str]:
    """The words of each paragraph of a part."""
    paragraphs = root_of(package, part).iter(w("p"))
    return ["".join(text.text or "" for text in each.iter(w("t"))) for each in paragraphs]


@pytest.mark.no_cover  # the other tests of this file reach the same lines
@pytest.mark.parametrize(("case", "file_name"), every_document())
def test_the_words_of_every_sample_document_stay(case: str, file_name: str) -> None:
    before = load_package(rendered(case, file_name).content, file_name)
    done = scrub(before, "A title", "en-GB")
    assert texts(done.package) == texts(before)
    if (case, file_name) in one_of_each_kind():
        assert scrub(done.package, "A title").package == done.package
    assert done.package["docProps/core.xml"].count(b"<dc:") == 2
    assert not any(part.startswith("customXml/") for part in done.package)


def test_every_entry_of_the_contents_leads_to_its_heading() -> None:
    done = scrub(load_package(rendered("rowan", "final-report.docx").content, "report.docx"), "Title")
    root = root_of(done.package)
    names = {mark.get(w("name")): mark for mark in root.iter(w("bookmarkStart"))}
    links = [link for link in root.iter(w("hyperlink")) if link.get(w("anchor"))]
    assert len(links) > 30
    for link in links:
        heading = next(names[link.get(w("anchor"))].iterancestors(w("p")))
        said = "".join(text.text or "" for text in heading.iter(w("t")))
        assert "".join(text.text or "" for text in link.iter(w("t"))).endswith(said.strip())


def test_two_things_that_cannot_stay_are_told_at_their_places() -> None:
    body = p("What happened", style="Heading1") + p("One.") + "<w:p><w:r><w:pict/></w:r></w:p>"
    body += table(paragraph(field_of(" AUTHOR ", "Zoltan")))
    cell = "under “What happened”, table 1, row 1, column 1"
    text = "under “What happened”, paragraph 2"
    assert [(problem.code, problem.message) for problem in refusals(body)] == [
        (
            "scrub-field",
            f"{cell}: a field that takes its text from elsewhere (AUTHOR)",
        ),
        (
            "scrub-refused",
            f"{text}: a shape, watermark, line or text box of the old kind",
        ),
    ]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("scrub-field", paragraph(field_of(" REF nowhere \\h ", "there"))),
        ("scrub-field", paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("open"))),
        ("scrub-field", paragraph(field_of(" PAGE \\* Zoltan ", "1"))),
        ("scrub-field", paragraph(field_of(r' STYLEREF "Zoltan \"Z\"" ', "1"))),
        ("scrub-invisible", paragraph(run("pale", '<w:color w:val="FEFEFE"/>'))),
        (
            "scrub-invisible",
            paragraph(run("dark", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
        ),
        ("scrub-unknown", paragraph('<w:r><w:footnoteReference w:id="5"/></w:r>')),
        ("scrub-unknown", paragraph("<x:mark/>").replace("<x:mark/>", '<x:mark xmlns:x="urn:x"/>')),
    ],
)
def test_one_thing_that_cannot_stay(code: str, body: str) -> None:
    assert [problem.code for problem in refusals(body)] == [code]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="0F4C5C"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="blue"/>',
        '<w:color w:val="767676"/>',
        '<w:sz w:val="12"/>',
    ],
)
def test_words_that_can_be_seen_stay(properties: str) -> None:
    assert "seen" in texts(clean(paragraph(run("seen", properties))).package)


def test_spaces_in_white_are_no_words() -> None:
    assert texts(clean(paragraph(run("  ", '<w:color w:val="FFFFFF"/>'))).package) == ["  "]


def test_a_hiding_style_inside_a_hiding_style_shows_its_words() -> None:
    draft = begun(with_body("<w:p/>"))
    for kind in ("paragraph", "character"):
        draft.style(kind, kind, f'<w:name w:val="{kind}"/><w:rPr><w:vanish/></w:rPr>')
    both = paragraph(run("seen", '<w:rStyle w:val="character"/>'), '<w:pStyle w:val="paragraph"/>')
    shown = paragraph(run("shown", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="paragraph"/>')
    draft.body(both + shown + paragraph(run("hidden"), '<w:pStyle w:val="paragraph"/>') + p("Last."))
    done = scrub(draft.package(), "Title")
    assert [text for text in texts(done.package) if text] == ["seen", "shown", "Last."]
    assert "1 stretch of hidden text" in done.taken_out
    assert b"vanish" not in done.package["word/styles.xml"]


def test_a_table_style_that_hides_words_is_refused() -> None:
    draft = begun(with_body("<w:p/>"))
    hiding = '<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
    draft.style("Veil", "table", f'<w:name w:val="Veil"/>{hiding}')
    draft.body(table(p("Words.")).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Veil"/>'))
    with pytest.raises(Stop) as stopped:
        scrub(draft.package(), "Title")
    assert [problem.code for problem in stopped.value.problems] == ["scrub-invisible"]


def test_headers_that_no_page_shows_are_gone() -> None:
    draft = begun(with_body(p("One."), {"header1": p("Shown."), "header2": p("Unseen.")}))
    references = list(draft.section().iter(w("headerReference")))
    references[1].set(w("type"), "first")
    done = scrub(draft.package(), "Title")
    assert [part for part in done.package if "header" in part] == ["word/header1.xml"]
    assert texts(done.package, "word/header1.xml") == ["Shown."]


def test_links_are_checked_one_by_one() -> None:
    draft = begun(with_body("<w:p/>"))
    targets = ("file:///C:/a.docx", "http://10.0.0.1/a", "https://intranet/a", "https://www.example.org/a")
    for target in targets:
        id_ = draft.link("hyperlink", target, external=True)
        draft.body(paragraph(f'<w:hyperlink r:id="{id_}">{run("a link")}</w:hyperlink>'))
    with pytest.raises(Stop) as stopped:
        scrub(draft.package(), "Title")
    assert [problem.code for problem in stopped.value.problems] == ["scrub-link"] * 3
    assert not any(target in str(stopped.value) for target in targets)


def test_a_picture_that_cannot_be_read_is_refused() -> None:
    draft = begun(with_body("<w:p/>"))
    picture(lambda word: b"\x01\x00\x00\x00 EMF")(draft, "x")
    with pytest.raises(Stop) as stopped:
        scrub(draft.package(), "Title")
    assert [problem.code for problem in stopped.value.problems] == ["scrub-picture"]


def test_a_sequence_keeps_its_name_only_where_that_says_nothing() -> None:
    done = clean(paragraph(field_of(" SEQ Table ", "1")) + paragraph(field_of(" SEQ Zoltan ", "1")))
    instructions = [text.text for text in root_of(done.package).iter(w("instrText"))]
    assert instructions == [" SEQ Table ", " SEQ Series1 "]


def test_a_paragraph_whose_end_is_hidden_keeps_the_words_that_are_seen() -> None:
    end = "<w:rPr><w:vanish/></w:rPr>"
    done = clean(paragraph(run("Seen."), end) + paragraph("", end) + p("Last."))
    assert texts(done.package) == ["Seen.", "Last."]
