"""Word files with docxtpl's tags, compiled once and rendered many times.

docxtpl's syntax is carried out here on the XML tree, not by its regular expressions: what they break in
silence (text beside a tag, the order of a cell's properties, a tag over a control's edge) is kept or refused,
and compiling needs no docxtpl, whose import takes longer than many a compilation. docxtpl is the oracle of the
tests. Rendering needs no lxml either; it is imported when something is compiled.
"""

from cspr_docs.ooxml.package import Package
from cspr_docs.word.template.environment import Filters
from cspr_docs.word.template.template import Template, from_cache_bytes

__all__ = ["Template", "compile_template", "from_cache_bytes"]


def compile_template(
    name: str, template: Package, house: Package, filters: Filters | None = None
) -> Template:
    """The template dressed by the house style; see `cspr_docs.word.template.compile`.

    Raises:
        Stop: with every problem of both files.
    """
    from cspr_docs.word.template.compile import compile_template as compile_now

    return compile_now(name, template, house, filters)
