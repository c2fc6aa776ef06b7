"""What a list shows when it is empty: why, and what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role


class EmptyState(QWidget):
    """Icon, sentence, explanation and perhaps one action, in the middle of the free space."""

    requested = Signal()

    def __init__(
        self, sentence: str, detail: str = "", icon: str = "inbox", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP_4, GAP_4, GAP_4, GAP_4)
        self.column.setSpacing(GAP_2)
        self.column.addStretch()
        self.column.addWidget(IconLabel(icon, scale=2.6), alignment=middle)
        self.column.addWidget(Label(sentence, Role.SECTION), alignment=middle)
        if detail:
            words = Label(detail, Role.SMALL, wrap=True)
            words.setAlignment(middle)
            self.column.addWidget(words)
        if action:
            self.column.addSpacing(GAP_2)
            button = Button(action, kind=Kind.PRIMARY, clicked=self.requested.emit)
            self.column.addWidget(button, alignment=middle)
        self.column.addStretch()
