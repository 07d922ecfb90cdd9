"""The editions that are shipped, read from their YAML files."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from cspr_docs.casefile.node import Node
from cspr_docs.casefile.source import Source
from cspr_docs.casefile.yaml_reader import read_yaml
from cspr_docs.law.edition import Edition
from cspr_docs.problems import Stop
from schemas.case import Case, Guidance


def edition(case: Case) -> Edition:
    """The edition of the guidance under which the case is held."""
    return read_edition(case.guidance)


@cache
def read_edition(guidance: Guidance) -> Edition:
    """The edition as its file tells it.

    Raises:
        Stop: the file is no YAML. It is shipped with the program, so this is a broken installation.
    """
    name = f"{guidance.value}.yaml"
    file = files("cspr_docs.law").joinpath("editions", name)
    node, problems = read_yaml(Source(name, Path(name), file.read_text(encoding="utf-8")))
    if problems:
        raise Stop(problems)
    return Edition.model_validate(_plain(node))


def _plain(node: Node) -> Any:  # noqa: ANN401 -- what the model makes of it has types
    if isinstance(node.value, dict):
        return {name: _plain(child) for name, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [_plain(child) for child in node.value]
    return node.value
