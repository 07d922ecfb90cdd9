"""The prose room: Markdown and the small tree that stands for it."""
