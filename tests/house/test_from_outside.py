"""Tests take a person's way: what the program keeps to itself, no test touches."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
PUBLIC = {"_replace", "_exit"}  # of named tuples and of the system, whatever they look like
# How often each is done where no way from outside leads there, and why; none may be added.
LEFT = {
    "bytecode.py": (3, "pytest keeps to itself how it compiles a test with its assertions"),
    "dispatch.py": (1, "xdist has no other way to tell what is done"),
    "documents/test_foreign.py": (2, "speaks with the reader of foreign pictures as its other end does"),
    "exchange/test_package.py": (1, "a disk that gives back other bytes than were written"),
    "lawbook/test_statutes.py": (2, "what was not read cannot be seen"),
    "support/test_places.py": (4, "mounts of another machine"),
    "support/test_stranger.py": (4, "speaks as a stranger; shorter patience"),
    "ui/gallery.py": (1, "keeps a model alive"),
    "support/test_display.py": (2, "libraries that a machine lacks"),
    "ui/test_crash.py": (4, "errors inside of the net for errors"),
    "ui/test_drafts.py": (5, "the timer that typing must not start again"),
    "ui/test_single.py": (1, "a stranger at the door of a running program"),
    "usecases/test_store_file.py": (1, "a connection that takes nothing, which root never gets"),
    "ui/today/test_today_page.py": (2, "where its columns stand"),
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
    assert {name: count for name, count in found.items() if count > LEFT.get(name, (0, ""))[0]} == {}
