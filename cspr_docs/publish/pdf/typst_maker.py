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
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Final

from cspr_docs.problems import Problem, Stop
from cspr_docs.prose.folding import DIRECTIONS
from cspr_docs.prose.tree import Mark
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
        "blocks": _TypstWriter(article, files).told(article.blocks),
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
    """Tells the template of each node what kind it is, its fields by their names, and what it is asked besides."""

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

    def told(self, given: object) -> object:
        """A node, a value of one, or several of them; where a node stands in the Word file is left out."""
        if isinstance(given, str):
            return _plain(given)
        if isinstance(given, tuple):
            return [self.told(each) for each in given]
        if isinstance(given, Mark):
            return {name: mark in given for name, mark in _MARKS.items()}
        if not is_dataclass(given):
            return given
        own = {each.name: self.told(getattr(given, each.name)) for each in fields(given) if each.compare}
        return {"kind": type(given).__name__, **own, **self._more(given)}

    def _more(self, node: object) -> _Data:
        match node:
            case tree.Heading(level, inlines, id_):
                marked = expected.has_words(node)
                listed = marked and node.is_listed and level <= self.deepest
                shown = {"listed": listed, "bookmarked": marked, "plain": self.told(plain(inlines))}
                return {"depth": self.depths[id_], **shown}
            case tree.List():  # one whose items have labels of their own is numbered, whatever its numbering says
                is_bullet = not node.ordered and not any(item.label for item in node.items)
                return {"bullet": is_bullet, "pattern": _PATTERNS[node.numbering] if node.ordered else "•"}
            case tree.Text():
                language, region = _language(node.language)
                return {"language": language, "region": region}
            case tree.NoteRef(number):
                return self._note(number)
            case tree.Picture():  # no larger than the page
                share = min(1.0, _WIDEST / max(node.width, 1.0), _HIGHEST / max(node.height, 1.0))
                size = {"width": node.width * share, "height": node.height * share}
                return {"file": self.files[node.name], **size}
            case tree.Link(target):
                is_inside = target.startswith("#")
                here = target[1:] if is_inside and target[1:] in self.ids else ""
                return {"address": "" if is_inside else target, "to": here}
        return {}

    def _note(self, number: int) -> _Data:
        """A note where its number stands, and only its number where it stands again."""
        again = number in self.noted
        self.noted.add(number)
        found = next((note for note in self.article.notes if note.number == number), None)
        return {"again": again, "blocks": [] if again or found is None else self.told(found.blocks)}
