"""Mentions of nobody, and what the Markdown dialect does not have."""

from collections.abc import Iterator
from dataclasses import replace

from cspr_docs.casefile.suggestion import did_you_mean
from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.problems import Problem

_ADD = "add whom or what you mean to people.yaml, places.yaml or agencies.yaml"


def unknown(look: Inspection) -> Iterator[Problem]:
    """A mention of an id that no child, person, place or agency has."""
    for mention in look.mentioned:
        if mention.id not in look.by_id:
            message = f"@{mention.id} names nobody and nothing in the case"
            known = [f"@{id_}" for id_ in look.by_id]
            listed = did_you_mean(f"@{mention.id}", known, listed="the mentions there are:")
            if not listed.startswith("did"):
                listed = f"{listed}; {_ADD}" if listed else _ADD
            hint = listed
            yield Problem(
                "unknown-mention", message, hint, mention.path, line=mention.line, column=mention.column
            )


def dialect(look: Inspection) -> Iterator[Problem]:
    """What a report's prose cannot hold, at its place."""
    for path, problem in look.prose_faults:
        yield replace(problem, path=path)


CHECKS: tuple[Rule, ...] = (unknown, dialect)
