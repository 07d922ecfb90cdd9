from collections.abc import Mapping

from lxml import etree
from word_files import NAMES
from word_typed import OFFICE, RELATIONSHIPS, p, run

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.additions import BODY
from cspr_docs.word.comments import Comment, read_comments

DAY = "2026-11-20T10:00:00Z"


def package(comments: str, extended: str = "") -> Mapping[str, bytes]:
    """Parts with comments; Google's name for the part, which only the relationship tells."""
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for kind, name in (("comments", "comments1"), ("commentsExtended", "more"))
    )
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>'.encode(),
        "word/comments1.xml": f"<w:comments {NAMES}>{comments}</w:comments>".encode(),
        "word/more.xml": f"<w15:commentsEx {NAMES}>{extended}</w15:commentsEx>".encode(),
    }


def said(id_: int, author: str, *paragraphs: str) -> str:
    inside = "".join(
        f'<w:p w14:paraId="{id_:04d}{number:04d}"><w:r><w:annotationRef/></w:r>{run(text)}</w:p>'
        for number, text in enumerate(paragraphs)
    )
    return f'<w:comment w:id="{id_}" w:author="{author}" w:date="{DAY}">{inside}</w:comment>'


def on(id_: int, text: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{id_}"/>{text}<w:commentRangeEnd w:id="{id_}"/>'
        f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
    )


def body(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMES}>{inside}</w:body>")


def style_at(element: etree._Element) -> str | None:
    """A place as this test knows them: the style of the paragraph."""
    paragraph = next(element.iterancestors(w("p")))
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return None if style is None else style.get(w("val"))


def test_comments_are_read_in_the_order_of_the_text_with_what_they_are_about() -> None:
    root = body(
        p(run("We "), on(2, run("think")), run(" so."), style="Second")
        + p('<w:r><w:commentReference w:id="1"/></w:r>', run("Later."))
    )
    parts = package(said(1, "Bob", "Why?") + said(2, "Ann", "Who?", "And when?") + said(3, "Cy", "Lost"))

    assert read_comments(parts, root, style_at) == (
        Comment("2", "Ann", DAY, "Who?\nAnd when?", "think", "Second"),
        Comment("1", "Bob", DAY, "Why?", "Later.", None),
        Comment("3", "Cy", DAY, "Lost"),
    )


def test_a_comment_over_two_paragraphs_is_about_both() -> None:
    root = body(
        p('<w:commentRangeStart w:id="1"/>', run("one"))
        + p(run("two"), '<w:commentRangeEnd w:id="1"/>', run("three"))
    )

    [comment] = read_comments(package(said(1, "Ann", "x")), root, style_at)
    assert comment.about == "one\ntwo"


def test_answers_stand_under_the_comment_that_began_and_done_is_kept() -> None:
    extended = (
        '<w15:commentEx w15:paraId="00010000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00020001" w15:paraIdParent="00010000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00030000" w15:paraIdParent="00020001"/>'
    )
    root = body(p(on(1, on(2, on(3, run("a"))))))
    parts = package(said(1, "Ann", "Q") + said(2, "Bob", "A", "more") + said(3, "Ann", "Thanks"), extended)

    [comment] = read_comments(parts, root, style_at)
    assert comment.done
    assert [(each.author, each.text, each.done) for each in comment.answers] == [
        ("Bob", "A\nmore", False),
        ("Ann", "Thanks", False),
    ]


def test_comments_that_answer_each_other_are_not_lost() -> None:
    extended = (
        '<w15:commentEx w15:paraId="00010000" w15:paraIdParent="00020000"/>'
        '<w15:commentEx w15:paraId="00020000" w15:paraIdParent="00010000"/>'
    )
    parts = package(said(1, "Ann", "a") + said(2, "Bob", "b"), extended)

    assert [comment.text for comment in read_comments(parts, body(p(run("x"))), style_at)] == ["a", "b"]


def test_a_file_without_comments_has_none() -> None:
    assert read_comments({BODY: b""}, body(p(run("x"))), style_at) == ()
