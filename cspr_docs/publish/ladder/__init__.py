"""The ladder of generalisation: what may be published in place of a detail that identifies somebody.

Source: Information Commissioner's Office, Anonymisation guidance (generalisation, and the motivated intruder test).
"""

from cspr_docs.publish.ladder.climbing import DEFAULT, coarser, family_of
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.organisations import numbered, spots
from cspr_docs.publish.ladder.proposal import Family, Level, Proposal, Spot
from cspr_docs.publish.ladder.times import time_spots

__all__ = [
    "DEFAULT",
    "Family",
    "Level",
    "Naming",
    "Proposal",
    "Spot",
    "coarser",
    "family_of",
    "numbered",
    "spots",
    "time_spots",
]
