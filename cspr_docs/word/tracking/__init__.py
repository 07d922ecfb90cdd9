"""Tracked changes that we make ourselves in a file that somebody has edited; what they made stays as it is."""

from cspr_docs.word.tracking.grafts import Grafts
from cspr_docs.word.tracking.sheet import Sheet, open_sheet

__all__ = ["Grafts", "Sheet", "open_sheet"]
