"""What a Word file is, knowing nothing of reviews."""
