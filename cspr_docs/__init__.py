"""Every document of a child safeguarding practice review, from one case folder."""

__version__ = "0.1.0"

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Python looks for cycles after every 700 new objects, which takes a sixth of a short command's time and finds none."""
