"""What carries no words set aside as decoration where the maker forgot to: lines, areas, decorative pictures.

LibreOffice 7.4 marks what it draws, but not the borders of paragraphs, and it does not know Word's mark for a picture
that is decoration. Of what has no mark only paths are set aside: a word or a picture may mean something, and is left
for the checks to tell.

Source: ISO 32000-1:2008, 8.5 (path objects), 14.6 (marked content), 14.8.2.2 (artifacts); ISO 14289-1:2014, 7.1, 7.3.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pikepdf
from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
)

from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.structure import elements, kids, set_kids
from cspr_docs.word.article.tree import Article, Picture

BEGIN_MARK = frozenset({"BMC", "BDC"})
BEGIN_PATH = frozenset({"m", "re"})
PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})

_ASIDE = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))

Instruction = ContentStreamInstruction | ContentStreamInlineImage
Marks = dict[tuple[int, int], set[int]]
"""The numbers of the marks on each page."""


def set_aside_lines(pdf: Pdf) -> None:
    """Mark every path that has no mark as decoration; changes the pages of `pdf`."""
    for page in pdf.pages:
        _rewrite(pdf, page, _with_paths_aside)


def set_aside_pictures(pdf: Pdf, root: Object, article: Article) -> None:
    """Take decoration out of the structure; left as it is where the PDF has other pictures than the article."""
    figures = list(elements(root, Name.Figure))
    pictures = [inline for inline in expected.inlines(article) if isinstance(inline, Picture)]
    if len(figures) != len(pictures):
        return
    marks: Marks = {}
    for figure, picture in zip(figures, pictures, strict=True):
        if picture.decorative and not picture.alt:
            _take_out(figure, marks)
    for page in pdf.pages:
        numbers = marks.get(page.obj.objgen)
        if numbers:
            _rewrite(pdf, page, partial(_with_marks_aside, numbers))


def _take_out(figure: Object, marks: Marks) -> None:
    """Take a figure out of the element around it, and note its marks."""
    for kid in kids(figure):
        if isinstance(kid, int) and "/Pg" in figure:
            marks.setdefault(figure.Pg.objgen, set()).add(kid)
    inside = kids(figure.P)
    set_kids(figure.P, [kid for kid in inside if isinstance(kid, int) or kid.objgen != figure.objgen])


def _rewrite(
    pdf: Pdf, page: pikepdf.Page, change: Callable[[Iterable[Instruction]], Iterator[Instruction]]
) -> None:
    before = list(pikepdf.parse_content_stream(page))
    after = list(change(before))
    if after != before:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(after))


def _with_paths_aside(steps: Iterable[Instruction]) -> Iterator[Instruction]:
    depth = 0
    in_path = False
    for step in steps:
        name = str(step.operator)
        if not depth and not in_path and name in BEGIN_PATH:
            in_path = True
            yield _ASIDE
        yield step
        if in_path and name in PAINT:
            in_path = False
            yield _END
        depth += (name in BEGIN_MARK) - (name == "EMC")


def _with_marks_aside(numbers: set[int], steps: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, in which the marks of these numbers are those of decoration."""
    for step in steps:
        mark = step.operands[1] if str(step.operator) == "BDC" else None
        is_one = isinstance(mark, Dictionary) and int(mark.get("/MCID", -1)) in numbers
        yield _ASIDE if is_one else step
