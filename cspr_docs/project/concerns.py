"""What a change of a case's files would make the checks say."""

from datetime import date

from cspr_docs import checks, law
from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.splice import Splice
from cspr_docs.problems import Problem, Severity, in_order, severity_of


def concerns_of(case_file: CaseFile, splice: Splice, today: date) -> tuple[Problem, ...]:
    """The errors and gaps that the changed case would have and has not now, such as a real name that was typed."""
    if not splice.files:
        return ()
    before, then = (
        checks.run(case, law.edition(case), today, case_file.identities)
        for case in (case_file.case, splice.after.case)
    )
    known = {(problem.code, problem.path, problem.message) for problem in before}
    return in_order(
        splice.after.pin(problem)
        for problem in then
        if severity_of(problem) is not Severity.ADVICE
        and (problem.code, problem.path, problem.message) not in known
    )
