"""What the tests of proposals share: small files with many kinds of paragraphs, and a part's meaning to compare."""

import re
from collections.abc import Iterator
from copy import deepcopy

from hypothesis import strategies as st
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.word.proposing import Replacement, read_lines
from cspr_docs.word.redline.engine import DATE
from tests.word_files import EMPTY, NAMES

Element = etree._Element
BODY = "word/document.xml"
AT = "2026-11-22T00:00:00Z"
BY = f'w:author="Ann Reader" w:date="{DATE}"'


def r(text: str, look: str = "") -> str:
    """A run; `|` is a tab, `~` a line break, `_` a hyphen that does not break."""
    pieces = (
        {"|": "<w:tab/>", "~": "<w:br/>", "_": "<w:noBreakHyphen/>"}.get(
            piece, f'<w:t xml:space="preserve">{piece}</w:t>'
        )
        for piece in re.split(r"([|~_])", text)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{''.join(pieces)}</w:r>"


def p(*runs: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def ins(text: str, number: int = 900) -> str:
    """A run that somebody inserted."""
    return f'<w:ins w:id="{number}" {BY}>{r(text)}</w:ins>'


def gone(text: str, number: int = 901) -> str:
    """A run that somebody struck out."""
    return f'<w:del w:id="{number}" {BY}>{r(text).replace("w:t", "w:delText").replace("w:delTextab", "w:tab")}</w:del>'


def control(inside: str, more: str = "") -> str:
    """A content control in a paragraph."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="f1"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def link(inside: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="there">{inside}</w:hyperlink>'


def document(*blocks: str) -> Package:
    """A Word file with these blocks in its body."""
    root = f"<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    return Package({**EMPTY.parts, BODY: root.encode()}, "draft.docx")


def body(package: Package) -> Element:
    """The body's root."""
    return etree.fromstring(package[BODY])


def words(root: Element) -> list[str]:
    """The words of each paragraph of a root without tracked changes."""
    return ["".join(_said(paragraph)) for paragraph in root.iter(w("p"))]


def _said(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(w("t"), w("tab"), w("br"), w("noBreakHyphen")):
        yield (
            (node.text or "")
            if node.tag == w("t")
            else {"tab": "\t", "br": "\n"}.get(etree.QName(node).localname, "-")
        )


def everywhere(package: Package, step: int = 1) -> tuple[Replacement, ...]:
    """A proposal for the first word of every so many paragraphs, and one for a stretch further on."""
    return tuple(
        Replacement(line.part, line.number, start, end, new, f"Because of {line.where}.")
        for line in read_lines(package)[::step]
        for start, end, new in ((0, max(1, line.text.find(" ")), "Somebody"), (30, 45, "then & there"))
        if end <= len(line.text)
    )


def meaning(root: Element, without_comments: frozenset[str] = frozenset()) -> bytes:
    """The root with what says nothing taken out: how words are cut into runs, the marks of some comments."""
    root = deepcopy(root)
    _drop_comments(root, without_comments)
    for change in root.iter(w("rPrChange")):
        change.attrib.pop(w("id"), None)
    for run in list(root.iter(w("r"))):
        before = run.getprevious()
        if before is not None and before.tag == w("r") and _look(before) == _look(run):
            before.extend(child for child in list(run) if child.tag != w("rPr"))
            run.getparent().remove(run)
    for text in list(root.iter(w("t"), w("delText"))):
        _join(text)
    for empty in [
        each for each in root.iter(w("r"), w("t"), w("delText")) if not len(each) and not each.text
    ]:
        empty.getparent().remove(empty)
    return etree.tostring(root, method="c14n")


def _drop_comments(root: Element, ids: frozenset[str]) -> None:
    marks = root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
    for mark in [mark for mark in marks if mark.get(w("id")) in ids]:
        holder = mark.getparent() if mark.tag == w("commentReference") else mark
        holder.getparent().remove(holder)


def _join(text: Element) -> None:
    """Puts a text to the one right before it."""
    text.attrib.clear()
    before = text.getprevious()
    if before is not None and before.tag == text.tag:
        before.text = (before.text or "") + (text.text or "")
        text.getparent().remove(text)


def _look(run: Element) -> bytes:
    look = run.find(w("rPr"))
    return b"" if look is None else etree.tostring(look, method="c14n")


_WORDS = st.text(alphabet="abc de 19.|~_é", min_size=1, max_size=8)
_LOOKS = st.sampled_from(["", "", "<w:b/>", "<w:i/>", "<w:color w:val='FF0000'/>"])
_RUNS = st.builds(r, _WORDS, _LOOKS)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a day</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_MARKS = st.sampled_from(
    [
        '<w:bookmarkStart w:id="5" w:name="there"/><w:bookmarkEnd w:id="5"/>',
        '<w:proofErr w:type="spellStart"/>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:t>be</w:t><w:footnoteReference w:id="2"/><w:t>hind</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>",
        f'<w:r><w:rPr><w:b/><w:rPrChange w:id="77" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>bolder now</w:t></w:r>',
        _FIELD,
        control(r("locked"), '<w:lock w:val="contentLocked"/>'),
    ]
)
_PIECES = st.one_of(
    _RUNS,
    _RUNS,
    st.builds(ins, _WORDS),
    st.builds(gone, _WORDS),
    st.builds(control, _RUNS),
    st.builds(link, _RUNS),
    _MARKS,
)
paragraphs = st.lists(_PIECES, min_size=1, max_size=7).map(lambda pieces: p(*pieces))
"""Paragraphs as people and programs write them."""
