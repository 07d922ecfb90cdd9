"""A part as a tree, read so that nothing in it reaches the network, the disk or the reader unseen."""

from lxml import etree

from cspr_docs.ooxml.namespaces import W
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.problems import Problem, Stop


def tree_of(package: Package, part: str) -> etree._Element:
    """The part's root; its comments and processing instructions are left out.

    Raises:
        Stop: the part is not there, or not whole.
    """
    try:
        return parse(package[part])
    except (KeyError, etree.XMLSyntaxError) as error:
        message = "this is not a whole Word file: a part of it cannot be read"
        hint = "open it in Word and save it again as .docx"
        raise Stop([Problem("word-file-damaged", message, hint, file=package.name)]) from error


def word_parts(package: Package) -> tuple[str, ...]:
    """The names of the parts that are written in WordprocessingML, the body first."""
    namespace = W.encode()
    found = [part for part, content in package.items() if part.endswith(".xml") and namespace in content]
    return tuple(sorted(found, key=lambda part: (part != "word/document.xml", part)))
