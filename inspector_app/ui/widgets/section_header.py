"""The heading of a part of a page, with quiet actions at its right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role


class SectionHeader(QWidget):
    """A section title; :meth:`add` puts an action at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, Role.SECTION)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_2)
        self._row.addWidget(self._title)
        self._row.addStretch()

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def add(self, button: Button) -> Button:
        """Put a button at the right end and hand it back."""
        self._row.addWidget(button)
        return button
