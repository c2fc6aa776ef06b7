"""Every dialog that was shown is gone for good: asked as the program asks, left, and nothing stays of it."""

import ast
import gc
import inspect
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

import inspector_app.ui
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.waiting import wait_for
from tests.house.dialogs import CLASSES, DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in
_FILES = sorted(Path(inspector_app.ui.__path__[0]).rglob("*.py"))
_GO = {"deleteLater", "wait_for"}
# Belongs to a window and is shown again and again.
STAYS = {"ProgressDialog"}


@pytest.fixture(scope="module", autouse=True)
def _what_is_there_stays(qapp: QApplication) -> None:
    """A search for what nobody reaches goes through what came since: each dialog is searched for four times."""
    demo()
    gc.collect()
    gc.freeze()


def clear() -> None:
    """What was let go of is gone."""
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


class Met:
    """Turns back from the dialog that comes next, as a person does, and knows it without keeping it."""

    def __init__(self) -> None:
        self.dialog: weakref.ref[QDialog] | None = None
        QTimer.singleShot(0, self._meet)

    def _meet(self) -> None:
        front = QApplication.activeModalWidget()
        if not isinstance(front, QDialog):
            QTimer.singleShot(5, self._meet)
            return
        self.dialog = weakref.ref(front)
        QTest.keyClick(front, Qt.Key.Key_Escape)
        if isValid(front) and front.isVisible():  # whatever went wrong, the test must go on
            front.hide()


def way_of_asking(name: str, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """How the program asks with a dialog, on the records that the list of every dialog opens it on."""
    kind, given = CLASSES[name.partition(".")[0]], []
    real = kind.__init__

    def noting(dialog: QDialog, *arguments: object, **more: object) -> None:
        given.append(inspect.signature(real).bind(dialog, *arguments, **more).arguments)
        real(dialog, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(kind, "__init__", noting)
        wait_for(DIALOGS[name](demo()))
    ask = getattr(kind, "ask", None) or getattr(kind, "edit", None)
    known = {**given[0], "parent": parent}
    if ask is not None:
        names = inspect.signature(ask).parameters
        if any(one.kind is one.VAR_KEYWORD for one in names.values()):  # it takes what its class is made from
            names = {each: one for each, one in inspect.signature(real).parameters.items() if each != "self"}
        needed = [each for each, one in names.items() if each in known or one.default is one.empty]
        return partial(ask, **{each: known.get(each) for each in needed})
    if issubclass(kind, RecordForm):
        return lambda: DIALOGS[name](demo()).ask_now()
    return lambda: wait_for(DIALOGS[name](demo()))


@pytest.mark.parametrize("name", [name for name in DIALOGS if name not in STAYS])
def test_nothing_stays_of_a_dialog(name, built, monkeypatch):
    parent = built(QWidget)
    parent.show()
    first = Met()
    ask = way_of_asking(name, parent, monkeypatch)
    clear()
    assert first.dialog is not None
    assert first.dialog() is None, "somebody keeps the dialog"
    before = set(QApplication.allWidgets())
    second = Met()
    ask()
    clear()
    assert second.dialog is not None
    assert second.dialog() is None, "somebody keeps the dialog"
    assert [type(each).__name__ for each in QApplication.allWidgets() if each not in before] == []
    demo().session.changed.emit(None)  # nothing of it listens any more
    assert demo().session.write_typing() == ()


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
            if asks and node.name not in ("exec", "hold") and not names & _GO:  # whoever calls these lets it go
                found.append(node.name)
    return found


def test_a_dialog_that_is_kept_is_seen():
    assert keeping("def ask():\n    dialog = PickDialog()\n    dialog.exec()\n") == ["ask"]
    assert keeping("def ask():\n    ImportDialog().open()\n") == ["ask"]
    assert keeping("def ask():\n    dialog = PickDialog()\n    dialog.exec()\n    dialog.deleteLater()\n") == []


def test_no_dialog_is_kept():
    assert {path.name: names for path in _FILES if (names := keeping(path.read_text(encoding="utf-8")))} == {}
