"""The record of a publication as a page that a person can read; made as the report's own page is."""

from collections.abc import Sequence

from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.publish.html import Page, to_html
from cspr_docs.publish.manifest import Record
from cspr_docs.word.article.tree import (
    Article,
    Block,
    Callout,
    Cell,
    Contents,
    Heading,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
)

RECORD_PAGE = "what-was-checked.html"


def to_record_page(record: Record) -> bytes:
    """The page, for the office and not for the public: decisions and hashes are told in it."""
    blocks: list[Block] = [
        Paragraph((Text("What was checked before publishing"),), Role.TITLE),
        Paragraph((Text(record.title),), Role.SUBTITLE),
        Callout((_said("This page is for the partnership's own files. Do not publish it."),)),
        *(
            (Callout((_said(f"Not to be made public yet: {record.keep_until}"),)),)
            if record.keep_until
            else ()
        ),
        Contents("Contents", 1),
        _heading("the-publication", "The publication"),
        _pairs(record),
        _heading("checks", "What was checked"),
        _table(
            "What was checked", ("Check", "By", "Result"), [(c.what, c.by, c.result) for c in record.checks]
        ),
        _heading("decisions", "What was found and may stand"),
        *_decisions(record),
        _heading("taken-out", "What was taken out"),
        *_rows(record.taken_out, "Nothing had to be taken out."),
        _heading("advice", "Advice that was given"),
        *_rows(record.advice, "None."),
        _heading("files", "Files and their SHA-256"),
        _table("The files of the package", ("File", "SHA-256"), sorted(record.outputs.items())),
        _said("What they were made from:"),
        _table(
            "The files that they were made from",
            ("File", "SHA-256"),
            [(record.draft["file"], record.draft["sha256"]), *sorted(record.inputs.items())],
        ),
    ]
    title = f"What was checked: {record.title}"
    article = Article(title, "en-GB", tuple(blocks), (), {})
    return to_html(article, Page(publisher=record.made_by, title=title))


def _pairs(record: Record) -> Table:
    pairs = [
        ("Case", record.case),
        ("Document", record.document),
        ("Made on", record.made_on),
        ("Made by", record.made_by),
        ("Guidance", record.guidance),
    ]
    return _table("The publication", ("", ""), pairs, has_header=False)


def _decisions(record: Record) -> tuple[Block, ...]:
    if not record.decisions:
        return (_said("Nothing was found that somebody had to decide about."),)
    rows = [(d.what, d.place, d.context, d.because, f"{d.by}, {d.on}") for d in record.decisions]
    return (_table("Decisions", ("What", "Where", "Words around it", "Why it may stand", "Decided"), rows),)


def _rows(lines: tuple[str, ...], none: str) -> tuple[Block, ...]:
    return tuple(_said(line) for line in lines) or (_said(none),)


def _said(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _heading(id_: str, words: str) -> Heading:
    return Heading(1, id_, "", (Text(words),))


def _table(
    caption: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, has_header: bool = True
) -> Table:
    head = (Row(tuple(_cell(words, Mark.STRONG) for words in header)),) if has_header else ()
    body = tuple(Row(tuple(_cell(words) for words in row)) for row in rows)
    width = 1 / len(header)
    return Table(caption, len(head), not has_header, (width,) * len(header), (*head, *body))


def _cell(words: str, marks: Mark = PLAIN) -> Cell:
    return Cell((Paragraph((Text(words, marks),)),) if words else ())
