"""The white band on top of every page: title, subtitle, state chip and actions, the primary one last."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_1, GAP_6
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.label import Label, Role


class PageHeader(QFrame):
    """Title and subtitle at the left, actions at the right."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._title = Label(title, Role.TITLE)
        self._subtitle = ElidedLabel(subtitle, Role.SMALL)
        self._chip: Chip | None = None
        words = QVBoxLayout()
        words.setSpacing(GAP_1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP_6, 12, GAP_6, 10)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line below the title; parts are best joined with two blanks and a middle dot."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def set_badge(self, badge: Badge | None) -> None:
        """Show a state chip left of the actions, or none."""
        if self._chip is None:
            self._chip = Chip(badge or Badge(""))
            self._row.insertWidget(1, self._chip)
        if badge is not None:
            self._chip.set_badge(badge)
        self._chip.setVisible(badge is not None)

    def add(self, button: Button) -> Button:
        """Put an action at the right end and hand it back; add the primary one last."""
        self._row.addWidget(button)
        return button
