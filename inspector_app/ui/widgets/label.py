"""Words on the screen in one of few roles."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Role(StrEnum):
    """What a label is for; the style sheet gives size, weight and colour."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SECTION = "section"
    TITLE = "title"
    FIGURE = "figure"
    LABEL = "label"
    PROBLEM = "problem"


class Label(QLabel):
    """Plain text (never mark-up: names may hold any character). ``wrap`` breaks long lines."""

    def __init__(self, text: str = "", role: Role = Role.BODY, wrap: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.setMinimumWidth(60)
