"""Pseudonyms where real names are printed: whoever reads both can put the two together, in the published report too."""

import re
from collections.abc import Iterator

from cspr_docs.casefile.words import position_in
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, gap
from cspr_docs.prose.mention import mentions_in_line
from schemas.agencies import AgencyQuestion
from schemas.people import Child

PSEUDONYM_BESIDE_NAME = gap(
    "pseudonym-beside-name",
    "A letter to an agency or to the family prints real names, and a child's pseudonym would stand in it too: typed, "
    "or in the label of somebody about whom this agency is not asked. Whoever reads both knows from then on who is "
    "meant in the published report. Write a mention (such as @rowan), which this reader sees as the real name; where "
    "the agency is not asked about that child, write general words, or name the child in about.",
)


def typed(look: Inspection) -> Iterator[Problem]:
    """A pseudonym typed into a text that goes with real names."""
    for found in look.texts:
        is_question = issubclass(found.model, AgencyQuestion) and found.field == "question"
        if is_question or found.path[0] == "letters":
            text = str(found.value)
            for child in look.case.children:
                for match in _wanted(child).finditer(text):
                    hint = f"write @{child.id}, or @ and the id of whoever is meant"
                    line, column = position_in(text, match.start())
                    message = f"this goes with real names, and {child.pseudonym} is typed, a pseudonym"
                    yield Problem(PSEUDONYM_BESIDE_NAME, message, hint, found.path, line=line, column=column)


def in_labels(look: Inspection) -> Iterator[Problem]:
    """A question to an agency that mentions a child about whom it is not asked, or somebody called after one."""
    for asked in look.case.agency_returns:
        about = asked.about or look.case.incident.children
        others = [child for child in look.case.children if child.id not in about]
        for one in asked.questions:
            for mention in mentions_in_line(one.question):
                label = look.name(mention.id)
                child = next((each for each in others if _wanted(each).search(label)), None)
                if child is None or mention.id in about:
                    continue
                path = ("agency_returns", asked.id, "questions", one.id, "question")
                message = (
                    f"this goes with real names, and @{mention.id} is printed as {label}, with a pseudonym"
                )
                hint = f"name @{mention.id} in about of {asked.id} if the agency is to know, or write general words"
                yield Problem(
                    PSEUDONYM_BESIDE_NAME, message, hint, path, line=mention.line, column=mention.column
                )


def _wanted(child: Child) -> re.Pattern[str]:
    """A pseudonym as a whole word with its capital, not where it is an id behind an @."""
    return re.compile(rf"(?<![\w@]){re.escape(child.pseudonym)}(?!\w)")


CHECKS: tuple[Check, ...] = (typed, in_labels)
