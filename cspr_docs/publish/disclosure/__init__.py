"""The search for whatever identifies somebody."""
