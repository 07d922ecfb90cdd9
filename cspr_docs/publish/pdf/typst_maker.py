"""A PDF straight from the article, by Typst: for computers without LibreOffice.

The article goes over as data. Its words are strings, which Typst prints as they are, so that nothing in a report can be
taken for its language.

Typst fetches nothing: the template names no package, and sees one folder only.

Source: Typst 0.14 reference, 'PDF' (standard ua-1) and 'Accessibility'; ISO 14289-1:2014 (PDF/UA-1).
"""

import importlib.util
import json
import re
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cspr_docs.problems import Problem, Stop
from cspr_docs.prose.folding import DIRECTIONS
from cspr_docs.prose.tree import LineBreak, Mark, Rule
from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.libreoffice import PDF_NOT_MADE
from cspr_docs.publish.pdf.missing_words import PDF_FONT, letter_name
from cspr_docs.word.article import tree
from cspr_docs.word.article.tree import plain

_Data = dict[str, object]

_MARKS = {"strong": Mark.STRONG, "emphasis": Mark.EMPHASIS, "strike": Mark.STRIKE}
_WIDEST = 159.0
_HIGHEST = 235.0
"""The text of an A4 page with its margins, in millimetres."""

_PATTERNS: Mapping[tree.Numbering, str] = {
    tree.Numbering.DECIMAL: "1.",
    tree.Numbering.LOWER_LETTER: "a.",
    tree.Numbering.UPPER_LETTER: "A.",
    tree.Numbering.LOWER_ROMAN: "i.",
    tree.Numbering.UPPER_ROMAN: "I.",
}
_UNSEEN = dict.fromkeys((0xFEFF, *DIRECTIONS))
"""Marks for the direction of writing, which few fonts have; Typst finds the direction by the letters."""

_BLANK = dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029"), " ") | {ord("\t"): "\u2003"}

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
ENDINGS: Mapping[str, str] = {"image/png": "png", "image/jpeg": "jpg"}

_NO_FONT = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)


def is_installed() -> bool:
    """Whether Typst is here."""
    return importlib.util.find_spec("typst") is not None


def to_pdf(article: tree.Article, *, system_fonts: bool = True) -> bytes:
    """A tagged PDF of the article.

    `system_fonts`: whether the computer's own fonts may be used; without them it is set in Typst's own.

    Raises:
        Stop: Typst makes none of it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="cspr-pdf-") as place:
        folder = Path(place)
        fonts = typst.Fonts(include_system_fonts=system_fonts)
        data = _to_data(article, _write_pictures(folder, article.pictures), fonts.families())
        (folder / "article.json").write_text(json.dumps(data), "utf-8")
        (folder / "report.typ").write_bytes(TEMPLATE.read_bytes())
        try:
            return bytes(
                typst.compile(
                    folder / "report.typ",
                    root=folder,
                    font_paths=fonts,
                    format="pdf",
                    pdf_standards=[STANDARD],
                    timestamp=0,
                    package_path=folder / "none",
                    package_cache_path=folder / "none",
                )
            )
        except typst.TypstError as error:
            raise Stop([_problem(str(error))]) from error


def _write_pictures(folder: Path, pictures: Mapping[str, tree.Image]) -> dict[str, str]:
    """The file of each picture; their own names are not used."""
    files: dict[str, str] = {}
    for number, (name, image) in enumerate(pictures.items()):
        files[name] = f"{number}.{ENDINGS.get(image.media_type, 'png')}"
        (folder / files[name]).write_bytes(image.content)
    return files


def _problem(said: str) -> Problem:
    """What Typst said, in a report writer's words."""
    letters = _NO_FONT.search(said)
    if letters:
        lost = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), letters[1])
        names = sorted(set(map(letter_name, lost)))
        message = f"no font on this computer has the letters {', '.join(names[:5])}"
        return Problem(PDF_FONT, message, "install a font for that language, such as one of the Noto fonts")
    message = "Typst made no PDF of the report"
    return Problem(
        PDF_NOT_MADE, message, "install LibreOffice Writer and try again, or tell us what the report holds"
    )


def _to_data(article: tree.Article, files: Mapping[str, str], fonts: Collection[str]) -> _Data:
    """The article for the template; `files` has the file of each picture, `fonts` the fonts that are there."""
    language, region = _language(article.language)
    return {
        "title": _plain(article.title),
        "language": language or "en",
        "region": region,
        "fonts": sorted(fonts),
        "words": {"page": "Page", "of": "of"},
        "blocks": _TypstWriter(article, files).blocks(article.blocks),
    }


def _plain(text: str) -> str:
    """The text with every kind of blank as a space, and without what no file or font can hold."""
    return text.translate(_BLANK | _UNSEEN).encode("utf-8", "replace").decode()


def _language(tag: str) -> tuple[str, str | None]:
    """The language and the country of a BCP 47 tag, as Typst takes them; empty and `None` where it says neither."""
    found = re.fullmatch(r"([a-zA-Z]{2,3})(?:-[a-zA-Z]{4})?(?:-([a-zA-Z]{2}))?(?:-.*)?", tag)
    if not found:
        return "", None
    return found[1].lower(), found[2].upper() if found[2] else None


