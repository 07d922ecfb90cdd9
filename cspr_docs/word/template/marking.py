"""The tags of a part found, checked where they stand, and numbered, before docxtpl translates them.

What docxtpl's patterns would break in silence is refused or set apart here: a tag over the edge of a control,
text beside a tag that takes the place of its paragraph, braces that belong to no tag.
"""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from cspr_docs.ooxml import tracked
from cspr_docs.ooxml.namespaces import PRESERVE, w
from cspr_docs.ooxml.places import WordPlace, shortened, within
from cspr_docs.ooxml.text import own
from cspr_docs.ooxml.trees import attributes, parent_of
from cspr_docs.problems import Problem, error
from cspr_docs.problems.wording import quoted
from cspr_docs.word.template.tags import TAG, Tag, Tags, emptied, is_in_run, pieces, read_tag

TEMPLATE_TAG_OPEN = error(
    "template-tag-open",
    "A tag in a template is opened with {{, {% or {# and never closed, or has one brace where there must be two. Close "
    "it with }}, %} or #} in the same paragraph.",
)
TEMPLATE_PREFIX = error(
    "template-prefix",
    "A tag with a prefix ({%p, {%tr, {%tc) takes the place of its paragraph, table row or cell, but stands in "
    "none. Move it into one, or leave out the prefix.",
)
TEMPLATE_TEXT_LOST = error(
    "template-text-lost",
    "A tag with a prefix takes the place of its whole paragraph, row or cell, and something else stands there "
    "too, which would vanish from the document. Give the tag a paragraph, row or cell of its own.",
)
TEMPLATE_STRADDLED = error(
    "template-straddled",
    "A tag, loop or condition begins inside a paragraph, table cell, link or content control and ends outside "
    "it, so that half of that would be missing. Put both ends in one paragraph, or each in a paragraph, row or "
    "cell of its own with {%p, {%tr or {%tc.",
)
TEMPLATE_TRACKED_CHANGES = error(
    "template-tracked-changes",
    "A template still holds tracked changes, so that deleted words would be printed as well. Accept or reject "
    "all of them in Word, turn tracking off, and save.",
)

SHIELD = str.maketrans({"{": "\U00100000", "}": "\U00100001"})
UNSHIELD = str.maketrans({"\U00100000": "{", "\U00100001": "}"})
"""A brace that belongs to no tag, so that docxtpl does not take it for one."""

VISIBLE = frozenset(
    w(name)
    for name in (
        *("drawing", "pict", "object", "sectPr", "fldChar", "instrText", "sym"),
        *("footnoteReference", "endnoteReference", "commentReference"),
    )
)
_UNCLOSED = re.compile(r"\{[{%#]")
_ONE_BRACE = re.compile(r"\{ ?[a-z_]+(?:\.[a-z_]+)+ ?\}")
"""What is meant for a tag: no other text joins small words with dots and nothing else between two braces."""
_HOLDERS = {"p": "paragraph", "tr": "table row", "tc": "table cell"}
_BRACED = etree.XPath(
    "//*[@*[contains(., '{') or contains(., '}')] or text()[1][contains(., '{') or contains(., '}')]]"
)
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
Where = dict[etree._Element, WordPlace]


def mark_tags(root: etree._Element, where: Where, part: str, tags: Tags) -> list[Problem]:
    """Number every tag of the part and leave in its text the frame that docxtpl needs; the tags go into `tags`.

    Returns:
        What is wrong with the places of the tags.
    """
    problems: list[Problem] = []
    for paragraph, place in where.items():
        texts = [node for node in own(paragraph) if is_in_run(node)]
        problems += _paragraph(texts, place, tags)
    for element in cast("list[etree._Element]", _BRACED(root)):
        for name, value in attributes(element).items():
            if _has_brace(value):
                element.set(name, _framed(value, _place_of(element, where, part), tags, problems))
        if _has_brace(element.text) and not is_in_run(element):
            element.text = _framed(element.text or "", _place_of(element, where, part), tags, problems)
    return problems


def give_braces_back(root: etree._Element) -> None:
    """Undo what `mark_tags` did to a part that has no tags: its braces are its own."""
    for element in root.iter(etree.Element):
        for name, value in attributes(element).items():
            if not value.isascii():
                element.set(name, value.translate(UNSHIELD))
        if element.text and not element.text.isascii():
            element.text = element.text.translate(UNSHIELD)


def tracked_changes(root: etree._Element, where: Where, part: str) -> Iterator[Problem]:
    """One problem for each paragraph that holds tracked changes: the file holds two texts, both would be rendered."""
    found: dict[WordPlace, None] = {}
    for change in root.iter(*tracked.ALL):
        holder = next(change.iterancestors(w("p"), w("tr")), root)
        found[where.get(next(holder.iter(w("p")), holder), WordPlace(part))] = None
    for place in found:
        message = f"the template holds tracked changes, which would be printed with the text: {place}"
        yield Problem(TEMPLATE_TRACKED_CHANGES, message, "accept or reject all changes in Word and save")


def _has_brace(text: str | None) -> bool:
    return text is not None and ("{" in text or "}" in text)


