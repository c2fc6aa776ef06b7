"""Words on the screen in one of few roles."""

import re
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
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
        self._words = self._longest = ""
        super().__init__("", role, wrap=True)

    def text(self) -> str:
        return self._words

    def keep_room_for(self, longest: str) -> None:
        """Be as high as these words need, so that nothing moves when the sums grow or more is told."""
        self._longest = _unbroken(longest)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        room = QRect(0, 0, max(width, 1), _NO_END)
        wrapped = Qt.TextFlag.TextWordWrap.value
        return max(
            super().heightForWidth(width), self.fontMetrics().boundingRect(room, wrapped, self._longest).height()
        )

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._words = text
        super().setText(_unbroken(text))
        self.setAccessibleName(text)


def _unbroken(text: str) -> str:
    return "".join(_JOINER.join(part) for part in _PARTS.split(text))


_NO_END = 10_000
_JOINER = "\u2060"  # no line breaks where it stands
_PARTS = re.compile(r"(?<=[；。])|(?<=· )")
