"""What a draft says of itself, read back out of a file that people have edited.

Apart from `word.anchors`, which writes it: rendering parses nothing.
"""

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from cspr_docs.ooxml.parse import parse
from cspr_docs.prose.mention import MENTION
from cspr_docs.word.anchors import NAMESPACE, Anchor, Held, Issue, title_of


def issue_of(package: Mapping[str, bytes]) -> Issue | None:
    """What a draft says of itself; `None` for a Word file that is no draft of ours, or whose data are damaged."""
    part = issue_part(package)
    return None if part is None else read_issue(package[part])


def issue_part(package: Mapping[str, bytes]) -> str | None:
    """The part that says what the draft is, which other programs may have renamed; `None` where no part says it."""
    for part, content in package.items():
        if part.startswith("customXml/") and part.endswith(".xml"):
            try:
                read_issue(content)
            except ValueError:
                continue
            return part
    return None


@lru_cache(maxsize=8)  # a merge asks a dozen times what the same three files say of themselves
def read_issue(data: bytes) -> Issue:
    """The issue that a custom XML part of ours tells.

    Raises:
        ValueError: it is none of ours, or damaged.
    """
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        raise ValueError("damaged") from error
    if root.tag != _q("draft"):
        raise ValueError("not a draft's data")
    listed = {entry.get("id", ""): entry.text or "" for entry in root.iter(_q("name"))}
    # The file was out of the house: what is no id must not become a mention in the case.
    names = {id_: name for id_, name in listed.items() if MENTION.fullmatch(f"@{id_}")}
    case, document, kind, reader, template = (
        root.get(name, "") for name in ("case", "document", "kind", "reader", "template")
    )
    anchors = tuple(map(_anchor, root.iter(_q("field"))))
    return Issue(case, document, kind, reader, template, anchors, names)


def _anchor(entry: etree._Element) -> Anchor:
    path = tuple(
        int(step.get("v", "")) if step.tag == _q("index") else step.get("v", "")
        for step in entry.iterfind(f"{_q('path')}/*")
    )
    return Anchor(
        key=entry.get("key", ""),
        held=Held(entry.get("held", "")),
        path=path,
        title=title_of(path),
        text=entry.findtext(_q("text")) or "",
        prompt=entry.findtext(_q("prompt")) or "",
        heading_base=int(entry.get("base", "1")),
        in_cell=entry.get("cell") == "1",
        in_appendix=entry.get("appendix") == "1",
        is_asked=entry.get("asked") == "1",
    )


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
