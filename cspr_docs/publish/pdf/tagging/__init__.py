"""The structure that a maker wrote, completed from the article: what LibreOffice's export leaves out or does twice."""

from pikepdf import Pdf

from cspr_docs.publish.pdf.tagging.headings import mend_headings
from cspr_docs.publish.pdf.tagging.links import mend_links, say_links
from cspr_docs.publish.pdf.tagging.notes import mend_notes
from cspr_docs.publish.pdf.tagging.parents import write_parents
from cspr_docs.publish.pdf.tagging.pictures import mend_pictures
from cspr_docs.publish.pdf.tagging.tables import mend_tables
from cspr_docs.word.article.tree import Article

__all__ = ["complete_tags", "say_links"]


def complete_tags(pdf: Pdf, article: Article) -> None:
    """Mend what is known to be amiss with headings, tables, pictures, links and notes; changes `pdf`.

    What does not look as it should is left as it is: the checks will say so.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    mend_headings(root, article)
    mend_tables(root, article)
    mend_pictures(pdf, root, article)
    mend_notes(pdf, root)
    mend_links(root)
    write_parents(pdf, root)
