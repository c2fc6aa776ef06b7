"""Text in the roles that the look knows, an icon beside it, and words that are cut with … where there is no room."""

import re
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.tip import set_tip


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


def breakable(text: str) -> str:
    """Words for a narrow column: a run without a blank, such as a masked number, may break there before its edge."""
    return _RUN.sub("\\g<0>\u200b", text)


_RUN = re.compile(r"\*{4,}(?=[!-~])|[!-~]{18}(?=[!-~])")


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


class IconLabel(QWidget):
    """A decorating icon in the strip colour of a tone (text colour of the second rank when plain)."""

    def __init__(self, icon: str, tone: Tone = Tone.PLAIN, scale: float = 1.2) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = round(theme.current().body_size * self._scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        side = self.sizeHint().width()
        drawing = icons.pixmap(self._icon, side, theme.current().ink(self._tone), self.devicePixelRatioF())
        painter.drawPixmap(QRectF(0, (self.height() - side) / 2, side, side).toRect(), drawing)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


_NEVER_FIRST = "，。；：、！？）》”…"


def _whole(words: str, end: int) -> int:
    """Where a line ends at the latest: no figure and no Latin word is torn, no closing mark begins the next one."""
    for at in range(end, 1, -1):
        before, after = words[at - 1], words[at]
        torn = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        if not torn and after not in _NEVER_FIRST:
            return at
    return end


class ElidedLabel(Label):
    """A label that never asks for more room than there is; it takes up to ``lines`` lines before it is cut."""

    def __init__(self, text: str = "", role: Role = Role.BODY, lines: int = 1) -> None:
        super().__init__(text, role)
        self._most = lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)

    def take_lines(self, most: int) -> None:
        """Take up to so many lines from now on."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        set_tip(self, text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, super().sizeHint().height() + self._further)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() + self._further)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._most > 1 and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def _further(self) -> int:
        """The height of the lines below the first one."""
        return (len(self.lines) - 1) * self.fontMetrics().lineSpacing() if self._most > 1 else 0

    @property
    def lines(self) -> list[str]:
        """The words as they stand in the lines of the present width."""
        lines, rest, metrics, room = list[str](), self.text(), self.fontMetrics(), self.width()
        while len(lines) < self._most - 1 and metrics.horizontalAdvance(rest) > room:
            fitting = (end for end in range(len(rest) - 1, 1, -1) if metrics.horizontalAdvance(rest[:end]) <= room)
            end = _whole(rest, next(fitting, 1))
            lines.append(rest[:end])
            rest = rest[end:]
        return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        words = "\n".join(self.lines)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
