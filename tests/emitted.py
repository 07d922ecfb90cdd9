"""What the emitter gave, as elements that tests can ask."""

from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import R, W
from cspr_docs.prose.tree import Tree
from cspr_docs.word.additions import BODY, FOOTNOTES, Additions
from cspr_docs.word.emitter import Emitter

W_ = f"{{{W}}}"
R_ID = f"{{{R}}}id"
SPECIAL = {f"{W_}tab": "\t", f"{W_}noBreakHyphen": "\u2011", f"{W_}softHyphen": "\xad", f"{W_}br": "\n"}


def name_of(identity: str) -> str:
    return f"the {identity}"


@dataclass
class Emitted:
    """A body and what it added, parsed."""

    body: etree._Element
    footnotes: etree._Element
    comments: etree._Element
    numbering: etree._Element
    links: dict[str, dict[str, str]]
    additions: Additions = field(repr=False)


def parsed(name: str, content: str) -> etree._Element:
    return etree.fromstring(f'<{name} xmlns:w="{W}" xmlns:r="{R}">{content}</{name}>')


def emitted(tree: Tree, *, in_cell: bool = False, heading_base: int = 0) -> Emitted:
    additions = Additions()
    body = Emitter(additions, name_of).blocks(tree, in_cell=in_cell, heading_base=heading_base)
    return gathered(body, additions)


def gathered(body: str, additions: Additions) -> Emitted:
    return Emitted(
        parsed("body", body),
        parsed("footnotes", "".join(additions.footnotes)),
        parsed("comments", "".join(additions.comments)),
        parsed("numbering", "".join([*additions.abstract_numbers, *additions.numbers])),
        {part: additions.links.get(part, {}) for part in (BODY, FOOTNOTES)},
        additions,
    )


def text_of(element: etree._Element) -> str:
    """The characters of an element in document order."""
    parts = [
        (node.text or "") if node.tag == f"{W_}t" else SPECIAL.get(node.tag, "") for node in element.iter()
    ]
    return "".join(parts)


def paragraphs(element: etree._Element) -> list[str]:
    return [text_of(paragraph) for paragraph in element.iter(f"{W_}p")]


def values(element: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    """An attribute of every element of a tag."""
    return [node.get(f"{W_}{attribute}", "") for node in element.iter(f"{W_}{tag}")]


def golden(emitted: Emitted) -> str:
    """Everything as indented XML; of the lists' levels only those that are used."""
    used = set(values(emitted.body, "ilvl")) | set(values(emitted.footnotes, "ilvl"))
    for level in list(emitted.numbering.iter(f"{W_}lvl")):
        if level.get(f"{W_}ilvl") not in used:
            level.getparent().remove(level)  # type: ignore[union-attr]
    root = parsed("emitted", "")
    root.extend([emitted.body, emitted.footnotes, emitted.numbering])
    for part, targets in emitted.links.items():
        for identity, target in targets.items():
            etree.SubElement(root, "link", part=part, id=identity, target=target)
    etree.cleanup_namespaces(root)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
