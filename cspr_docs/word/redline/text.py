"""What a control is called, and what a paragraph says."""

from lxml import etree

from cspr_docs.ooxml.namespaces import w


def called(control: etree._Element) -> str:
    """By what a control is known: its tag, or else its title and kind."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return ""
    tag = properties.find(w("tag"))
    if tag is not None:
        return tag.get(w("val"), "")
    return " ".join(f"{child.tag} {child.get(w('val'), '')}" for child in properties if child.tag != w("id"))


def text_of(element: etree._Element) -> str:
    """The words in an element."""
    return "".join(text.text or "" for text in element.iter(w("t")))
