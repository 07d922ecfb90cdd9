"""What a person is asked about: words struck through, pictures of words, links that carry somebody, names in labels."""

import io
import re
from collections.abc import Callable

import pytest
from lxml import etree
from PIL import Image, ImageDraw

from cspr_docs.ooxml.namespaces import BODY, WP
from cspr_docs.ooxml.package import Package
from cspr_docs.publish.details import FoundDetail, Weight, find, watch
from cspr_docs.publish.details.forms import clean_address
from cspr_docs.publish.details.pictures import holds_words, pictures_of_words
from cspr_docs.word.draft_marks import Sign, draft_marks
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.texts import passages
from tests.asked import some
from tests.canaries.draft import Draft, begun, paragraph, run
from tests.canaries.drawn import picture
from tests.disclosure_texts import case, identities
from tests.word_files import p, with_body

WATCH = watch(case(), identities())


def draft_of(*blocks: str) -> Draft:
    draft = begun(with_body("<w:p/>", name="draft.docx"))
    draft.body("".join(blocks) + p("Last."))
    return draft


def scrubbed(draft: Draft) -> Scrubbed:
    return scrub(draft.package(), "Title")


def asked(package: Package) -> list[FoundDetail]:
    """What is found and may stand if somebody says why."""
    found = find(passages(package), WATCH)
    assert {one.weight for one in found} <= {Weight.ASK}
    return list(found)


@pytest.mark.parametrize("line", ["strike", "dstrike"])
def test_struck_through_words_are_asked_about_and_not_repeated(line: str) -> None:
    body = paragraph(run("They saw ") + run("his older ", f"<w:{line}/>") + run("brother", f"<w:{line}/>"))
    plain = paragraph(run("Nothing is struck", f'<w:{line} w:val="0"/>'))
    (found,) = asked(scrubbed(draft_of(body, plain)).package)
    assert (found.code, found.context) == ("published-struck", "They saw [h…]")
    assert found.passage.place == "paragraph 1"


def test_a_style_strikes_words_through_too() -> None:
    draft = draft_of(paragraph(run("Gone", '<w:rStyle w:val="Gone"/>')))
    draft.style("Gone", "character", '<w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr>')
    assert [found.code for found in asked(scrubbed(draft).package)] == ["published-struck"]


def drawn(*lines: str, ground: str = "white", ink: str = "black") -> bytes:
    """A picture of words."""
    image = Image.new("RGB", (600, 300), ground)
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((20, 20 + 30 * number), line, ink)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


LETTER = (
    "Thank you for coming to see us yesterday",
    "at the clinic; we will write to you",
    "again when we know",
)


def bars(image: Image.Image) -> None:
    for at in range(6):
        ImageDraw.Draw(image).rectangle((40 + at * 90, 300 - 40 * (at + 1), 100 + at * 90, 300), "navy")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (drawn(*LETTER), True),
        (drawn(*LETTER, ground="#202020", ink="#dddddd"), True),
        (drawn("One line is a logo's or a label's"), False),
        (drawn(), False),
    ],
)
def test_a_picture_of_lines_of_writing_seems_to_hold_words(content: bytes, says: bool) -> None:
    assert holds_words(content) == says


@pytest.mark.parametrize(
    "make",
    [
        lambda: Image.effect_noise((600, 400), 90),
        lambda: Image.effect_mandelbrot((600, 400), (-2.0, -1.0, 1.0, 1.0), 60),
        lambda: Image.linear_gradient("L"),
        lambda: Image.new("1", (8, 8)),
    ],
)
def test_photos_and_patterns_hold_no_words(make: Callable[[], Image.Image]) -> None:
    stream = io.BytesIO()
    make().save(stream, "PNG")
    assert not holds_words(stream.getvalue())


def test_a_picture_of_words_is_asked_about_once_and_anew_when_it_changes() -> None:
    prints = []
    for lines in (LETTER, (*LETTER, "and so on, as we said")):
        draft = draft_of()
        for _ in range(2):
            picture(lambda word, lines=lines: drawn(*lines), frame='descr="A letter"')(draft, "x")  # type: ignore[misc]
        picture(lambda word: drawn("A label"), frame='descr="A bird"')(draft, "x")
        assert list(pictures_of_words(scrubbed(draft).package)) == []  # nobody could read them so small
        for extent in draft.tree(BODY).iter(f"{{{WP}}}extent"):
            extent.attrib.update({"cx": "5400000", "cy": "2700000"})
        (found,) = pictures_of_words(scrubbed(draft).package)
        assert (found.code, found.weight) == ("published-picture", Weight.ASK)
        assert found.passage.place == "paragraph 2"
        prints.append(found.fingerprint)
    assert len(set(prints)) == 2


@pytest.mark.parametrize(
    ("wrap", "behind", "says"),
    [("wrapNone", "0", True), ("wrapNone", "1", False), ("wrapTopAndBottom", "0", False)],
)
def test_a_picture_that_lies_over_words_is_asked_about(wrap: str, behind: str, says: bool) -> None:
    draft = draft_of()
    picture(frame='descr="A bird"')(draft, "x")
    start = f'<wp:anchor behindDoc="{behind}"><wp:simplePos x="0" y="0"/><wp:extent'
    body = re.sub(r"<wp:inline [^>]*><wp:extent", start, etree.tostring(draft.tree(BODY)).decode())
    body = body.replace("</wp:inline>", "</wp:anchor>").replace("<wp:docPr", f"<wp:{wrap}/><wp:docPr")
    draft.trees[BODY] = etree.fromstring(body)
    found = list(pictures_of_words(scrubbed(draft).package))
    assert ["lies over words" in one.about for one in found] == [True] * says


