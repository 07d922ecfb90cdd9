"""The section for the yearly report, recounted by hand over twelve cases, and safe for the public."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cspr_docs.documents.all_cases import small_numbers
from cspr_docs.documents.all_cases.year import ReportYear
from tests.commands import TODAY, run
from tests.test_documents_all_cases import words
from tests.test_themes import edit

HAND = {
    "Age, and what happened as it was notified": {
        # Child death, serious harm, other, total. Kit was notified alive and died later: that stays serious harm.
        "Under 1": (1, 3, 0, 4),  # Élodie; Alder, Hazel, Holly
        "1 to 5": (0, 4, 0, 4),  # Birch, Bay, Jo'el, Kit
        "6 to 10": (0, 3, 0, 3),  # Bracken, Juno, Jasper
        "11 to 15": (1, 1, 0, 2),  # Zoë; Farah
        "16 and 17": (1, 1, 0, 2),  # Ivo; Dov
        "18 and over": (0, 0, 0, 0),
        "Not known": (0, 0, 0, 0),
        "Total": (3, 12, 0, 15),
    },
    "When it was notified": {
        "January to March": (4,),  # Alder, Dov, Hazel, Holly
        "April to June": (6,),  # Zoë, Élodie, Ivo, Juno, Jasper, Jo'el
        "July to September": (5,),  # Birch, Bay, Bracken, Farah, Kit
        "October to December": (0,),
        "Total": (15,),
    },
    "Sex": {"Female": (7,), "Male": (8,), "Not known": (0,), "Total": (15,)},
    "Ethnicity": {
        "Mixed or multiple": (1,),  # Zoë
        "Asian or Asian British": (1,),  # Farah
        "Black, Black British, Caribbean or African": (2,),  # Dov, Ivo
        "White": (10,),
        "Another group, or not one of these in the words recorded": (0,),
        "Not known": (1,),  # Kit
        "Total": (15,),
    },
    "Disability": {"Yes": (2,), "No": (11,), "Not known": (2,), "Total": (15,)},  # Bracken, Jasper; Zoë, Kit
    "Looked after by a local authority": {"Yes": (2,), "No": (13,), "Not known": (0,), "Total": (15,)},
    "Child in need plan": {"Yes": (5,), "No": (10,), "Not known": (0,), "Total": (15,)},  # Zoë, Élodie, Juno's three
    "Child protection plan": {"Yes": (3,), "No": (12,), "Not known": (0,), "Total": (15,)},  # Birch's three
    "Known to any agency": {"Yes": (13,), "No": (2,), "Not known": (0,), "Total": (15,)},  # not Farah and Kit
    "What the partners decided": {
        "A local review": (6,), "Learning in another way": (3,), "No review": (1,), "Total": (10,),
    },
    "What fell due in the year": {
        "Notify the Panel": (9, 1, 10),  # late: Birch
        "Complete the rapid review": (7, 3, 10),  # late: Zoë, Élodie, Ivo
        "Send the rapid review to the Panel": (10, 0, 10),
        "Tell the family what was decided": (8, 2, 10),  # late: Farah's mother; Dov's was not written to
        "Complete the report": (3, 2, 5),  # late: Birch; not there: Ivo; Kit's is not due yet
        "Send the report to the Panel": (4, 0, 4),  # seven working days: Alder 10, Birch 18, Élodie 8, Hazel 8
    },
    "Family members of the cases that became known in the year": {
        "Took part": (10,), "Declined": (3,), "Was asked, and has not answered": (2,), "Was not asked": (1,),
        "Not recorded": (0,), "Total": (16,),
    },
    "Family members who could read a draft of the reports of the year": {
        "Read it": (5,), "Did not read it": (1,), "Not known": (2,), "Total": (8,),
    },
}  # fmt: skip
"""Every number of 2024 to 2026, counted by reading the twelve cases with a pencil."""


def section(year: str, *words: str) -> dict[str, object]:
    done = run("yearly", "--year", year, "--on", TODAY, "--format", "json", *words)
    return json.loads(done.output)["section"]


def tables(found: dict[str, object]) -> dict[str, dict[str, tuple[str, ...]]]:
    every = [*found["children"], found["decisions"], found["clocks"], *found["families"]]
    return {table["title"]: {row["label"]: tuple(row["cells"]) for row in table["rows"]} for table in every}


def pairs(found: dict[str, dict[str, tuple[str, ...]]]) -> Iterator[tuple[str, int]]:
    """Each printed number with the one counted by hand."""
    for title, rows in HAND.items():
        for label, numbers in rows.items():
            yield from zip(found[title][label], numbers, strict=True)


def test_every_number_is_the_one_counted_by_hand(twelve: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_numbers, "SMALLEST_SHOWN", 0)
    found = tables(section("2024-2026"))
    printed = {
        title: {label: tuple(map(int, found[title][label])) for label in rows} for title, rows in HAND.items()
    }
    assert printed == HAND
    assert {*found} - {*HAND} == {"Where the child was living"}


def test_what_is_printed_is_right_and_nothing_below_five_is(twelve: Path) -> None:
    every = [*pairs(tables(section("2024-2026")))]
    assert all(word == "[c]" or int(word) == number >= 5 for word, number in every)
    assert sum(word != "[c]" for word, _ in every) > 20


def test_themes_work_and_impact_of_a_year(twelve: Path) -> None:
    found = section("2026")
    themes = {theme["name"]: theme["earlier"] for theme in found["themes"]}
    assert themes["Unseen fathers and other men"] == [2024, 2025]
    assert themes["Domestic abuse"] == []
    assert "Safer sleeping" not in themes
    assert {theme["name"]: theme["earlier"] for theme in found["recommended_again"]} == {
        "Unseen fathers and other men": [2024, 2025],
        "Bruising and injuries of babies who do not move on their own": [2024],
    }
    assert found["work"] == [
        "2 recommendations made in reports of the year.",
        "2 recommendations due in the year; carried out by its end: 1.",
        "6 actions due in the year; complete by its end: 2.",
        "1 audit of improvements held in the year; planned and not held: 1.",
    ]
    assert found["impact"] == [
        "The learning was shared 3 times in the year.",
        "What shows that it made a difference is recorded for 1 of them, and not for 2.",
    ]
    assert found["told"] == []  # Farah's is told of a case of which nothing is published
    assert section("2025")["told"] == [
        "A dip of twenty records in September: nineteen name every child.",
        "Of twenty records nineteen name every child.",
        "33 of 40 families rung in June had been spoken to twice.",
    ]


def test_a_year_tells_what_was_so_at_its_end(twelve: Path) -> None:
    of_2024 = section("2024")
    assert of_2024["work"][1] == "0 recommendations due in the year; carried out by its end: 0."
    assert [theme["name"] for theme in of_2024["recommended_again"]] == []
    assert "Exploitation and harm outside the home" not in {theme["name"] for theme in of_2024["themes"]}
    april_to_march = section("2025-26")
    assert april_to_march["work"][0] == "4 recommendations made in reports of the year."
    assert april_to_march["work"][1] == "3 recommendations due in the year; carried out by its end: 2."


def test_the_section_tells_nothing_that_a_restriction_keeps_from_anybody(twelve: Path) -> None:
    said = "Of twenty records nineteen name every child."
    assert said in section("2025")["told"]
    file = twelve / "birch/case.yaml"
    restriction = "restrictions: [{id: r, what: The dip, words: [nineteen names], kept_from: [letters]}]\n"
    file.write_text(file.read_text("utf-8") + restriction, "utf-8")
    done = run("yearly", "--year", "2025", "--on", TODAY)
    assert "(2 sentences left out" in done.output
    assert said not in done.output


def test_the_section_names_no_case_and_no_child(twelve: Path) -> None:
    edit(twelve / "birch/case.yaml", ("nineteen name every child.'}", "nineteen name Bracken.'}"))
    edit(twelve / "alder/case.yaml", ("from two a month", "after WSCP-24-01 from two a month"))
    done = run("yearly", "--year", "2024-2026", "--on", TODAY)
    assert "(2 sentences left out: a case or a child is named there, or it is restricted.)" in done.output
    assert "33 of 40 families" in done.output
    assert "WSCP" not in done.output
    children = [
        "Alder",
        "Zoë",
        "Birch",
        "Bay",
        "Bracken",
        "Cedar",
        "Dov",
        "Élodie",
        "Farah",
        "Gorse",
        "Hazel",
        "Holly",
    ]
    assert not [name for name in (*children, "Ivo", "Juno", "Jasper", "Jo'el", "Kit") if name in done.output]


def test_a_small_year_gives_no_numbers_of_children(twelve: Path) -> None:
    text = run("yearly", "--year", "2025", "--on", TODAY).output
    assert "Fewer than five children: no numbers are given." in text
    assert "Fewer than five decisions: no numbers are given." in text
    assert "| Sex" not in text


def test_cases_that_cannot_be_read_are_told_and_the_command_fails(twelve: Path) -> None:
    edit(twelve / "dov/case.yaml", ("reference:", "referense:"))
    edit(twelve / "ivo/case.yaml", ("pseudonym:", "pseudonim:"))
    done = run("yearly", "--year", "2026", "--on", TODAY)
    assert done.exit_code == 1
    assert "cases/dov/case.yaml:2:1: error: " in done.output
    assert "cases/ivo/case.yaml:" in done.output
    assert "## Themes" in done.output
    assert "Some cases are missing: every number may be too small." in done.output


def test_a_locked_case_is_missing_too(twelve: Path) -> None:
    shutil.rmtree(twelve / "kit")
    (twelve / "kit.age").write_bytes(b"age")
    done = run("yearly", "--year", "2026", "--on", TODAY)
    assert done.exit_code == 1
    assert "Do not publish this section." in done.output
    assert "cases/kit.age" in done.output


@pytest.mark.parametrize("text", ["26", "2025-27", "2026-2024", "next", "", "2025-2", "0000"])
def test_what_is_no_year_is_refused_in_words(twelve: Path, text: str) -> None:
    done = run("yearly", "--year", text)
    assert done.exit_code == 2
    assert "is no year. Write 2026, 2025-26 (April 2025 to March 2026) or 2024-2026" in done.output


def test_years_as_people_write_them(twelve: Path) -> None:
    words = {
        text: year.words
        for text in ("2026", "2025-26", "2025/26", "1999-00")
        if (year := ReportYear.of(text))
    }
    assert words == {
        "2026": "1 January 2026 to 31 December 2026",
        "2025-26": "1 April 2025 to 31 March 2026",
        "2025/26": "1 April 2025 to 31 March 2026",
        "1999-00": "1 April 1999 to 31 March 2000",
    }
    assert "That year has not begun" in run("yearly", "--year", "2028", "--on", TODAY).output


def test_the_word_paper_tells_the_year_that_ended_last_with_the_same_numbers(twelve: Path) -> None:
    edit(twelve / "alder/case.yaml", ("from two a month", "after WSCP-24-01 from two a month"))
    done = run("build", "--all-cases", "--kind", "yearly-section", "--today", "2025-05-01")
    assert done.exit_code == 0, done.output
    text = words(Path("output/all-cases/yearly-section.docx"))
    assert "1 April 2024 to 31 March 2025" in text
    found = section("2024-25")
    assert all(line in text for line in (*found["work"], *found["impact"]))
    assert "Looked after by a local authority" in text
    assert "There were fewer than five decisions" in text
    assert not any(name in text for name in ("WSCP", "Zoë", "Bracken", "Dov"))


def test_a_public_paper_from_which_cases_are_missing_says_so_and_not_which(twelve: Path) -> None:
    edit(twelve / "dov/case.yaml", ("reference:", "referense:"))
    edit(twelve / "ivo/case.yaml", ("pseudonym:", "pseudonim:"))
    assert run("build", "--all-cases", "--kind", "yearly-section", "--today", TODAY).exit_code == 1
    text = words(Path("output/all-cases/yearly-section.docx"))
    assert "Some cases are missing" in text
    assert not any(name in text.casefold() for name in ("dov", "ivo"))


def test_the_partners_paper_on_themes_names_the_cases(twelve: Path) -> None:
    assert run("build", "--all-cases", "--kind", "themes", "--today", TODAY).exit_code == 0
    text = words(Path("output/all-cases/themes.docx"))
    assert "Unseen fathers and other men: 4 cases" in text
    assert (
        "WSCP-24-01 r2, Any bruise before a baby moves is seen by a doctor on that day: carried out on 14"
        in text
    )
    assert "Domestic abuse: 1 case" in text