def _paragraph(texts: list[etree._Element], place: WordPlace, tags: Tags) -> Iterator[Problem]:
    """Frame the tags of one paragraph, each wholly in the text element in which it begins."""
    line = "".join(node.text or "" for node in texts)
    if not _has_brace(line):
        return
    yield from _unclosed(line, place)
    owners = [node for node in texts for _ in node.text or ""]
    letters = list(line.translate(SHIELD))
    begun: list[tuple[etree._Element, Tag, str]] = []
    for match in TAG.finditer(line):
        start, end = match.span()
        letters[start:end] = [""] * (end - start)
        if len({parent_of(parent_of(node)) for node in owners[start:end]}) > 1:
            yield _broken(match[0], place)
            continue
        tag = read_tag(match[0], place)
        letters[start] = tags.framed(tag)
        begun.append((owners[start], tag, letters[start]))
    rewritten = dict.fromkeys(texts, "")
    for node, letter in zip(owners, letters, strict=True):
        rewritten[node] += letter
    for node, text in rewritten.items():
        if text != (node.text or ""):
            node.text = text
            node.set(PRESERVE, "preserve")
    for node, tag, frame in begun:
        yield from _check_place(node, tag, frame)


def _framed(text: str, place: WordPlace, tags: Tags, problems: list[Problem]) -> str:
    """An attribute, or text that no run of a paragraph holds; a prefix means nothing there."""
    problems += _unclosed(text, place)
    return "".join(
        tags.framed(piece, with_level=False) if isinstance(piece, Tag) else piece.translate(SHIELD)
        for piece in pieces(text, place)
    )


def _place_of(element: etree._Element, where: Where, part: str) -> WordPlace:
    """The place of the paragraph that holds the element, or else of the part."""
    return next(
        (where[node] for node in (element, *element.iterancestors()) if node in where), WordPlace(part)
    )


def _check_place(node: etree._Element, tag: Tag, frame: str) -> Iterator[Problem]:
    """Whether there is what the tag takes the place of, and nothing beside it that would be lost."""
    if tag.is_about_cell:
        yield from _check_cell(next(node.iterancestors(w("tc")), None), tag)
    elif tag.level == "r":
        _end_run_behind(node, frame)
    elif tag.level:
        what, holder = _HOLDERS[tag.level], next(node.iterancestors(w(tag.level)), None)
        if holder is None:
            hint = f"put it into a {what} of its own, or leave out the {quoted(tag.level)}"
            yield tag.problem(TEMPLATE_PREFIX, f"takes the place of a {what}, but stands in none", hint)
        elif _holds_more(holder, frame):
            message = (
                f"{tag.text} takes the place of its whole {what}, and what else is there would be lost: "
            )
            yield Problem(TEMPLATE_TEXT_LOST, f"{message}{tag.place}", f"give the tag a {what} of its own")
        else:
            _forget_bookmarks(holder)


def _holds_more(holder: etree._Element, frame: str) -> bool:
    """Whether anything but the tag would go when its holder does."""
    words = "".join(text.text or "" for text in holder.iter(w("t")))
    return bool(words.replace(frame, "", 1).strip()) or any(True for _ in holder.iter(*VISIBLE))


def _forget_bookmarks(holder: etree._Element) -> None:
    """Remove both ends of every bookmark that has an end in what is about to go."""
    ids = {end.get(w("id")) for end in holder.iter(*_BOOKMARKS)}
    for end in list(holder.getroottree().getroot().iter(*_BOOKMARKS)) if ids else ():
        if end.get(w("id")) in ids:
            parent_of(end).remove(end)


def _end_run_behind(node: etree._Element, frame: str) -> None:
    """Give what follows a run's tag a run with the same look: docxtpl's own has none."""
    run = parent_of(node)
    before, _, after = (node.text or "").partition(frame)
    following = list(node.itersiblings())
    if not after and not following:
        return
    behind = emptied(run)
    etree.SubElement(behind, w("t"), {PRESERVE: "preserve"}).text = after
    behind.extend(following)
    node.text = before + frame
    run.addnext(behind)


def _check_cell(cell: etree._Element | None, tag: Tag) -> Iterator[Problem]:
    """Whether docxtpl can carry out `vm`, `hm`, `colspan` or `cellbg`; it needs a cell with properties."""
    if cell is None:
        hint = "put it into the cell that it is meant for"
        yield tag.problem(TEMPLATE_PREFIX, "is about a table cell, but stands in none", hint)
        return
    if cell.find(f".//{w('tbl')}") is not None:
        message = f"{tag.text} stands in a cell with a table in it, whose cells it would change as well: "
        yield Problem(TEMPLATE_PREFIX, f"{message}{tag.place}", "move that table out of the cell")
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    if not len(properties):
        etree.SubElement(properties, w("tcW"), {w("w"): "0", w("type"): "auto"})


def _unclosed(text: str, place: WordPlace) -> Iterator[Problem]:
    rest = TAG.sub("", text)
    if (single := _ONE_BRACE.search(rest)) is not None:
        message = (
            f"{single[0]} has one brace at each end, and would be printed as it is; it stands {within(place)}"
        )
        yield Problem(TEMPLATE_TAG_OPEN, message, f"write {{{single[0]}}}")
    elif (found := _UNCLOSED.search(rest)) is not None:
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[found[0]]
        message = f"a tag is opened with {found[0]} and not closed; it stands {within(place)}"
        yield Problem(TEMPLATE_TAG_OPEN, message, f"close it with {closing} in the same paragraph")


def _broken(text: str, place: WordPlace) -> Problem:
    message = (
        f"the tag {shortened(text)} crosses the edge of a content control or link; it stands {within(place)}"
    )
    return Problem(TEMPLATE_STRADDLED, message, "delete it and type it again wholly inside or outside")
