"""Drafts on disk: never written over a person's edits, never half written, nothing rebuilt without need.

This room imports nothing heavy: a build with nothing to do ends here.
"""