@dataclass(slots=True)
class _TypstWriter:
    article: tree.Article
    files: Mapping[str, str]
    ids: frozenset[str] = frozenset()
    depths: Mapping[str, int] = field(default_factory=dict)
    deepest: int = 0
    noted: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        every = tuple(expected.all_blocks(self.article))
        names = [heading.id for heading in expected.headings(self.article)]
        self.depths = dict(zip(names, expected.depths(self.article), strict=True))
        self.deepest = max((block.deepest for block in every if isinstance(block, tree.Contents)), default=0)
        named = (block for block in every if isinstance(block, tree.Heading | tree.Paragraph))
        self.ids = frozenset(block.id for block in named if block.id)

    def blocks(self, blocks: Iterable[tree.Block]) -> list[_Data]:
        return [self.block(block) for block in blocks]

    def block(self, block: tree.Block) -> _Data:
        match block:
            case tree.Paragraph(inlines, role, id_):
                return {"kind": "paragraph", "id": id_, "role": role.value, "inlines": self.line(inlines)}
            case tree.Heading(level, inlines, id_, number):
                marked = expected.has_words(block)
                listed = marked and block.is_listed and level <= self.deepest
                levels = {"level": level, "depth": self.depths[id_], "listed": listed, "bookmarked": marked}
                shown = {"number": _plain(number), "inlines": self.line(inlines)}
                shown["plain"] = self.line(plain(inlines))
                return {"kind": "heading", "id": id_, **levels, **shown}
            case tree.List():
                return self.list_of(block)
            case tree.CellTable():
                return self.table_of(block)
            case tree.Quote(blocks) | tree.Callout(blocks):
                kind = "quote" if isinstance(block, tree.Quote) else "callout"
                return {"kind": kind, "blocks": self.blocks(blocks)}
            case tree.Contents():
                return {"kind": "contents", "title": _plain(block.title)}
            case Rule() | tree.PageBreak():
                return {"kind": "rule" if isinstance(block, Rule) else "page-break"}

    def list_of(self, block: tree.List[tree.Block]) -> _Data:
        """A list; one whose items have labels of their own is numbered, whatever its numbering says."""
        items = [{"label": _plain(item.label), "blocks": self.blocks(item.blocks)} for item in block.items]
        is_bullet = not block.ordered and not any(item.label for item in block.items)
        pattern = _PATTERNS[block.numbering] if block.ordered else "•"
        return {"kind": "list", "bullet": is_bullet, "pattern": pattern, "start": block.start, "items": items}

    def table_of(self, block: tree.CellTable) -> _Data:
        rows = [[self.cell_of(cell) for cell in row.cells] for row in block.rows]
        heads = {"header_rows": block.header_rows, "header_column": block.header_column}
        return {"kind": "table", "widths": list(block.widths), "rows": rows, **heads}

    def cell_of(self, cell: tree.Cell) -> _Data:
        spans = {"columns": cell.columns, "rows": cell.rows}
        return {**spans, "alignment": cell.alignment.value, "blocks": self.blocks(cell.blocks)}

    def line(self, inlines: Iterable[tree.Inline]) -> list[_Data]:
        return [self.inline(inline) for inline in inlines]

    def inline(self, inline: tree.Inline) -> _Data:
        match inline:
            case tree.Text():
                language, region = _language(inline.language)
                said = {"text": _plain(inline.text), "language": language, "region": region}
                marks = {name: mark in inline.marks for name, mark in _MARKS.items()}
                at = inline.position
                where = {"raised": at is tree.Position.RAISED, "lowered": at is tree.Position.LOWERED}
                return {"kind": "text", **said, **marks, **where}
            case LineBreak():
                return {"kind": "break"}
            case tree.NoteRef(number):
                return self.note(number)
            case tree.Picture():
                return self.picture(inline)
            case tree.Link(target, inlines):
                words = self.line(inlines)
                is_inside = target.startswith("#")
                here = target[1:] if is_inside and target[1:] in self.ids else ""
                return {"kind": "link", "address": "" if is_inside else target, "id": here, "inlines": words}

    def note(self, number: int) -> _Data:
        """A note where its number stands, and only its number where it stands again."""
        again = number in self.noted
        self.noted.add(number)
        found = next((note for note in self.article.notes if note.number == number), None)
        blocks = [] if again or found is None else self.blocks(found.blocks)
        return {"kind": "note", "number": number, "again": again, "blocks": blocks}

    def picture(self, picture: tree.Picture) -> _Data:
        """A picture, no larger than the page."""
        share = min(1.0, _WIDEST / max(picture.width, 1.0), _HIGHEST / max(picture.height, 1.0))
        size = {"width": picture.width * share, "height": picture.height * share}
        said = {"alt": _plain(picture.alt), "decorative": picture.decorative}
        return {"kind": "picture", "file": self.files[picture.name], **said, **size}
