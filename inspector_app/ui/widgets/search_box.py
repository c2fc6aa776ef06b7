"""Where to look for something in a list; waits for a pause in typing before it asks."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector_app.ui.widgets.icon_label import IconLabel

_PAUSE_MS = 200


class SearchBox(QLineEdit):
    """``searched`` is emitted with the text after a short pause, and at once on Enter or Esc. Ctrl+F jumps here."""

    searched = Signal(str)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(f"{hint}（Ctrl+F）")
        self.setTextMargins(24, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(IconLabel("search", scale=1.1))
        row.addStretch()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._now)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._jump)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._now()
            return
        super().keyPressEvent(event)

    def _now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _jump(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
