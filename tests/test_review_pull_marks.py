"""What other editors do to the marks around a text: nothing that the draft still says is taken as gone."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.anchors import BOOKMARK
from tests.office import saved_again_and_again
from tests.returned_drafts import (
    Draft,
    a_paragraph,
    case_files,
    changed_files,
    gone,
    pull,
    retype,
    reviews,
    unwrapped,
)

LETTER = Path("output/rowan/decision-letter-mother.docx")
REASONS, FILE = "letters.mother.reasons", "cases/rowan/letters/mother/reasons.md"
OTHER = "letters.mother.taking_part"
SIGNED = "letters.mother.advocate.name"


def mark(draft: Draft, at: str, kind: str) -> etree._Element:
    """The start or the end of the bookmark around a value."""
    name = f"{BOOKMARK}{draft.anchor(at).key}"
    [start] = [one for one in draft.root.iter(w("bookmarkStart")) if one.get(w("name")) == name]
    if kind == "bookmarkStart":
        return start
    return next(one for one in draft.root.iter(w("bookmarkEnd")) if one.get(w("id")) == start.get(w("id")))


def without_controls(draft: Draft) -> None:
    """As an online editor leaves it: bookmarks alone."""
    for tag in list(draft.root.iter(w("tag"))):
        unwrapped(next(tag.iterancestors(w("sdt"))))


def texts(draft: Draft) -> list[etree._Element]:
    """The paragraphs of the reasons, while their control is still there."""
    return list(draft.content(REASONS).iter(w("p")))


def shrunk_to_the_last(draft: Draft) -> None:
    last = texts(draft)[-1]
    without_controls(draft)
    last.insert(0, mark(draft, REASONS, "bookmarkStart"))
    last.append(mark(draft, REASONS, "bookmarkEnd"))


def shrunk_to_the_first(draft: Draft) -> None:
    first = texts(draft)[0]
    without_controls(draft)
    first.insert(0, mark(draft, REASONS, "bookmarkStart"))
    first.append(mark(draft, REASONS, "bookmarkEnd"))


def shrunk_to_nothing(draft: Draft) -> None:
    middle = texts(draft)[2]
    without_controls(draft)
    middle.append(mark(draft, REASONS, "bookmarkStart"))
    middle.append(mark(draft, REASONS, "bookmarkEnd"))


def stretched_over_the_template(draft: Draft) -> None:
    last = texts(draft)[-1]
    without_controls(draft)
    end, heading = mark(draft, REASONS, "bookmarkEnd"), next(last.itersiblings(w("p")))
    heading.append(end)


def stretched_over_another(draft: Draft) -> None:
    other = next(draft.content(OTHER).iter(w("p")))
    without_controls(draft)
    other.append(mark(draft, REASONS, "bookmarkEnd"))


def crossed(draft: Draft) -> None:
    ours, other = texts(draft)[-1], next(draft.content(OTHER).iter(w("p")))
    without_controls(draft)
    ours.insert(0, mark(draft, OTHER, "bookmarkStart"))
    other.append(mark(draft, REASONS, "bookmarkEnd"))


def doubled(draft: Draft) -> None:
    last = texts(draft)[-1]
    without_controls(draft)
    start, end = mark(draft, REASONS, "bookmarkStart"), mark(draft, REASONS, "bookmarkEnd")
    last.insert(0, deepcopy(start))
    last.append(deepcopy(end))


def all_gone(draft: Draft) -> None:
    without_controls(draft)
    for one in [*draft.root.iter(w("bookmarkStart")), *draft.root.iter(w("bookmarkEnd"))]:
        gone(one)


def control_emptied_beside_its_words(draft: Draft) -> None:
    control = draft.control(REASONS)
    for paragraph in reversed(texts(draft)):
        control.addnext(paragraph)
    content = control.find(w("sdtContent"))
    assert content is not None
    content[:] = [placeholder()]
    control[0].append(etree.Element(w("showingPlcHdr")))


def single_value_shrunk(draft: Draft) -> None:
    run_ = next(draft.content(SIGNED).iter(w("r")))
    without_controls(draft)
    [text] = run_.iter(w("t"))
    first, rest = (text.text or "").split(" ", 1)
    text.text = first
    other = deepcopy(run_)
    next(other.iter(w("t"))).text = f" {rest}"
    end = mark(draft, SIGNED, "bookmarkEnd")
    run_.addnext(end)
    end.addnext(other)


def placeholder() -> etree._Element:
    paragraph = a_paragraph("Click or tap here to enter text.")
    [run_] = paragraph.iter(w("r"))
    run_.insert(0, etree.Element(w("rPr")))
    etree.SubElement(run_[0], w("rStyle"), {w("val"): "PlaceholderText"})
    return paragraph


MOVED: dict[str, Callable[[Draft], None]] = {
    "shrunk to the last paragraph": shrunk_to_the_last,
    "shrunk to the first paragraph": shrunk_to_the_first,
    "shrunk to nothing": shrunk_to_nothing,
    "stretched over the template's words": stretched_over_the_template,
    "stretched over another text": stretched_over_another,
    "crossed with another's": crossed,
    "doubled": doubled,
    "a placeholder beside the words": control_emptied_beside_its_words,
    "a single value's shrunk": single_value_shrunk,
}


@pytest.mark.parametrize("how", MOVED)
def test_marks_that_moved_change_nothing(how: str, short_drafts: Path) -> None:
    draft = Draft(LETTER)
    MOVED[how](draft)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert "Nothing was changed in these drafts." in result.output
    assert case_files() == before


@pytest.mark.parametrize("how", [*MOVED, "all gone"])
def test_an_edit_comes_home_whatever_became_of_the_marks(how: str, short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.replace(REASONS, "Several services", "Nine services")
    draft.replace(OTHER, "the help you had", "the help that you had")
    (MOVED | {"all gone": all_gone})[how](draft)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    changed = changed_files(before)
    assert b"Nine services knew" in changed.pop(FILE)
    assert len(changed) == 1, result.output
    assert b"the help that you had" in next(iter(changed.values()))


def emptied(draft: Draft) -> None:
    draft.content(REASONS)[:] = [a_paragraph("")]


def only_a_placeholder(draft: Draft) -> None:
    draft.content(REASONS)[:] = [placeholder()]


def most_of_it_cut(draft: Draft) -> None:
    for paragraph in texts(draft)[:-1]:
        gone(paragraph)


LOST = {"emptied": emptied, "a placeholder": only_a_placeholder, "most cut": most_of_it_cut}


@pytest.mark.parametrize("how", LOST)
def test_words_that_are_gone_without_a_tracked_deletion_are_asked_about(how: str, short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.replace(OTHER, "the help you had", "the help that you had")
    LOST[how](draft)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1
    assert f"--theirs {REASONS}" in result.output
    assert FILE not in changed_files(before)
    assert len(changed_files(before)) == 1, "the other edit is taken"
    assert REASONS in reviews("rowan")["ledger.yaml"]
    again = pull(draft.path, "--theirs", REASONS)
    assert again.exit_code == 0, again.output
    assert FILE in changed_files(before)


def test_words_that_somebody_deleted_with_tracking_on_are_taken(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    for paragraph in texts(draft)[:-1]:
        for run_ in list(paragraph.iter(w("r"))):
            draft.track_out(run_)
        draft.mark_end(paragraph, "del")
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert b"Three things matter" not in changed_files(before)[FILE]


@pytest.mark.office
@pytest.mark.slow
def test_saving_it_again_and_again_in_libreoffice_changes_nothing(short_drafts: Path) -> None:
    before = case_files()
    saved = saved_again_and_again(LETTER, 5, Path("saving"))
    for file in (saved[0], saved[1], saved[4]):
        result = pull("--dry-run", file)
        assert result.exit_code == 0, result.output
        assert "was saved by LibreOffice" in result.output
        assert "Nothing was changed in these drafts." in result.output
    LETTER.write_bytes(saved[4].read_bytes())
    pull(LETTER)
    assert case_files() == before


def test_a_text_of_one_paragraph_retyped_by_hand_is_still_an_edit(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    retype(
        draft.content(OTHER), "Tell us what you think, in any way that suits you and whenever it suits you."
    )
    before = case_files()
    result = pull(draft.save())
    assert changed_files(before) or "--theirs" in result.output, result.output
