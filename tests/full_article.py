"""An article with the rarest that an article can hold, for the tests of the published page.

`articles.rich` is the report that every form can hold. This one goes beyond it: a note in a heading, levels left out,
writing from right to left, a heading without words, the same caption three times.
"""

from article_files import PNG, par

from cspr_docs.prose.tree import Alignment, LineBreak, Mark, Rule
from cspr_docs.publish.html import Page
from cspr_docs.word.article.tree import (
    Article,
    Callout,
    Cell,
    CellTable,
    Contents,
    Heading,
    Image,
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
from tests.articles import items

PAGE = Page(
    "Harrowmere Safeguarding Children Partnership",
    published_on="July 2026",
    contact="Write to formats@harrowmere.example or ring 01632 960 100.",
    reference="HSCP 7",
)


def heading(level: int, words: str, number: str = "") -> Heading:
    return Heading(level, (Text(words),), words.lower().replace(" ", "-"), number)


def cells(*texts: str) -> Row:
    return Row(tuple(Cell((par(text),)) for text in texts))


WIDE = CellTable(
    "Ages",
    2,
    True,
    (0.25, 0.25, 0.25, 0.25),
    (
        Row((Cell((par("Age"),), 1, 2), Cell((par("Children"),), 2), Cell((heading(4, "All"),), 1, 2))),
        cells("Girls", "Boys"),
        Row(
            (
                Cell((par("0 to 4"),), 1, 2),
                *cells("1", "2").cells,
                Cell((par("3"),), alignment=Alignment.RIGHT),
            )
        ),
        cells("4", "Antidisestablishmentarianism", "9"),
        cells("5 to 9", "1", "1", "2"),
    ),
    "By age and sex",
)
NARROW = CellTable(
    "Ages", 1, False, (0.5, 0.5), (cells("Who", "What"), Row((Cell(()), Cell((par("a"), par("b"))))))
)
LONG = "https://example.org/" + "a-very-long-address-without-any-space/" * 4

FULL = Article(
    "Learning briefing",
    "en-GB",
    (
        Paragraph((Text("Learning briefing"),), Role.TITLE),
        Paragraph((Text("What we & they < learned"),), Role.SUBTITLE),
        Paragraph((Text("July 2026"),), Role.COVER),
        Callout((par("Please do not try to find out who they are."),)),
        PageBreak(),
        Contents("In this briefing", 2),
        PageBreak(),
        Heading(1, (Text("First"), NoteRef(1)), "first", "1"),
        Paragraph(
            (
                Text("Plain, "),
                Text("strong", Mark.STRONG),
                Text(" both", Mark.STRONG | Mark.EMPHASIS),
                Text(" gone", Mark.STRIKE),
                Text(" the 1"),
                Text("st", position=Position.RAISED),
                Text(" H"),
                Text("2", position=Position.LOWERED),
                Text("O\tafter a tab"),
                LineBreak(),
                Text("she said "),
                Text("dziękuję", language="pl-PL"),
                Text(" to us"),
                NoteRef(2),
                Text(". Ask "),
                Link("mailto:a@b.example", (Text("the team"),)),
                Text(", read "),
                Link("https://example.org/a?b=1&c=2", (Text("the guidance", Mark.EMPHASIS),)),
                Text(" or go back to "),
                Link("#first", (Text("the beginning"),)),
                Text(" or "),
                Link("#place", (Text("the list"),)),
                Text("."),
            )
        ),
        Paragraph((Text("قالت الأم إنها لم تُسأل وحدها قط.", language="ar"),)),
        Heading(2, (Text("Deeper "), Text("dziś", language="pl")), "deeper", "1.1"),
        List(
            False,
            (
                Item((par("one"), List(True, items("a", "b"), numbering=Numbering.LOWER_LETTER))),
                *items("two"),
            ),
        ),
        List(True, items("four", "five"), 4, numbering=Numbering.UPPER_ROMAN),
        List(True, (Item((par("It asks."),), "4.12"), Item((par("It answers."), par("Twice.")), "4.13"))),
        List(True, (Item((Paragraph((Text("three"),), id="place"), Callout((par("!"),)))), Item(())), 3),
        Quote((par("Nobody asked me."),)),
        heading(4, "A level left out"),
        Paragraph((Text("Ages"),), Role.CAPTION),
        WIDE,
        par("Between"),
        NARROW,
        WIDE,
        Rule(),
        Heading(1, (), "", "2"),
        heading(1, "Pictures", "3"),
        Paragraph((Picture("image1.png", 'A "map"', 40.0, 20.0),)),
        Paragraph((Text("Where they lived"),), Role.CAPTION),
        Paragraph((Text("A leaf "), Picture("image1.png", "", 5.0, 5.0, decorative=True))),
        Paragraph((Text(LONG), Link(LONG, (Text(LONG),)))),
        heading(2, "Two"),
        heading(3, "Three"),
        heading(4, "Four"),
        heading(5, "Five"),
        heading(6, "Six"),
        Paragraph((Text("A caption of nothing"),), Role.CAPTION),
        Paragraph((Text("End"),), Role.SUBTITLE),
    ),
    (
        Note(1, (par("A note of one paragraph."),)),
        Note(
            2,
            (
                Paragraph((Link("https://example.org/n", (Text("A page"),)),)),
                List(False, items("x")),
            ),
        ),
    ),
    {"image1.png": Image(PNG, "image/png")},
)
