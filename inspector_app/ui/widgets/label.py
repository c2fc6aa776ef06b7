"""Words on the screen in one of few roles."""

import re
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


class SumsLabel(Label):
    """Sums that break between their parts only: 尚欠 is not parted from its amount. ``text()`` is as it was set."""

    def __init__(self, role: Role = Role.BODY) -> None:
        self._words = ""
        super().__init__("", role, wrap=True)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._words = text
        super().setText("".join(_JOINER.join(part) for part in _PARTS.split(text)))
        self.setAccessibleName(text)


_JOINER = "\u2060"  # no line breaks where it stands
_PARTS = re.compile(r"(?<=[；。])|(?<=· )")
