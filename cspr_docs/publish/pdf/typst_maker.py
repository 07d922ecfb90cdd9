"""A PDF straight from the article, by Typst: for computers without LibreOffice.

Typst fetches nothing: the template names no package, and sees one folder only.

Source: Typst 0.14 reference, 'PDF' (standard ua-1) and 'Accessibility'; ISO 14289-1:2014 (PDF/UA-1).
"""

import importlib.util
import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cspr_docs.problems import Problem, Stop
from cspr_docs.publish.pdf.libreoffice import PDF_NOT_MADE
from cspr_docs.publish.pdf.reading.comparing import PDF_FONT
from cspr_docs.publish.pdf.typst_data import to_data
from cspr_docs.word.article.tree import Article, Image

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
ENDINGS: Mapping[str, str] = {"image/png": "png", "image/jpeg": "jpg"}

_NO_FONT = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)


def is_installed() -> bool:
    """Whether Typst is here."""
    return importlib.util.find_spec("typst") is not None


def to_pdf(article: Article, *, system_fonts: bool = True) -> bytes:
    """A tagged PDF of the article.

    `system_fonts`: whether the computer's own fonts may be used; without them it is set in Typst's own.

    Raises:
        Stop: Typst makes none of it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="cspr-pdf-") as place:
        folder = Path(place)
        fonts = typst.Fonts(include_system_fonts=system_fonts)
        data = to_data(article, _write_pictures(folder, article.pictures), fonts.families())
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


def _write_pictures(folder: Path, pictures: Mapping[str, Image]) -> dict[str, str]:
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
        names = sorted({unicodedata.name(letter, "a letter without a name") for letter in lost})
        message = f"no font on this computer has the letters {', '.join(name.lower() for name in names[:5])}"
        return Problem(PDF_FONT, message, "install a font for that language, such as one of the Noto fonts")
    message = "Typst made no PDF of the report"
    return Problem(
        PDF_NOT_MADE, message, "install LibreOffice Writer and try again, or tell us what the report holds"
    )
