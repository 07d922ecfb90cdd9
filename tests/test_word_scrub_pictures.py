"""Pictures made anew: the same points, nothing else, and the same again."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cspr_docs.word.scrub.pictures import Crop, UnfitPicture, crop_of, fresh_picture, is_bare_jpeg
from tests.canaries.drawn import saved, with_exif, with_text


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_keeps_its_points_in_every_mode(mode: str) -> None:
    image = Image.linear_gradient("L").resize((16, 12)).convert("RGBA").convert(mode)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    fresh = fresh_picture(stream.getvalue(), Crop())
    assert opened(fresh.content).convert("RGBA").tobytes() == image.convert("RGBA").tobytes()
    assert fresh_picture(fresh.content, Crop()) == fresh


def test_notes_go_and_are_told() -> None:
    for content in (with_exif("Zoltan"), with_text("Zoltan")):
        fresh = fresh_picture(content, Crop())
        assert fresh.had_notes
        assert b"Zoltan" not in fresh.content
        assert not fresh_picture(fresh.content, Crop()).had_notes


def test_a_photo_is_made_anew_once() -> None:
    content = with_exif("Zoltan")
    assert not is_bare_jpeg(content)
    fresh = fresh_picture(content, Crop())
    assert is_bare_jpeg(fresh.content)
    assert fresh_picture(fresh.content, Crop()).content == fresh.content
    assert not is_bare_jpeg(fresh.content + b"more")


def test_what_is_cut_off_is_gone() -> None:
    image = Image.new("RGB", (100, 50), (255, 0, 0))
    image.paste((0, 0, 255), (0, 0, 40, 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    cut = opened(fresh_picture(stream.getvalue(), Crop(left=40_000, bottom=50_000)).content)
    assert cut.size == (60, 25)
    assert cut.getcolors() == [(60 * 25, (255, 0, 0))]


def test_what_stays_free_round_a_picture_is_no_cut() -> None:
    assert crop_of({"l": "-5000", "r": "1000"}) == (Crop(right=1000), {"l": "-5000"})
    assert crop_of({"t": "10%", "b": "rubbish"}) == (Crop(top=10_000), {})


def test_a_picture_that_is_cut_off_whole_is_refused() -> None:
    with pytest.raises(UnfitPicture, match="cut off whole"):
        fresh_picture(saved(), Crop(left=60_000, right=60_000))


@given(at=st.integers(0, 200), change=st.binary(min_size=1, max_size=8))
def test_a_damaged_picture_is_read_or_refused(at: int, change: bytes) -> None:
    for content in (saved(), saved("JPEG"), saved("GIF")):
        damaged = content[:at] + change + content[at + len(change) :]
        try:
            fresh = fresh_picture(damaged, Crop())
        except UnfitPicture:
            continue
        assert fresh_picture(fresh.content, Crop()).content == fresh.content
