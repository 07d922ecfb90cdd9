"""What is known and not published: what goes without loss, what is opened, and what must be replaced by hand.

Source: ECMA-376 part 1, 17.5 (controls), 17.13 (annotations), 17.15 (settings), 17.16 (fields), 20 and 21 (drawings);
11.3 and 15.2 (parts); [MS-DOCX] 2.1 to 2.6 (w14 and later) and [MS-OFFDI] (Microsoft's own parts).
"""

from collections.abc import Mapping

from cspr_docs.word.scrub.allowed.notation import names, q

UNWRAPPED = {
    q("sdt"): "content control|content controls",
    q("smartTag"): "smart tag|smart tags",
    q("customXml"): "custom XML tag|custom XML tags",
    q("a:effectLst"): "",
}
"""Elements whose content stays and whose own tags go, and what a reader calls them."""

CONTENT_OF = {q("sdt"): q("sdtContent")}
PROPERTIES_OF_UNWRAPPED = names("smartTagPr customXmlPr")

_SILENT = """proofErr lastRenderedPageBreak annotationRef commentRangeStart commentRangeEnd commentReference
moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd
customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd
customXmlMoveToRangeStart customXmlMoveToRangeEnd fldData ffData numberingChange webHidden specVanish vanish fitText
eastAsianLayout oMath divId hidden aliases autoRedefine locked personal personalCompose personalReply rsid
a:extLst a:glow a:innerShdw a:outerShdw a:prstShdw a:reflection a:scene3d a:sp3d a:hlinkHover tblPrChange nsid
tmpl"""

DROPPED: Mapping[str, str] = {
    **dict.fromkeys(names(_SILENT), ""),
    q("effect"): "animated text",
    q("softHyphen"): "mark where a word may break|marks where words may break",
    q("permStart"): "permission to edit|permissions to edit",
    q("permEnd"): "",
    q("delText"): "stretch of deleted text|stretches of deleted text",
    q("delInstrText"): "deleted field|deleted fields",
    q("printerSettings"): "the settings of a printer",
    q("a:hlinkClick"): "link on a picture|links on pictures",
    q("v:background"): "a picture behind the page",
    q("lvlPicBulletId"): "picture used as a bullet|pictures used as bullets",
    q("legacy"): "",
    q("name"): "",
}
"""Elements that go with all they hold, and what a reader calls them; nothing where it would mean nothing to one."""

_REPLACE = "replace it by words, a table or a plain picture with an alternative text"

REFUSED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        names("pict v:shape v:textbox"),
        ("a shape, watermark, line or text box of the old kind", f"delete it, or {_REPLACE}"),
    ),
    q("txbxContent"): ("a text box", "put its words into a paragraph or a table of one cell"),
    q("object"): ("an embedded object", _REPLACE),
    q("control"): ("a form control", "delete it, or turn it into words"),
    q("altChunk"): ("another file inside this one", "copy its words into the report and delete it"),
    q("subDoc"): ("a link to another document", "copy its words into the report and delete it"),
    q("ruby"): ("words above words (ruby)", "put the words above behind the others, in brackets"),
    **dict.fromkeys(names("m:oMath m:oMathPara"), ("an equation", "write it in words")),
    **dict.fromkeys(names("contentPart"), ("handwriting", _REPLACE)),
    **dict.fromkeys(
        names("dayShort monthShort yearShort dayLong monthLong yearLong"),
        ("a date that changes by itself", "write the date as text"),
    ),
    q("pgNum"): ("a page number of the old kind", "put in a page number (Insert › Page Number)"),
    **dict.fromkeys(
        names("a:custGeom a:gd"),
        ("a picture cut to a shape of its own", "put the picture in again, cut to a rectangle"),
    ),
    q("a:tile"): ("a picture laid side by side with itself", "put the picture in again, once"),
    **dict.fromkeys(
        names(
            "a:alphaBiLevel a:alphaCeiling a:alphaFloor a:alphaInv a:alphaMod a:alphaRepl a:blur a:clrRepl "
            "a:effectDag a:fillOverlay a:hsl a:softEdge a:tint"
        ),
        (
            "a picture with an effect that this program cannot put into its points",
            "choose Reset Picture in Word, or put the picture in again as it should look",
        ),
    ),
}
"""Elements that carry something a reader sees, and cannot be published: what they are, and what to do."""

