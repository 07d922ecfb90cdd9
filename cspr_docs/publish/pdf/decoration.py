"""Lines and areas that carry no words, set aside as decoration where their maker forgot to.

LibreOffice 7.4 marks what it draws, but not the borders of paragraphs. Only paths are set aside here: a word or a
picture without a mark may mean something, and is left for the checks to tell.

Source: ISO 32000-1:2008, 8.5 (path objects), 14.6 (marked content), 14.8.2.2 (artifacts); ISO 14289-1:2014, 7.1.
"""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Operator

BEGIN_MARK = frozenset({"BMC", "BDC"})
BEGIN_PATH = frozenset({"m", "re"})
PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})

_ASIDE = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))

Instruction = ContentStreamInstruction | ContentStreamInlineImage


def set_aside_decoration(pdf: pikepdf.Pdf) -> None:
    """Mark every path that has no mark as decoration; changes the pages of `pdf`."""
    for page in pdf.pages:
        before = list(pikepdf.parse_content_stream(page))
        after = list(_marked(before))
        if len(after) != len(before):
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(after))


def _marked(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    depth = 0
    in_path = False
    for instruction in instructions:
        name = str(instruction.operator)
        if not depth and not in_path and name in BEGIN_PATH:
            in_path = True
            yield _ASIDE
        yield instruction
        if in_path and name in PAINT:
            in_path = False
            yield _END
        depth += (name in BEGIN_MARK) - (name == "EMC")
