"""Pictures made anew: the same points, nothing else, and the same again."""

import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from cspr_docs.problems import Stop
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.pictures import fresh_picture, is_bare_jpeg
from cspr_docs.word.scrub.shown_picture import Crop, ShownPicture, UnfitPicture, crop_of
from tests.canaries.draft import begun
from tests.canaries.drawn import picture, saved, with_exif, with_text
from tests.word_files import BODY, with_body


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_keeps_its_points_in_every_mode(mode: str) -> None:
    image = Image.linear_gradient("L").resize((16, 12)).convert("RGBA").convert(mode)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    fresh = fresh_picture(stream.getvalue(), ShownPicture())
    assert opened(fresh.content).convert("RGBA").tobytes() == image.convert("RGBA").tobytes()
    assert fresh_picture(fresh.content, ShownPicture()) == fresh


def test_notes_go_and_are_told() -> None:
    for content in (with_exif("Zoltan"), with_text("Zoltan")):
        fresh = fresh_picture(content, ShownPicture())
        assert fresh.had_notes
        assert b"Zoltan" not in fresh.content
        assert not fresh_picture(fresh.content, ShownPicture()).had_notes


def test_a_photo_is_made_anew_once() -> None:
    content = with_exif("Zoltan")
    assert not is_bare_jpeg(content)
    fresh = fresh_picture(content, ShownPicture())
    assert is_bare_jpeg(fresh.content)
    assert fresh_picture(fresh.content, ShownPicture()).content == fresh.content
    assert not is_bare_jpeg(fresh.content + b"more")


