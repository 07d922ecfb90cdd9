"""Canaries in pictures and around them."""

import io
from collections.abc import Callable

from PIL import Image, PngImagePlugin

from tests.canaries.draft import Draft, paragraph, run
from tests.canaries.place import Builder, Place, gone, published

PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def points(colour: tuple[int, int, int] = (40, 90, 120), size: tuple[int, int] = (24, 16)) -> Image.Image:
    """A small picture."""
    return Image.new("RGB", size, colour)


def saved(kind: str = "PNG", behind: bytes = b"", **options: object) -> bytes:
    """A small picture as a file, with bytes behind its end."""
    stream = io.BytesIO()
    points().save(stream, kind, **options)
    return stream.getvalue() + behind


def drawing(
    id_: str, frame: str = "", inside: str = "", blip: str = "", named: str = "", number: int = 1
) -> str:
    """A run with a picture; `frame` are attributes of its frame, `named` of the picture itself."""
    name = "" if 'name="' in frame else 'name="Picture"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="240000" cy="160000"/>'
        f'<wp:docPr id="{number}" {name} {frame}>{inside}</wp:docPr><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" {named or "name=" + chr(34) * 2}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id_}">{blip}</a:blip><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="240000" cy="160000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def picture(
    content: Callable[[str], bytes] = lambda word: saved(),
    extension: str = "png",
    frame: str = 'descr="A picture"',
    named: str = "",
    inside: str = "",
    blip: str = "",
    around: str = "DRAWING",
) -> Builder:
    """A builder of a picture; the canary goes where WORD stands, or into the file that `content` makes of it."""

    def build(draft: Draft, word: str) -> None:
        number = draft.number()
        media = "jpeg" if extension == "jpg" else extension
        id_ = draft.part(f"word/media/c{number}.{extension}", content(word), f"image/{media}", "image")
        target = f"https://www.example.org/{word}"
        texts = [text.replace("WORD", word) for text in (frame, named, inside, blip, around)]
        if "LINK" in inside:
            texts[2] = texts[2].replace("LINK", draft.link("hyperlink", target, external=True))
        if "VECTOR" in blip:
            svg = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{word}</title><text>{word}</text></svg>'
            vector = draft.part(f"word/media/c{number}.svg", svg, "image/svg+xml", "image")
            texts[3] = texts[3].replace("VECTOR", vector)
        made = drawing(id_, texts[0], texts[2], texts[3], texts[1], number)
        draft.body(paragraph(texts[4].replace("DRAWING", made)))

    return build


def with_exif(word: str) -> bytes:
    """A photo whose camera knows an artist."""
    exif = Image.Exif()
    exif[0x013B] = word
    exif[0x010E] = f"{word} at home"
    return saved("JPEG", exif=exif.tobytes())


def with_text(word: str) -> bytes:
    """A PNG with text in it, plain and packed."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", word)
    notes.add_text("Comment", word * 3, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{word}</x>", zip=True)
    return saved(pnginfo=notes)


def with_xmp(word: str) -> bytes:
    """A photo with an XMP packet."""
    return saved("JPEG", xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><who>{word}</who></x:xmpmeta>".encode())


_SVG_ID = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = f'<a:extLst><a:ext uri="{_SVG_ID}"><asvg:svgBlip r:embed="VECTOR"/></a:ext></a:extLst>'
_TWICE = (
    '<w:r>SEEN</w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>Seen.</w:t></mc:Choice>'
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>WORD</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).replace("<w:r>SEEN</w:r>", run("Before. "))


def fallback(draft: Draft, word: str) -> None:
    """The version for older programs of something that newer ones show."""
    draft.body(paragraph(_TWICE.replace("WORD", word)))


DRAWN: tuple[Place, ...] = (
    published("an alternative text", picture(frame='descr="WORD"')),
    published("a picture's title", picture(frame='descr="A picture" title="WORD"')),
    gone("a picture's name", picture(frame='name="WORD" descr="A picture"')),
    gone("a picture's own name", picture(named='name="WORD.png"')),
    gone("a picture's second alternative text", picture(named='name="" descr="WORD"')),
    gone("where a picture leads", picture(inside='<a:hlinkClick r:id="LINK"/>')),
    gone("the tooltip of a picture", picture(inside='<a:hlinkClick r:id="" tooltip="WORD"/>')),
    gone("a hidden picture", picture(frame='hidden="1" descr="WORD"')),
    gone(
        "an extension of a picture",
        picture(inside='<a:extLst><a:ext uri="{WORD}"><x:note x:by="WORD"/></a:ext></a:extLst>'),
    ),
    gone("a photo's EXIF", picture(with_exif, "jpg")),
    gone("a photo's XMP", picture(with_xmp, "jpg")),
    gone("a photo's comment", picture(lambda word: saved("JPEG", comment=word.encode()), "jpg")),
    gone("behind a photo's end", picture(lambda word: saved("JPEG", word.encode()), "jpg")),
    gone(
        "a photo's colour profile", picture(lambda word: saved("JPEG", icc_profile=word.encode() * 20), "jpg")
    ),
    gone("a PNG's texts", picture(with_text)),
    gone("behind a PNG's end", picture(lambda word: saved(behind=word.encode()))),
    gone("a GIF's comment", picture(lambda word: saved("GIF", comment=word.encode()), "gif")),
    gone("a TIFF's description", picture(lambda word: saved("TIFF", description=word), "tiff")),
    gone("a vector drawing behind a picture", picture(blip=_SVG)),
    gone("the version for older programs", fallback),
)
"""Places in drawings."""
