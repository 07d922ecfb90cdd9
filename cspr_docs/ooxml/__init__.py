"""What a Word file is: packages, parts, styles, numbers and fields; nothing of safeguarding reviews."""
