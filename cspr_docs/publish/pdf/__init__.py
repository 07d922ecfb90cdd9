"""The published PDF."""
