"""The heading of a part of a page, with quiet actions at its right."""

from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role


class SectionHeader(QWidget):
    """A section title; :meth:`add` puts an action at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = Label(title, Role.SECTION)
        self._row = in_row(self._title, REST, of=self)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def add(self, button: Button) -> Button:
        """Put a button at the right end and hand it back."""
        self._row.addWidget(button)
        return button
