"""What a person does at once is one act: no loop writes piece by piece."""

import ast
from collections.abc import Iterator
from pathlib import Path

import inspector_app
from tests.house.source import modules, nodes

ROOT = Path(inspector_app.__file__).parent
LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
AGAIN = {"sign_off"}  # tries once more when another paper took the number; each try is an act of its own


def functions(folder: str) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in modules(ROOT / folder):
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def given_the_context(call: ast.Call) -> str:
    """The name of a use case that is called with the context, or nothing."""
    named = isinstance(call.func, ast.Name | ast.Attribute) and call.args and isinstance(call.args[0], ast.Name)
    if not named or call.args[0].id != "context":
        return ""
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr


def writers() -> set[str]:
    """Use cases that open a unit themselves or by another use case."""
    reached: dict[str, set[str]] = {}
    found = set()
    for _, function in functions("usecases"):
        if any(isinstance(call.func, ast.Attribute) and call.func.attr == "unit" for call in calls(function)):
            found.add(function.name)
        reached.setdefault(function.name, set()).update(filter(None, map(given_the_context, calls(function))))
    while more := {name for name, others in reached.items() if name not in found and others & found}:
        found |= more
    return found


def test_no_loop_in_the_window_calls_a_use_case_that_writes():
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, function in functions("ui")
        for loop in ast.walk(function)
        if isinstance(loop, LOOPS)
        for call in calls(loop)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("do", "do_long")
    ]
    assert wrong == []


def test_a_loop_over_use_cases_that_write_stands_in_one_act():
    known = writers()
    assert {"take_back_payment", "take_in_file", "printed"} <= known
    wrong = []
    for path, function in functions("usecases"):
        if function.name in AGAIN or "demo" in path.parts:
            continue
        inside = {
            id(loop)
            for block in ast.walk(function)
            if isinstance(block, ast.With)
            and any(
                isinstance(c.func, ast.Attribute) and c.func.attr == "act" for item in block.items for c in calls(item)
            )
            for loop in ast.walk(block)
        }
        wrong += [
            f"{path.relative_to(ROOT)}:{call.lineno}"
            for loop in ast.walk(function)
            if isinstance(loop, LOOPS) and id(loop) not in inside
            for call in calls(loop)
            if given_the_context(call) in known
        ]
    assert wrong == []
