"""A picture that this program drew, as a paragraph of Word: the PNG, and behind it the SVG for programs that know it.

Source: ECMA-376 part 1, 20.4.2.8 (`inline`), 20.2.2.5 (`pic`); [MS-ODRAWXML] 2.7.2 (`svgBlip`).
"""

from dataclasses import dataclass

from markupsafe import escape

from cspr_docs.ooxml.namespaces import PREFIXES, SVG_BLIP
from cspr_docs.word.additions import A4_TEXT, Additions

_EMU_IN_A_POINT = 12_700
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_FORM = (
    '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{id}" name="Picture {id}" descr="{alt}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="{uri}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="Picture {id}"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="{png}"><a:extLst><a:ext uri="{extension}">'
    '<asvg:svgBlip xmlns:asvg="{asvg}" r:embed="{svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/>'
    "</a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture: its SVG and PNG, its size in points, and its alternative text."""

    svg: bytes
    png: bytes
    width: float
    height: float
    alt: str


def picture_paragraph(picture: DrawnPicture, additions: Additions) -> str:
    """The paragraph that shows the picture; its two files go into the package.

    It is drawn for A4, and shown smaller where the house style leaves less room.
    """
    number = additions.counter.take("drawing")
    scale = _EMU_IN_A_POINT * min(1, additions.text_width / A4_TEXT)
    across, down = (round(size * scale) for size in (picture.width, picture.height))
    ids = {kind: f"drawn{number}{kind}" for kind in ("png", "svg")}
    for kind, content in (("png", picture.png), ("svg", picture.svg)):
        additions.media[ids[kind]] = (f"word/media/drawn{number}.{kind}", content)
    return _FORM.format(
        asvg=SVG_BLIP, id=number, alt=escape(picture.alt), across=across, down=down,
        uri=PREFIXES["pic"], extension=_SVG_EXTENSION, **ids,
    )  # fmt: skip
