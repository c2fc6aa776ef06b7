"""Where the twelve digits are typed that stand for a receipt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.field import Field


class ReceiptCode(QWidget):
    """``typed`` brings what was typed."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setPlaceholderText("0000 0000 0000")
        self._line.returnPressed.connect(self._send)
        hint = self.tr("回执文件带不回来时，输入办公室读的或写的12位数字。")
        take = Button(self.tr("登记回执码"), "check", clicked=self._send)
        in_column(Field(self.tr("回执码"), self._line, hint), in_row(wide(QWidget()), take), gap=GAP_2, of=self)

    def clear(self) -> None:
        """Take what was typed away once it was used."""
        self._line.clear()

    def _send(self) -> None:
        self.typed.emit(self._line.text())
