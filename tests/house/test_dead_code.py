"""Nothing stands in the program that nothing in the program uses; a test alone is no use."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import modules, nodes

Module = tuple[ast.AST, ...]
ROOT = Path(__file__).parents[2] / "inspector_app"
# What is called by its name from outside, or on purpose by tests alone.
CALLED_FROM_OUTSIDE = {
    "readable": "Python's own streams ask it",
    "schema_text": "writes the schema that lies in resources; a test holds both together",
    "handle_starttag": "Python's reader of HTML calls it",
    "handle_endtag": "Python's reader of HTML calls it",
    "handle_data": "Python's reader of HTML calls it",
}
_WORD = re.compile(r"\w+")
_QTS = re.compile(r"[a-z]+[A-Z]")  # Qt calls what overrides its own
_REGISTERING = re.compile(r"\bcommand\(|^about_a_file$|^migrations\(")


def registered(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether a decorator keeps it for the command line or for the steps of a store."""
    return any(_REGISTERING.search(ast.unparse(each)) for each in node.decorator_list)


def defined(module: Module) -> Iterator[str]:
    for node in module:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if not (node.name.startswith("__") or _QTS.match(node.name) or registered(node)):
            yield node.name


def used(module: Module) -> Iterator[str]:
    """Names and attributes, and those in short texts: annotations, and what is imported when it is needed."""
    for node in module:
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isascii():
            yield from _WORD.findall(node.value) if " " not in node.value else ()


def dead(modules: list[Module]) -> set[str]:
    known = Counter(name for module in modules for name in used(module))
    return {name for module in modules for name in defined(module) if not known[name]}


def test_what_nobody_uses_is_seen():
    source = "def used():\n    pass\ndef dead():\n    pass\nclass Gone:\n    def paintEvent(self):\n        used()\n"
    assert dead([tuple(ast.walk(ast.parse(source)))]) == {"dead", "Gone"}


def test_nothing_is_dead():
    assert dead([nodes(path) for path in modules(ROOT)]) == set(CALLED_FROM_OUTSIDE)
