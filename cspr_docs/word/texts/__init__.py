"""Every place of a Word file that can hold text."""
