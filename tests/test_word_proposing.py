"""Other words proposed in a file: taken back they leave it as it was, accepted they replace their ranges alone."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package, to_bytes
from cspr_docs.problems import Stop
from cspr_docs.word.comments import read_comments
from cspr_docs.word.proposing import Line, Proposed, Replacement, read_lines, with_proposals
from cspr_docs.word.revisions import accepted, changes, rejected
from tests.proposed_changes import (
    AT,
    BODY,
    Element,
    body,
    control,
    document,
    gone,
    ins,
    link,
    meaning,
    p,
    paragraphs,
    r,
    words,
)

OURS = "cspr-docs"


def propose(package: Package, old: str, new: str, comment: str = "Why.") -> Proposed:
    """Proposes the new words for the only place where the old ones stand."""
    [line] = [line for line in read_lines(package) if old in line.text]
    start = line.text.index(old)
    return with_proposals(
        package, [Replacement(line.part, line.number, start, start + len(old), new, comment)], AT
    )


def comment_ids(package: Package) -> frozenset[str]:
    return frozenset(one.id for one in read_comments(package, body(package), lambda _: None))


@pytest.mark.parametrize(
    "paragraph",
    [
        p(r("He was seen on 3 March 2026 at home.")),
        p(r("He was seen o"), r("n 3 Mar", "<w:b/>"), r("ch 2026 at"), r(" home.")),
        p(r("He was seen on "), control(r("3 March 2026")), r(" at home.")),
        p(r("He was seen "), link(r("on 3 March 2026")), r(" at home.")),
        p(r("He was seen on 3"), gone("0"), r(" March 2026 at home.")).replace(gone("0"), ""),
    ],
    ids=["one run", "four runs", "control", "link", "two runs"],
)
def test_a_range_is_replaced_and_the_rest_stays(paragraph: str) -> None:
    package = document(paragraph, p(r("Another paragraph.")))
    proposed = propose(package, "on 3 March 2026", "in March 2026")
    after = body(proposed.package)
    assert words(accepted(after)) == ["He was seen in March 2026 at home.", "Another paragraph."]
    assert meaning(rejected(after), comment_ids(proposed.package)) == meaning(body(package))
    assert {change.author for change in changes(after)} == {OURS}
    assert {change.at for change in changes(after)} == {AT}


def test_what_reaches_over_the_edge_of_a_control_stays_on_its_side_of_it() -> None:
    package = document(p(r("seen on "), control(r("3 March 2026")), r(".")))
    after = accepted(body(propose(package, "on 3 March 2026", "in March 2026").package))
    [held] = after.iter(w("sdtContent"))
    assert words(after) == ["seen in March 2026."]
    assert "".join(text.text or "" for text in held.iter(w("t"))) == "March 2026"


def test_new_words_look_like_the_old_ones() -> None:
    package = document(p(r("Seen by "), r("Kayleigh", "<w:b/><w:i/>"), r(" then.")))
    [inserted] = body(propose(package, "Kayleigh", "Mother").package).iter(w("ins"))
    assert [child.tag for child in inserted[0][0]] == [w("b"), w("i")]


def test_the_comment_stands_on_the_change_and_says_why() -> None:
    package = document(p(r("Seen by Kayleigh then.")))
    proposed = propose(package, "Kayleigh", "Mother", "A real name.\nA rule.")
    [comment] = read_comments(
        load_package(to_bytes(proposed.package), "x.docx"), body(proposed.package), lambda _: None
    )
    assert (comment.author, comment.at, comment.text) == (OURS, AT, "A real name.\nA rule.")
    [reference] = body(proposed.package).iter(w("commentRangeStart"))
    following = reference.getnext()
    assert following is not None
    assert following.tag == w("del")


@pytest.mark.parametrize(
    ("paragraph", "old", "why"),
    [
        (p(r("on "), ins("3 March"), r(" he")), "on 3 March", "still pending"),
        (p(r("on 3 "), gone("or 4 "), r("March he")), "on 3 March", "still pending"),
        (
            p(
                r("on 3"),
                '<w:r><w:t xml:space="preserve"> </w:t><w:footnoteReference w:id="2"/><w:t>March</w:t></w:r>',
            ),
            "on 3 March",
            "a note",
        ),
        (p(control(r("3 March"), '<w:lock w:val="sdtContentLocked"/>')), "3 March", "locked"),
        (
            p(control(r("3 March"), '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>')),
            "3 March",
            "from elsewhere",
        ),
        (p(r("3 "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("March")), "3 March", "a field"),
    ],
    ids=["in an insertion", "around a deletion", "around a note", "locked", "bound", "field"],
)
def test_what_belongs_to_somebody_or_something_else_is_left_and_told(
    paragraph: str, old: str, why: str
) -> None:
    package = document(paragraph)
    proposed = propose(package, old, "in March")
    assert proposed.written == ()
    assert proposed.package == package
    [left] = proposed.left
    assert why in left.why


def test_ranges_that_meet_or_do_not_exist_are_told() -> None:
    package = document(p(r("one two three")))
    [line] = read_lines(package)
    ranges = [(0, 7), (4, 9), (2, 2), (0, 99)]
    replacements = [Replacement(BODY, line.number, start, end, "x", "") for start, end in ranges]
    replacements.append(Replacement(BODY, 7, 0, 1, "x", ""))
    proposed = with_proposals(package, replacements, AT)
    assert [(one.start, one.end) for one in proposed.written] == [(0, 7)]
    assert len(proposed.left) == 4


def test_lines_are_numbered_with_their_headings_and_their_tables() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What happened</w:t></w:r></w:p>'
    table = f"<w:tbl><w:tr><w:tc>{p(r('cell'))}</w:tc><w:tc>{p(r('other'))}</w:tc></w:tr></w:tbl>"
    hidden = p(r("seen"), r("unseen", "<w:vanish/>"), gone("struck"), ins("new"))
    assert read_lines(document(heading, p(), p(r("first")), table, hidden)) == (
        Line(BODY, 0, "What happened", "a heading"),
        Line(BODY, 2, "first", "paragraph 1", 0),
        Line(BODY, 3, "cell", "table 1, row 1, column 1", 0),
        Line(BODY, 4, "other", "table 1, row 1, column 2", 0),
        Line(BODY, 5, "seennew", "paragraph 2", 0),
    )


def test_a_file_that_is_not_whole_is_told() -> None:
    whole = document(p(r("one")))
    for parts in ({**whole.parts, BODY: b"<w:document"}, {n: c for n, c in whole.parts.items() if n != BODY}):
        with pytest.raises(Stop) as stopped:
            read_lines(Package(parts, "folder/draft.docx"))
        [problem] = stopped.value.problems
        assert (problem.code, problem.file) == ("word-file-damaged", "folder/draft.docx")
        assert "not a whole Word file" in problem.message


@settings(max_examples=150)
@given(st.lists(paragraphs, min_size=1, max_size=3), st.data())
def test_taking_back_leaves_the_file_and_accepting_changes_the_ranges_alone(
    blocks: list[str], data: st.DataObject
) -> None:
    package = document(*blocks)
    wanted = []
    for line in read_lines(package):
        ends = sorted(data.draw(st.lists(st.integers(0, len(line.text)), min_size=2, max_size=4)))
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            new = data.draw(st.sampled_from(["", "new words", "c", line.text[start:end] + " x"]))
            wanted.append(Replacement(line.part, line.number, start, end, new, "Why."))
    proposed = with_proposals(package, wanted, AT)
    before, after = body(package), body(proposed.package)
    ours = comment_ids(proposed.package)
    assert {*proposed.written, *(one.replacement for one in proposed.left)} == set(wanted)
    assert meaning(undone(after), ours) == meaning(before)
    assert meaning(rejected(after), ours) == meaning(rejected(before))
    assert said(with_body(package, accepted(after))) == replaced(package, proposed)


def undone(root: Element) -> Element:
    """The root with our own changes rejected and everybody else's as they are."""
    root = deepcopy(root)
    for change in [each for each in root.iter(w("ins"), w("del")) if each.get(w("author")) == OURS]:
        for run in change if change.tag == w("del") else ():
            for text in run.iter(w("delText")):
                text.tag = w("t")
            change.addprevious(run)
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)
    return root


def with_body(package: Package, root: Element) -> Package:
    return Package({**package.parts, BODY: etree.tostring(root)}, package.name)


def said(package: Package) -> dict[int, str]:
    """By the number of each paragraph that has any what it says."""
    return {line.number: line.text for line in read_lines(package)}


def replaced(package: Package, proposed: Proposed) -> dict[int, str]:
    """What each paragraph says once the ranges that were written are replaced, by hand."""
    texts = said(package)
    for one in sorted(proposed.written, key=lambda one: -one.start):
        text = texts[one.number]
        texts[one.number] = text[: one.start] + one.words + text[one.end :]
    return {number: text for number, text in texts.items() if text.strip()}