GRAPHICS = {
    "wordprocessingShape": ("a text box or shape", "put its words into a paragraph or a table of one cell"),
    "wordprocessingGroup": ("a group of shapes", _REPLACE),
    "wordprocessingCanvas": ("a drawing canvas", _REPLACE),
    "wordprocessingInk": ("handwriting", _REPLACE),
    "chart": ("a chart", "paste it as a picture with an alternative text, and its numbers as a table"),
    "chartex": ("a chart", "paste it as a picture with an alternative text, and its numbers as a table"),
    "diagram": ("a diagram (SmartArt)", _REPLACE),
    "lockedCanvas": ("a drawing canvas", _REPLACE),
}
"""Drawings by the last word of their namespace."""

_MS = "http://schemas.microsoft.com/office/"
UNDERSTOOD = frozenset(
    {
        *(f"{_MS}word/2010/{name}" for name in ("wordml", "wordprocessingShape", "wordprocessingGroup")),
        *(f"{_MS}word/2010/{name}" for name in ("wordprocessingCanvas", "wordprocessingInk")),
        f"{_MS}word/2010/wordprocessingDrawing",
        f"{_MS}word/2012/wordml",
        f"{_MS}word/2015/wordml/symex",
        f"{_MS}word/2016/wordml/cid",
        f"{_MS}word/2018/wordml",
        f"{_MS}drawing/2010/main",
        f"{_MS}drawing/2014/chartex",
        f"{_MS}drawing/2015/9/8/chartex",
        f"{_MS}drawing/2016/ink",
        f"{_MS}drawing/2017/model3d",
    }
)
"""Namespaces that Word itself understands, and so shows the first version of what is written in two."""

EFFECTS = frozenset({f"{_MS}word/2010/wordml"})
"""Namespaces of formatting that only adds glow, shadow and the like to text."""

DROPPED_SETTINGS = {
    "docVars": "the document's variables",
    "mailMerge": "the mail merge's data source",
    "attachedTemplate": "the address of the template",
    "rsids": "the numbers of the editing sessions",
    "documentProtection": "the protection against editing",
    "writeProtection": "the protection against writing",
    "trackRevisions": "the tracking of changes",
    "proofState": "the state of the spelling checker",
    "activeWritingStyle": "the state of the spelling checker",
    "hdrShapeDefaults": "the settings of shapes",
    "shapeDefaults": "the settings of shapes",
    "captions": "the labels of captions",
    "schemaLibrary": "the addresses of schemas",
    "attachedSchema": "the addresses of schemas",
    "saveThroughXslt": "the address of a transformation",
    "smartTagType": "the types of smart tags",
    "defaultTableStyle": "the style for new tables",
}
"""Settings that can hold words or addresses, and what a reader calls them; all others go without a word."""

DROPPED_PARTS: Mapping[str, str] = {
    "people": "the list of reviewers",
    "customXml": "block of data behind the text|blocks of data behind the text",
    "glossaryDocument": "the building blocks",
    "webSettings": "the settings for web pages",
    "printerSettings": "the settings of a printer",
    "thumbnail": "the preview picture",
    "attachedTemplate": "the address of the template",
    "mailMergeSource": "the mail merge's data source",
    "mailMergeHeaderSource": "the mail merge's data source",
    "recipientData": "the mail merge's data source",
    "origin": "the digital signature",
    "extensibility": "the changes to Word's menus",
    "customizations": "the changes to Word's keys and menus",
    "keyMapCustomizations": "the changes to Word's keys and menus",
    "transform": "the address of a transformation",
    "classificationlabels": "the sensitivity labels",
    "documenttasks": "the tasks given to reviewers",
}
"""By the last word of a relationship's type."""

REFUSED_PARTS: Mapping[str, tuple[str, str]] = {
    "vbaProject": ("macros", "save it as 'Word document (.docx)'"),
    "attachedToolbars": ("macros", "save it as 'Word document (.docx)'"),
    "aFChunk": ("another file inside this one", "copy its words into the report and delete it"),
    "subDocument": ("a link to another document", "copy its words into the report and delete it"),
    "oleObject": ("an embedded object", "replace it by words, a table or a plain picture"),
    "package": ("an embedded file", "replace it by words, a table or a plain picture"),
    "control": ("a form control", "delete it, or turn it into words"),
    "activeXControlBinary": ("a form control", "delete it, or turn it into words"),
}
"""What must not be taken out without anybody knowing, since it was put there to do something."""

_OTHER_PARTS = """core-properties extended-properties custom-properties comments officeDocument styles numbering
settings fontTable theme footnotes endnotes header footer image hyperlink font customXmlProps
commentsExtended commentsIds commentsExtensible stylesWithEffects"""
OTHER_PARTS = frozenset(_OTHER_PARTS.split())
"""Relationships that are told elsewhere, or mean nothing to a reader."""
