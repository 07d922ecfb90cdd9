"""The guidance in force: its questions, clocks and mandatory sections, and the days counted by it."""

from cspr_docs.law.deadlines import Deadline, Deadlines, State, deadlines
from cspr_docs.law.edition import Clock, Edition, Question, Rule, Section
from cspr_docs.law.reading import edition, read_edition

__all__ = [
    "Clock",
    "Deadline",
    "Deadlines",
    "Edition",
    "Question",
    "Rule",
    "Section",
    "State",
    "deadlines",
    "edition",
    "read_edition",
]
