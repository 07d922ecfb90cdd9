"""The shape of a case."""
