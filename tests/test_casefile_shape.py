"""The walk over a case: every text and date, each once, by its data path."""

from datetime import date

from case_folders import texts

from cspr_docs.casefile.shape import values
from schemas import Case
from schemas.base import PartialDate, Written

CASE = Case.model_validate(
    {
        "reference": "T1",
        "children": [{"id": "rowan", "pseudonym": "Rowan", "identity": {"religion": "unknown"}}],
        "chronology": [
            {"id": "e1", "on": "2026-03", "event": "A visit.", "source": "Health visiting record"},
            {"id": "e2", "on": "2026-03-09"},
        ],
        "decision": {
            "decided_on": "2026-04-01",
            "sign_offs": [{"partner": "police", "signed_on": "2026-04-02"}],
        },
    }
)


def test_texts_with_their_paths_and_how_they_are_written() -> None:
    assert list(texts(CASE)) == [
        (("children", "rowan", "identity", "religion"), Written.LINE, "unknown"),
        (("chronology", "e1", "event"), Written.PROSE, "A visit."),
        (("chronology", "e1", "source"), Written.LINE, "Health visiting record"),
    ]


def test_dates_are_found_in_lists_with_and_without_ids() -> None:
    days = {
        found.path: str(found.value) for found in values(CASE) if isinstance(found.value, date | PartialDate)
    }
    assert days == {
        ("chronology", "e1", "on"): "2026-03",
        ("chronology", "e2", "on"): "2026-03-09",
        ("decision", "decided_on"): "2026-04-01",
        ("decision", "sign_offs", 0, "signed_on"): "2026-04-02",
    }


def test_an_id_used_twice_is_a_path_only_once() -> None:
    twice = CASE.model_copy(update={"chronology": (CASE.chronology[0], CASE.chronology[0])})
    assert [path[1] for path, _, _ in texts(twice) if path[0] == "chronology"] == ["e1", "e1", 1, 1]
