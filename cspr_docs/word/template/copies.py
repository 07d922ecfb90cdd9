"""New ids for what a loop copies: pictures, content controls, bookmarks; controls around printed values.

Source: ECMA-376 part 1, 17.13.6.2 (bookmarkStart: id and name are unique), 20.4.2.5 (docPr: id is unique).
"""

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from cspr_docs.word.additions import Additions
from cspr_docs.word.anchors import around_runs

COUNTER, BOOKMARKS, ADDITIONS = "_counter", "_bookmarks", "_additions"
"""Names in a render's context, which no template can write: the counter, new ids by old ones, what is added."""


@pass_context
def _fresh(context: Context, kind: str) -> int:
    """The next free id of this kind."""
    number: int = context[COUNTER].take(kind)
    return number


@pass_context
def _started(context: Context, old: str) -> int:
    """A new id for the bookmark that starts here; its end and its name ask for it by the old id."""
    number: int = context[COUNTER].take("bookmark")
    context[BOOKMARKS][old] = number
    return number


@pass_context
def _same(context: Context, old: str) -> object:
    """The id that the bookmark's start was given last; the old id where the start is outside the loop."""
    return context[BOOKMARKS].get(old, old)


@pass_context
def _anchored(context: Context, run: str) -> str:
    """The run, in a control of its own where it holds a value of the case."""
    additions: Additions = context[ADDITIONS]
    if not additions.pending:
        return Markup(run)
    anchor, counter = additions.pending.pop(), additions.counter
    additions.anchors.append(anchor)
    return Markup(around_runs(anchor, run, counter.take("control"), counter.take("bookmark")))


COPIES: dict[str, Callable[..., object]] = {
    "_fresh": _fresh,
    "_started": _started,
    "_same": _same,
    "_anchored": _anchored,
}
