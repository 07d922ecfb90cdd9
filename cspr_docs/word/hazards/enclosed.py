"""Files inside the file, where no check looks, and what else must not travel with a published document.

Source: ECMA-376 part 1, 17.17.2.1 (`altChunk`), 17.8.1 (embedded fonts), 17.12 (glossary document), 15.2.12 and 15.2.9
(embedded packages and objects), 17.14 (mail merge); part 2, 10 (digital signatures).
"""

from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from cspr_docs.files import toml_of
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.hazards.links import WORD_LINK_OUTSIDE
from cspr_docs.word.rules import Breach, Rule

WORD_EMBEDDED_FILE = error(
    "word-embedded-file",
    "Another file is put into a Word file, where no check can look: a workbook, an older document, a font. "
    "Paste what readers should see as text, table or picture, and delete the rest.",
)
WORD_SIGNED = error(
    "word-signed",
    "A Word file carries a digital signature. It names who signed, and holds only for the file exactly as it "
    "is, so that it would be broken in whatever is published. Remove the signature in Word, and keep the "
    "signed file in the case.",
)
_enclosed = partial(Breach, WORD_EMBEDDED_FILE)
_KINDS: Mapping[str, str] = toml_of(__package__, "hazards.toml")["enclosed"]
_BEGINNINGS = (
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file or object"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Rich Text file"),
    ((b"MZ", b"\x7fELF"), "a program"),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"), "a packed file"),
    ((b"%!PS", b"\xc5\xd0\xd3\xc6"), "a PostScript program"),
    ((b"FWS", b"CWS"), "a Flash film"),
)
_CALLS = (w("altChunk"), w("subDoc"), "{urn:schemas-microsoft-com:office:office}OLEObject")
_FONT_HINT = "in Word, choose File, Options, Save, take the tick off 'Embed fonts in the file', and save it"
_PASTE = "paste what readers should see as text, table or picture, and delete it"
_SIGNATURES = ("origin", "signature", "certificate")
_FONTS = tuple(w(f"embed{face}") for face in ("Regular", "Bold", "Italic", "BoldItalic"))


def enclosed_parts(found: Opened) -> Iterator[Breach]:
    """Embedded files by what leads to them and by how they begin."""
    for link in found.of_kind(*_KINDS):
        if link.inside:
            hint = _FONT_HINT if link.kind == "font" else _PASTE
            yield _enclosed(f"it holds {_KINDS[link.kind]} ({link.leads_to})", hint)
    led_to = {link.leads_to for link in found.of_kind(*_KINDS)}
    for part, content in found.package.items():
        otherwise = "another file" if part.lower().startswith("word/embeddings/") else ""
        what = next((what for beginning, what in _BEGINNINGS if content.startswith(beginning)), otherwise)
        is_told = part in led_to or "vba" in part.lower() or "activex" in part.lower()
        if what and not is_told:
            yield _enclosed(f"it holds {what} ({part})", _PASTE)


def enclosed_elements(found: Opened) -> Iterator[Breach]:
    """Where the text calls for another file."""
    for part, root in found.trees.items():
        for element in root.iter(*_CALLS):
            yield _enclosed("another file is put in", _PASTE, part, element)
        if next(root.iter(*_FONTS), None) is not None:
            yield _enclosed("it holds fonts", _FONT_HINT)


def glossary(found: Opened) -> Iterator[Breach]:
    """Building blocks that travel with the file; the grey words of empty controls are not told."""
    for link in found.of_kind("glossaryDocument"):
        root = found.trees.get(link.leads_to)
        entries = () if root is None else root.iter(w("docPart"))
        if any(not _is_placeholder(entry) for entry in entries):
            message = "it holds building blocks (AutoText), which no reader of the document sees"
            hint = "copy the whole text into a new document, and save that"
            yield _enclosed(message, hint)


def _is_placeholder(entry: etree._Element) -> bool:
    kinds = [found.get(w("val")) for found in entry.iter(w("gallery"), w("type"))]
    return bool(kinds) and set(kinds) <= {"placeholder", "bbPlcHdr"}


def signed(found: Opened) -> Iterator[Breach]:
    """A digital signature: it names who signed, and breaks with the first change."""
    parts = any(part.lower().startswith("_xmlsignatures/") for part in found.package)
    links = any("digital-signature" in link.type for link in found.of_kind(*_SIGNATURES))
    if parts or links:
        message = "it has a digital signature, which names who signed and is broken by any change"
        hint = (
            "in Word, choose File, Info, View Signatures, Remove Signature; keep the signed file in the case"
        )
        yield Breach(WORD_SIGNED, message, hint)


def mail_merge(found: Opened) -> Iterator[Breach]:
    """Settings that tie the file to a list of people."""
    for root in found.trees.values():
        if next(root.iter(w("mailMerge")), None) is not None:
            hint = "in Word, choose Mailings, Start Mail Merge, Normal Word Document, and save it"
            yield Breach(WORD_LINK_OUTSIDE, "it is tied to a list for mail merge", hint)


RULES: tuple[Rule, ...] = (enclosed_parts, enclosed_elements, glossary, signed, mail_merge)
