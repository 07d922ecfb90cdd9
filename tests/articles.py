"""A report as an article that holds something of everything, for the tests of what is made from articles."""

import io

from PIL import Image as Picturing

from cspr_docs.prose.tree import Alignment, LineBreak, Mark, Rule
from cspr_docs.word.article.tree import (
    Article,
    Block,
    Callout,
    Cell,
    CellTable,
    Contents,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Numbering,
    PageBreak,
    Paragraph,
    Picture,
    Position,
    Quote,
    Role,
    Row,
    Text,
)

TITLE = "Learning from what happened to Alder"
GUIDANCE = Link("https://www.example.org/guidance?a=1&b=2", (Text("the guidance"),))


def p(*parts: str | Inline, role: Role = Role.BODY) -> Paragraph:
    """A paragraph; a string is plain text."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts), role)


def h(level: int, number: str, words: str) -> Heading:
    """A heading whose id is made of its words."""
    name = "-".join(word for word in words.lower().split() if word.isalnum())
    return Heading(level, (Text(words),), name, number)


def cell(*blocks: str | Block, columns: int = 1, rows: int = 1) -> Cell:
    """A cell; a string is a paragraph."""
    inside = tuple(p(block) if isinstance(block, str) else block for block in blocks)
    return Cell(inside, columns, rows, Alignment.NONE)


def items(*texts: str | tuple[Block, ...]) -> tuple[Item, ...]:
    """Items of a list."""
    return tuple(Item((p(text),) if isinstance(text, str) else text) for text in texts)


def png(colour: str = "navy") -> bytes:
    """A small picture."""
    stream = io.BytesIO()
    Picturing.new("RGB", (40, 20), colour).save(stream, "PNG")
    return stream.getvalue()


def article(*blocks: Block, notes: tuple[Note, ...] = (), title: str = TITLE) -> Article:
    """An article of these blocks."""
    return Article(title, "en-GB", blocks, notes, {})


def table() -> CellTable:
    """A table with two rows at its head, spans, and a column of headings."""
    return CellTable(
        "Who met Alder, and when",
        2,
        True,
        (0.3, 0.35, 0.35),
        (
            Row((cell("Agency", rows=2), cell("Meetings", columns=2))),
            Row((cell("in spring"), cell("in autumn"))),
            Row((cell("Health visiting"), cell("two"), cell("none"))),
            Row((cell("The nursery"), cell("every day", columns=2))),
            Row((cell("Police"), cell(List(False, items("one in May", "one in June"))), cell())),
        ),
    )


def rich() -> Article:
    """A report with every kind of block and line that each of the forms can hold; `full_article` has what is rarer."""
    notes = (
        Note(1, (p("His mother's words: ", GUIDANCE, "."),)),
        Note(2, (p("Welsh for: it was cold."), p("A second paragraph."))),
    )
    pictures = {"tree": Image(png(), "image/png"), "line": Image(png("grey"), "image/png")}
    return Article(TITLE, "en-GB", (*_cover(), *_summary(), *_lists(), *_rest()), notes, pictures)


def _cover() -> tuple[Block, ...]:
    return (
        p(TITLE, role=Role.TITLE),
        p("A local child safeguarding practice review", role=Role.SUBTITLE),
        p("Agreed by the partners", LineBreak(), "July 2026", role=Role.COVER),
        Callout((p("This report is about real people."), p("Please do not try to find out who they are."))),
        PageBreak(),
        Contents("Contents", 2),
        PageBreak(),
    )


def _summary() -> tuple[Block, ...]:
    raised = Text("st", position=Position.RAISED)
    to_summary = Link("#summary", (Text("the summary"),))
    return (
        h(1, "1", "Summary"),
        p(
            "Alder was ",
            Text("loved", Mark.STRONG),
            " and ",
            Text("seen", Mark.EMPHASIS),
            " by ",
            GUIDANCE,
            ".",
        ),
        p("Words ", Text("struck out", Mark.STRIKE), " on the 1", raised, " floor."),
        h(2, "1.1", "A day in the life of Alder"),
        p("He woke early.", NoteRef(1), " He ate late, as ", to_summary, " says."),
    )


def _lists() -> tuple[Block, ...]:
    nested = (p("fourth"), List(False, items("inner", "last")))
    labelled = (Item((p("with a label"),), "Question 7:"), Item((p("without"),)))
    return (
        List(True, items("third", nested), 3),
        List(True, labelled, numbering=Numbering.LOWER_LETTER),
    )


def _rest() -> tuple[Block, ...]:
    return (
        h(4, "", "A small heading below a chapter"),
        Quote((p("Nobody asked me."),)),
        Rule(),
        p(Picture("tree", "An alder by a river", 60, 30)),
        p(Picture("line", "", 60, 5, decorative=True), "Words beside decoration."),
        p("Table 1: meetings", role=Role.CAPTION),
        table(),
        h(1, "2", "What the words of Elin say"),
        p("She said: ", Text("Roedd hi'n oer", language="cy-GB"), ".", NoteRef(2)),
        h(1, "Appendix A:", "Terms"),
        p(
            '# not *Typst* $x$ @nobody <label> #eval("1") `raw` \\ // no comment /* none */ -- ~ \'quotes\' "too"'
        ),
    )
