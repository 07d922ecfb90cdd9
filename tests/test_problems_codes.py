"""Every code is declared once, beside its rule, and raised; no rule raises a code that nobody declares."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cspr_docs.problems import Problem, Severity, every_code, severity_of
from tests.conftest import ROOT

PACKAGE = ROOT / "cspr_docs"
DECLARING = ("error", "gap", "advice")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@cache
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def every_node() -> list[tuple[Path, ast.AST]]:
    return [(path, node) for path, module in modules().items() for node in ast.walk(module)]


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    yield from (found for found in every_node() if isinstance(found[1], kinds))


def declared() -> list[tuple[str, str]]:
    """The constant and the word of each declaration."""
    found = []
    for module in modules().values():
        for node in module.body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(func=ast.Name(id=function), args=[ast.Constant(value=word), _]),
                ) if function in DECLARING:
                    found.append((name, word))
    return found


def takes_a_code() -> dict[str, int]:
    """Each class and function with a field or parameter `code`, and which of its arguments that is."""
    found = {}
    for _, node in nodes(ast.ClassDef, ast.FunctionDef):
        if isinstance(node, ast.ClassDef):
            names = [item.target.id for item in node.body
                     if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)]  # fmt: skip
        else:
            assert isinstance(node, ast.FunctionDef)
            names = [argument.arg for argument in node.args.args if argument.arg not in ("self", "cls")]
        if "code" in names:
            found[node.name] = names.index("code")
    return found


def raised() -> Iterator[tuple[str, str]]:
    """Where a code is written out as an argument, and the code."""
    taking = takes_a_code()
    for path, call in nodes(ast.Call):
        assert isinstance(call, ast.Call)
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        place = taking.get(name, len(call.args))
        given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "code")]
        for argument in given if name in taking else ():
            for part in ast.walk(argument):
                if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value)):
                    yield f"{path.relative_to(ROOT).as_posix()}:{call.lineno}", part.value


def test_every_code_that_a_rule_raises_is_declared() -> None:
    assert "Problem" in takes_a_code()
    codes = every_code()
    assert [(place, code) for place, code in raised() if code not in codes] == []
    assert len({word for _, word in declared()} | {code for _, code in raised()}) > 150


def test_every_code_is_declared_once_under_its_own_name() -> None:
    words = [word for _, word in declared()]
    assert len(words) > 100
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [(name, word) for name, word in declared() if name != word.upper().replace("-", "_")] == []


def test_every_code_is_raised() -> None:
    used = Counter(node.id for _, node in nodes(ast.Name)
                   if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))  # fmt: skip
    written = {node.value for path, node in nodes(ast.Constant)
               if isinstance(node, ast.Constant) and path.parent.name != "codes"}  # fmt: skip
    constants = {word: name for name, word in declared()}
    idle = [code for code in every_code()
            if not (used[constants[code]] if code in constants else code in written)]  # fmt: skip
    assert idle == []


def test_a_problem_keeps_the_severity_of_its_code() -> None:
    assert severity_of(Problem("real-name", "a real name stands here")) is Severity.ERROR
    read = Problem("declared-by-nobody", "told by another process", severity=Severity("gap"))
    assert severity_of(read) is Severity.GAP


def test_a_code_is_explained_although_nothing_has_raised_it() -> None:
    words = [sys.executable, "-m", "cspr_docs", "explain", "return-late"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.startswith("return-late (gap)")
