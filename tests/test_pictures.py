"""The timeline and the genogram: what they show, the same points twice, hard names, and no line that is not so."""

import io
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cspr_docs.ooxml.parse import parse
from cspr_docs.pictures.drawing import cut, in_lines, width_of
from cspr_docs.pictures.family import FamilyMember, couples_of, generations, places
from cspr_docs.pictures.genogram import draw_genogram
from cspr_docs.pictures.timeline import (
    TimelineLane,
    TimelineLook,
    TimelineMark,
    draw_timeline,
    months_in_words,
)
from cspr_docs.word.drawn_picture import DrawnPicture
from schemas.chronology import Significance
from schemas.people import RelationshipKind, Sex

SVG = "{http://www.w3.org/2000/svg}"
HARD = "Zoë O'Hara & <Łukasz>"
KINDS = (*Significance, None)


def words_in(picture: DrawnPicture) -> list[str]:
    return [text.text or "" for text in parse(picture.svg).iter(f"{SVG}text")]


def lane(name: str, *days: int) -> TimelineLane:
    start = date(2025, 1, 1)
    marks = (
        TimelineMark(start + timedelta(day), start + timedelta(day), KINDS[number % len(KINDS)])
        for number, day in enumerate(days)
    )
    return TimelineLane(name, tuple(marks))


@pytest.mark.parametrize(("lanes", "entries"), [(1, 1), (18, 400)])
def test_a_timeline_of_one_entry_and_of_four_hundred_can_be_drawn(lanes: int, entries: int) -> None:
    shown = [lane(f"{HARD} {number}", *range(number, entries, lanes)) for number in range(lanes)]
    picture = draw_timeline(shown, TimelineLook(451.0), "Alt & <text>")
    assert picture is not None
    image = Image.open(io.BytesIO(picture.png))
    assert (image.format, image.width) == ("PNG", 1353)
    assert picture.height < 400
    assert sum(text.startswith("Zoë O'Hara") for text in words_in(picture)) == lanes
    assert picture == draw_timeline(shown, TimelineLook(451.0), "Alt & <text>")
    assert draw_timeline([TimelineLane("Nobody", ())], TimelineLook(451.0), "") is None


def test_each_significance_has_a_shape_of_its_own() -> None:
    shapes = set()
    for kind in KINDS:
        day = date(2025, 3, 3)
        picture = draw_timeline(
            [TimelineLane("GP", (TimelineMark(day, day, kind),))], TimelineLook(451.0), ""
        )
        assert picture is not None
        image = Image.open(io.BytesIO(picture.png)).convert("L")
        shapes.add(image.crop((390, 90, 1353, 168)).tobytes())
    assert len(shapes) == len(KINDS)


def test_what_is_published_tells_months_and_no_day() -> None:
    look = TimelineLook(451.0, relative=True, incident=date(2025, 3, 20))
    early, late = lane("GP", 0, 64), lane("GP", 25, 70)
    pictures = [draw_timeline([one], look, "") for one in (early, late)]
    assert pictures[0] == pictures[1]  # other days of the same months
    assert pictures[0] is not None
    assert not re.search(r"20\d\d|January|Jan\b", " ".join(words_in(pictures[0])))
    assert months_in_words([early, lane("Police", 3, 4, 5)]) == (
        ("Month 1", "GP", "Key event"),
        ("Month 1", "Police", "Key event; Missed opportunity; Good practice"),
        ("Month 3", "GP", "Missed opportunity"),
    )


def member(id_: str, *parents: str, **more: object) -> FamilyMember:
    return FamilyMember(id_, more.pop("label", id_), more.pop("sex", Sex.FEMALE), "12 years", parents, **more)  # type: ignore[arg-type]


TOGETHER, APART = RelationshipKind.ENDURING, RelationshipKind.DIVORCED
THREE_FATHERS = (
    member("mother", "gran"),
    *(member(f"father{number}", sex=Sex.MALE) for number in (1, 2, 3)),
    member("gran"),
    *(member(f"child{number}", "mother", f"father{number}", order=float(number)) for number in (3, 1, 2)),
)


def test_the_eldest_child_stands_left_also_where_a_mother_has_children_of_three_fathers() -> None:
    couples = couples_of(THREE_FATHERS, {})
    row = generations(THREE_FATHERS, couples)
    at = places(THREE_FATHERS, couples, row)
    assert [row[id_] for id_ in ("gran", "mother", "father2", "child3")] == [0, 1, 1, 2]
    assert at["child1"] < at["child2"] < at["child3"]
    assert at["father1"] < at["mother"] < at["father3"]


def test_twins_begin_at_one_point_and_a_couple_that_nobody_described_has_a_question_mark() -> None:
    family = (
        member("a"),
        member("b"),
        member("t1", "a", "b", order=1.0, twin="x", is_child=True),
        member("t2", "a", "b", order=1.0, twin="x", died=True),
        member("u", "a", "b", order=2.0, sex=None, is_unborn=True),
    )
    unsaid, said = (draw_genogram(family, kinds, 451.0, "") for kinds in ({}, {frozenset("ab"): TOGETHER}))
    assert unsaid is not None
    assert said is not None
    assert "Relationship not recorded" in words_in(unsaid)
    assert "?" in words_in(unsaid)
    assert "?" not in words_in(said)
    assert {"Enduring relationship", "Not born yet", "Died", "Child that the case is about"} <= {
        *words_in(said)
    }
    assert "Male" not in words_in(said)


def test_a_home_is_one_dotted_line_or_several_with_its_letter() -> None:
    family = [
        member("mother", household="flat"),
        member("father", sex=Sex.MALE, household="flat"),
        member("child", "mother", "father", household="flat"),
    ]
    kinds = {frozenset({"mother", "father"}): APART}
    one = draw_genogram(family, kinds, 451.0, "")
    other = draw_genogram([*family, member("lodger", "mother", "father", order=-1.0)], kinds, 451.0, "")
    assert one is not None
    assert other is not None
    assert [words_in(one).count("A"), words_in(other).count("A")] == [1, 2]


def test_hard_names_are_words_and_no_markup() -> None:
    picture = draw_genogram([member("a", label=HARD), member("b", label="\x07Bell\u202e")], {}, 451.0, HARD)
    assert picture is not None
    assert HARD in " ".join(words_in(picture))
    assert parse(picture.svg).findtext(f"{SVG}title") == HARD
    assert "Bell" in words_in(picture)


IDS = [f"p{number}" for number in range(12)]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=16),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=5),
)
def test_any_family_gets_a_place_for_everybody(
    parents: list[tuple[int, int]], pairs: list[tuple[int, int]]
) -> None:
    """Even one that contradicts itself: somebody who is a grandparent's parent, a couple of one."""
    family = [
        member(id_, *(IDS[up] for up, down in parents if IDS[down] == id_ and up < down), order=float(number))
        for number, id_ in enumerate(IDS)
    ]
    relationships = {frozenset({IDS[one], IDS[other]}): TOGETHER for one, other in pairs if one != other}
    couples = couples_of(family, relationships)
    row = generations(family, couples)
    at = places(family, couples, row)
    spots = sorted((row[id_], at[id_]) for id_ in IDS)
    assert all(level < below or right - left > 0.99 for (level, left), (below, right) in pairwise(spots))


@given(st.text(max_size=60), st.floats(10, 200))
def test_cut_words_fit(text: str, width: float) -> None:
    assert width_of(cut(text, 7.5, width), 7.5) <= max(width, width_of("…", 7.5))
    assert len(in_lines(text, 7.5, width, 2)) <= 2
