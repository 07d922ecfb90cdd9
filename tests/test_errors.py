"""Every code has a tiny case in tests/errors/<code>/ and the golden messages that it gives.

`case/` is read and checked; what comes out must equal `expected.txt`: all that reading tells, and what the
checks tell under the folder's own code (a tiny case lacks nearly everything else). `pytest --force-regen
tests/test_errors.py` writes the goldens anew: read the difference before committing it. A case that cannot
be kept in a repository (a huge file, a link) is made by a function in `MADE`.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs import checks, law
from cspr_docs.casefile import read_case
from cspr_docs.problems import Problem, Stop, every_code, in_order

ERRORS = Path(__file__).parent / "errors"
TODAY = date(2026, 11, 22)


def too_large(case: Path) -> None:
    (case / "case.yaml").write_text("reference: EX-1\ncronology: []\n", "utf-8")
    with (case / "chronology.yaml").open("wb") as stream:
        stream.truncate(20_000_000)


def link(case: Path) -> None:
    (case / "case.yaml").write_text("reference: EX-1\n", "utf-8")
    (case / "final_report").mkdir()
    (case.parent / "elsewhere.md").write_text("Another case's words.\n", "utf-8")
    (case / "final_report" / "summary.md").symlink_to("../../elsewhere.md")
    (case / "rapid_review").symlink_to("final_report", target_is_directory=True)


MADE: dict[str, Callable[[Path], None]] = {"too-large": too_large, "link": link}


def problems_of(case: Path, code: str) -> tuple[Problem, ...]:
    """All that a case folder's writer is told by reading it, and under this code by checking it."""
    try:
        found = read_case(case)
    except Stop as stop:
        return in_order(stop.problems)
    checked = checks.run(found.case, law.edition(found.case), TODAY, found.identities)
    return in_order((*found.problems, *(found.pin(problem) for problem in checked if problem.code == code)))


def golden(problems: tuple[Problem, ...]) -> str:
    rows = []
    for problem in problems:
        rows.append(f"{problem.place}: {problem.code}: {problem.message}\n")
        if problem.hint:
            rows.append(f"  hint: {problem.hint}\n")
    return "".join(rows)


