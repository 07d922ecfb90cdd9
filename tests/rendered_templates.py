"""Templates compiled and rendered by a test."""

from collections.abc import Mapping
from typing import Any

from word_files import HOUSE, body_xml, tr, with_body

from cspr_docs.ooxml.package import Package
from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.template.template import Template


def compiled(body: str, parts: Mapping[str, str] | None = None, house: Package = HOUSE) -> Template:
    """A template with this body, compiled."""
    return compile_template(with_body(body, parts), house)


def rendered(body: str, **context: Any) -> str:
    """The inside of the body after a render."""
    template = compiled(body)
    return body_xml(template.render(context, template.new_additions()))


class Xml:
    """A value that writes XML."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


# a table that has a row for each of `rows`, and none without
ROWS = (tr("{%tr for r in rows %}", ""), tr("{{ r }}", "x"), tr("{%tr endfor %}", ""))
