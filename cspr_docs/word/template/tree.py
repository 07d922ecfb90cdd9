"""One part of a package as a tree, with the namespaces that whatever is put into it may use."""

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, W14, W, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.problems import Problem
from cspr_docs.word.template.marks import attributes, remove_keeping_tail

STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "numbering")
UNSTABLE = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
"""Ids of paragraphs, which must be unique; a loop would repeat them, and nothing in a template needs them."""


def read_tree(content: bytes, part: str, file: str) -> etree._Element | Problem:
    """The part's tree, or what is wrong with it."""
    try:
        root = parse(content)
    except etree.XMLSyntaxError:
        return Problem(
            "word-file-damaged", f"its part {part} is not whole", "save it again in Word", file=file
        )
    if not part.startswith("word/"):
        return root
    if not str(root.tag).startswith(f"{{{W}}}"):
        message = f"its part {part} is not written as Word writes .docx files"
        hint = "save it in Word as 'Word document (.docx)', not as 'Strict Open XML'"
        return Problem("word-file-damaged", message, hint, file=file)
    if root.tag != w("comments"):
        _forget_paragraph_ids(root)
    _forget_spelling(root)
    return _with_prefixes(root)


def _forget_paragraph_ids(root: etree._Element) -> None:
    for paragraph in root.iter(w("p"), w("tr")):
        for name in UNSTABLE:
            if name in paragraph.attrib:
                del paragraph.attrib[name]


def _forget_spelling(root: etree._Element) -> None:
    """Take out the spelling checker's marks: they are about tags, and stand between pieces of text."""
    for mark in list(root.iter(w("proofErr"))):
        remove_keeping_tail(mark)


def _with_prefixes(root: etree._Element) -> etree._Element:
    """The same tree under a root that declares every prefix that fragments use."""
    declared = {str(prefix): uri for prefix, uri in root.nsmap.items() if prefix} | PREFIXES
    new = etree.Element(root.tag, attributes(root), nsmap=declared)
    new.text = root.text
    new.extend(list(root))
    return new