@pytest.mark.parametrize("code", sorted({*MADE, *(case.parent.name for case in ERRORS.glob("*/case"))}))
def test_the_case_gives_the_golden_messages(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    if code in MADE:
        (tmp_path / "case").mkdir()
        MADE[code](tmp_path / "case")
        monkeypatch.chdir(tmp_path)
    else:
        monkeypatch.chdir(ERRORS / code)
    problems = problems_of(Path("case"), code)
    assert code in {problem.code for problem in problems}
    file_regression.check(golden(problems), fullpath=ERRORS / code / "expected.txt", newline="\n")


def test_every_folder_is_named_by_a_code() -> None:
    assert {folder.name for folder in ERRORS.iterdir()} <= set(every_code())


WITHOUT_A_CASE = {
    "contents-without-pages": "told in tests/test_word_template_own_house.py",
    "template-header-unused": "told in tests/test_word_template_own_house.py",
    "spreadsheet-exists": "told in tests/test_spreadsheet.py",
    "spreadsheet-not-written": "told in tests/test_spreadsheet.py",
    "answer-emptied": "told in tests/test_collect_action_answers_told.py",
    "answer-not-read": "told in tests/test_collect_action_answers_told.py",
    "answer-outdated": "told in tests/test_collect_action_answers_told.py",
    "answer-without-action": "told in tests/test_collect_action_answers_told.py",
    "case-not-finished": "told in tests/many_cases.py",
    "dask-not-installed": "told in tests/test_project_cluster.py",
    "cluster-not-reached": "told in tests/test_project_cluster.py",
    "cluster-workers": "told in tests/test_project_cluster.py",
    "same-file-name": "told in tests/test_documents_kinds.py",
    "kind-file-name": "told in tests/test_documents_kinds.py",
    "case-left-locked": "told in tests/test_cli_lock.py",
    "review-open": "told in tests/test_review_pull_comments.py",
    "notification-changed": "told in tests/test_project_send_notification.py",
    "sent-changed": "told in tests/test_project_sent.py",
    "sent-edited": "told in tests/test_project_sent.py",
    "publish-not-public": "told in tests/test_project_publish_refused.py",
    "publish-plan": "told in tests/test_project_publish_refused.py",
    "publish-embargo": "told in tests/test_project_publish_refused.py",
    "publish-draft": "told in tests/test_project_publish_refused.py",
    "says-draft": "told in tests/test_project_outgoing_words.py",
    "publish-unfinished": "told in tests/test_project_publish_refused.py",
    "publish-section": "told in tests/test_project_publish_refused.py",
    "publish-no-names": "told in tests/test_project_publish_refused.py",
    "publish-changed": "told in tests/test_project_publish.py",
    "publish-not-written": "told in tests/test_project_publish_refused.py",
    "verify-no-record": "told in tests/test_project_publish_refused.py",
    "verify-changed": "told in tests/test_project_publish_refused.py",
    "changes-pending": "told in tests/test_word_scrub_settling.py",
    "comments-pending": "told in tests/test_word_scrub_settling.py",
    "scrub-field": "told in tests/test_word_scrub.py",
    "scrub-invisible": "told in tests/test_word_scrub.py",
    "scrub-link": "told in tests/test_word_scrub.py",
    "scrub-picture": "told in tests/test_word_scrub.py",
    "scrub-refused": "told in tests/test_word_scrub.py",
    "published-struck": "told in tests/test_publish_details_asked.py",
    "published-picture": "told in tests/test_publish_details_asked.py",
    "text-pale": "told in tests/test_word_scrub_unseen.py",
    "scrub-unknown": "told in tests/test_word_scrub.py",
    "send-again": "told in tests/test_project_send.py",
    "send-date": "told in tests/test_project_send_refused.py",
    "send-draft": "told in tests/test_project_send_refused.py",
    "send-edited": "told in tests/test_project_send.py",
    "send-embargo": "told in tests/test_project_send_refused.py",
    "send-form": "told in tests/test_project_send_agencies.py",
    "send-identifies": "told in tests/test_project_send_readers.py",
    "send-late": "told in tests/test_project_send_refused.py",
    "send-translation": "told in tests/test_project_send_letters.py",
    "send-look": "told in tests/test_project_send_readers.py",
    "send-no-draft": "told in tests/test_project_send_refused.py",
    "send-no-names": "told in tests/test_project_send_refused.py",
    "send-not-made": "told in tests/test_project_send_refused.py",
    "send-not-recorded": "told in tests/test_project_send_interrupted.py",
    "send-not-written": "told in tests/test_project_send_interrupted.py",
    "send-public": "told in tests/test_project_send_refused.py",
    "send-stale": "told in tests/test_project_send.py",
    "send-to-whom": "told in tests/test_project_send_refused.py",
    "send-unfinished": "told in tests/test_project_send_refused.py",
    "article-unknown": "told in tests/test_word_article_refused.py",
    "document-untitled": "told in tests/test_publish_accessibility.py",
    "document-no-language": "told in tests/test_publish_accessibility.py",
    "language-unmarked": "told in tests/test_publish_accessibility.py",
    "heading-empty": "told in tests/test_publish_accessibility.py",
    "heading-skipped": "told in tests/test_publish_accessibility.py",
    "heading-missing": "told in tests/test_publish_accessibility.py",
    "heading-typed": "told in tests/test_publish_accessibility.py",
    "picture-no-alt": "told in tests/test_publish_accessibility.py",
    "picture-alt-made-up": "told in tests/test_publish_accessibility.py",
    "picture-alt-long": "told in tests/test_publish_accessibility.py",
    "picture-of-words": "told in tests/test_publish_accessibility.py",
    "table-no-header": "told in tests/test_publish_accessibility.py",
    "table-empty-header": "told in tests/test_publish_accessibility.py",
    "table-no-caption": "told in tests/test_publish_accessibility.py",
    "link-vague": "told in tests/test_publish_accessibility.py",
    "link-bare": "told in tests/test_publish_accessibility.py",
    "list-empty-item": "told in tests/test_publish_accessibility.py",
    "list-typed": "told in tests/test_publish_accessibility.py",
    "paragraph-capitals": "told in tests/test_publish_accessibility.py",
    "paragraph-empty": "told in tests/test_publish_accessibility.py",
    "lock-exists": "told in tests/test_cli_lock.py",
    "lock-key": "told in tests/test_project_locking.py",
    "lock-not-installed": "told in tests/test_cli_lock.py",
    "lock-not-proved": "told in tests/test_project_locking.py",
    "lock-not-removed": "told in tests/test_project_locking.py",
    "lock-not-written": "told in tests/test_project_locking.py",
    "lock-unfit": "told in tests/test_project_locking.py",
    "unlock-damaged": "told in tests/test_project_locking.py",
    "unlock-exists": "told in tests/test_project_locking.py",
    "unlock-refused": "told in tests/test_project_locking.py",
    "calendar-exists": "told in tests/test_project_status.py",
    "calendar-not-written": "told in tests/test_project_status.py",
    "generalised-exists": "told in tests/test_project_generalise.py",
    "generalised-not-written": "told in tests/test_project_generalise.py",
    "pdf-font": "told in tests/test_publish_pdf_faults.py",
    "pdf-headings": "told in tests/test_publish_pdf_faults.py",
    "pdf-link": "told in tests/test_publish_pdf_faults.py",
    "pdf-list": "told in tests/test_publish_pdf_faults.py",
    "pdf-no-maker": "told in tests/test_publish_pdf_making.py",
    "pdf-not-made": "told in tests/test_publish_pdf_making.py",
    "pdf-not-tagged": "told in tests/test_publish_pdf_faults.py",
    "pdf-note": "told in tests/test_publish_pdf_faults.py",
    "pdf-picture": "told in tests/test_publish_pdf_faults.py",
    "pdf-protected": "told in tests/test_publish_pdf_faults.py",
    "pdf-table": "told in tests/test_publish_pdf_faults.py",
    "pdf-timed-out": "told in tests/test_publish_pdf_making.py",
    "pdf-title": "told in tests/test_publish_pdf_faults.py",
    "pdf-unexpected": "told in tests/test_publish_pdf_cleaning.py",
    "pdf-words-missing": "told in tests/test_publish_pdf_faults.py",
    "names-extra-missing": "told in tests/test_publish_details_unknown.py",
    "names-model-changed": "told in tests/test_publish_details_unknown.py",
    "table-not-found": "told in tests/test_collect_tables_columns.py",
    "column-missing": "told in tests/test_collect_tables_columns.py",
    "sheet-not-read": "told in tests/test_collect_tables_columns.py",
    "cells-merged": "told in tests/test_collect_tables.py",
    "beside-the-table": "told in tests/test_collect_tables.py",
    "days-turned": "told in tests/test_collect_tables.py",
    "sheet-hidden": "told in tests/test_collect_tables.py",
    "formula-without-value": "told in tests/test_collect_tables.py",
    "row-not-read": "told in tests/test_collect_tables.py",
    "row-without-day": "told in tests/test_collect_tables.py",
    "row-event-unknown": "told in tests/test_collect_tables.py",
    "row-day-not-read": "told in tests/test_collect_tables.py",
    "row-day-rounded": "told in tests/test_collect_tables.py",
    "row-agency-unknown": "told in tests/test_collect_tables.py",
    "row-person-unknown": "told in tests/test_collect_tables.py",
    "row-name-shared": "told in tests/test_collect_tables.py",
    "row-name-unknown": "told in tests/test_collect_tables.py",
    "row-character": "told in tests/test_collect_tables.py",
    "workbook-damaged": "told in tests/test_collect_tables_files.py",
    "table-too-long": "told in tests/test_collect_tables_files.py",
    "text-not-read": "told in tests/test_collect_tables_files.py",
    "table-file-kind": "told in tests/test_collect_tables_files.py",
    "table-file-password": "told in tests/test_collect_tables_files.py",
    "table-file-unsafe": "told in tests/test_collect_tables_files.py",
    "table-file-unreadable": "told in tests/test_collect_tables_files.py",
    "pull-form": "told in tests/test_collect_forms_told.py",
    "not-a-form": "told in tests/test_collect_forms_told.py",
    "return-unknown": "told in tests/test_collect_forms_told.py",
    "form-table-lost": "told in tests/test_collect_forms_told.py",
    "collect-agency": "told in tests/test_collect_command.py",
    "collect-case": "told in tests/test_collect_command.py",
    "published-address": "told in tests/test_publish_details_find.py",
    "published-contact": "told in tests/test_publish_details_find.py",
    "published-date": "told in tests/test_publish_details_find.py",
    "published-detail": "told in tests/test_publish_details_find.py",
    "published-name": "told in tests/test_publish_details_find.py",
    "published-number": "told in tests/test_publish_details_find.py",
    "published-unknown-name": "told in tests/test_publish_details_unknown.py",
    "theme-unknown": "told in tests/test_themes.py",
    "recurrence-denied": "told in tests/test_themes.py",
    "improvement-known": "told in tests/test_themes.py",
    "earlier-case-unnamed": "told in tests/test_themes.py",
    "template-left-over": "told in tests/test_word_template_bad.py",
    "template-note-in-loop": "told in tests/bad_templates.py",
    "template-prefix": "told in tests/bad_templates.py",
    "template-text-lost": "told in tests/bad_templates.py",
    "word-embedded-file": "told in tests/hostile_inside.py",
    "word-field-fetches": "told in tests/hostile_links.py",
    "word-file-password": "told in tests/hostile_files.py",
    "word-hidden-characters": "told in tests/hostile_inside.py",
    "word-id-repeated": "told in tests/planted_defects.py",
    "word-link-outside": "told in tests/hostile_links.py",
    "word-macros": "told in tests/hostile_inside.py",
    "word-other-kind": "told in tests/hostile_inside.py",
    "word-part-broken": "told in tests/hostile_inside.py",
    "word-parts-amiss": "told in tests/hostile_inside.py",
    "word-reference-missing": "told in tests/planted_defects.py",
    "word-signed": "told in tests/hostile_inside.py",
    "word-structure": "told in tests/planted_defects.py",
    "word-tag-left": "told in tests/planted_defects.py",
    "word-too-deep": "told in tests/hostile_inside.py",
    "word-file-unreadable": "told in tests/test_ooxml_package.py",
    "word-file-unsafe": "told in tests/test_ooxml_package.py",
}
"""Codes that need a Word file made by hand, other cases or a model of the test's own, and where each is told."""


def test_every_code_has_a_case() -> None:
    assert set(every_code()) - {folder.name for folder in ERRORS.iterdir()} == set(WITHOUT_A_CASE)


@pytest.mark.parametrize(("code", "where"), WITHOUT_A_CASE.items())
def test_a_code_without_a_case_is_told_elsewhere(code: str, where: str) -> None:
    assert f'"{code}"' in (ERRORS.parent.parent / where.split()[-1]).read_text("utf-8")
