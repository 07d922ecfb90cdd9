"""Every text of the sample cases, changed and put back."""

import random

import pytest
from case_folders import texts
from conftest import CASES, SAMPLES

from cspr_docs.casefile import read_case
from cspr_docs.casefile.splice import spliced
from tests.asked import some

# many edits of long cases: small cases cover each way of it in test_casefile_splice.py and test_casefile_splice_new.py
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_sample_case_can_be_changed(name: str) -> None:
    case_file = read_case(CASES / name)
    odd = ['{}: "so" #1', "{}\n\n- and more\n", " {}", "@mother {}", "{}  ", "{}\u2028"]
    changes = {
        path: odd[number % len(odd)].format(text)
        for number, (path, _, text) in enumerate(texts(case_file.case))
    }

    splice = spliced(case_file, changes).files  # proves itself that each value is new, and all else as it was

    places = [case_file.places.at(path) for path in changes]
    assert {file.path for file in splice} == {place.path for place in places if place}


@pytest.mark.parametrize("name", SAMPLES)
def test_one_changed_text_of_each_file_changes_only_its_own_characters(name: str) -> None:
    case_file = read_case(CASES / name)
    found = some(texts(case_file.case))
    shuffled = random.Random(7).sample(found, len(found))
    chosen = {
        place.path: (place, path, text) for path, _, text in shuffled if (place := case_file.places.at(path))
    }

    files = spliced(case_file, {path: f"Now: {text}" for _, path, text in chosen.values()}).files

    assert {file.path for file in some(files)} == chosen.keys()
    for file in files:
        place, _, _ = chosen[file.path]
        before = (file.before or b"").decode().removeprefix("\ufeff")
        after = file.after.decode().removeprefix("\ufeff")
        assert after.startswith(before[: place.start])
        assert after.endswith(before[place.end :])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_sample_case_put_back_touches_nothing(name: str) -> None:
    case_file = read_case(CASES / name)

    assert spliced(case_file, {path: text for path, _, text in texts(case_file.case)}).files == ()
