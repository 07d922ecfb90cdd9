"""Rejecting every tracked change gives what was sent, accepting every one what came back."""

from copy import deepcopy
from random import Random

import pytest
from emitted import emitted
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from prose_trees import trees
from tracked_edits import WAYS, Way, edit_at_random, plainly
from tracked_marks import Editor
from word_files import NAMES

from cspr_docs.ooxml.namespaces import w
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.tree import Tree
from cspr_docs.word.revisions import Change, ChangeKind, accepted, authors, changes, rejected

BY = 'w:id="1" w:author="Ann" w:date="2026-11-20T10:00:00Z"'


def body(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMES}>{inside}</w:body>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:del {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def new(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def p(inside: str, mark: str = "", properties: str = "") -> str:
    ending = f"<w:rPr><w:{mark} {BY}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{ending}</w:pPr>{inside}</w:p>"


def row(*cells: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def shown(root: etree._Element) -> list[str]:
    """Each block as text: paragraphs, bullets with `-`, tables as rows of cells."""
    return [_block(block) for block in root if block.tag in (w("p"), w("tbl"), w("sdt"))]


def _block(block: etree._Element) -> str:
    if block.tag == w("tbl"):
        return " / ".join("|".join(_text(cell) for cell in row) for row in block.iter(w("tr")))
    if block.tag == w("sdt"):
        return "{" + " ".join(_text(child) for child in block.iter(w("p"))) + "}"
    return ("- " if next(block.iter(w("numPr")), None) is not None else "") + _text(block)


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(w("t")))


BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
RANGE = "<w:customXml{0}Range{1} {2}/>".format

LINKED = f"<w:hyperlink>{gone('old')}{new('new')}</w:hyperlink>"
TWICE = f"<w:tr><w:trPr><w:ins {BY}/><w:del {BY}/></w:trPr><w:tc>{p('')}</w:tc></w:tr>"
CASES = {
    "words": (p(run("a ") + gone("old ") + new("new ") + run("z")), ["a old z"], ["a new z"]),
    "split": (p(run("one"), "ins") + p(run("two")), ["onetwo"], ["one", "two"]),
    "joined": (p(run("one"), "del") + p(run("two")), ["one", "two"], ["onetwo"]),
    "joined over a bookmark's end": (
        p(run("one"), "del") + '<w:bookmarkEnd w:id="7"/>' + p(run("two")),
        ["one", "two"],
        ["onetwo"],
    ),
    "three joined": (p(run("1"), "del") + p(run("2"), "del") + p(run("3")), ["1", "2", "3"], ["123"]),
    "item gone": (
        p(run("a"), "", BULLET) + p(gone("b"), "del", BULLET) + p(run("c"), "", BULLET),
        ["- a", "- b", "- c"],
        ["- a", "- c"],
    ),
    "last item gone before a table": (
        p(run("a"), "", BULLET) + p(gone("b"), "del", BULLET) + f"<w:tbl>{row(p(run('c')))}</w:tbl>",
        ["- a", "- b", "c"],
        ["- a", "c"],
    ),
    "last item gone at the end": (p(run("a"), "", BULLET) + p(gone("b"), "del", BULLET), ["- a", "- b"], ["- a"]),
    "item new": (
        p(run("a"), "ins", BULLET) + p(new("b"), "", BULLET),
        ["- a"],
        ["- a", "- b"],
    ),
    "rows": (
        f"<w:tbl>{row(p(run('a')))}{row(p(gone('b'), 'del'), mark='del')}{row(p(new('c'), 'ins'), mark='ins')}</w:tbl>",
        ["a / b"],
        ["a / c"],
    ),
    "whole table gone": (f"<w:tbl>{row(p(gone('b'), 'del'), mark='del')}</w:tbl>" + p(run("z")), ["b", "z"], ["z"]),
    "row inserted by one and deleted by another": (
        f"<w:tbl>{row(p(run('a')))}{TWICE}</w:tbl>",
        ["a"],
        ["a"],
    ),
    "cells": (
        (
            f"<w:tbl><w:tr><w:tc>{p(run('a'))}</w:tc><w:tc><w:tcPr><w:cellIns {BY}/></w:tcPr>{p(new('b'))}</w:tc>"
            f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p(gone('c'))}</w:tc></w:tr></w:tbl>"
        ),
        ["a|c"],
        ["a|b"],
    ),
    "move": (
        p(f'<w:moveFromRangeStart {BY} w:name="m"/><w:moveFrom {BY}>{run("x")}</w:moveFrom>', "moveFrom")
        + '<w:moveFromRangeEnd w:id="1"/>'
        + p(run("y"))
        + p(f'<w:moveToRangeStart {BY} w:name="m"/><w:moveTo {BY}>{run("x")}</w:moveTo>', "moveTo")
        + '<w:moveToRangeEnd w:id="1"/>'
        + p(run("z")),
        ["x", "y", "z"],
        ["y", "x", "z"],
    ),
    "inserted, then deleted by another": (
        p(run("a") + f"<w:ins {BY}>{gone('slip')}</w:ins>"),
        ["a"],
        ["a"],
    ),
    "paragraph inserted, its mark then deleted by another": (
        f"<w:p><w:pPr><w:rPr><w:ins {BY}/><w:del {BY}/></w:rPr></w:pPr></w:p>" + p(run("a")),
        ["a"],
        ["a"],
    ),
    "numbering new": (
        p(run("a"), "", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {BY}/></w:numPr>'),
        ["a"],
        ["- a"],
    ),
    "numbering changed": (
        p(run("a"), "", f'{BULLET}<w:pPrChange {BY}><w:pPr/></w:pPrChange>'),
        ["a"],
        ["- a"],
    ),
    "control new": (
        (
            f"{RANGE('Ins', 'Start', BY)}<w:sdt><w:sdtContent>{RANGE('Ins', 'End', BY)}{p(run('a'))}"
            f"{RANGE('Ins', 'Start', BY)}</w:sdtContent></w:sdt>{RANGE('Ins', 'End', BY)}"
        ),
        ["a"],
        ["{a}"],
    ),
    "control gone with its words": (
        (
            f"{RANGE('Del', 'Start', BY)}<w:sdt><w:sdtContent>{RANGE('Del', 'End', BY)}{p(gone('a'), 'del')}"
            f"{RANGE('Del', 'Start', BY)}</w:sdtContent></w:sdt>{RANGE('Del', 'End', BY)}{p(run('z'))}"
        ),
        ["{a}", "z"],
        ["z"],
    ),
    "inside a control and a link": (
        f"<w:sdt><w:sdtContent>{p(LINKED)}</w:sdtContent></w:sdt>",
        ["{old}"],
        ["{new}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_both_texts_are_seen(name: str) -> None:
    inside, sent, came_back = CASES[name]
    root = body(inside)
    before = etree.tostring(root)

    assert shown(rejected(root)) == sent
    assert shown(accepted(root)) == came_back
    assert etree.tostring(root) == before


@pytest.mark.slow
@settings(max_examples=150)
@given(trees, st.randoms(use_true_random=False), st.integers(1, 6), st.booleans())
def test_random_edits_are_undone_and_made_exactly(
    tree: Tree, random: Random, times: int, notes: bool
) -> None:
    out = emitted(tree)
    story = out.footnotes if notes else out.body
    editor = Editor(deepcopy(story), deepcopy(story), random)
    edit_at_random(editor, times)

    assert plainly(rejected(editor.tracked)) == plainly(story)
    assert plainly(accepted(editor.tracked)) == plainly(editor.plain)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_editing_leaves_a_mark_that_both_views_lose(way: Way) -> None:
    tree, _ = to_tree(
        "# Head\n\nOne *two* [link](https://x.org).\n\n- a\n- b\n\n| h | i |\n|--|--|\n| c | d |\n| e | f |\n\nEnd\n"
    )
    story = emitted(tree).body
    tracked, plain = deepcopy(story), deepcopy(story)
    for position in range(len(list(story.iter(w("p"))))):
        editor = Editor(deepcopy(story), deepcopy(story), Random(position))
        pairs = list(zip(editor.tracked.iter(w("p")), editor.plain.iter(w("p")), strict=True))
        way(editor, *pairs[position])
        assert plainly(rejected(editor.tracked)) == plainly(story)
        assert plainly(accepted(editor.tracked)) == plainly(editor.plain)
        tracked, plain = (editor.tracked, editor.plain) if editor.used else (tracked, plain)
    assert changes(tracked) or list(tracked.iter("{*}customXmlInsRangeStart"))
    assert changes(accepted(tracked)) == changes(rejected(tracked)) == ()


def test_formatting_is_put_back() -> None:
    bold = f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
    styled = f'<w:pStyle w:val="Quote"/><w:pPrChange {BY}><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:pPrChange>'
    root = body(p(run("a", bold), "", styled))

    assert plainly(accepted(root)) == plainly(
        body(p(run("a", "<w:rPr><w:b/></w:rPr>"), "", '<w:pStyle w:val="Quote"/>'))
    )
    assert plainly(rejected(root)) == plainly(
        body(p(run("a", "<w:rPr><w:i/></w:rPr>"), "", '<w:pStyle w:val="BodyText"/>'))
    )


def test_a_section_keeps_its_headers_when_its_change_is_undone() -> None:
    root = body(
        '<w:sectPr><w:headerReference r:id="h"/><w:pgSz w:w="1"/>'
        f'<w:sectPrChange {BY}><w:sectPr><w:pgSz w:w="2"/></w:sectPr></w:sectPrChange></w:sectPr>'
    )

    assert plainly(rejected(root)) == plainly(
        body('<w:sectPr><w:headerReference r:id="h"/><w:pgSz w:w="2"/></w:sectPr>')
    )


def test_cells_merged_down_a_column_are_parted_again() -> None:
    merge = f'<w:tcPr><w:vMerge w:val="restart"/><w:cellMerge {BY} w:vMerge="rest"/></w:tcPr>'
    root = body(f"<w:tbl><w:tr><w:tc>{merge}{p(run('a'))}</w:tc></w:tr></w:tbl>")

    assert [each.get(w("val")) for each in accepted(root).iter(w("vMerge"))] == ["restart"]
    assert list(rejected(root).iter(w("vMerge"))) == []
    assert list(rejected(root).iter(w("cellMerge"))) == []


def test_a_cell_keeps_a_paragraph() -> None:
    root = body(f"<w:tbl>{row(p(gone('a'), 'del'))}</w:tbl>")

    assert len(list(accepted(root).iter(w("p")))) == 1


def test_deleted_field_codes_come_back_as_codes() -> None:
    root = body(p(f"<w:del {BY}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>"))

    assert [code.text for code in rejected(root).iter(w("instrText"))] == ["PAGE"]
    assert list(accepted(root).iter(w("instrText"))) == []


def test_changes_say_who_did_what_and_when() -> None:
    bob = 'w:id="9" w:author="Bob"'
    root = body(
        p(run("a") + new("b ") + new("c") + f"<w:ins {bob}>{run('d')}</w:ins>" + gone("e"), "ins")
        + f"<w:tbl>{row(p('', 'del'), mark='del')}</w:tbl>"
        + p(f"<w:moveTo {bob}>{run('f')}</w:moveTo>", "", f"<w:pPrChange {bob}><w:pPr/></w:pPrChange>")
    )
    day = "2026-11-20T10:00:00Z"

    assert changes(root) == (
        Change(ChangeKind.SPLIT, "Ann", day),
        Change(ChangeKind.INSERTED, "Ann", day, "b c"),
        Change(ChangeKind.INSERTED, "Bob", "", "d"),
        Change(ChangeKind.DELETED, "Ann", day, "e"),
        Change(ChangeKind.ROW_DELETED, "Ann", day),
        Change(ChangeKind.JOINED, "Ann", day),
        Change(ChangeKind.FORMATTED, "Bob", ""),
        Change(ChangeKind.MOVED_HERE, "Bob", "", "f"),
    )
    assert authors(root) == ("Ann", "Bob")
