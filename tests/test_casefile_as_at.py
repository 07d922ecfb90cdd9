"""The case as it was known on a day: what came later is not in it, and what changed has its value of that day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.casefile import read_case
from cspr_docs.casefile.as_at import as_at
from cspr_docs.casefile.shape import field_path, values
from cspr_docs.problems import Stop
from schemas.case import Case
from schemas.improvement import Progress
from tests.case_folders import changed, place, write
from tests.sample_documents import sample

CASE = """reference: EX-1
children:
  - id: fern
    pseudonym: Fern Ní Bhriain
    now: In hospital.
    identity:
      religion: not asked yet
      history: [{on: 2026-02-01, religion: Catholic}]
    history:
      - {on: 2026-03-01, now: "With @o-brien & two dogs."}
      - {on: 2026-06-01, education: A & B School}
      - {on: 2026-08-01, now: With her father <at last>.}
people:
  - {id: o-brien, label: Mrs O'Brien, relation: foster_carer}
  - {id: uncle, label: Uncle, relation: aunt_or_uncle, known_on: 2026-04-01}
agencies:
  - {id: school, name: A & B School, kind: education, known_on: 2026-05-01, involved_with: [fern]}
  - {id: gp, name: GP, kind: general_practice, involved_with: [fern, uncle]}
agency_returns:
  - {id: r1, agency: gp, requested_on: 2026-01-10, due_on: 2026-01-20, returned_on: 2026-01-25, nil_return: true}
  - {id: r2, agency: school, due_on: 2026-05-20}
chronology:
  - {id: e1, on: 2025-12}
  - {id: e2, on: 2026-01, until: 2026-03-15}
  - {id: e3, on: 2025-11-05, known_on: 2026-04-02}
  - {id: e4, on: 2025-11-06, agency: school}
actions:
  - {id: a1, action: Train, due_on: 2026-07-01, progress: green, completed_on: 2026-06-20,
     history: [{on: 2026-06-20, progress: complete, outcome: It helped.}]}
  - {id: a2, action: Ask, progress: complete, completed_on: 2026-06-20, outcome: It helped.}
decision: {decided_on: 2026-01-30, outcome: local_review}
review:
  commissioned_on: 2026-02-10
  purpose: To learn.
  parallel_processes:
    - {id: p1, kind: inquest, status: Opened, history: [{on: 2026-07-01, status: Ended}]}
    - {id: p2, kind: complaint, status: Made, known_on: 2026-05-05}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    write(tmp_path, case_yaml=CASE)
    return read_case(tmp_path).case


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


@pytest.mark.parametrize(
    ("day", "now"),
    [
        ("2026-02-28", "In hospital."),
        ("2026-03-01", "With @o-brien & two dogs."),
        ("2026-07-31", "With @o-brien & two dogs."),
        ("2026-08-01", "With her father <at last>."),
    ],
)
def test_a_fact_that_changed_has_the_value_of_its_day(case: Case, day: str, now: str) -> None:
    (fern,) = as_at(case, date.fromisoformat(day)).children
    assert fern.now == now
    assert fern.pseudonym == "Fern Ní Bhriain"


def test_the_case_itself_has_what_stands_now(case: Case) -> None:
    (fern,) = case.children
    assert (fern.now, fern.education, fern.identity.religion) == (
        "With her father <at last>.",
        "A & B School",
        "Catholic",
    )
    assert case.actions[0].progress is Progress.COMPLETE
    assert as_at(case, date(2030, 1, 1)).children[0].now == fern.now


def test_who_somebody_is_was_learned_on_a_day_too(case: Case) -> None:
    assert as_at(case, date(2026, 1, 31)).children[0].identity.religion == "not asked yet"
    assert as_at(case, date(2026, 2, 1)).children[0].identity.religion == "Catholic"


def test_what_happened_or_became_known_later_is_not_there(case: Case) -> None:
    early = as_at(case, date(2026, 1, 15))
    assert ids(early.chronology) == ["e1", "e2"]  # January is not after a day of January
    assert early.chronology[1].until is None
    assert ids(early.agencies) == ["gp"]
    assert ids(early.agency_returns) == ["r1"]
    assert early.decision.outcome is None
    assert (early.review.commissioned_on, early.review.purpose) == (None, None)
    assert ids(early.review.parallel_processes) == ["p1"]
    late = as_at(case, date(2026, 5, 5))
    assert ids(late.chronology) == ["e1", "e2", "e3", "e4"]
    assert ids(late.review.parallel_processes) == ["p1", "p2"]
    assert late.review.purpose == "To learn."


def test_what_refers_to_somebody_unknown_is_not_there_either(case: Case) -> None:
    assert as_at(case, date(2026, 3, 31)).agencies[0].involved_with == ("fern",)
    assert as_at(case, date(2026, 4, 1)).agencies[0].involved_with == ("fern", "uncle")
    assert "e4" not in ids(as_at(case, date(2026, 4, 30)).chronology)


def test_a_day_tells_what_nobody_could_fill_in_before_it(case: Case) -> None:
    early = as_at(case, date(2026, 1, 24))
    assert (early.agency_returns[0].returned_on, early.agency_returns[0].nil_return) == (None, False)
    assert early.agency_returns[0].due_on == date(2026, 1, 20)  # a plan is known beforehand
    a1, a2 = as_at(case, date(2026, 6, 19)).actions
    assert (a1.progress, a1.outcome, a1.completed_on, a1.due_on) == (
        Progress.GREEN,
        None,
        None,
        date(2026, 7, 1),
    )
    assert (a2.progress, a2.outcome) == (None, None)


def test_nothing_is_copied_where_nothing_is_different(tmp_path: Path) -> None:
    write(tmp_path, case_yaml="reference: EX-1\nchronology:\n  - {id: e1, on: 2025-12}\n")
    case = read_case(tmp_path).case
    assert as_at(case, date(2026, 1, 1)) is case


def test_each_value_of_a_history_has_its_place_and_is_changed_there(tmp_path: Path) -> None:
    write(tmp_path, case_yaml=CASE)
    found = read_case(tmp_path)
    held = {value.path: value.value for value in values(found.case)}
    path = ("children", "fern", "history", 0, "now")
    assert held[path] == "With @o-brien & two dogs."
    assert held["children", "fern", "now"] == "In hospital."
    assert field_path(path) == ("children", "fern", "now")
    assert place(found, *path).endswith("case.yaml:10:31")
    files = changed(tmp_path, {path: "With Mrs O'Brien"})
    assert """- {on: 2026-03-01, now: "With Mrs O'Brien"}""" in files["case.yaml"]


def test_a_history_cannot_change_what_never_changes(tmp_path: Path) -> None:
    write(tmp_path, case_yaml=CASE.replace("education: A & B School", "pseudonym: Holly, age: 4"))
    with pytest.raises(Stop) as stop:
        read_case(tmp_path)
    assert [problem.code for problem in stop.value.problems] == ["unknown-field", "unknown-field"]


@given(st.sampled_from(["rowan", "hawthorn", "linden"]), st.dates(date(2025, 11, 1), date(2026, 12, 31)))
def test_the_earlier_case_is_a_part_of_the_later_one(name: str, day: date) -> None:
    case = sample(name).facts.case
    then = as_at(case, day)
    later = {value.path for value in values(as_at(case, day.replace(year=day.year + 1)))}
    assert {value.path for value in values(then)} <= later
    assert as_at(then, day) == then
