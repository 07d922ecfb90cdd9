"""What a control is called."""

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
