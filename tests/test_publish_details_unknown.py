"""Names that no register knows: asked about, by a model that is the published one or is not read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cspr_docs.problems import Stop
from cspr_docs.publish.details import Weight, find, unknown_names, watch
from cspr_docs.publish.details.unknown_names import installed, read_model
from cspr_docs.word.texts import Layer, Passage
from tests.disclosure_texts import case, identities

TEXT = (
    "Yesterday Deborah Winstanley told Dr Grace Okonjo-Lumley that Callum was with Mr Ferreira in the hall."
)


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    read_model.cache_clear()
    yield
    read_model.cache_clear()


def code_of_reading() -> str:
    with pytest.raises(Stop) as stop:
        read_model()
    (problem,) = stop.value.problems
    assert "requirements-names.lock" in problem.hint
    return problem.code


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown_names, "installed", lambda: None)
    assert code_of_reading() == "names-extra-missing"


def test_a_model_that_lacks_its_files_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unknown_names, "installed", lambda: tmp_path)
    assert code_of_reading() == "names-model-changed"


def the_model() -> Path:
    folder = installed()
    if folder is None:
        pytest.skip("the extra 'names' is not installed")
    return folder


@pytest.mark.names
def test_a_model_changed_by_one_byte_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(the_model(), tmp_path / "model"))
    weights = copy / "ner" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x00")
    monkeypatch.setattr(unknown_names, "installed", lambda: copy)
    assert code_of_reading() == "names-model-changed"


@pytest.mark.names
def test_a_stranger_is_asked_about_and_the_known_are_not() -> None:
    the_model()
    found = find([Passage(TEXT, "", "")], watch(case(), identities()), read_model())
    told = {TEXT[one.start : one.end]: (one.code, one.weight) for one in found}
    assert told == {
        "Deborah Winstanley": ("published-unknown-name", Weight.ASK),
        "Callum": ("published-name", Weight.ASK),
        "Ferreira": ("published-unknown-name", Weight.ASK),
    }


@pytest.mark.names
def test_what_lies_behind_the_words_is_not_read_by_the_model() -> None:
    the_model()
    found = find([Passage(TEXT, "", "", Layer.BEHIND)], watch(case(), identities()), read_model())
    assert {one.code for one in found} == {"published-name"}
