"""Every dialog that is shown is let go of: who waits for one also deletes it."""

import ast
from pathlib import Path

import inspector_app.ui

_FILES = sorted(Path(inspector_app.ui.__path__[0]).rglob("*.py"))
_GO = {"deleteLater", "wait_for"}


def keeping(source: str) -> list[str]:
    """Functions that show a dialog with ``exec`` or ``open`` and keep it."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            names = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
            names |= {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            called = [
                each.func.id
                for each in ast.walk(node)
                if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
            ]
            makes = any(name.endswith(("Dialog", "Box")) for name in called)
            asks = ("exec" in names and "app" not in names) or (makes and "open" in names)
            if asks and not names & _GO:
                found.append(node.name)
    return found


def test_a_dialog_that_is_kept_is_seen():
    assert keeping("def ask():\n    dialog = PickDialog()\n    dialog.exec()\n") == ["ask"]
    assert keeping("def ask():\n    ImportDialog().open()\n") == ["ask"]
    assert keeping("def ask():\n    dialog = PickDialog()\n    dialog.exec()\n    dialog.deleteLater()\n") == []


def test_no_dialog_is_kept():
    assert {path.name: names for path in _FILES if (names := keeping(path.read_text(encoding="utf-8")))} == {}
