"""Pictures: where they stand, how large, and their alternative text.

Source: ECMA-376 part 1, 20.4.2 (wp), 20.2.2 (pic), 20.1 (a).
"""

from collections.abc import Mapping

from cspr_docs.word.scrub.allowed.rule import Rule, attributes, names, q
from cspr_docs.word.scrub.allowed.values import Kind

_SIZE = attributes("cx cy", Kind.NUMBER, "")
_POINT = attributes("x y", Kind.NUMBER, "")
_EDGES = attributes("l t r b", Kind.NUMBER, "")
_APART = attributes("distT distB distL distR", Kind.NUMBER, "")
_DESCRIBED = {
    **attributes("id", Kind.ID, ""),
    **attributes("name", Kind.ID, ""),
    **attributes("descr title", Kind.TEXT, ""),
}
_COLOURS = names("a:srgbClr a:schemeClr a:prstClr a:sysClr")
_FILLS = names("a:noFill a:solidFill")
_AMOUNTS = "alpha alphaOff alphaMod lumMod lumOff tint shade satMod satOff"
_WRAPS = "wp:wrapNone wp:wrapSquare wp:wrapTight wp:wrapThrough wp:wrapTopAndBottom"
_ALL_OF_ANCHOR = "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic"
_LOCKS = attributes(
    "noGrp noDrilldown noSelect noRot noChangeAspect noMove noResize noEditPoints noAdjustHandles noChangeArrowheads "
    "noChangeShapeType noCrop",
    Kind.ON_OFF,
    "",
)

RULES: Mapping[str, Rule] = {
    q("wp:inline"): Rule(_APART, names(_ALL_OF_ANCHOR)),
    q("wp:anchor"): Rule(
        {
            **_APART,
            **attributes("relativeHeight", Kind.NUMBER, ""),
            **attributes("simplePos behindDoc locked layoutInCell allowOverlap", Kind.ON_OFF, ""),
        },
        names(f"wp:simplePos wp:positionH wp:positionV {_WRAPS} {_ALL_OF_ANCHOR}"),
    ),
    q("wp:simplePos"): Rule(_POINT),
    **{
        q(name): Rule(attributes("relativeFrom", Kind.WORD, ""), names("wp:align wp:posOffset"))
        for name in ("wp:positionH", "wp:positionV")
    },
    q("wp:align"): Rule(text=Kind.WORD),
    q("wp:posOffset"): Rule(text=Kind.NUMBER),
    q("wp:extent"): Rule(_SIZE),
    q("wp:effectExtent"): Rule(_EDGES),
    q("wp:wrapNone"): Rule(),
    q("wp:wrapTopAndBottom"): Rule(_APART, names("wp:effectExtent")),
    q("wp:wrapSquare"): Rule({**_APART, **attributes("wrapText", Kind.WORD, "")}, names("wp:effectExtent")),
    **{
        q(name): Rule({**_APART, **attributes("wrapText", Kind.WORD, "")}, names("wp:wrapPolygon"))
        for name in ("wp:wrapTight", "wp:wrapThrough")
    },
    q("wp:wrapPolygon"): Rule(attributes("edited", Kind.ON_OFF, ""), names("wp:start wp:lineTo")),
    q("wp:start"): Rule(_POINT),
    q("wp:lineTo"): Rule(_POINT),
    q("wp:docPr"): Rule(_DESCRIBED),
    q("wp:cNvGraphicFramePr"): Rule(children=names("a:graphicFrameLocks")),
    q("a:graphicFrameLocks"): Rule(_LOCKS),
    q("a:graphic"): Rule(children=names("a:graphicData")),
    q("a:graphicData"): Rule(attributes("uri", Kind.ID, ""), names("pic:pic")),
    q("pic:pic"): Rule(children=names("pic:nvPicPr pic:blipFill pic:spPr")),
    q("pic:nvPicPr"): Rule(children=names("pic:cNvPr pic:cNvPicPr")),
    q("pic:cNvPr"): Rule({name: kind for name, kind in _DESCRIBED.items() if kind is Kind.ID}),
    q("pic:cNvPicPr"): Rule(attributes("preferRelativeResize", Kind.ON_OFF, ""), names("a:picLocks")),
    q("a:picLocks"): Rule(_LOCKS),
    q("pic:blipFill"): Rule(attributes("rotWithShape", Kind.ON_OFF, ""), names("a:blip a:srcRect a:stretch")),
    q("a:blip"): Rule(attributes("r:embed", Kind.ID), names("a:alphaModFix a:lum a:grayscl a:biLevel")),
    q("a:alphaModFix"): Rule(attributes("amt", Kind.NUMBER, "")),
    q("a:lum"): Rule(attributes("bright contrast", Kind.NUMBER, "")),
    q("a:grayscl"): Rule(),
    q("a:biLevel"): Rule(attributes("thresh", Kind.NUMBER, "")),
    q("a:srcRect"): Rule(_EDGES),
    q("a:stretch"): Rule(children=names("a:fillRect")),
    q("a:fillRect"): Rule(_EDGES),
    q("pic:spPr"): Rule(children=names("a:xfrm a:prstGeom a:ln") | _FILLS),
    q("a:xfrm"): Rule(
        {**attributes("rot", Kind.NUMBER, ""), **attributes("flipH flipV", Kind.ON_OFF, "")},
        names("a:off a:ext"),
    ),
    q("a:off"): Rule(_POINT),
    q("a:ext"): Rule(_SIZE),
    q("a:prstGeom"): Rule(attributes("prst", Kind.WORD, ""), names("a:avLst")),
    q("a:avLst"): Rule(),
    q("a:ln"): Rule(
        {**attributes("w", Kind.NUMBER, ""), **attributes("cap cmpd algn", Kind.WORD, "")},
        names("a:prstDash a:round a:bevel a:miter") | _FILLS,
    ),
    q("a:noFill"): Rule(),
    q("a:solidFill"): Rule(children=_COLOURS),
    q("a:srgbClr"): Rule(
        attributes("val", Kind.COLOUR, ""), names(" ".join(f"a:{name}" for name in _AMOUNTS.split()))
    ),
    **{
        q(name): Rule(
            {**attributes("val", Kind.WORD, ""), **attributes("lastClr", Kind.COLOUR, "")},
            names(" ".join(f"a:{amount}" for amount in _AMOUNTS.split())),
        )
        for name in ("a:schemeClr", "a:prstClr", "a:sysClr")
    },
    **{q(f"a:{name}"): Rule(attributes("val", Kind.NUMBER, "")) for name in _AMOUNTS.split()},
    q("a:prstDash"): Rule(attributes("val", Kind.WORD, "")),
    q("a:round"): Rule(),
    q("a:bevel"): Rule(),
    q("a:miter"): Rule(attributes("lim", Kind.NUMBER, "")),
}
"""Every element of a picture, by qualified name."""
