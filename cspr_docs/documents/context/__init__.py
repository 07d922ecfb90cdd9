"""What a template may name: the case as records, and how each value prints itself for this reader."""
