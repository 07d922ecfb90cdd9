"""Word files with docxtpl's tags, compiled once and rendered many times.

Rendering needs neither lxml nor docxtpl; lxml is imported when something is compiled.
"""

from cspr_docs.word.package import Package
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
