"""What a template's file tells of those who made it: nobody's words to the readers of the documents made from it."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import shortened
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.ooxml.text import ON_ONE_LINE, text
from cspr_docs.problems import Problem, error
from cspr_docs.word.template.tags import TAG

TEMPLATE_COMMENT = error(
    "template-comment",
    "Somebody's comment was left in a template. It would stand in every document that is made from it, and come home "
    "as a reviewer's. Delete it in Word. A comment with a tag in it is part of the template, and is filled in.",
)

PROPERTIES, PROGRAM_PROPERTIES = "docProps/core.xml", "docProps/app.xml"
_OF_PEOPLE = {
    PROPERTIES: ("creator", "lastModifiedBy", "description", "category", "contentStatus", "lastPrinted"),
    PROGRAM_PROPERTIES: ("Manager", "Template", "Application", "AppVersion"),
}
"""By part what says who made the file, where and with what; what documents are about has a title and keywords."""


def without_traces(package: Package) -> Package:
    """The template without them; a property with a tag in it is meant, and stays."""
    parts = dict(package)
    for part in _OF_PEOPLE.keys() & parts.keys():
        try:
            root = parse(parts[part])
        except etree.XMLSyntaxError:
            continue  # that it is not whole is told where parts are read
        for held in list(root):
            name = etree.QName(held).localname
            if name in _OF_PEOPLE[part] and held.text and not TAG.search(held.text):
                root.remove(held)
        parts[part] = to_xml(root).encode()
    return Package(parts, package.name)


def left_comments(root: etree._Element) -> Iterator[Problem]:
    """A problem for each comment without a tag."""
    for comment in root.iter(w("comment")):
        said = " ".join(text(paragraph, ON_ONE_LINE) for paragraph in comment.iter(w("p")))
        if not TAG.search(said):
            who = comment.get(w("author")) or "somebody"
            message = f"a comment by {who} would stand in every document: “{shortened(said)}”"
            hint = "delete it in Word (Review, Delete) and save; if every document is to have it, put a tag into it"
            yield Problem(TEMPLATE_COMMENT, message, hint)
