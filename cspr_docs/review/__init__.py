"""The review room: edited drafts come home, and what reviewers said is kept."""
