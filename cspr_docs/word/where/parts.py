"""What the parts of a file are called in a reader's words."""

import re

_KINDS = (
    (re.compile(r"\.rels$"), "the list of links of {part}"),
    (re.compile(r"customXml/"), "data kept beside the text, {part}"),
    (re.compile(r"/media/"), "picture {name}"),
    (re.compile(r"/(embeddings|activeX)/"), "the embedded file {name}"),
    (re.compile(r"/charts/"), "a chart, {name}"),
    (re.compile(r"/(diagrams|drawings)/"), "a drawing, {name}"),
    (re.compile(r"/theme/"), "the theme"),
    (re.compile(r"/glossary/"), "the building blocks"),
)
_STEMS = {
    "document": "the body",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
    "core": "the document's properties",
    "app": "the document's further properties",
    "custom": "the document's own added properties",
    "people": "the list of people who worked on the file",
    "settings": "the settings",
    "webSettings": "the settings for web pages",
    "styles": "the styles",
    "numbering": "the numbering of lists",
    "fontTable": "the list of fonts",
    "[Content_Types]": "the list of parts",
}


def part_in_words(part: str) -> str:
    """The part as a person knows it: `the body`, `a footnote`, `picture media/image1.jpg`; else by its name."""
    name = part.removeprefix("word/")
    for pattern, words in _KINDS:
        if pattern.search(part):
            return words.format(part=part, name=name)
    stem = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _STEMS.get(stem, f"the part {part}")
