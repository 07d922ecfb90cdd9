"""Word files with docxtpl's tags, compiled once and rendered many times.

docxtpl's own code turns the tags into Jinja (`translation`, the one door); what is ours stands in front of it
(`marking` finds and checks the tags where they stand, `expressions` what they say) and behind it (`balance` proves
that what is rendered stays whole, `layout` makes it safe, `template` renders it). Neither docxtpl nor lxml is imported
unless something is compiled, and what was compiled before is recalled.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from cspr_docs.ooxml.package import load_package, read_file
from cspr_docs.word.kept import keep, kept_name, recall
from cspr_docs.word.language.filters import Filters
from cspr_docs.word.template.template import Template, from_cache_bytes

if TYPE_CHECKING:
    from cspr_docs.word.language.expressions import NameSpelling

__all__ = ["Template", "template_of_files"]


def template_of_files(template: Path, house: Path, filters: Filters, spelling: "NameSpelling") -> Template:
    """The template dressed by the house style: recalled if it has been compiled before, else compiled and kept.

    Raises:
        Stop: one of the files cannot be read, or with every problem of both.
    """
    files = [(path.as_posix(), read_file(path)) for path in (template, house)]
    words = ("template", spelling.key, *sorted(filters))
    name = kept_name(*map(str.encode, words), *(data for _, data in files))
    if kept := recall(name):
        return from_cache_bytes(kept, filters, files[0][0], files[1][0])
    from cspr_docs.word.template.compile import compile_template

    own, dress = (load_package(data, path) for path, data in files)
    made = compile_template(own, dress, filters, spelling)
    keep(name, made.to_cache_bytes())
    return made
