"""Every document of a child safeguarding practice review, from one case folder."""

__version__ = "0.1.0"
