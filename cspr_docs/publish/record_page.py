"""The record of a publication as a page that a person can read; made as the report's own page is."""

from collections.abc import Sequence
from datetime import date

from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.publish.html import Page, to_html
from cspr_docs.publish.record import PublicationRecord
from cspr_docs.word.article import tree
from schemas.base import day_in_words

RECORD_PAGE = "what-was-checked.html"
FILES = (0.4, 0.6)
"""The widths of a table of files and their hashes."""


def to_record_page(record: PublicationRecord) -> bytes:
    """The page, for the office and not for the public: decisions and hashes are told in it."""
    blocks: list[tree.Block] = [
        tree.Paragraph((tree.Text("What was checked before publishing"),), tree.Role.TITLE),
        tree.Paragraph((tree.Text(record.title),), tree.Role.SUBTITLE),
        tree.Callout((_said("This page is for the partnership's own files. Do not publish it."),)),
        *(
            (tree.Callout((_said(f"Not to be made public yet: {record.keep_until}"),)),)
            if record.keep_until
            else ()
        ),
        tree.Contents("Contents", 1),
        _heading("the-publication", "The publication"),
        _pairs(record),
        _heading("checks", "What was checked"),
        _table(
            "What was checked",
            ("Check", "With", "Result"),
            [(check.what, check.by, check.result) for check in record.checks],
            (0.45, 0.2, 0.35),
        ),
        _heading("decisions", "What was found and may stand"),
        *_decisions(record),
        _heading("taken-out", "What was taken out"),
        _listed(record.taken_out, "Nothing had to be taken out."),
        _heading("advice", "Advice that was given"),
        _listed(record.advice, "None."),
        _heading("files", "Files and their SHA-256"),
        _table("The files of the package", ("File", "SHA-256"), sorted(record.outputs.items()), FILES),
        _said("What they were made from:"),
        _table(
            "The files that they were made from",
            ("File", "SHA-256"),
            [(record.draft["file"], record.draft["sha256"]), *sorted(record.inputs.items())],
            FILES,
        ),
    ]
    title = f"What was checked: {record.title}"
    article = tree.Article(title, "en-GB", tuple(blocks), (), {})
    return to_html(article, Page(publisher="", title=title))  # nobody publishes this page


def _pairs(record: PublicationRecord) -> tree.CellTable:
    pairs = [
        ("Case", record.case),
        ("Document", record.title),
        ("Made on", day_in_words(date.fromisoformat(record.made_on))),
        ("Made by", record.made_by),
        ("Guidance", record.guidance),
    ]
    return _table("The publication", ("", ""), pairs, (0.3, 0.7), has_header=False)


def _decisions(record: PublicationRecord) -> tuple[tree.Block, ...]:
    if not record.decisions:
        return (_said("Nothing was found that somebody had to decide about."),)
    rows = [
        (d.what, d.place, d.context, d.because, f"{d.by}, {day_in_words(d.on)}") for d in record.decisions
    ]
    header = ("What", "Where", "Words around it", "Why it may stand", "Decided")
    return (_table("Decisions", header, rows, (0.15, 0.18, 0.25, 0.25, 0.17)),)


def _listed(lines: tuple[str, ...], none: str) -> tree.Block:
    items = tuple(tree.Item((_said(line),)) for line in lines)
    return tree.List(False, items) if items else _said(none)


def _said(words: str) -> tree.Paragraph[tree.Inline]:
    return tree.Paragraph((tree.Text(words),))


def _heading(id_: str, words: str) -> tree.Heading[tree.Inline]:
    return tree.Heading(1, (tree.Text(words),), id_)


def _table(
    caption: str,
    header: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
    *,
    has_header: bool = True,
) -> tree.CellTable:
    """A table whose first column says what each row is about."""
    head = (tree.Row(tuple(_cell(words, Mark.STRONG) for words in header)),) if has_header else ()
    body = tuple(tree.Row(tuple(_cell(words) for words in row)) for row in rows)
    return tree.CellTable(caption, len(head), True, widths, (*head, *body))


def _cell(words: str, marks: Mark = PLAIN) -> tree.Cell:
    return tree.Cell((tree.Paragraph((tree.Text(words, marks),)),) if words else ())
