"""A dialog with something to fill in: title, body, a notice for what has no field, and two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice


class FormDialog(QDialog):
    """The primary button wishes (``accept_requested``); whoever asked calls ``accept`` when the use case succeeded.

    Enter in a field does not close it; Ctrl+Enter presses the primary button, Esc turns back.
    """

    accept_requested = Signal()

    def __init__(self, title: str, verb: str = "保存", width: int = 560, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.notice = Notice()
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_3)
        self.primary = Button(verb, kind=Kind.PRIMARY, clicked=self.accept_requested.emit)
        self.primary.setAutoDefault(False)
        back = Button(self.tr("取消"), clicked=self.reject)
        back.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_2)
        buttons.addStretch()
        buttons.addWidget(back)
        buttons.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_6, GAP_6, GAP_6, GAP_4)
        column.setSpacing(GAP_4)
        column.addWidget(Label(title, Role.SECTION))
        column.addWidget(self.notice)
        column.addLayout(self.body)
        column.addStretch()
        column.addLayout(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.primary.click)
