"""A scrubbed Word file as an article: what HTML and PDF are made from."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.read import read_blocks
from cspr_docs.ooxml.text import ON_ONE_LINE, text
from cspr_docs.problems import Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.article.blocks import BlockReader
from cspr_docs.word.article.languages import property_of
from cspr_docs.word.article.link_places import to_places
from cspr_docs.word.article.paragraphs import role_of
from cspr_docs.word.article.story import Findings, Story, to_story
from cspr_docs.word.article.tree import Article, Note, Role
from cspr_docs.word.reading.paragraphs import shape_of

__all__ = ["Article", "to_article"]


def to_article(package: Package) -> Article:
    """The document of a Word file.

    It is made for files that `word.scrub` gave; of others it looks through content controls and leaves comments out.

    Raises:
        Stop: the document holds what no article can: every such thing, at its place in the words.
    """
    findings = Findings(package.name)
    root = parse(package[BODY])
    body = root.find(w("body"))
    story = to_story(package, findings)
    findings.begin(root, BODY)
    body = root if body is None else body
    read = tuple(read_blocks(body, story.source.links))
    places = to_places(body, read, story.source.styles)
    story = replace(story, places=places)
    blocks = BlockReader(story).read(read)
    notes = tuple(_notes(story, package))
    if findings.problems:
        raise Stop(tuple(findings.problems))
    title = property_of(package, "title") or _title(body, story)
    return Article(title, story.languages.own, blocks, notes, dict(story.pictures.used), tuple(findings.gaps))


def _notes(story: Story, package: Package) -> Iterator[Note]:
    for (kind, id_), number in list(story.met.items()):
        element = story.source.notes[(kind, id_)]
        story.findings.come_to(element)
        in_note = story.note(kind, package)
        yield Note(number, BlockReader(in_note).read(read_blocks(element, in_note.source.links)))


def _title(body: etree._Element, story: Story) -> str:
    """The words of the paragraph that has the style Title; empty if none has."""
    styles = story.source.styles
    for paragraph in body.iter(w("p")):
        if role_of(shape_of(paragraph, story.source).style, styles) is Role.TITLE:
            return " ".join(text(paragraph, ON_ONE_LINE).split())
    return ""
