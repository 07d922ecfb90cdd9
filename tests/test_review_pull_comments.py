"""Comments in a returned draft become open points of the case."""

from pathlib import Path

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from tests.commands import check
from tests.returned_drafts import (
    FOREWORD,
    REPORT,
    STATUS,
    Draft,
    pull,
    reviews,
)

LETTER = Path("output/rowan/decision-letter-mother.docx")


def test_comments_become_open_points_with_their_answers(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    add_comments(draft, FOREWORD, ("Ann Reader", "Is this so?"), ("Bo Writer", "Yes, see the log."))
    result = pull(draft.save())
    assert "Ann Reader on “" in result.output
    points = reviews("rowan")["comments.yaml"]
    for words in ("Is this so?", "Yes, see the log.", "Bo Writer", 'at: "final_report.foreword"'):
        assert words in points
    pull(REPORT)
    assert reviews("rowan")["comments.yaml"] == points


def test_what_reviewers_sent_back_stays_open_until_somebody_closes_it(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    draft.replace(FOREWORD, "little boy", "small boy")
    draft.say(STATUS, "Perhaps agreed")
    add_comments(draft, FOREWORD, ("Ann \u202eReader", "Is this so?"), ("Bo Writer", "Yes, see the log."))
    case = Path("cases/rowan/final_report/foreword.md")
    case.write_text(case.read_text("utf-8").replace("little boy", "our boy"), "utf-8")
    before = check("cases/rowan")
    assert "review-open" not in before.output
    pull(draft.save())
    told = check("cases/rowan")
    assert told.exit_code == before.exit_code, "advice stops nothing"
    assert "Ann <U+202E>Reader remarked on final_report.foreword: “Is this so?”" in told.output
    assert told.output.count("review-open") == 3
    folder = Path("cases/rowan/reviews")
    for file in (f"kept_out/{STATUS}.md", f"conflicts/{FOREWORD}.md"):
        assert file in told.output
        (folder / file).unlink()
    points = folder / "comments.yaml"
    points.write_text(points.read_text("utf-8") + "    is_open: false\n", "utf-8")
    assert "review-open" not in check("cases/rowan").output


def test_a_comment_on_a_family_letter_is_kept_without_the_real_names(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    add_comments(
        draft,
        "letters.mother.opening",
        ("Ann Reader", "Would Zofia say Kajetan here?"),
        ("Bo", "Zofia would."),
    )
    result = pull(draft.save())
    kept = "".join(reviews("rowan").values())
    assert "Would @mother say @rowan here?" in kept
    for name in ("Zofia", "Kajetan"):
        assert name not in kept + result.output


def add_comments(draft: Draft, at: str, question: tuple[str, str], answer: tuple[str, str]) -> None:
    """A comment on a field's first paragraph, and an answer to it, as Word writes them."""
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    w14, w15 = (f"http://schemas.microsoft.com/office/word/20{year}/wordml" for year in ("10", "12"))
    rows = "".join(
        f'<w:comment w:id="{id_}" w:author="{by}" w:date="2026-11-20T10:00:00Z"><w:p w14:paraId="0000000{id_}">'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        for id_, (by, text) in enumerate((question, answer), 1)
    )
    draft.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{names}" xmlns:w14="{w14}">{rows}</w:comments>'.encode()
    )
    draft.parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    ).encode()
    kinds = {
        "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    }
    links = "".join(
        f'<Relationship Id="rC{name}" Type="{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    rels = draft.parts["word/_rels/document.xml.rels"].decode()
    draft.parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{links}</Relationships>"
    ).encode()
    paragraph = draft.paragraph(at, "")
    first = next(paragraph.iter(w("r")))
    for id_ in ("1", "2"):
        first.addprevious(etree.Element(w("commentRangeStart"), {w("id"): id_}))
    for id_ in ("1", "2"):
        paragraph.append(etree.Element(w("commentRangeEnd"), {w("id"): id_}))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("commentReference"), {w("id"): id_})
