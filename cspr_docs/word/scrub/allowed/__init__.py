"""What a published Word file may hold, as data: elements, their attributes and children, and kinds of values."""
