"""The codes of a finished document on its way to a page that everybody can read.

Source: Web Content Accessibility Guidelines (WCAG) 2.2; the numbers in brackets are its success criteria.
"""

from cspr_docs.problems.code import ADVICE, ERROR, Code

CODES: dict[str, Code] = {
    "article-unknown": Code(
        ERROR,
        "The document holds something that the web page could only show wrongly or not at all, such as a text "
        "box, a floating picture or a field. Nothing is dropped in silence, so nothing is published. Put it "
        "into ordinary words, tables or pictures in Word.",
    ),
    "document-untitled": Code(
        ERROR,
        "A document that is published needs a title, which browsers show and screen readers say first "
        "(WCAG 2.4.2). Write it in Word under File, Info, Properties.",
    ),
    "document-no-language": Code(
        ERROR,
        "Nothing says in which language the document is written, so a screen reader cannot know how to speak it "
        "(WCAG 3.1.1). Set the proofing language of the whole document in Word.",
    ),
    "language-unmarked": Code(
        ERROR,
        "Words in another language must be marked, or a screen reader speaks them as if they were English "
        "(WCAG 3.1.2). Select them in Word and set their proofing language.",
    ),
    "heading-empty": Code(
        ERROR,
        "A line has a heading's style and no words. Screen readers stop at it and say nothing, and the contents "
        "show a gap (WCAG 1.3.1, 2.4.6). Delete it, or give it another style.",
    ),
    "heading-skipped": Code(
        ADVICE,
        "A heading stands two or more levels below the one before it, so that readers who go by headings look for "
        "one that never was (ISO 14289-1, 7.4.2; WCAG does not forbid it). Use the next level, Heading 2 below "
        "Heading 1. The web page closes the gap by itself.",
    ),
    "heading-missing": Code(
        ADVICE,
        "A long document without headings can only be read from beginning to end. Give its parts headings with "
        "Word's heading styles.",
    ),
    "heading-typed": Code(
        ADVICE,
        "A short paragraph in bold looks like a heading, but only to those who see it. If it is a heading, give "
        "it a heading's style (WCAG 1.3.1, failure F2).",
    ),
    "picture-no-alt": Code(
        ERROR,
        "A picture needs an alternative text, which is read out to those who cannot see it, unless it is marked "
        "as decorative (WCAG 1.1.1). Right-click it in Word and choose View Alt Text.",
    ),
    "picture-alt-made-up": Code(
        ERROR,
        "An alternative text is a file's name or was guessed by a program, and tells nobody what the picture is "
        "for (WCAG 1.1.1, failure F30). Write what a reader should learn from it.",
    ),
    "picture-alt-long": Code(
        ADVICE,
        "A screen reader speaks an alternative text in one go, with no way to stop and go back. Say the main "
        "thing in a sentence or two, and put the rest into the text.",
    ),
    "picture-of-words": Code(
        ADVICE,
        "Words in a picture cannot be enlarged, recoloured or read out (WCAG 1.4.5). Write them as words.",
    ),
    "table-no-header": Code(
        ERROR,
        "A table must say which row or column heads it, so that a screen reader can say what each cell is about "
        "(WCAG 1.3.1). Mark its first row as header row in Word with Repeat Header Rows.",
    ),
    "table-empty-header": Code(
        ERROR,
        "A cell that heads a column or row is empty, so that nobody is told what the cells below or beside it "
        "are (WCAG 1.3.1). Write it in.",
    ),
    "table-no-caption": Code(
        ADVICE,
        "A title for a table lets readers who cannot see it decide whether to go into it. In a Markdown text of the "
        "case write a paragraph that begins with 'Table: ' right before the table; in Word give it one under Table "
        "Properties, Alt Text, or a caption above it.",
    ),
    "link-vague": Code(
        ADVICE,
        "Many readers go from link to link and hear only their words: 'here' and 'more' say nothing (WCAG 2.4.4). "
        "Make the words that name the page the link.",
    ),
    "link-bare": Code(
        ADVICE,
        "A web address is read out letter by letter. Write the name of the page as a link (WCAG 2.4.4); where "
        "the document is printed, the address is written behind it by itself.",
    ),
    "list-typed": Code(
        ERROR,
        "A list made with typed signs is no list for a screen reader, which cannot say how many items it has and "
        "where it ends (WCAG 1.3.1, failure F2). Use the styles List Bullet and List Number.",
    ),
    "list-empty-item": Code(
        ERROR,
        "An item of a list has a bullet or a number and no words. Who listens is told of one more item than there is, "
        "and who sees it asks what was taken out (WCAG 1.3.1). Delete the empty line in Word, or write it.",
    ),
    "paragraph-capitals": Code(
        ADVICE,
        "Words in capitals are harder to read, most of all with dyslexia, and some screen readers spell them out. "
        "Write them in small letters and use the style Strong.",
    ),
    "paragraph-empty": Code(
        ADVICE,
        "Empty paragraphs that make space are read out as 'blank' and part what belongs together. Delete them "
        "and set the space in the paragraph's style.",
    ),
}
