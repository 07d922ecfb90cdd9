"""What is told of a finished document whose own words call it a draft."""

from dataclasses import replace

from cspr_docs.problems import Problem
from cspr_docs.word.draft_marks import DraftMark


def of_draft_words(mark: DraftMark, file: str) -> Problem:
    """Advice to look at them: nobody but the writer knows whether they are about this document."""
    message = f"the text calls itself a draft ({replace(mark.place, text='')}): {mark.words}"
    hint = "if it is final, write the sentence anew or take it out, in Word or in the case"
    return Problem("says-draft", message, hint, file=file)
