"""The editions that are shipped, read from their YAML files."""

from functools import cache
from importlib.resources import as_file, files

from cspr_docs.casefile.validating import read_model
from cspr_docs.law.edition import Edition
from schemas.case import Case, Guidance


def edition(case: Case) -> Edition:
    """The edition of the guidance under which the case is held."""
    return read_edition(case.guidance)


@cache
def read_edition(guidance: Guidance) -> Edition:
    """The edition as its file tells it.

    Raises:
        Stop: the file cannot be read. It is shipped with the program, so it was changed by hand and wrongly.
    """
    file = files("cspr_docs.law").joinpath("editions", f"{guidance.value}.yaml")
    with as_file(file) as path:
        return read_model(path, Edition, "an edition of the guidance")
