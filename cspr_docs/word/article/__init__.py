"""A scrubbed Word file as an article: what HTML and PDF are made from."""
