"""Names and terms that a template or an expression misspells, told without any case, in every branch.

What a name stands for is worked out from the schema. Where it cannot be, nothing is said of it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from cspr_docs.documents.context.values import HOW_TO_ASK
from cspr_docs.documents.context.vocabulary import (
    REAL,
    PathSpot,
    RootNames,
    Spots,
    items,
    led_to,
    names_under,
    roots_beside_case,
    roots_of_all_cases,
    roots_of_case,
    step,
)
from cspr_docs.documents.kinds import Of, Settings
from cspr_docs.problems import error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import quoted
from cspr_docs.word.language.expressions import Fault
from cspr_docs.word.language.refusals import TEMPLATE_UNKNOWN_NAME
from schemas.base import Answer, Known

TEMPLATE_UNKNOWN_TERM = error(
    "template-unknown-term",
    "A tag in a template compares a value of the case with a word that this value never is, most often by a slip of "
    "spelling, so that what the tag asks is never so; or it asks an answer (yes, no, not known) alone, which is so "
    "whatever the answer is. The hint gives the nearest word, all that it may be, or how to ask.",
)

TEMPLATE_REAL_NAME = error(
    "template-real-name",
    "A tag in a template asks for somebody's real name (real), and what is made of this template tells none: its "
    "reader is panel or public, or an agency's paper is not made for a return. A family's letters and the notification "
    "tell real names, and what goes to an agency tells those of the people whom its own return is about. Write .name "
    "for the label or pseudonym, or change reader and for_each in its document.yaml.",
)

_NO_REAL_NAMES = Fault(
    "asks for a real name, and this document's reader gets none",
    "write .name for the label, or change its document.yaml: 'reader: family' and 'notifier' get real names, and "
    "'reader: agency' with 'for_each: agency_returns' those of the people whom the agency is asked about",
    TEMPLATE_REAL_NAME,
)
_NO_NAME = "check the name against the list of names"
_SAME_ITEMS = frozenset(("blank_rows", "sort", "unique", "who_died"))
_ONE_ITEM = frozenset(("first", "last"))
_ANSWERS = (Known, Answer)
Meaning = Spots | None
"""What an expression can stand for; `None` where nobody can say."""


@dataclass
class TreeReading:
    """One tree of Jinja read through.

    Attributes:
        roots: what each name at the root stands for.
        shows_real: whether the document may tell real names.
        faults: what is misspelt, each with its line.
        named: every value that has been named.
        meaning: what the whole stands for, where it is an expression.
    """

    roots: RootNames
    shows_real: bool = True
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    named: list[PathSpot] = field(default_factory=list)
    meaning: Meaning = None
    _once: frozenset[str] = frozenset()
    _own: dict[str, Meaning] = field(default_factory=dict)

    def read(self, tree: nodes.Node) -> "TreeReading":
        """Note all that the tree names."""
        given = Counter(target.name for assign in tree.find_all(nodes.Assign) for target in _targets(assign))
        self._own |= dict.fromkeys(given)
        self._once = frozenset(name for name, times in given.items() if times == 1 and name not in self.roots)
        self.meaning = self._meaning(tree)
        return self

    def _meaning(self, node: nodes.Node) -> Meaning:
        """What the node stands for; its faults are noted on the way."""
        match node:
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                found = self._chain(node)
                self.named += found or ()
                return found
            case nodes.Filter(node=nodes.Expr() as inner, name=name) if name != "default":
                return self._filtered(node, inner, name)
            case nodes.CondExpr() | nodes.Or() | nodes.And():
                return self._either(node)
            case nodes.Const(value=""):
                return ()
            case nodes.Compare():
                self._compared(node)
            case nodes.For():
                self._loop(node)
            case nodes.Assign(target=nodes.Name(name=name)):
                found = self._meaning(node.node)
                self._own[name] = found if name in self._once else None
            case _:
                self._inside(node)
        return None

    def _inside(self, node: nodes.Node) -> None:
        """Read what is in a node of which nothing more is known."""
        if isinstance(node, nodes.If | nodes.Not):
            self._asked(node.test if isinstance(node, nodes.If) else node.node)
        may_be_missing = (
            ("node",) if getattr(node, "name", "") in ("defined", "undefined", "default") else None
        )
        for inner in node.iter_child_nodes(exclude=may_be_missing):
            self._meaning(inner)

    def _chain(self, node: nodes.Node) -> Meaning:
        match node:
            case nodes.Name(name=name):
                return self._root(node, name)
            case nodes.Getattr(node=inner, attr=name):
                return self._step(inner, name, node.lineno)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=str(name))):
                return self._step(inner, name, node.lineno)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
                held = self._chain(inner)
                return None if held is None else items(held) or None
            case nodes.Getitem():
                self._inside(node)
                return None
            case _:
                return self._meaning(node)

    def _root(self, node: nodes.Node, name: str) -> Meaning:
        if name in self._own or name.startswith("_"):
            return self._own.get(name)
        if name not in self.roots:
            hint = did_you_mean(name, {*self.roots, *self._own}) or _NO_NAME
            self._tell(
                node.lineno, Fault(f"names {quoted(name)}, which there is not", hint, TEMPLATE_UNKNOWN_NAME)
            )
            return None
        return self.roots[name] or None

    def _step(self, inner: nodes.Node, name: str, line: int) -> Meaning:
        held = self._chain(inner)
        if not held:
            return None
        holders = led_to(held)
        known = [names_under(spot, shows_real=self.shows_real) for spot in holders]
        fitting = [spot for spot, names in zip(holders, known, strict=True) if names is None or name in names]
        if not fitting and any(
            name == REAL in (names_under(spot, shows_real=True) or ()) for spot in holders
        ):
            self._tell(line, _NO_REAL_NAMES)
        elif not fitting:
            names = sorted(name for names in known for name in names or ())
            hint = did_you_mean(name, names, listed="its names are:") or _NO_NAME
            self._tell(line, Fault(f"names {quoted(name)}, which there is not", hint, TEMPLATE_UNKNOWN_NAME))
        return tuple(after for spot in fitting for after in step(spot, name)) or None

    def _loop(self, node: nodes.For) -> None:
        held, before = self._meaning(node.iter), dict(self._own)
        self._own |= dict.fromkeys((name.name for name in node.target.find_all(nodes.Name)), None)
        self._own["loop"] = None
        if isinstance(node.target, nodes.Name):
            self._own[node.target.name] = items(led_to(held)) or None if held else None
        if node.test is not None:
            self._asked(node.test)
        for inner in (node.test, *node.body):
            if inner is not None:
                self._meaning(inner)
        self._own = before
        for inner in node.else_:
            self._meaning(inner)

    def _filtered(self, node: nodes.Filter, inner: nodes.Expr, name: str) -> Meaning:
        held = self._meaning(inner)
        for argument in node.args:
            self._meaning(argument)
        if held and name in _ONE_ITEM:
            return items(led_to(held)) or None
        return held if name in _SAME_ITEMS else None

    def _asked(self, node: nodes.Node) -> None:
        """Whether what is asked alone is there when the answer is no as well."""
        if isinstance(node, nodes.And | nodes.Or):
            self._asked(node.left)
            self._asked(node.right)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            meant = self._chain(node) or ()
            if meant and all(spot.shape.kind in _ANSWERS for spot in meant):
                what = f"asks {meant[0].path[-1]} alone, which is so when the answer is no as well"
                self._tell(node.lineno, Fault(what, HOW_TO_ASK, TEMPLATE_UNKNOWN_TERM))

    def _either(self, node: nodes.Node) -> Meaning:
        found = {id(child): self._meaning(child) for child in node.iter_child_nodes()}
        if isinstance(node, nodes.CondExpr):
            self._asked(node.test)
            del found[id(node.test)]
        if isinstance(node, nodes.And) or None in found.values():
            return None
        return tuple(spot for spots in found.values() for spot in spots or ())

    def _compared(self, node: nodes.Compare) -> None:
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        meant = [self._meaning(side) for side in sides]
        for number, operand in enumerate(node.ops):
            if operand.op in ("eq", "ne", "in", "notin"):
                for one, other in ((number, number + 1), (number + 1, number)):
                    self._check_terms(meant[one], sides[other])

    def _check_terms(self, meant: Meaning, other: nodes.Expr) -> None:
        """Whether the words written beside a value are such as it can be."""
        if not meant or not all(spot.shape.words for spot in meant):
            return
        words = [word for spot in meant for word in spot.shape.words]
        for term in other.items if isinstance(other, nodes.List | nodes.Tuple) else [other]:
            given = term.value if isinstance(term, nodes.Const) else None
            if isinstance(given, str | bool) and given not in ("", *words):
                told = quoted(given) if isinstance(given, str) else str(given).lower()
                what = f"compares {meant[0].path[-1]} with {told}, which it never is"
                hint = did_you_mean(str(given), words, listed="it may be:")
                self._tell(term.lineno, Fault(what, hint, TEMPLATE_UNKNOWN_TERM))

    def _tell(self, line: int, fault: Fault) -> None:
        if (line, fault) not in self.faults:
            self.faults.append((line, fault))


def _targets(assign: nodes.Assign) -> Iterator[nodes.Name]:
    yield from assign.target.find_all(nodes.Name)
    if isinstance(assign.target, nodes.Name):
        yield assign.target


_PARSER = Environment()


@lru_cache(maxsize=256)  # a kind's names are asked for each part of its template
def parsed(expression: str) -> nodes.Expr | None:
    """The expression's tree; `None` where it has none."""
    try:
        tree = _PARSER.parse(f"{{{{ {expression} }}}}")
    except (TemplateSyntaxError, RecursionError):
        return None
    return next(tree.find_all(nodes.Expr), None)


def roots_of_kind(settings: Settings) -> RootNames:
    """What each name at the root of a template of this kind stands for; nothing where nobody can say."""
    is_of_all = settings.of is Of.ALL_CASES
    names = dict(roots_of_all_cases()) if is_of_all else {**roots_of_case(), **roots_beside_case()}
    if settings.for_each:
        names[settings.item] = items(_meaning(settings.for_each, names, settings.shows_real_names))
    for name, expression in settings.names.items():
        names[name] = _meaning(expression, names, settings.shows_real_names)
    return names


def _meaning(expression: str, names: RootNames, shows_real: bool) -> Spots:
    """What an expression of a document.yaml stands for; nothing where nobody can say."""
    tree = parsed(expression)
    return (TreeReading(names, shows_real).read(tree).meaning if tree else None) or ()
