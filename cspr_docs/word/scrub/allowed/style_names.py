"""Names of styles that say nothing of anybody: Word's own, and those of our house style.

Source: ECMA-376 part 1, 17.7.4.9 (`name`); Word's built-in styles by their English names.
"""

from collections.abc import Iterator

HOUSE = {
    "annotation text": "CommentText",
    "annotation reference": "CommentReference",
    "Appendix Heading": "AppendixHeading",
    "Appendix Heading 2": "AppendixHeading2",
    "Appendix Heading 3": "AppendixHeading3",
    "Briefing Heading": "BriefingHeading",
    "Letter Heading": "LetterHeading",
    "Cover Text": "CoverText",
    "Callout": "Callout",
    "Table Text": "TableText",
    "Table Header": "TableHeader",
    "Table Label": "TableLabel",
    "Letter Address": "LetterAddress",
    "Template Control": "TemplateControl",
    "Draft": "Draft",
    "Marking": "Marking",
    "Letterhead": "Letterhead",
    "Letterhead Details": "LetterheadDetails",
    "Prompt": "Prompt",
    "Draft Mark": "DraftMark",
    "Prose Table": "ProseTable",
    "Fact Table": "FactTable",
}
"""The names of the house style that are not Word's own or go by another id."""

_WORDS_OWN = """Normal|Normal (Web)|Normal Indent|Normal Table|Default Paragraph Font|No List|No Spacing|Title|
Subtitle|Body Text|Body Text 2|Body Text 3|Body Text Indent|Body Text Indent 2|Body Text Indent 3|
Body Text First Indent|Body Text First Indent 2|Block Text|header|footer|footnote text|footnote reference|
endnote text|endnote reference|annotation subject|Balloon Text|caption|table of figures|table of authorities|
toa heading|TOC Heading|index heading|line number|page number|macro|List|List Paragraph|Closing|Signature|
E-mail Signature|Message Header|Salutation|Date|Note Heading|Hyperlink|FollowedHyperlink|Strong|Emphasis|
Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Book Title|Quote|Intense Quote|Bibliography|
Document Map|Plain Text|Placeholder Text|Unresolved Mention|Mention|Hashtag|Smart Hyperlink|Smart Link|
HTML Preformatted|HTML Address|HTML Cite|HTML Code|HTML Definition|HTML Keyboard|HTML Sample|HTML Typewriter|
HTML Variable|HTML Acronym|envelope address|envelope return|Table Grid|Table Grid Light|Grid Table Light|
Table Theme|Table Normal|Table Contents|Table Heading|Internet Link|Footnote Characters|Endnote Characters|
Footnote Anchor|Endnote Anchor|Numbering Symbols|Bullets|Index|Heading|Index Link|Header and Footer|
Outline List 1|Outline List 2|Outline List 3"""

_COLOURED_TABLES = (
    *("Light Shading", "Light List", "Light Grid", "Medium Shading 1", "Medium Shading 2", "Medium List 1"),
    *("Medium List 2", "Medium Grid 1", "Medium Grid 2", "Medium Grid 3", "Dark List", "Colorful Shading"),
    *("Colorful List", "Colorful Grid"),
)
_KINDS = ("1 Light", "2", "3", "4", "5 Dark", "6 Colorful", "7 Colorful")


def _own() -> Iterator[str]:
    yield from (" ".join(name.split()) for name in _WORDS_OWN.split("|"))
    for number in range(1, 10):
        yield from (f"{name} {number}" for name in ("heading", "toc", "index"))
    for number in range(2, 6):
        yield from (f"{name} {number}" for name in ("List", "List Bullet", "List Number", "List Continue"))
    yield from ("List Bullet", "List Number", "List Continue")
    yield from (f"Plain Table {number}" for number in range(1, 6))
    for name in _COLOURED_TABLES:
        yield from (name, *(f"{name} Accent {number}" for number in range(1, 7)))
    for base in ("Grid Table", "List Table"):
        for kind in _KINDS:
            plain = f"{base} {kind}"
            yield from (plain, *(f"{plain} - Accent {number}" for number in range(1, 7)))


BUILT_IN = frozenset(name.casefold() for name in _own())
"""Casefolded; Word names a paragraph style's own characters after it, with ` Char` behind."""
