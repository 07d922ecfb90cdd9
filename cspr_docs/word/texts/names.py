"""What the parts of a file are called in a reader's words."""

import re

_PLACES = {
    "docProps/core.xml": "the file's properties",
    "docProps/app.xml": "the file's properties",
    "docProps/custom.xml": "the file's own added properties",
    "word/people.xml": "the list of people who worked on the file",
    "word/settings.xml": "the file's settings",
    "word/styles.xml": "the list of styles",
    "word/numbering.xml": "the list of numberings",
    "word/fontTable.xml": "the list of fonts",
    "word/webSettings.xml": "the settings for web pages",
    "word/document.xml": "the body",
    "[Content_Types].xml": "the list of parts",
}
_KINDS = (
    (re.compile(r"\.rels$"), "the list of links of {part}"),
    (re.compile(r"customXml/"), "data kept beside the text, {part}"),
    (re.compile(r"/media/"), "picture {name}"),
    (re.compile(r"/(embeddings|activeX)/"), "the embedded file {name}"),
    (re.compile(r"/charts/"), "a chart, {name}"),
    (re.compile(r"/(diagrams|drawings)/"), "a drawing, {name}"),
    (re.compile(r"/theme/"), "the theme"),
    (re.compile(r"/glossary/"), "a building block, {name}"),
)


def place_of(part: str) -> str:
    """The part in words: `the file's properties`, `picture media/image1.jpg`; its name where there are none."""
    if part in _PLACES:
        return _PLACES[part]
    name = part.removeprefix("word/")
    for pattern, words in _KINDS:
        if pattern.search(part):
            return words.format(part=part, name=name)
    return f"the part {part}"


def part_name(part: str) -> str:
    """Where the name of a part stands: `the name of picture media/image1.jpg`."""
    return (
        f"the name of the part {part}"
        if place_of(part).startswith("the part ")
        else f"the name of {place_of(part)}"
    )
