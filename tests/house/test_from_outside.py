"""Tests take a person's way: what the program keeps to itself, no test touches."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
PUBLIC = {"_replace", "_exit"}  # of named tuples and of the system, whatever they look like
# How many are left where no way from outside was found yet; none may be added.
LEFT = {
    "documents/test_foreign.py": 2,
    "exchange/test_package.py": 1,
    "lawbook/test_statutes.py": 2,
    "support/test_places.py": 4,
    "support/test_stranger.py": 4,
    "ui/gallery.py": 1,
    "ui/projects/test_import_dialog.py": 1,
    "ui/settings/test_long_work.py": 1,
    "ui/start/test_display.py": 2,
    "ui/test_crash.py": 4,
    "ui/test_drafts.py": 5,
    "ui/test_single.py": 1,
    "ui/today/test_today_page.py": 2,
}


def inside(source: str) -> Iterator[str]:
    """Private names of others that a test reads, writes, replaces or imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and not (
            isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        ):
            yield from _private(node.attr)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("setattr", "delattr")):
            yield from (n for each in node.args if isinstance(each, ast.Constant) for n in _private(str(each.value)))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inspector_app"):
            yield from (name for each in node.names for name in _private(each.name))


def _private(name: str) -> Iterator[str]:
    if name.startswith("_") and not name.startswith("__") and name not in PUBLIC:
        yield name


def test_what_is_kept_to_itself_is_seen():
    assert list(inside("page._list.row")) == ["_list"]
    assert list(inside("monkeypatch.setattr(page, '_ask', print)")) == ["_ask"]
    assert list(inside("from inspector_app.ui.frame import _Bar")) == ["_Bar"]
    assert list(inside("self._own = os._exit(person._replace())")) == []


def test_no_test_touches_what_is_kept_to_itself():
    found = Counter()
    for path in sorted(TESTS.rglob("*.py")):
        found[path.relative_to(TESTS).as_posix()] = sum(1 for _ in inside(path.read_text(encoding="utf-8")))
    assert {name: count for name, count in found.items() if count > LEFT.get(name, 0)} == {}
