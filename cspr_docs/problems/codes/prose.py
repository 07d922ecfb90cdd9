"""The codes of the Markdown dialect."""

from cspr_docs.problems.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "code-in-prose": Code(
        GAP,
        "Words between backticks, or between lines of ``` or ~~~, are program code to Markdown. A report "
        "has no use for it, so the words are printed as plain text with the backticks round them. Take "
        "the marks out; for an apostrophe type ' and for emphasis put * round the words.",
    ),
    "control-character": Code(
        ERROR,
        "The text holds a character that no Word file can hold, often left over from copying out of "
        "another program. Delete it at the place given and type what belongs there.",
    ),
    "footnote-in-footnote": Code(
        ERROR,
        "A footnote's own text refers to a footnote, which Word cannot show. Put the words of the inner "
        "one into the outer one.",
    ),
    "footnote-missing": Code(
        ERROR,
        "The text refers to a footnote, as in [^1], whose own text is nowhere in the same file. Add a "
        "line that begins with [^1]: and goes on with the footnote's words, or take the reference out.",
    ),
    "footnote-twice": Code(
        ERROR,
        "Two footnotes of the same file have the same name, so only the first could be shown. Give each a "
        "name of its own, as in [^1]: and [^2]:.",
    ),
    "footnote-unused": Code(
        ERROR,
        "A footnote's text is there, but nothing refers to it, so it would be left out. Put its name, as "
        "in [^1], where its number belongs, or take the footnote out.",
    ),
    "heading-too-deep": Code(
        ADVICE,
        "Headings within a text have four levels at most, from # to ####. This one is shown as a heading "
        "of the fourth level.",
    ),
    "html-in-prose": Code(
        ERROR,
        "The text holds HTML, or something in angle brackets that looks like it. Of HTML only <b>, <i>, "
        "<s> (each closed in its own paragraph) and <br> are read; comments would be printed. Take it "
        "out, or put \\ before the < to print it as it is.",
    ),
    "image-in-prose": Code(
        ERROR,
        "A picture cannot stand in the text: it could not be checked for what it gives away. Describe in "
        "words what it shows.",
    ),
    "indented-prose": Code(
        ADVICE,
        "A line set in by four spaces or more is program code to many programs that read Markdown. It is "
        "printed as usual here. Begin it at the left margin.",
    ),
    "link-definition": Code(
        GAP,
        "A line such as [note]: https://... gives the target of a link that is written elsewhere, which "
        "is not read here: it is printed as it is. Write the whole link in its place, as "
        "[words](https://...).",
    ),
    "link-refused": Code(
        ERROR,
        "A link may lead to a web page (https:// or http://) or to a mail address (mailto:), written out "
        "whole. Anything else could run a program or open a file on the reader's computer. Put the "
        "address right, or leave the words without a link.",
    ),
    "link-title": Code(
        ADVICE,
        "A link has a tip in quotation marks behind its address. Tips are left out, since print does not "
        "show them. If it matters, say it in the text.",
    ),
    "prose-too-deep": Code(
        ERROR,
        "Lists and quotes stand inside each other deeper than a reader can follow or Word can show. Use "
        "five levels at most.",
    ),
    "table-not-read": Code(
        GAP,
        "Lines look like a table, but the first row and the line of dashes below it have different "
        "numbers of columns, so they are printed as words. Give both the same number of columns.",
    ),
    "table-row-too-long": Code(
        ERROR,
        "A row of a table has more cells than the table's first row, so its last cells would be lost. Add "
        "the column to the first row and to the line of dashes, or write \\| where a | is part of the "
        "words.",
    ),
}