def test_what_is_cut_off_is_gone() -> None:
    image = Image.new("RGB", (100, 50), (255, 0, 0))
    image.paste((0, 0, 255), (0, 0, 40, 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    cut = opened(fresh_picture(stream.getvalue(), ShownPicture(Crop(left=40_000, bottom=50_000))).content)
    assert cut.size == (60, 25)
    assert cut.getcolors() == [(60 * 25, (255, 0, 0))]


def test_what_stays_free_round_a_picture_is_no_cut() -> None:
    assert crop_of({"l": "-5000", "r": "1000"}, {}) == (Crop(right=1000), {"l": "-5000"}, {})
    assert crop_of({"t": "10%", "b": "rubbish"}, {}) == (Crop(top=10_000), {}, {})
    assert crop_of({}, {"l": "-100000", "r": "20000"}) == (Crop(left=55_556), {}, {"r": "20000"})


def test_a_picture_that_is_cut_off_whole_is_refused() -> None:
    with pytest.raises(UnfitPicture, match="cut off whole"):
        fresh_picture(saved(), ShownPicture(Crop(left=60_000, right=60_000)))


@given(at=st.integers(0, 200), change=st.binary(min_size=1, max_size=8))
def test_a_damaged_picture_is_read_or_refused(at: int, change: bytes) -> None:
    for content in (saved(), saved("JPEG"), saved("GIF")):
        damaged = content[:at] + change + content[at + len(change) :]
        try:
            fresh = fresh_picture(damaged, ShownPicture())
        except UnfitPicture:
            continue
        assert fresh_picture(fresh.content, ShownPicture()).content == fresh.content


def four_fields() -> bytes:
    """A picture of four fields: black and white, grey and red; the last lets half of what is behind through."""
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 255))
    for at, colour in (((50, 0), (255,) * 4), ((0, 50), (100, 100, 100, 255)), ((50, 50), (255, 0, 0, 128))):
        image.paste(colour, (*at, at[0] + 50, at[1] + 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def left_of(
    change: Callable[[str], str], content: bytes = b"", around: str = "DRAWING"
) -> tuple[Image.Image, str]:
    """The picture that leaves, and the body that shows it, of a drawing that was changed."""
    draft = begun(with_body("<w:p/>", name="draft.docx"))
    picture(lambda word: content or four_fields(), around=around)(draft, "x")
    tree = draft.tree(BODY)
    changed = etree.fromstring(change(etree.tostring(tree).decode()))
    draft.trees[BODY] = changed
    package = scrub(draft.package(), "Title").package
    (name,) = [part for part in package if part.startswith("word/media/")]
    return opened(package[name]), package[BODY].decode()


def fields_of(image: Image.Image) -> list[object]:
    """The colours of the four fields."""
    places = ((0.3, 0.3), (0.7, 0.3), (0.3, 0.7), (0.7, 0.7))
    return [image.convert("RGB").getpixel((int(x * image.width), int(y * image.height))) for x, y in places]


def grey(*levels: int) -> list[object]:
    return [(level, level, level) for level in levels]


def with_effect(effect: str) -> Callable[[str], str]:
    return lambda body: re.sub(
        r"(<a:blip [^>]*)/>|(<a:blip [^>]*)></a:blip>", rf"\1\2>{effect}</a:blip>", body
    )


NOTHING = '<a:alpha val="0"/>'
A_BLACK = '<a:srgbClr val="000000"'
PINK = (255, 127, 127)
EFFECTS = {
    "none": ("", [*grey(0, 255, 100), PINK]),
    "all black": ('<a:lum bright="-100000"/>', [*grey(0, 0, 0), (127, 127, 127)]),
    "all white": ('<a:lum bright="100%"/>', grey(255, 255, 255, 255)),
    "no contrast": ('<a:lum contrast="-100000"/>', [*grey(128, 128, 128), (191, 191, 191)]),
    "no colours": ("<a:grayscl/>", [*grey(0, 255, 100), (165, 165, 165)]),
    "two levels": ('<a:biLevel thresh="50000"/>', [*grey(0, 255, 0), (127, 127, 127)]),
    "one level": ('<a:biLevel thresh="0"/>', grey(255, 255, 255, 255)),
    "all see-through": ('<a:alphaModFix amt="0"/>', grey(255, 255, 255, 255)),
    "half see-through": ('<a:alphaModFix amt="50000"/>', [*grey(127, 255, 177), (255, 191, 191)]),
    "two colours": (
        '<a:duotone><a:srgbClr val="0000FF"/><a:prstClr val="white"/></a:duotone>',
        [(0, 0, 255), (255, 255, 255), (100, 100, 255), (165, 165, 255)],
    ),
    "one colour see-through": (
        f"<a:clrChange><a:clrFrom>{A_BLACK}/></a:clrFrom><a:clrTo>{A_BLACK}>{NOTHING}</a:srgbClr></a:clrTo></a:clrChange>",
        [*grey(255, 255, 100), PINK],
    ),
    "two of them": ('<a:grayscl/><a:lum bright="-100000"/>', [*grey(0, 0, 0), (127, 127, 127)]),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_what_leaves_holds_the_points_that_are_seen(name: str) -> None:
    effect, colours = EFFECTS[name]
    image, body = left_of(with_effect(effect))
    assert image.mode == "RGB"
    for seen, wanted in zip(fields_of(image), colours, strict=True):
        assert all(abs(one - other) <= 2 for one, other in zip(seen, wanted, strict=True)), (seen, wanted)
    assert re.search(r"<a:blip [^>]*/>", body)


def test_no_colour_is_left_where_nothing_of_it_was_seen() -> None:
    image = Image.new("RGBA", (40, 40), (200, 10, 10, 0))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    assert left_of(str, stream.getvalue())[0].getcolors() == [(1600, (255, 255, 255))]


def test_what_is_behind_a_picture_shows_through_it_still() -> None:
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="0000FF"/></w:tcPr>'
    dark = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{shade}"
    image, _ = left_of(
        lambda body: re.sub(
            r"(<w:p><w:r><w:drawing>.*?</w:p>)", rf"{dark}\1</w:tc></w:tr></w:tbl><w:p/>", body
        )
    )
    assert fields_of(image)[3] == (128, 0, 127)
    own = '<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill></pic:spPr>'
    assert fields_of(left_of(lambda body: body.replace("</pic:spPr>", own))[0])[3] == (128, 127, 0)


def test_what_a_fill_rectangle_cuts_off_is_gone() -> None:
    image, body = left_of(lambda body: body.replace("<a:fillRect/>", '<a:fillRect l="-100000" b="25000"/>'))
    assert image.size == (28, 57)  # half as wide as high
    assert fields_of(image) == [*grey(255, 255), PINK, PINK]
    assert '<a:fillRect b="25000"/>' in body
    both = '<a:srcRect t="50000"/><a:stretch><a:fillRect r="-300%"/>'
    image, body = left_of(lambda body: body.replace("<a:stretch><a:fillRect/>", both))
    assert (image.size, set(fields_of(image))) == ((25, 50), {(100, 100, 100)})
    assert "<a:fillRect/>" in body


@pytest.mark.parametrize(("shape", "corner"), [("ellipse", 255), ("roundRect", 255), ("rect", 0)])
def test_what_a_shape_cuts_off_is_gone(shape: str, corner: int) -> None:
    image, _ = left_of(lambda body: body.replace('prst="rect"', f'prst="{shape}"'))
    assert image.getpixel((0, 0)) == (corner,) * 3
    assert fields_of(image)[0] == (0, 0, 0)


@pytest.mark.parametrize("sides", ['cx="0" cy="160000"', 'cx="240000" cy="9000"'])
def test_a_picture_of_no_size_is_no_picture(sides: str) -> None:
    assert left_of(str)[0].size
    with pytest.raises(ValueError, match="not enough"):  # nothing is left to be looked at
        left_of(lambda body: body.replace('cx="240000" cy="160000"', sides, 1))


def test_a_picture_has_no_more_points_than_print_shows() -> None:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((3000, 2000)).save(stream, "JPEG")
    image, _ = left_of(str, stream.getvalue())
    assert image.size == (85, 57)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('prst="rect"', 'prst="heart"', "scrub-picture", "cut to a shape"),
        (
            "<a:avLst/>",
            '<a:avLst><a:gd name="adj" fmla="val 1"/></a:avLst>',
            "scrub-refused",
            "a shape of its own",
        ),
        (
            "</a:prstGeom>",
            '</a:prstGeom><a:effectLst><a:softEdge rad="1"/></a:effectLst>',
            "scrub-refused",
            "an effect",
        ),
        ("<a:stretch><a:fillRect/></a:stretch>", "<a:tile/>", "scrub-refused", "side by side"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(old: str, new: str, code: str, words: str) -> None:
    with pytest.raises(Stop) as stopped:
        left_of(lambda body: body.replace(old, new))
    (problem,) = stopped.value.problems
    assert problem.code == code
    assert words in problem.message
    assert problem.hint


def test_an_effect_that_cannot_be_put_into_the_points_is_refused() -> None:
    with pytest.raises(Stop, match="an effect that this program cannot put into its points"):
        left_of(with_effect('<a:hsl hue="0"/>'))
    left, _ = left_of(
        lambda body: body.replace("</a:prstGeom>", "</a:prstGeom><a:effectLst><a:glow/></a:effectLst>")
    )
    assert fields_of(left)[0] == (0, 0, 0)


def floating(across: int, down: int) -> Callable[[str], str]:
    """Makes a drawing float so far from the column and the paragraph, in EMU."""
    places = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{at}</wp:posOffset></wp:position{axis}>'
        for axis, at in (("H", across), ("V", down))
    )
    start = f'<wp:anchor behindDoc="0"><wp:simplePos x="0" y="0"/>{places}<wp:extent'
    end = "</wp:anchor>"

    def change(body: str) -> str:
        body = re.sub(r"<wp:inline [^>]*><wp:extent", start, body).replace("</wp:inline>", end)
        return body.replace("<wp:docPr", "<wp:wrapTopAndBottom/><wp:docPr")

    return change


@pytest.mark.parametrize("place", [(9_000_000, 0), (-9_000_000, 0), (0, 12_000_000)])
def test_a_picture_off_the_page_is_refused(place: tuple[int, int]) -> None:
    assert left_of(floating(100_000, 200_000))[0].size
    with pytest.raises(Stop, match="a picture off the page"):
        left_of(floating(*place))
