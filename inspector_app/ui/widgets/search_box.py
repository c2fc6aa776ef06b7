"""Where to look for something in a list; waits for a pause in typing before it asks."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.composition import FLEETING
from inspector_app.ui.layouts import AS_AROUND, REST, in_row
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.widgets.label import IconLabel
from inspector_app.ui.widgets.table import Table

_PAUSE_MS = 200
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """``searched`` is emitted with the text after a short pause, and at once on Enter or Esc. Ctrl+F jumps here.

    With a list to :meth:`lead` the cursor need not leave: ↑↓, PgUp and PgDn choose in it, Enter opens what is
    chosen, and Ctrl+C copies it where no words of one's own are.
    """

    searched = Signal(str)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty(FLEETING, True)
        self.setPlaceholderText(f"{hint}（Ctrl+F）")
        self.setTextMargins(24, 0, 0, 0)
        in_row(IconLabel("search", scale=1.1), REST, gap=AS_AROUND, edges=(10, 0, 0, 0), of=self)
        self._list: Table | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._pause.start())
        bind_keys(self, (PageKey(self.tr("查找：{0}").format(hint), ("Ctrl+F",), self._jump),))

    def lead(self, table: Table) -> None:
        """The list that is searched."""
        self._list = table

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._now()
            return
        if event.key() in (*_MOVES, *_ENTER) and event.modifiers() in _BARE:
            self._lead_on(event)
            return
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText() and self._list is not None:
            self._list.copy()
            return
        super().keyPressEvent(event)

    def _lead_on(self, event: QKeyEvent) -> None:
        """A key for the list. Enter on words that were not looked for yet looks for them first, and opens nothing."""
        fresh = self._pause.isActive()
        if fresh or (event.key() in _ENTER and (self._list is None or self._list.chosen_id() is None)):
            self._now()
        if self._list is None or not (self._list.model().rowCount()):
            return
        if fresh or self._list.chosen_id() is None:
            self._list.choose_first()
        else:
            QCoreApplication.sendEvent(self._list, event)

    def _now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _jump(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
