"""The Word room: packages, templates, and the one emitter of WordprocessingML."""
