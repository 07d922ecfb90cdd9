"""Finds what rendering may leave invalid, and wraps it in the filter that mends it; the rest costs nothing."""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.template.marks import mark, marks, number_of, parent_of
from cspr_docs.word.template.tags import Kind, Tag, Tags

STORIES = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))
"""What must end in a paragraph."""

BLOCKS = frozenset(w(name) for name in ("p", "tbl", "sdt"))


def guard(root: etree._Element, tags: Tags) -> None:
    """Wrap every table, row and ending that rendering may leave invalid."""
    for row in list(root.iter(w("tr"))):
        if not _certain(row, w("tc"), tags):
            _wrap(row, row, "_cells", tags)
    for table in list(root.iter(w("tbl"))):
        rows = [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]
        if any(number_of(child) is not None for row in rows for child in row):
            _wrap(table, table, "_columns", tags)
        if not _certain(table, w("tr"), tags):
            _wrap(table, table, "_rows", tags)
    for story in list(root.iter(*STORIES)):
        children = [child for child in story if child.tag != w("tcPr")]
        if children and not _ends_in_paragraph(story, tags):
            _wrap(children[0], children[-1], "_ending", tags)


def anchor_values(root: etree._Element, tags: Tags) -> None:
    """Wrap the run of every printed value, so that it can be found again in the finished document."""
    for node, number in marks(root):
        text = parent_of(node)
        if tags.found[number].kind is Kind.PRINT and text.tag == w("t"):
            run = parent_of(text)
            _wrap(run, run, "_anchored", tags)


def _certain(parent: etree._Element, wanted: str, tags: Tags) -> bool:
    """Whether one child of this kind (for a row: one with a cell) is written whatever the data say."""
    depth = 0
    for child in parent:
        number = number_of(child)
        if number is not None:
            depth += _change(tags.found[number])
        elif not depth and _is_certain(child, wanted, tags):
            return True
    return False


def _is_certain(child: etree._Element, wanted: str, tags: Tags) -> bool:
    if child.tag == w("sdt"):
        content = child.find(w("sdtContent"))
        return content is not None and _certain(content, wanted, tags)
    if child.tag != wanted:
        return False
    return wanted != w("tr") or _certain(child, w("tc"), tags)


def _change(tag: Tag) -> int:
    """By how much the tag changes the number of controls that are open."""
    if tag.word in ("if", "for"):
        return 1
    return -1 if tag.word in ("endif", "endfor") else 0


def _ends_in_paragraph(story: etree._Element, tags: Tags) -> bool:
    """Whether the last block is a paragraph that is always written."""
    last = [child for child in story if child.tag in BLOCKS or _matters(child, tags)]
    if not last:
        return False
    if last[-1].tag == w("sdt"):
        content = last[-1].find(w("sdtContent"))
        return content is not None and _ends_in_paragraph(content, tags)
    return bool(last[-1].tag == w("p"))


def _matters(child: etree._Element, tags: Tags) -> bool:
    """Whether the child is a tag that ends a control or prints blocks."""
    number = number_of(child)
    if number is None:
        return False
    return tags.found[number].kind is Kind.PRINT or _change(tags.found[number]) < 0


def _wrap(first: etree._Element, last: etree._Element, name: str, tags: Tags) -> None:
    """Put a filter block around the siblings from `first` to `last`."""
    like = tags.found[0]  # only a tag can put anything at risk
    first.addprevious(mark(tags.made(Kind.STATEMENT, f"filter {name}", like)))
    last.addnext(mark(tags.made(Kind.STATEMENT, "endfilter", like)))