LINKS = {
    "https://www.gov.uk/guide?fbclid=IwAR0abc": "https://www.gov.uk/guide",
    "https://example.org/a?mc_eid=1a2b&mc_cid=9": "https://example.org/a",
    "https://example.org/a?page=2&fbclid=Iw#two": "https://example.org/a?page=2#two",
    "https://b.s3.amazonaws.com/r.pdf?X-Amz-Algorithm=AWS4&X-Amz-Credential=AK&X-Amz-Signature=ab": (
        "https://b.s3.amazonaws.com/r.pdf"
    ),
    "https://b.s3.amazonaws.com/r.pdf?AWSAccessKeyId=AK&Signature=ab&Expires=9": "https://b.s3.amazonaws.com/r.pdf",
    "https://x.blob.core.windows.net/c/r.pdf?sv=2020&se=2021&sr=b&sp=r&sig=a%3D": (
        "https://x.blob.core.windows.net/c/r.pdf"
    ),
    "https://example.org/a;jsessionid=AB12?x=1": "https://example.org/a?x=1",
    "https://example.org/a?gclid=1&utm_source=mail": "https://example.org/a",
}


def leading_to(target: str) -> Package:
    draft = draft_of()
    id_ = draft.link("hyperlink", target, external=True)
    draft.body(paragraph(f'<w:hyperlink r:id="{id_}">{run("the guidance")}</w:hyperlink>'))
    return scrubbed(draft).package


@pytest.mark.parametrize("target", LINKS)
def test_a_link_that_carries_somebody_is_asked_about_with_the_clean_address(target: str) -> None:
    (found,) = asked(leading_to(target))
    assert found.code == "published-contact"
    assert found.coarser == LINKS[target]
    assert asked(leading_to(found.coarser)) == []
    assert clean_address(found.coarser) == ""


@pytest.mark.parametrize("target", ["https://bit.ly/3abcd", "https://tinyurl.com/abcd", "https://t.co/abcd"])
def test_a_shortened_link_is_asked_about(target: str) -> None:
    (found,) = asked(leading_to(target))
    assert found.code == "published-contact"
    assert target not in found.coarser


@pytest.mark.parametrize("target", ["https://example.org/a?page=2&se=3", "https://example.org/bit.ly/a"])
def test_a_link_that_carries_nobody_is_not_asked_about(target: str) -> None:
    assert asked(leading_to(target)) == []


def test_a_label_of_a_list_is_read_as_words() -> None:
    draft = draft_of(
        paragraph(run("An item."), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    )
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="On 4 March 2024, %1"/></w:lvl>'
    draft.into("numbering", f'<w:abstractNum w:abstractNumId="77">{level}</w:abstractNum>', first=True)
    draft.into("numbering", '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    (found,) = asked(scrubbed(draft).package)
    assert (found.code, found.passage.place) == ("published-date", "the label of a list")


CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
PROMPT = "<w:showingPlcHdr/>"


@pytest.mark.parametrize(
    "body",
    [
        CONTROL.format(PROMPT, p("Your own words go here")),
        paragraph(run("On ") + CONTROL.format(PROMPT, run("Your own words go here"))),
        p("Click or tap here to enter text."),
        p("Choose an item."),
        paragraph(CONTROL.format("", run("Click or tap to enter a date."))),
    ],
)
def test_a_control_in_which_nobody_wrote_is_unfinished(body: str) -> None:
    (mark,) = draft_marks(
        draft_of(body, p("Choose an item. It matters."), CONTROL.format("", p("Written."))).package()
    )
    assert mark.sign is Sign.PLACEHOLDER
    assert mark.words in body


UNSEEN = "\u200b\u200c\u200d\u2060\ufeff" * 16


@pytest.mark.parametrize(
    ("text", "left", "count"),
    [
        (f"One{UNSEEN} copy", "One copy", 80),
        ("A\u200b word", "A word", 1),
        ("A\u00ad\u00ad\u00ad word and pre\u00adfix", "A word and pre\u00adfix", 3),
        ("\U000e0041\U000e0042 tags", " tags", 2),
        ("می\u200cخواهم and \u2764\ufe0f", "می\u200cخواهم and \u2764\ufe0f", 0),
        ("Nguyễn", "Nguyễn", 0),
    ],
)
def test_characters_without_width_do_not_tell_one_copy_from_another(text: str, left: str, count: int) -> None:
    done = scrubbed(draft_of(p(text), paragraph(run("\u200b"))))
    assert f">{left}<" in done.package["word/document.xml"].decode()
    assert "\u200b" not in done.package["word/document.xml"].decode()
    assert any(told == f"{count + 1} unseen character{'s' if count else ''}" for told in some(done.taken_out))
    draft = draft_of()
    picture(frame=f'descr="{text}"')(draft, "x")
    assert f'descr="{left}"' in scrubbed(draft).package["word/document.xml"].decode()


def test_marks_where_a_word_may_break_do_not_tell_one_copy_from_another() -> None:
    marked = "<w:r><w:t>pre</w:t><w:softHyphen/><w:softHyphen/></w:r><w:r><w:softHyphen/><w:t>fix</w:t></w:r>"
    done = scrubbed(draft_of(paragraph(marked)))
    body = done.package["word/document.xml"].decode()
    assert "softHyphen" not in body
    assert ">pre<" in body
    assert ">fix<" in body
    assert "3 marks where words may break" in done.taken_out
