"""A file or folder: typed, dropped, or chosen in a box."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.parts import Parts

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PathEdit(Parts):
    """``value()`` is the path as text, empty when there is none. A file may be dropped on it.

    Where a file is ``read`` as soon as it is chosen, Enter in the line has it read and presses no button of the dialog:
    nobody has seen yet what is in it.
    """

    chosen = Signal()

    def __init__(self, choose: Choose, verb: str = "", start: str = "", read: bool = False) -> None:
        super().__init__()
        self._choose = choose
        self._start = start
        self.reads = read
        self.line = _ReadLine() if read else QLineEdit()
        self.line.setAcceptDrops(False)
        self.line.textChanged.connect(lambda _text: self.value_changed.emit())
        self.line.editingFinished.connect(self.chosen)
        self._button = Button(verb or self.tr("选择…"), "folder-open", clicked=self.open_box)
        in_row(wide(self.line), self._button, of=self)
        self.consist_of({self.line: "", self._button: self._button.text()})
        self.setAcceptDrops(True)

    def value(self) -> str:
        """The path as text."""
        return self.line.text().strip()

    def path(self) -> Path | None:
        """The path, or None when nothing is there."""
        return Path(self.value()) if self.value() else None

    def set_value(self, value: str | None) -> None:
        """Show a path."""
        self.line.setText(value or "")

    def open_box(self) -> None:
        """Let the person choose."""
        found = self._choose(self, self.value() or self._start)
        if found:
            self.set_value(found)
            self.line.setFocus()  # on the button Enter would open the box again
            self.chosen.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.set_value(dropped_file(event))
        self.chosen.emit()


class _ReadLine(QLineEdit):
    """A line that keeps Enter, once it has told that it was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        super().keyPressEvent(event)
        if event.key() in _ENTERS:
            event.accept()


def dropped_file(event: QDropEvent) -> str:
    """The first local file of a drag, or empty."""
    return next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
