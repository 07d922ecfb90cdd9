"""A finished Word file with nothing in it but what its readers are meant to see."""
