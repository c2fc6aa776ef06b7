"""A white card that holds other widgets."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.label import Label, Role


class Card(QFrame):
    """A white card; put things into ``body``. A title makes it a named group for the screen reader."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP_4, 14, GAP_4, 14)
        self.body.setSpacing(GAP_3)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Role.SECTION))
