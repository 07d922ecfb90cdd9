"""Deleted text that lost the mark of its deletion, as a broken or hostile file has it.

The format calls such a file wrong and does not say what a program should show. The words were marked as deleted, so
they are a deletion by nobody: making all changes takes them out, undoing them brings them back.

Source: ECMA-376 part 1, 17.3.3.7 (delText), 17.16.8 (delInstrText): both stand in a `del`.
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.markup import DELETED, DELETED_TEXT
from cspr_docs.word.revisions.surgery import remove


def is_lost(text: etree._Element) -> bool:
    """Whether this is deleted text outside of every deletion."""
    return text.tag in DELETED_TEXT and next(text.iterancestors(*DELETED), None) is None


def drop_lost(root: etree._Element) -> Iterator[etree._Element]:
    """Take the lost words out, and the runs that held nothing else; gives what held each of those runs."""
    for text in [text for text in root.iter(*DELETED_TEXT) if is_lost(text)]:
        run = text.getparent()
        remove(text)
        holder = None if run is None else run.getparent()
        if run is not None and holder is not None and all(child.tag == w("rPr") for child in run):
            remove(run)
            yield holder
