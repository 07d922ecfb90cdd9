"""The guidance in force: its questions, clocks and mandatory sections, and the days counted by it."""

from cspr_docs.law.audits import next_audits
from cspr_docs.law.deadlines import Deadline, Deadlines, DeadlineState, deadlines
from cspr_docs.law.edition import (
    Basis,
    ClockRule,
    Edition,
    GuidanceRule,
    Question,
    Section,
    edition,
    in_force,
    read_edition,
)
from cspr_docs.law.panel_guidance import PanelEdition, panel_edition, panel_edition_on
from cspr_docs.law.routes import CaseRoute, route_of, step_names

__all__ = [
    "Basis",
    "CaseRoute",
    "ClockRule",
    "Deadline",
    "DeadlineState",
    "Deadlines",
    "Edition",
    "GuidanceRule",
    "PanelEdition",
    "Question",
    "Section",
    "deadlines",
    "edition",
    "in_force",
    "next_audits",
    "panel_edition",
    "panel_edition_on",
    "read_edition",
    "route_of",
    "step_names",
]
