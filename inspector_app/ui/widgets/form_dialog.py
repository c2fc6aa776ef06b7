"""A dialog with something to fill in: title, body, a notice for what has no field, and two buttons."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.focus_back import FocusBack
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.scrolled import Squeezed


class FormDialog(QDialog):
    """The primary button wishes (``accept_requested``); whoever asked calls ``accept`` when the use case succeeded.

    Enter in a line presses the primary button unless it destroys something, on another button that button; in a table
    it is the table's. Ctrl+Enter presses the primary button from anywhere, Esc turns back. Once it is gone the focus
    is where it was before.
    """

    accept_requested = Signal()

    def __init__(self, title: str, verb: str = "保存", width: int = 560, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        bound_width(self)
        self.notice = Notice()
        self.draft_notice = Notice()
        content = QWidget()
        content.setProperty("role", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP_3)
        self.primary = Button(verb, kind=Kind.PRIMARY, clicked=self.accept_requested.emit)
        self.primary.setAutoDefault(False)
        back = Button(self.tr("取消"), clicked=self.reject)
        back.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_2)
        buttons.addWidget(self.notice, 1)  # beside the button that was pressed, where there is room for a line
        buttons.addStretch()
        for button in (back, self.primary):
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_6, GAP_6, GAP_6, GAP_4)
        column.setSpacing(GAP_4)
        column.addWidget(Label(title, Role.SECTION))
        column.addWidget(self.draft_notice)
        self.area = Squeezed(content)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.primary.click)

    def exec(self) -> int:
        back = FocusBack()
        try:
            return super().exec()
        finally:
            back.give_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        elif self.isVisible() and not _in_table(focus) and self.primary.property("kind") != str(Kind.DANGER):
            self.primary.click()

    def fit(self) -> None:
        """As wide as it wishes and as high as what is in it, within the screen it is on."""
        bound_width(self)
        self.area.updateGeometry()
        frame = self.layout()
        if frame is None:
            return
        frame.activate()
        width = self.width()
        wanted = frame.totalHeightForWidth(width) if frame.hasHeightForWidth() else frame.totalSizeHint().height()
        self.resize(within(QSize(width, wanted), self))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()
        QTimer.singleShot(0, self, self.fit)  # texts that wrap know their height once they have their width and look


def _in_table(place: QWidget | None) -> bool:
    """Whether Enter there goes on in a table, and sends nothing off."""
    while place is not None and not isinstance(place, QAbstractItemView):
        place = place.parentWidget()
    return place is not None
