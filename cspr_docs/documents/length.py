"""How long a document may be: its kind's settings say how many words of the case it prints at most."""

from collections.abc import Iterator, Mapping

from cspr_docs.documents.plan import Document
from cspr_docs.problems import DataPath, Problem, advice

TOO_LONG = advice(
    "too-long",
    "The document prints more words of the case than its own settings (most_words in its document.yaml) allow, so that "
    "its reader has more pages than they can read. The message stands at each of its longest texts: say there what "
    "this reader needs, and leave to other fields, or to a file beside it, what they can look up.",
)
_NAMED = 3


def too_long(document: Document, words: Mapping[DataPath, int]) -> Iterator[Problem]:
    """Advice at the longest texts of a document that is over its budget; `words` has how many each place gave it."""
    settings = document.kind.settings
    total = sum(words.values())
    if settings.most_words is None or total <= settings.most_words:
        return
    for path, own in sorted(words.items(), key=lambda one: (-one[1], one[0]))[:_NAMED]:
        message = f"this text has {own} words; {settings.title} has {total:,}, and {settings.most_words:,} are enough"
        yield Problem(
            TOO_LONG, message, f"shorten it: {total - settings.most_words:,} words are to go in all", path
        )
