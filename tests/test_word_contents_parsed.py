"""Only headings and fields are parsed for a table of contents; where that cannot be told, the whole body is."""

import re

import pytest
from word_files import p

from cspr_docs.word.additions import Counter
from cspr_docs.word.contents import OutlineLevel, fill_contents

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OUTLINE = {"H1": OutlineLevel(1, name="heading 1"), "A&B": OutlineLevel(2, name="heading 2")}
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-2"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BOX = f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r>"
TABLE = f"<w:tbl><w:tr><w:tc>{p('In a cell', style='H1')}{p('x')}</w:tc></w:tr></w:tbl>"


def filled(*content: str, root: str = f'<w:document xmlns:w="{WORD}">') -> str:
    closing = f"</{root[1:].split()[0]}>"
    return fill_contents(
        f"<?xml version='1.0'?>{root}<w:body>{''.join(content)}</w:body>{closing}", OUTLINE, Counter()
    )


BODIES = {
    "plain": (FIELD, p("One"), p("Überschrift – 1", style="H1"), p("é"), p("Two", style="A&amp;B"), p("end")),
    "before the field": (p("One", style="H1"), FIELD, p("Two", style="H1")),
    "in a cell": (FIELD, TABLE, p("Two", style="H1")),
    "another field": (p("x"), FIELD, FIELD.replace("TOC", "DATE"), p("One", style="H1")),
    "a box in a heading": (FIELD, p("One", style="H1").replace("</w:p>", f"{BOX}</w:p>"), p("Two", style="H1")),
    "a box beside": (FIELD, f"<w:p>{BOX}</w:p>", p("One", style="H1")),
    "a heading in a box": (FIELD, f"<w:p>{BOX.replace(p('boxed'), p('One', style='H1'))}</w:p>", p("Two", style="H1")),
}  # fmt: skip


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES)
def test_the_same_as_when_all_is_read(content: tuple[str, ...]) -> None:
    got = filled(*content)
    # A namespace that is declared twice has the body read whole.
    whole = filled(*content, root=f'<w:document xmlns:w="{WORD}" xmlns:again="{WORD}">')
    assert got == whole.replace(f' xmlns:again="{WORD}"', "")
    assert len(re.findall("<w:hyperlink ", got)) == got.count('w:name="_Toc') >= 1


def test_another_name_for_the_namespace_is_read_whole() -> None:
    body = filled(FIELD, p("One", style="H1"))
    other = fill_contents(
        f'<v:document xmlns:v="{WORD}"><v:body>'
        + (FIELD + p("One", style="H1")).replace("w:", "v:")
        + "</v:body></v:document>",
        OUTLINE,
        Counter(),
    )
    assert other.count("_Toc000000001") == body.count("_Toc000000001") == 2
