"""The dark column of the start window: the program's name, and what a person should know before typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_6
from inspector_app.ui.widgets.label import Label, Role

_WIDTH = 300
_SIGN = 44


class _Picture(QWidget):
    """An icon in a colour of the navigation."""

    def __init__(self, icon: str, size: int, marked: bool = False) -> None:
        super().__init__()
        self._icon, self._size, self._marked = icon, size, marked
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = theme.current()
        colour = look.nav_mark if self._marked else look.nav_text
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap(self._icon, self._size, colour, self.devicePixelRatioF()))
        painter.end()


class Banner(QFrame):
    """Lines are (icon, words)."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setFixedWidth(_WIDTH)
        name = Label(self.tr("工地劳动保障监察"))
        name.setProperty("role", "name")
        column = in_column(
            _Picture("hard-hat", _SIGN, marked=True),
            GAP_2,
            name,
            Label(self.tr("欠薪检查工作台"), Role.SMALL),
            GAP_6,
            gap=GAP_3,
            edges=(28, 36, GAP_6, GAP_6),
            of=self,
        )
        for icon, words in lines:
            row = in_row(
                placed(_Picture(icon, 18), Qt.AlignmentFlag.AlignTop),
                wide(Label(words, Role.SMALL, wrap=True)),
                gap=GAP_3,
            )
            column.addLayout(row)
        column.addStretch()
