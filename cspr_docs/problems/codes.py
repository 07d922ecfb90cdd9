"""Every problem code, once: its severity and what `cspr explain` says of it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops."""

    ERROR = "error"  # stops the build of what it touches
    GAP = "gap"  # builds a marked draft; stops sending and publishing
    ADVICE = "advice"  # stops nothing


@dataclass(frozen=True, slots=True)
class Code:
    """A code's severity, and what it means and what to do, in a report writer's words."""

    severity: Severity
    explanation: str


ERROR, GAP, ADVICE = Severity.ERROR, Severity.GAP, Severity.ADVICE

CODES: dict[str, Code] = {
    # --- casefile: reading the folder -------------------------------------------------------------
    "no-case-folder": Code(
        ERROR,
        "There is no folder of that name, or it is a file. A case is a folder that holds a file case.yaml. "
        "Check the spelling, or make a new case with `cspr new`.",
    ),
    "no-case-file": Code(
        ERROR,
        "The folder has no file case.yaml, so it holds no case. Give the folder that has it, or make a new case "
        "with `cspr new`.",
    ),
    "cannot-open": Code(
        ERROR,
        "A file or folder of the case is there but cannot be opened, or it is no ordinary file. Check that it is "
        "not locked by another program and that you may read it.",
    ),
    "too-large": Code(
        ERROR,
        "A file is larger than any text that people write, and was not read. Scans and exports belong into "
        "attachments/; a long list can be split over several files.",
    ),
    "not-utf-8": Code(
        ERROR,
        "The file is saved in an encoding other than UTF-8, so its accents and quotation marks would come out "
        "wrong. Open it in the program that wrote it and save it with the encoding UTF-8.",
    ),
    "unfit-character": Code(
        ERROR,
        "The text has an invisible control character, often brought in by copying from a scanned PDF. No Word "
        "document can hold it. Delete it and type the text around it again.",
    ),
    "link": Code(
        ERROR,
        "A file in the case folder is a link to another folder or to a place outside the case. Such a link could "
        "bring another case's text into this one. Put the file itself in its place.",
    ),
    "wrong-ending": Code(
        ERROR,
        "The file looks like a part of the case, but its name has another ending, so it would be left out in "
        "silence. Facts are in .yaml files and texts in .md files, in small letters: rename it.",
    ),
    "not-read": Code(
        ADVICE,
        "The file is no part of the case and was left out. Only .yaml and .md files are read. Move it to "
        "attachments/ so that nobody thinks it is in the documents.",
    ),
    "yaml-syntax": Code(
        ERROR,
        "The file does not follow the rules for writing facts (YAML) at this place. Mostly a text has a colon in "
        "it and needs quotes, a quotation mark is not closed, or a line is indented differently from its "
        "neighbours.",
    ),
    "yaml-not-allowed": Code(
        ERROR,
        "YAML has features that a case does not need and that have lost people's data: anchors and aliases "
        "(& and *), tags (!), directives (%), several documents in a file, names that are not plain words. Write "
        "the value itself, and put a text that begins with such a sign in quotes.",
    ),
    "too-deep": Code(
        ERROR,
        "Lists and fields are nested so deeply that this cannot be a case. Look for lines that are indented "
        "further and further, or brackets that were never closed.",
    ),
    "given-twice": Code(
        ERROR,
        "The same value stands in two places, and only one of them can be right. Keep one and delete the other.",
    ),
    "wrong-form": Code(
        ERROR,
        "A text, a list or a group of fields stands where something else belongs. A list has a hyphen before each "
        "item; fields have a name, a colon and a value on lines of their own; a text follows the colon.",
    ),
    "unknown-field": Code(
        ERROR,
        "The name of a field, file or folder is none that a case has. Mostly it is misspelt. Names are written in "
        "small letters with _ between words.",
    ),
    "missing-field": Code(
        ERROR,
        "A field that cannot be done without is missing or empty. Write it at the place shown.",
    ),
    "unknown-word": Code(
        ERROR,
        "The field takes one of a few words, and this is none of them. The hint lists the words; `true` and "
        "`false` are written like that.",
    ),
    "not-a-date": Code(
        ERROR,
        "This is no date that exists, or it is not written as year, month and day: 2026-03-09. Where less is "
        "known, some fields take a month (2026-03) or a year (2026).",
    ),
    "unfit-value": Code(
        ERROR,
        "The value does not fit the field. The hint says what belongs there.",
    ),
    "not-an-id": Code(
        ERROR,
        "An id is a short name that never changes: it begins with a small letter, has small letters, digits, "
        "hyphens and underscores only, and at most 40 of them.",
    ),
    "id-twice": Code(
        ERROR,
        "Two items have the same id, so nobody can tell which one is meant. Ids of children, people, places and "
        "agencies must all differ, because texts mention them all with @. Give one of them another id.",
    ),
    "id-not-name": Code(
        ERROR,
        "The file or folder of an item is named by its id, but the id written inside is another one. Make them "
        "the same, or leave out the id inside.",
    ),
    "unknown-id": Code(
        ERROR,
        "The field names something by its id, and nothing has that id. Mostly it is misspelt, or the item it "
        "means has not been added yet.",
    ),
    "identity-of-nobody": Code(
        ERROR,
        "identities.yaml has a real name for an id that nobody in the case has. The name would be neither used "
        "in letters nor looked for before publishing. Correct the id, or delete the entry.",
    ),
    # --- prose: the Markdown dialect --------------------------------------------------------------
    "code-in-prose": Code(
        GAP,
        "Words between backticks, or between lines of ``` or ~~~, are program code to Markdown. A report has no "
        "use for it, so the words are printed as plain text with the backticks round them. Take the marks out; "
        "for an apostrophe type ' and for emphasis put * round the words.",
    ),
    "control-character": Code(
        ERROR,
        "The text holds a character that no Word file can hold, often left over from copying out of another "
        "program. Delete it at the place given and type what belongs there.",
    ),
    "footnote-in-footnote": Code(
        ERROR,
        "A footnote's own text refers to a footnote, which Word cannot show. Put the words of the inner one into "
        "the outer one.",
    ),
    "footnote-missing": Code(
        ERROR,
        "The text refers to a footnote, as in [^1], whose own text is nowhere in the same file. Add a line that "
        "begins with [^1]: and goes on with the footnote's words, or take the reference out.",
    ),
    "footnote-twice": Code(
        ERROR,
        "Two footnotes of the same file have the same name, so only the first could be shown. Give each a name of "
        "its own, as in [^1]: and [^2]:.",
    ),
    "footnote-unused": Code(
        ERROR,
        "A footnote's text is there, but nothing refers to it, so it would be left out. Put its name, as in [^1], "
        "where its number belongs, or take the footnote out.",
    ),
    "heading-too-deep": Code(
        ADVICE,
        "Headings within a text have four levels at most, from # to ####. This one is shown as a heading of the "
        "fourth level.",
    ),
    "html-in-prose": Code(
        ERROR,
        "The text holds HTML, or something in angle brackets that looks like it. Of HTML only <b>, <i>, <s> (each "
        "closed in its own paragraph) and <br> are read; comments would be printed. Take it out, or put \\ before "
        "the < to print it as it is.",
    ),
    "image-in-prose": Code(
        ERROR,
        "A picture cannot stand in the text: it could not be checked for what it gives away. Describe in words what "
        "it shows.",
    ),
    "indented-prose": Code(
        ADVICE,
        "A line set in by four spaces or more is program code to many programs that read Markdown. It is printed "
        "as usual here. Begin it at the left margin.",
    ),
    "link-definition": Code(
        GAP,
        "A line such as [note]: https://... gives the target of a link that is written elsewhere, which is not "
        "read here: it is printed as it is. Write the whole link in its place, as [words](https://...).",
    ),
    "link-refused": Code(
        ERROR,
        "A link may lead to a web page (https:// or http://) or to a mail address (mailto:), written out whole. "
        "Anything else could run a program or open a file on the reader's computer. Put the address right, or leave "
        "the words without a link.",
    ),
    "link-title": Code(
        ADVICE,
        "A link has a tip in quotation marks behind its address. Tips are left out, since print does not show them. "
        "If it matters, say it in the text.",
    ),
    "prose-too-deep": Code(
        ERROR,
        "Lists and quotes stand inside each other deeper than a reader can follow or Word can show. Use four levels "
        "at most.",
    ),
    "table-not-read": Code(
        GAP,
        "Lines look like a table, but the first row and the line of dashes below it have different numbers of "
        "columns, so they are printed as words. Give both the same number of columns.",
    ),
    "table-row-too-long": Code(
        ERROR,
        "A row of a table has more cells than the table's first row, so its last cells would be lost. Add the "
        "column to the first row and to the line of dashes, or write \\| where a | is part of the words.",
    ),
    # --- word: templates and packages -------------------------------------------------------------
    "word-file-unreadable": Code(
        ERROR,
        "A Word file is not there, or cannot be opened. Check its name and place, close it in Word, and check that "
        "you may read it.",
    ),
    "word-file-damaged": Code(
        ERROR,
        "A file is not a whole Word document: it was cut short, or it is something else under the name .docx. Open "
        "it in Word and save it again as 'Word document (.docx)', or fetch a fresh copy.",
    ),
    "word-file-unsafe": Code(
        ERROR,
        "A Word file is built so that opening it could do harm: it unpacks to far more than its size, holds a part "
        "twice, or points outside itself. No program that people write with makes such files. Ask whoever sent it.",
    ),
    "house-style-incomplete": Code(
        ERROR,
        "The house style, which gives every document its styles, paper, header and footer, lacks one of these. Open "
        "house-style.docx in Word, set up the page, and save it again.",
    ),
    "template-tag-open": Code(
        ERROR,
        "A tag in a template is opened with {{ or {% and never closed. Close it with }} or %} in the same paragraph.",
    ),
    "template-syntax": Code(
        ERROR,
        "A tag in a template cannot be understood. A value is a name, with dots between its parts and filters after "
        "a bar: {{ child.born_on|long_date }}. Check brackets and quotes.",
    ),
    "template-unknown-statement": Code(
        ERROR,
        "A tag in a template uses a statement that has no use here. Templates repeat with {% for %}, choose with "
        "{% if %}, and keep a value with {% set %}; table cells also have vm, hm, colspan and cellbg.",
    ),
    "template-unknown-filter": Code(
        ERROR,
        "A tag in a template uses a filter, or a question after 'is', that there is not. Check its spelling against "
        "the list in the manual.",
    ),
    "template-forbidden": Code(
        ERROR,
        "A tag in a template tries to call something or to reach into the program. Templates only name values; "
        "whatever has to be worked out is done by a filter.",
    ),
    "template-prefix": Code(
        ERROR,
        "A tag with a prefix ({%p, {%tr, {%tc) takes the place of its paragraph, table row or cell, but stands in "
        "none. Move it into one, or leave out the prefix.",
    ),
    "template-text-lost": Code(
        ERROR,
        "A tag with a prefix takes the place of its whole paragraph, row or cell, and something else stands there "
        "too, which would vanish from the document. Give the tag a paragraph, row or cell of its own.",
    ),
    "template-unbalanced": Code(
        ERROR,
        "A loop or condition in a template has no end, or an end has no beginning. Each {% for %} needs its "
        "{% endfor %} and each {% if %} its {% endif %}, one inside the other.",
    ),
    "template-straddled": Code(
        ERROR,
        "A tag, loop or condition begins inside a paragraph, table cell, link or content control and ends outside "
        "it, so that half of that would be missing. Put both ends in one paragraph, or each in a paragraph, row or "
        "cell of its own with {%p, {%tr or {%tc.",
    ),
    "template-tracked-changes": Code(
        ERROR,
        "A template still holds tracked changes, so that deleted words would be printed as well. Accept or reject "
        "all of them in Word, turn tracking off, and save.",
    ),
    "template-note-in-loop": Code(
        ERROR,
        "A loop in a template would repeat a footnote or comment, which can stand in a document only once. Move it "
        "out of the loop, or write the note in the case's own text.",
    ),
    "template-left-over": Code(
        ERROR,
        "A tag stands in a part of a template that is never filled in, and would be printed as it is. Move it into "
        "the text, a header, a footer, a note, or the title, subject or keywords.",
    ),
    "template-style-missing": Code(
        ERROR,
        "A template uses a style that the house style does not have, so that the text would lose its looks. Add the "
        "style to house-style.docx, or use one that is there.",
    ),
    "template-unknown-name": Code(
        ERROR,
        "A tag in a template names something that there is not, most often by a slip of spelling. Check it against "
        "the list of names in the manual.",
    ),
    "template-value": Code(
        ERROR,
        "A tag in a template names something that cannot be printed where it stands: a whole list, a yes or no, or "
        "paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the prefix p.",
    ),
    # --- checks -----------------------------------------------------------------------------------
    # --- documents and project --------------------------------------------------------------------
}
