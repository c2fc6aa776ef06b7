"""Keys in every dialog: Enter on a button presses it, in a line the main button; Alt with a digit writes nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import SIGNAL, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

import inspector_app.ui
from inspector_app.ui.stray_keys import StrayKeys
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.search_box import SearchBox
from tests.house.source import modules, nodes

# Where there is no main button, Enter in a line does nothing, and why.
NO_PRIMARY = {
    "ProgressDialog": "one waits",
    "DraftsDialog": "a list with buttons of its own",
    "BinDialog": "a list with buttons of its own",
    "EditionsDialog": "a list with buttons of its own",
    "Box": "a reason of several lines",
}


def reachable(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """What a person can put the focus on, outside of tables."""
    for widget in window.findChildren(kind):
        if widget.isVisibleTo(window) and widget.isEnabledTo(window) and not _in_table(widget):
            yield widget


def _in_table(widget: QObject | None) -> bool:
    while widget is not None and not isinstance(widget, QAbstractItemView):
        widget = widget.parent()
    return widget is not None


class Presses:
    """Which buttons of a window are pressed; what they would do is not done."""

    def __init__(self, window: QWidget) -> None:
        self.names: list[str] = []
        for button in window.findChildren(QPushButton):
            if button.receivers(SIGNAL("clicked(bool)")):
                button.clicked.disconnect()
            button.clicked.connect(lambda _checked=False, button=button: self.names.append(button.accessibleName()))

    def taken(self) -> list[str]:
        names, self.names = self.names, []
        return names


def wrong_keys(window: QWidget, name: str) -> dict[str, object]:
    """Where Alt with a digit writes, and where Enter does not press what it should: in a line the main button, on a
    button that one. Its buttons do nothing afterwards. Asked of each dialog in test_every_dialog.py."""
    StrayKeys.of_application()
    written = written_by_alt(window)
    presses = Presses(window)
    in_lines = wrong_in_lines(window, presses, name)
    return {
        where: wrong
        for where, wrong in (("alt", written), ("lines", in_lines), ("buttons", wrong_on_buttons(window, presses)))
        if wrong
    }


def wrong_on_buttons(window: QWidget, presses: Presses) -> dict[str, list[str]]:
    """What Enter presses on each button that it does not press itself."""
    wrong = {}
    for button in reachable(window, QPushButton):
        if button.menu() is None and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Return)
            if (pressed := presses.taken()) != [button.accessibleName()]:
                wrong[button.accessibleName()] = pressed
    return wrong


def wrong_in_lines(window: QWidget, presses: Presses, name: str) -> dict[str, list[str]]:
    """What Enter presses in each line where it is not the main button; a file that is read is looked at first."""
    main = [each for each in reachable(window, QPushButton) if each.property("kind") == str(Kind.PRIMARY)]
    wanted = [main[-1].accessibleName()] if main and name not in NO_PRIMARY else []
    wrong = {}
    for kind in (QLineEdit, QComboBox):
        for line in reachable(window, kind):
            if isinstance(line, SearchBox) or (isinstance(line, QLineEdit) and line.isReadOnly()):
                continue
            line.setFocus()
            QTest.keyClick(line, Qt.Key.Key_Return)
            reads = isinstance(around := line.parent(), PathEdit) and around.reads
            if (pressed := presses.taken()) != ([] if reads else wanted):
                wrong[line.accessibleName()] = pressed
    return wrong


def written_by_alt(window: QWidget) -> dict[str, str]:
    """What stands in each entry in which Alt with a digit writes something."""
    wrong = {}
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox):
        for entry in reachable(window, kind):
            entry.setFocus()
            if QApplication.focusWidget() is not entry:
                continue
            before = words(entry)
            for number in "1234567":
                QTest.keyClick(entry, number, Qt.KeyboardModifier.AltModifier)
            if words(entry) != before:
                wrong[entry.accessibleName()] = words(entry)
    return wrong


def words(entry: QWidget) -> str:
    match entry:
        case QLineEdit():
            return entry.text()
        case QComboBox():
            return entry.currentText()
        case _:
            return entry.toPlainText()


def test_every_button_is_one_that_enter_presses():
    """Qt's own one is pressed by Enter in a dialog only, and by no means everywhere there."""
    plain = {}
    for path in modules(Path(inspector_app.ui.__file__).parent):
        for node in nodes(path):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
            if called in ("QPushButton", "QToolButton") or {"QPushButton", "QToolButton"} & set(bases):
                plain[path.name] = node.lineno
    assert set(plain) == {"button.py"}


def test_every_key_is_bound_where_it_is_told():
    """F1 shows what is bound by ``bind_keys``: a shortcut made by another module would be known to nobody."""
    makes = {
        path.name
        for path in modules(Path(inspector_app.ui.__file__).parent)
        for node in nodes(path)
        if isinstance(node, ast.Call)
        if ast.unparse(node.func).endswith(("QShortcut", "setShortcut", "setShortcuts"))
    }
    assert makes == {"page_keys.py"}
