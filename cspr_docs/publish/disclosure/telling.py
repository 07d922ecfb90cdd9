"""A finding as a problem that a person can act on; its value is never told."""

from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem
from cspr_docs.publish.disclosure.finding import Finding, Weight

_TAKE_OUT = "take it out of the text; nothing makes it fit to be published"
_ALLOW = "; a place that may be named throughout belongs under publishing, allowed, in partnership.yaml"
_DECIDE = "take it out, or decide with a reason that it may stand: cspr publish --review"


def to_problem(finding: Finding, file: str) -> Problem:
    """What a person is told of a finding: what it is, where it stands, and what to do."""
    message = f"{finding.about} stands {within(finding.passage.place)}: “{finding.context}”"
    hint = _TAKE_OUT if finding.weight is Weight.NEVER else _DECIDE
    if finding.code == "published-address" and finding.weight is Weight.ASK and finding.holder:
        hint += _ALLOW
    if finding.coarser:
        hint = f"write “{finding.coarser}” in its place; or {hint}"
    return Problem(finding.code, message, hint, file=file)
