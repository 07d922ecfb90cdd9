"""Whether the fonts of a PDF are inside it, and its letters known.

Source: ISO 14289-1:2014, 7.21 (fonts: embedding, and the mapping of characters to Unicode).
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from cspr_docs.problems import Problem

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
KNOWN = (Name.WinAnsiEncoding, Name.MacRomanEncoding, Name.MacExpertEncoding)


def fonts(pdf: Pdf) -> Iterator[Problem]:
    """Fonts that are missing from the file, or whose letters cannot be told."""
    hint = "use one of the house style's fonts"
    for font in _every_font(pdf):
        name = str(font.get("/BaseFont", "/a font")).removeprefix("/").rpartition("+")[2]
        if not _embedded(font):
            yield Problem("pdf-font", f"the font {name} is not inside the PDF", hint)
        elif "/ToUnicode" not in font and font.get("/Encoding") not in KNOWN:
            yield Problem("pdf-font", f"the letters of the font {name} cannot be told by a program", hint)


def _every_font(pdf: Pdf) -> Iterator[Object]:
    """The fonts that text is set in; those inside them have a type of their own."""
    for item in pdf.objects:
        is_font = isinstance(item, (Dictionary, Stream)) and item.get("/Type") == Name.Font
        if is_font and item.get("/Subtype") not in (None, Name.CIDFontType0, Name.CIDFontType2):
            yield item


def _embedded(font: Object) -> bool:
    if font.Subtype == Name.Type3:
        return True
    holder = font.get("/DescendantFonts", Array([font]))[0]
    descriptor = holder.get("/FontDescriptor", Dictionary())
    return any(file in descriptor for file in FILES)
