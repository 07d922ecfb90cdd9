"""The documents room: which documents a case calls for, what they say, and the drafts on disk."""
