"""Pictures that are marked as decoration in Word, set aside in the PDF: LibreOffice 7.4 does not know that mark.

Source: ISO 14289-1:2014, 7.1 and 7.3 (decoration is an artifact); ISO 32000-1:2008, 14.8.2.2.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Operator, Pdf

from cspr_docs.publish.pdf.decoration import Instruction
from cspr_docs.publish.pdf.reading import expected
from cspr_docs.publish.pdf.tagging.elements import elements, kids, set_kids
from cspr_docs.word.article.tree import Article, Picture

Places = dict[tuple[int, int], set[int]]
"""By page, the numbers of the marks on it."""


def mend_pictures(pdf: Pdf, root: Object, article: Article) -> None:
    """Take decoration out of the structure; left as it is where the PDF has other pictures than the article."""
    figures = list(elements(root, Name.Figure))
    pictures = [inline for inline in expected.inlines(article) if isinstance(inline, Picture)]
    if len(figures) != len(pictures):
        return
    places: Places = {}
    for figure, picture in zip(figures, pictures, strict=True):
        if picture.decorative and not picture.alt:
            _take_out(figure, places)
    for page in pdf.pages:
        if page.obj.objgen in places:
            steps = list(_set_aside(page, places[page.obj.objgen]))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


def _take_out(figure: Object, places: Places) -> None:
    """Take a figure out of the element around it, and note its marks."""
    for kid in kids(figure):
        if isinstance(kid, int) and "/Pg" in figure:
            places.setdefault(figure.Pg.objgen, set()).add(kid)
    inside = kids(figure.P)
    set_kids(figure.P, [kid for kid in inside if isinstance(kid, int) or kid.objgen != figure.objgen])


def _set_aside(page: pikepdf.Page, numbers: set[int]) -> Iterator[Instruction]:
    """The page's instructions, in which these marks are those of decoration."""
    for step in pikepdf.parse_content_stream(page):
        mark = step.operands[1] if str(step.operator) == "BDC" else None
        if isinstance(mark, Dictionary) and int(mark.get("/MCID", -1)) in numbers:
            yield pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
        else:
            yield step
