"""Canaries in theme, fonts, other parts, and the zip itself."""

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES
from tests.canaries.behind import part
from tests.canaries.draft import MS, TYPES, WORD, Draft, fragment, paragraph, run
from tests.canaries.place import Builder, Place, gone

PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
_CORE_NAMES = (
    f'xmlns:cp="{PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"


def in_theme(path: str, attribute: str) -> Builder:
    """A builder that sets an attribute in the theme."""

    def build(draft: Draft, word: str) -> None:
        theme = next(name for name in draft.parts if name.startswith("word/theme/theme"))
        root = draft.tree(theme)
        found = root if not path else root.find(path, {"a": PREFIXES["a"]})
        assert found is not None
        found.set(attribute, word)

    return build


def into_theme(xml: str) -> Builder:
    """A builder that puts elements at the theme's end."""

    def build(draft: Draft, word: str) -> None:
        theme = next(name for name in draft.parts if name.startswith("word/theme/theme"))
        draft.tree(theme).extend(fragment(xml.replace("WORD", word)))

    return build


def loose_part(draft: Draft, word: str) -> None:
    """A part that nothing leads to."""
    draft.parts[f"word/{word}.xml"] = f"<x>{word}</x>".encode()


def default_type(draft: Draft, word: str) -> None:
    """A content type of somebody's own."""
    root = draft.tree(TYPES)
    attributes = {"Extension": word, "ContentType": f"application/{word}"}
    root.insert(0, etree.Element(f"{{{root.nsmap[None]}}}Default", attributes))


def relationship_id(draft: Draft, word: str) -> None:
    """The id of a relationship that is used."""
    draft.link("hyperlink", "https://www.example.org/page", external=True, id_=word)
    draft.body(paragraph(f'<w:hyperlink r:id="{word}">{run("a page")}</w:hyperlink>'))


def zip_comment(draft: Draft, word: str) -> None:
    """The comments of the zip and of its entries."""
    draft.comment = word.encode()


def zip_extra(draft: Draft, word: str) -> None:
    """The extra fields of the zip's entries."""
    draft.extra = word.encode()


def printer(draft: Draft, word: str) -> None:
    """What a printer was told."""
    id_ = draft.part(
        f"word/printerSettings{draft.number()}.bin",
        word.encode("utf-16-le"),
        f"{WORD}printerSettings",
        "printerSettings",
    )
    draft.section().append(fragment(f'<w:printerSettings r:id="{id_}"/>')[0])


def embedded_font(draft: Draft, word: str) -> None:
    """A font inside the file."""
    owner = draft.usual("fontTable")
    id_ = draft.part(
        f"word/fonts/font{draft.number()}.odttf", word.encode(), "application/x-fontdata", "font", owner
    )
    draft.into(
        "fontTable", f'<w:font w:name="Arial"><w:embedRegular r:id="{id_}" w:fontKey="{{{word}}}"/></w:font>'
    )


_XML = "application/xml"
_DATA = (
    f'<b:Sources xmlns:b="{_OFFICE}bibliography"><b:Source><b:Author>WORD</b:Author></b:Source></b:Sources>'
)
_GLOSSARY = (
    f'<w:glossaryDocument xmlns:w="{PREFIXES["w"]}"><w:docParts><w:docPart><w:docPartPr><w:name w:val="WORD"/>'
    '<w:category><w:name w:val="General"/><w:gallery w:val="{}"/></w:category></w:docPartPr><w:docPartBody>'
    "<w:p><w:r><w:t>WORD</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
_STYLES = f'<w:styles xmlns:w="{PREFIXES["w"]}"><w:style w:styleId="WORD"><w:name w:val="WORD"/></w:style></w:styles>'


def glossary(gallery: str) -> Builder:
    """A builder of the part of the building blocks with one in a gallery."""
    type_ = f"{WORD}document.glossary+xml"
    return part("word/glossary/cNUMBER.xml", _GLOSSARY.format(gallery), type_, "glossaryDocument")


APART: tuple[Place, ...] = (
    gone("the name of the theme", in_theme("", "name")),
    gone("the name of the theme's colours", in_theme("a:themeElements/a:clrScheme", "name")),
    gone("the name of the theme's fonts", in_theme("a:themeElements/a:fontScheme", "name")),
    gone("the name of the theme's formats", in_theme("a:themeElements/a:fmtScheme", "name")),
    gone("a font of the theme", in_theme("a:themeElements/a:fontScheme/a:minorFont/a:latin", "typeface")),
    gone("a colour of one's own", into_theme('<a:custClrLst><a:custClr name="WORD"/></a:custClrLst>')),
    gone(
        "a font in the table of fonts",
        lambda draft, word: draft.into("fontTable", f'<w:font w:name="{word}"/>'),
    ),
    gone("a font inside the file", embedded_font, unsafe=True),
    gone("data behind the text", part("customXml/cNUMBER.xml", "<who>WORD</who>", _XML, "customXml")),
    gone("the sources of a bibliography", part("customXml/cNUMBER.xml", _DATA, _XML, "customXml")),
    gone("the building blocks", glossary("autoTxt"), unsafe=True),
    gone("the words of an empty control", glossary("placeholder")),
    gone(
        "the settings for web pages",
        part(
            "word/cNUMBER.xml",
            f'<w:webSettings xmlns:w="{PREFIXES["w"]}"><w:encoding w:val="WORD"/></w:webSettings>',
            f"{WORD}webSettings+xml",
            "webSettings",
        ),
    ),
    gone("the settings of a printer", printer),
    gone(
        "the styles for older programs",
        part(
            "word/cNUMBER.xml",
            _STYLES,
            "application/vnd.ms-word.stylesWithEffects+xml",
            f"{MS}2007/relationships/stylesWithEffects",
        ),
    ),
    gone(
        "changes to Word's menus",
        part(
            "customUI/cNUMBER.xml",
            "<customUI><button label='WORD'/></customUI>",
            _XML,
            f"{MS}2007/relationships/ui/extensibility",
            "",
        ),
        unsafe=True,
    ),
    gone(
        "changes to Word's keys",
        part(
            "word/cNUMBER.xml",
            "<tcg><key>WORD</key></tcg>",
            "application/vnd.ms-word.keyMapCustomizations+xml",
            f"{MS}2006/relationships/keyMapCustomizations",
        ),
        unsafe=True,
    ),
    gone(
        "a digital signature",
        part(
            "_xmlsignatures/cNUMBER.sigs",
            "WORD",
            "application/vnd.openxmlformats-package.digital-signature-origin",
            f"{PACKAGE}relationships/digital-signature/origin",
            "",
        ),
        unsafe=True,
    ),
    gone(
        "a sensitivity label",
        part(
            "docMetadata/cNUMBER.xml",
            "<labels id='WORD'/>",
            _XML,
            f"{MS}2020/02/relationships/classificationlabels",
            "",
        ),
    ),
    gone(
        "a part of another program",
        part("word/cNUMBER.xml", "<who>WORD</who>", _XML, "http://example.org/relationships/mine"),
    ),
    gone(
        "the type of a relationship",
        part("word/cNUMBER.xml", "<a/>", _XML, "http://example.org/relationships/WORD"),
    ),
    gone("the name of a part", part("word/WORD.xml", "<a/>", _XML, "http://example.org/relationships/named")),
    gone(
        "a content type",
        part("word/cNUMBER.xml", "<a/>", "application/WORD+xml", "http://example.org/relationships/typed"),
    ),
    gone("a content type by ending", default_type),
    gone("a part that nothing leads to", loose_part),
    gone("the id of a relationship", relationship_id),
    gone("the comment of the zip", zip_comment),
    gone("the extra fields of the zip", zip_extra),
)
"""Places in parts beside the text, and in the zip."""
