"""An entry that holds another record: its name, and buttons to choose one or to leave it empty."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector_app.ui.widgets.button import Button, Kind

Pick = Callable[[], str | None]
Name = Callable[[str], str]


class PickEntry(QWidget):
    """``value()`` is the record's rid or empty. ``pick`` asks the person; ``name`` says what a rid is called."""

    value_changed = Signal()

    def __init__(self, pick: Pick, name: Name, empty: str = "未选择", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pick = pick
        self._name_of = name
        self._value = ""
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the buttons, where something can be done
        self.line.setPlaceholderText(empty)
        self._choose = Button("选择…", clicked=self.choose)
        self._clear = Button(icon="x", kind=Kind.ICON, name="清除", clicked=lambda: self.set_value(""))
        self._clear.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._choose)
        row.addWidget(self._clear)
        self.setFocusProxy(self._choose)

    def value(self) -> str:
        """The rid, empty when nothing is chosen."""
        return self._value

    def set_value(self, rid: str | None) -> None:
        """Show a record; an empty rid clears the entry."""
        rid = rid or ""
        if rid != self._value:
            self._value = rid
            self.line.setText(self._name_of(rid) if rid else "")
            self.line.setCursorPosition(0)
            self._clear.setEnabled(bool(rid))
            self.value_changed.emit()

    def choose(self) -> None:
        """Ask for a record."""
        rid = self._pick()
        if rid:
            self.set_value(rid)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._choose.setAccessibleName(f"{name}：选择")
        self._clear.setAccessibleName(f"{name}：清除")

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(description)
        self._choose.setAccessibleDescription(description)
