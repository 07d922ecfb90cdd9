"""The Markdown parser of the dialect: CommonMark with tables, strikethrough, footnotes and mentions.

What differs from CommonMark, and why: raw HTML never swallows a block and link reference definitions are
not read (both would make words vanish); a text set in by four spaces is a paragraph, not code; nesting has
a floor, below which lines are kept as plain words.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from cspr_docs.prose.mention import MENTION, stands_free
from cspr_docs.prose.tree import DEEPEST_NESTING

InlineRule = Callable[[StateInline, bool], bool]

_PLACED_RULES = ("link", "image", "autolink", "html_inline", "backticks", "footnote_ref")


def parse(text: str) -> list[Token]:
    """The tokens of a text; inline tokens that a problem may point at carry `meta["pos"]`."""
    return _parser().parse(text, {})


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING + 20})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "reference", "code"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # we refuse links ourselves, at their place
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.after("too_deep", "indented", _indented)
    parser.inline.ruler.before("strikethrough", "mention", _mention)
    rules = {rule.name: rule.fn for rule in parser.inline.ruler.__rules__}
    for name in _PLACED_RULES:
        parser.inline.ruler.at(name, _placed(rules[name]))
    return parser


def _placed(rule: InlineRule) -> InlineRule:
    """The rule, noting on its token where in the inline text it began."""

    def placed(state: StateInline, silent: bool) -> bool:
        position, known = state.pos, len(state.tokens)
        found = rule(state, silent)
        own = next((token for token in state.tokens[known:] if token.type != "text"), None)
        if found and not silent and own is not None:
            own.meta = {**own.meta, "pos": position}
        return found

    return placed


def _mention(state: StateInline, silent: bool) -> bool:
    position = state.pos
    found = MENTION.match(state.src, position, state.posMax)
    if not found or not stands_free(state.src, position, found.end()):
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.content = found.group(1)
        token.meta = {"pos": position}
    state.pos = found.end()
    return True


def _indented(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Note a text set in by four spaces, and leave it to the rules behind this one."""
    if not silent and state.sCount[start_line] - state.blkIndent >= 4:
        token: Any = state.push("indented", "", 0)
        token.map = [start_line, start_line + 1]
    return False


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Below the deepest nesting, keep the lines as plain words."""
    if silent or state.level < DEEPEST_NESTING:
        return False
    behind = start_line + 1
    while behind < end_line and not state.isEmpty(behind) and state.sCount[behind] >= state.blkIndent:
        behind += 1
    token: Any = state.push("too_deep", "", 0)
    token.map = [start_line, behind]
    token.content = state.getLines(start_line, behind, state.blkIndent, False)
    state.line = behind
    return True
