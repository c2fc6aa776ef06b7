"""What stands in the program's modules, read once for all tests of a worker that look at it."""

import ast
import gc
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, as ``ast.walk`` comes to it."""
    return tuple(ast.walk(tree(path)))


@cache
def modules(folder: Path) -> tuple[Path, ...]:
    """The modules of a folder and all below it, read. They stay: no search for what nobody reaches looks at them."""
    found = tuple(sorted(folder.rglob("*.py")))
    for path in found:
        nodes(path)
    gc.freeze()
    return found
