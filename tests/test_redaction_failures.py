"""What went wrong when others published: twenty cases from public reports, each refused here or gone."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from cspr_docs.ooxml.package import Package, load_package, read_package
from cspr_docs.problems import Stop
from cspr_docs.word.hazards import hazards
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from tests.canaries import PLACES, plain_base
from tests.canaries.draft import Draft, begun, paragraph, run
from tests.canaries.drawn import picture
from tests.canaries.place import canary_word
from tests.canaries.text import body
from tests.hostile_zips import COMPOUND
from tests.test_word_scrub_canaries import is_in, said_in

Build = Callable[[Draft, str], None]
NAMED = {place.name: place for place in PLACES}
BLACK = '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'


def marked(properties: str) -> Build:
    """A word that is on the page and not to be seen there."""
    return body(paragraph(run("Seen.") + run("WORD", properties)))


def of(name: str) -> Build:
    """A place of the canaries."""
    return NAMED[name].build


CASES: dict[str, Build] = {
    "black on black: Ministry of Defence, paper on submarines, April 2011": marked(BLACK),
    "black highlight over words: a filing in US v Manafort, January 2019": marked(
        '<w:color w:val="000000"/><w:highlight w:val="black"/>'
    ),
    "white words: ICO, How to disclose information safely, 2018": of("white words on white paper"),
    "changes left in, their deleted words: SCO's suit against DaimlerChrysler, March 2004": of(
        "deleted text"
    ),
    "changes left in, words moved away: UN report on R. Hariri's death, October 2005": of("text moved away"),
    "comments left in: S. Byers, Information Leakage Caused by Hidden Data, IEEE 2004": of("a comment"),
    "the last authors: Downing Street's dossier on Iraq, February 2003": of("the properties: lastModifiedBy"),
    "the author in the properties: a letter on a disk to a station in Wichita, 2005": of(
        "the properties: creator"
    ),
    "the firm in the properties: NSA, Redacting with Confidence, 2005": of("Word's own properties: Company"),
    "a hidden table, here a row: Police Service of Northern Ireland, August 2023": of("a hidden row"),
    "the table behind a chart: Islington, ICO penalty of August 2013": of("a chart"),
    "a workbook embedded: Blackpool Teaching Hospitals, ICO penalty of 2016": of("an embedded file"),
    "hidden text: ICO, How to disclose information safely, 2018": of("hidden text"),
    "bookmarks that say it: the EU's contract with AstraZeneca, January 2021": of("a bookmark"),
    "the preview shows the whole: cropped photographs of a presenter, 2003": of("the preview picture"),
    "where a photo was taken: a fugitive's picture in Vice, December 2012": of("a photo's EXIF"),
    "behind a picture's end: aCropalypse, CVE-2023-21036": of("behind a PNG's end"),
    "the name of a picture's file: NSA, Redacting with Confidence, 2005": of("a picture's own name"),
    "a link to the house's own disk: Byers 2004": of("a link to a file"),
    "data behind the text: Microsoft, Remove hidden data (Document Inspector)": of("data behind the text"),
}


def is_published(word: str, build: Build) -> bool:
    """Whether the word that was put there is in the file that could be published; a refusal does not repeat it."""
    draft = begun(plain_base())
    build(draft, word)
    package = load_package(draft.to_bytes(), "draft.docx")
    assert is_in(word, said_in(package))
    told = hazards(package)
    try:
        clean = scrub(settled(package, accept_changes=True, drop_comments=True), "Title").package
    except Stop as stop:
        told, clean = (*told, *stop.problems), package
    assert word not in str(told)
    return not told and is_in(word, said_in(clean))


@pytest.mark.parametrize("case", CASES)
def test_what_others_published_by_mistake_is_refused_or_gone(case: str) -> None:
    assert not is_published(canary_word(case), CASES[case])


def test_there_are_twenty_and_an_ordinary_word_stays() -> None:
    assert len(CASES) == 20
    assert is_published("Ordinary", of("a paragraph"))


def half_red(word: str) -> bytes:
    image = Image.new("RGB", (80, 40), (255, 0, 0))
    ImageDraw.Draw(image).rectangle((40, 0, 79, 39), fill=(0, 0, 255))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_what_was_cropped_is_cut_off_as_in_the_nsas_guide_of_2005() -> None:
    draft = begun(plain_base())
    picture(half_red)(draft, "")
    parts = dict(load_package(draft.to_bytes(), "draft.docx"))
    name = "word/document.xml"
    parts[name] = parts[name].replace(b"<a:stretch>", b'<a:srcRect l="50000"/><a:stretch>')
    clean = scrub(Package(parts, "draft.docx"), "Title").package
    [content] = [content for part, content in clean.items() if part.startswith("word/media/")]
    with Image.open(io.BytesIO(content)) as left:
        assert left.convert("RGB").getcolors() == [(left.width * left.height, (0, 0, 255))]


def test_a_file_saved_fast_by_an_older_word_is_refused_under_any_name(tmp_path: Path) -> None:
    """Its deleted words stay in it (Byers 2004)."""
    path = tmp_path / "report.docx"
    path.write_bytes(COMPOUND + bytes(504) + "Zoltan".encode("utf-16-le"))
    with pytest.raises(Stop) as stopped:
        read_package(path)
    assert "Zoltan" not in str(stopped.value)
