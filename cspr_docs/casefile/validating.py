"""Nodes to a model's value, with what is wrong in the reader's words; single files that hold one model."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cspr_docs.casefile.case_file import pin
from cspr_docs.casefile.folder import read_yaml_file
from cspr_docs.casefile.places import Places
from cspr_docs.casefile.plain import to_plain
from cspr_docs.casefile.shape import shape_of
from cspr_docs.casefile.wording import in_words
from cspr_docs.problems import Problem, Stop, in_order

ModelT = TypeVar("ModelT", bound=BaseModel)


def read_model(path: Path, model: type[ModelT], whole: str) -> ModelT:
    """The model's value that a YAML file holds; `whole` is what messages call it, such as 'a kind of document'.

    Raises:
        Stop: the file cannot be read or does not fit the model; carries every problem.
    """
    node, found = read_yaml_file(path, path.as_posix())
    places = Places(node)
    value, wrong = validate(model, places, whole)
    problems = in_order((*found, *(pin(problem, places) for problem in wrong)))
    if value is None or problems:
        raise Stop(problems)
    return value


def validate(model: type[ModelT], places: Places, whole: str) -> tuple[ModelT | None, tuple[Problem, ...]]:
    """The model's value, or None and what is wrong with it, with data paths."""
    shape = shape_of(model)
    plain = to_plain(places.root, shape)
    try:
        value = model.model_validate(plain.value if plain.value is not None else {})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, _without_followers(plain.problems, in_words(errors, places, shape, whole))
    return value, plain.problems


def _without_followers(told: tuple[Problem, ...], further: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Both, without what is missing only because a problem already told left it out."""
    paths = {problem.path for problem in told}
    return (*told, *(problem for problem in further if problem.path not in paths))
