"""Where each value of a case stands in a Word file, so that it is found again after people have edited the file.

No one anchor survives every program: LibreOffice loses a content control's tag and keeps its bookmarks, people delete
controls and keep the text. So each value has a content control, a pair of bookmarks in it, and an entry in a custom
XML part with its data path and the text as it was issued.

Source: ISO/IEC 29500-1, 17.5.2 (structured document tags), 17.13.6 (bookmarks), 15.2.5 (custom XML data storage).
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import escape

from cspr_docs.ooxml.namespaces import DECLARATION
from cspr_docs.problems import DataPath

NAMESPACE = "urn:cspr-docs:draft:1"
DATA, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
DATA_RELS = "customXml/_rels/item1.xml.rels"
STORE_ID = "{5B3C0A52-6E0B-4C55-9E0B-0C5B6D0C5201}"
"""Names our part among the custom XML parts of a file; the same in every draft."""

_LOCKED_BLOCK = (
    '<w:lock w:val="sdtLocked"/><w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'
)
"""As a building block LibreOffice 7.4 shows it whole; in a plain control it drops emphasis and whole prompts."""

LONGEST_TITLE = 64
BOOKMARK = "cspr_"


class Held(StrEnum):
    """What stands at an anchor."""

    PROSE = "prose"  # Markdown blocks; edits can come home
    FACT = "fact"  # a single value as the case writes it; edits are checked against the schema
    SHOWN = "shown"  # words made from a value (a month and year, a name): a change is recognised, never taken


@dataclass(frozen=True, slots=True)
class Anchor:
    """One value in one draft.

    Attributes:
        key: its name in this draft: `p3`, `f12`.
        path: its data path in the case.
        title: what a person calls it: `Final report › Lived experience`.
        text: as issued: Markdown, or words; empty where there was no value.
        prompt: the words of the prompt that stood there, where one did.
        heading_base: the level of the heading above, for prose.
        in_cell: whether prose stands in a table cell.
        in_appendix: whether prose stands in an appendix.
        is_asked: whether it is a field of a form, which somebody outside is to fill in.
        control: what the control of such a field is for (`word.form_controls`); the file that comes back does not say.
    """

    key: str
    held: Held
    path: DataPath
    title: str
    text: str
    prompt: str = ""
    heading_base: int = 1
    in_cell: bool = False
    in_appendix: bool = False
    is_asked: bool = False
    control: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a draft says of itself: which document of which case, from which template, and its anchors.

    `kind` is the name of its kind, empty where an older version of the program made it; `reader` is for whom it was
    made. `names` has for each id that the draft mentions the name that its reader sees.
    """

    case: str
    document: str
    kind: str
    reader: str
    template: str
    anchors: tuple[Anchor, ...]
    names: dict[str, str]


def title_of(path: DataPath) -> str:
    """`Final report › Lived experience`, not longer than a control's title may be."""
    parts = (str(part) if isinstance(part, int) else part.replace("_", " ") for part in path)
    title = " › ".join(part[:1].upper() + part[1:] for part in parts)
    return title if len(title) <= LONGEST_TITLE else "…" + title[-LONGEST_TITLE + 1 :]


def controlled(anchor: Anchor, content: str, control: int, bookmark: int) -> str:
    """The words of a value between bookmarks in a content control: one that cannot be deleted, or without a frame."""
    own = _LOCKED_BLOCK if anchor.held is Held.PROSE else '<w15:appearance w15:val="hidden"/>'
    look = anchor.control or own
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(anchor.title)}"/><w:tag w:val="{anchor.key}"/>'
        f'<w:id w:val="{control}"/>{look}</w:sdtPr><w:sdtContent>'
        f'<w:bookmarkStart w:id="{bookmark}" w:name="{BOOKMARK}{anchor.key}"/>{content}'
        f'<w:bookmarkEnd w:id="{bookmark}"/></w:sdtContent></w:sdt>'
    )


def issue_parts(issue: Issue) -> dict[str, str]:
    """The custom XML parts that tell what a draft's anchors hold."""
    fields = "".join(_entry(anchor) for anchor in issue.anchors)
    names = "".join(
        f'<name id="{escape(id_)}">{escape(name)}</name>' for id_, name in sorted(issue.names.items())
    )
    about = (
        f'case="{escape(issue.case)}" document="{escape(issue.document)}" kind="{escape(issue.kind)}" '
        f'reader="{escape(issue.reader)}" template="{issue.template}"'
    )
    data = f'{DECLARATION}<draft xmlns="{NAMESPACE}" {about}>{fields}{names}</draft>'
    store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{STORE_ID}" xmlns:ds="{store}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
    links = (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="itemProps1.xml"/></Relationships>'
    )
    return {DATA: data, PROPERTIES: properties, DATA_RELS: links}


def issue_id(issue: Issue) -> str:
    """A short hash of all that the draft says of itself; the same in the file that comes back."""
    return id_of_data(issue_parts(issue)[DATA])


def id_of_data(data: str) -> str:
    """The same of the part `DATA`."""
    return hashlib.sha256(data.encode()).hexdigest()[:16]


def _entry(anchor: Anchor) -> str:
    steps = "".join(
        f'<{"index" if isinstance(part, int) else "name"} v="{escape(part)}"/>' for part in anchor.path
    )
    kept = escape(anchor.text).replace("\r", "&#13;")  # XML reads a plain carriage return as a line feed
    prompt = f"<prompt>{escape(anchor.prompt)}</prompt>" if anchor.prompt else ""
    look = f'base="{anchor.heading_base}" cell="{int(anchor.in_cell)}"' if anchor.held is Held.PROSE else ""
    look += ' appendix="1"' if anchor.in_appendix else ""
    look += ' asked="1"' if anchor.is_asked else ""
    return (
        f'<field key="{anchor.key}" held="{anchor.held}" {look}><path>{steps}</path>'
        f"<text>{kept}</text>{prompt}</field>"
    )
