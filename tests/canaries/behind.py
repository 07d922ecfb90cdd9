"""Canaries in the file's properties and settings."""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from tests.canaries.draft import BODY, Draft, fragment
from tests.canaries.drawn import saved
from tests.canaries.place import Builder, Place, gone

PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
_CORE_NAMES = (
    f'xmlns:cp="{PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"


def core(name: str) -> Builder:
    """A builder of one of the file's properties."""

    def build(draft: Draft, word: str) -> None:
        if CORE not in draft.parts:
            empty = f"<cp:coreProperties {_CORE_NAMES}/>"
            kind = f"{PACKAGE}relationships/metadata/core-properties"
            draft.part(
                CORE, empty, "application/vnd.openxmlformats-package.core-properties+xml", kind, owner=""
            )
        root = draft.tree(CORE)
        element = etree.fromstring(f"<a {_CORE_NAMES}><{name}>{word}</{name}></a>")[0]
        for old in root.findall(element.tag):
            root.remove(old)
        root.append(element)

    return build


def app(name: str) -> Builder:
    """A builder of one of the properties that Word writes by itself."""

    def build(draft: Draft, word: str) -> None:
        if APP not in draft.parts:
            empty = f'<Properties xmlns="{_OFFICE}extended-properties"/>'
            draft.part(
                APP,
                empty,
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                "extended-properties",
                owner="",
            )
        root = draft.tree(APP)
        tag = f"{{{_OFFICE}extended-properties}}{name}"
        for old in root.findall(tag):
            root.remove(old)
        etree.SubElement(root, tag).text = word

    return build


def setting(xml: str) -> Builder:
    """A builder of a setting."""
    return lambda draft, word: draft.into("settings", xml.replace("WORD", word), first=True)


def target(kind: str, inside: str = "") -> Builder:
    """A builder of a relationship of the settings to the outside, and of the setting that needs it."""

    def build(draft: Draft, word: str) -> None:
        owner = draft.usual("settings")
        id_ = draft.link(kind, f"file:///C:/Users/{word}/file.dotx", external=True, owner=owner)
        if inside:
            draft.into("settings", inside.replace("LINK", id_), first=True)

    return build


def part(name: str, content: str | bytes, type_: str, kind: str, owner: str = BODY) -> Builder:
    """A builder of a part; the canary goes where WORD stands, in the name too."""

    def build(draft: Draft, word: str) -> None:
        text = content if isinstance(content, bytes) else content.encode()
        wide = "WORD".encode("utf-16-le")
        text = text.replace(wide, word.encode("utf-16-le")).replace(b"WORD", word.encode())
        named = name.replace("WORD", word).replace("NUMBER", str(draft.number()))
        draft.part(named, text, type_.replace("WORD", word), kind.replace("WORD", word), owner)

    return build


def compatibility(draft: Draft, word: str) -> None:
    """A way of laying out that a program of somebody's own knows."""
    settings = draft.tree(draft.usual("settings"))
    entry = fragment(f'<w:compatSetting w:name="{word}" w:uri="urn:{word}" w:val="1"/>')
    found = next(settings.iter(w("compat")), None)
    if found is None:
        draft.into("settings", "<w:compat/>")
        found = settings[-1]
    found.extend(entry)


PROPERTIES: tuple[Place, ...] = (
    *(
        gone(f"the properties: {name.partition(':')[2]}", core(name))
        for name in (
            *(
                "dc:title",
                "dc:subject",
                "dc:creator",
                "dc:description",
                "dc:identifier",
                "cp:keywords",
                "cp:category",
            ),
            *("cp:lastModifiedBy", "cp:contentStatus", "cp:version"),
        )
    ),
    *(
        gone(f"Word's own properties: {name}", app(name))
        for name in ("Company", "Manager", "Template", "HyperlinkBase", "Application")
    ),
    gone(
        "a property of one's own",
        part(
            "docProps/custom.xml",
            f'<Properties xmlns="{_OFFICE}custom-properties"><property name="WORD" pid="2" fmtid="{{0}}"><v>WORD</v>'
            "</property></Properties>",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            "custom-properties",
            "",
        ),
    ),
    gone(
        "the preview picture",
        part(
            "docProps/cNUMBER.jpeg",
            saved("JPEG", b"WORD"),
            "image/jpeg",
            f"{PACKAGE}relationships/metadata/thumbnail",
            "",
        ),
    ),
)

SETTINGS: tuple[Place, ...] = (
    gone(
        "a variable of the document", setting('<w:docVars><w:docVar w:name="WORD" w:val="WORD"/></w:docVars>')
    ),
    gone(
        "the address of the template",
        target("attachedTemplate", '<w:attachedTemplate r:id="LINK"/>'),
        unsafe=True,
    ),
    gone(
        "the query of a mail merge",
        setting('<w:mailMerge><w:query w:val="WORD"/></w:mailMerge>'),
        unsafe=True,
    ),
    gone("the source of a mail merge", target("mailMergeSource"), unsafe=True),
    gone(
        "the address of a transformation",
        target("transform", '<w:saveThroughXslt r:id="LINK"/>'),
        unsafe=True,
    ),
    gone(
        "the protection against editing",
        setting('<w:documentProtection w:edit="forms" w:hash="WORD" w:salt="WORD"/>'),
    ),
    gone("the protection against writing", setting('<w:writeProtection w:recommended="1" w:hash="WORD"/>')),
    gone(
        "the vendor of a spelling checker",
        setting('<w:activeWritingStyle w:vendorID="WORD" w:appName="WORD"/>'),
    ),
    gone("the label of captions", setting('<w:captions><w:caption w:name="WORD"/></w:captions>')),
    gone("the address of a schema", setting('<w:attachedSchema w:val="urn:WORD"/>')),
    gone("a type of tags", setting('<w:smartTagType w:namespaceuri="urn:WORD" w:url="WORD" w:name="WORD"/>')),
    gone("the style of new tables", setting('<w:defaultTableStyle w:val="WORD"/>')),
    gone("the editing sessions", setting('<w:rsids><w:rsid w:val="00BEEF77"/></w:rsids>'), fixed="00BEEF77"),
    gone("the number of the document", setting('<w15:docId w15:val="{WORD}"/>')),
    gone(
        "a way of laying out of another program",
        compatibility,
    ),
)

BEHIND = (*PROPERTIES, *SETTINGS)
"""Places in properties and settings."""
