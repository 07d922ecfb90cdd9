"""What a Word file is, whatever anybody uses it for."""
