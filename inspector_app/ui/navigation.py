"""The dark column at the left: the program's name, the pages, and below them light, lock and state."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.widgets.label import Label, Role

_ICON_GAP = 10


class NavigationItem(QPushButton):
    """One line of the column; its icon follows theme and choice."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _checked: self._draw_icon())
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        look = theme.current()
        size = look.body_size + 6
        colour = look.nav_chosen_text if self.isChecked() else look.nav_text
        self.setIconSize(QSize(size + _ICON_GAP, size))
        self.setIcon(icons.icon(self._icon_name, colour, size, _ICON_GAP))


class _Sign(QWidget):
    """The hard hat beside the program's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(30, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap("hard-hat", 30, theme.current().nav_mark, self.devicePixelRatioF()))
        painter.end()


class Navigation(QFrame):
    """Emits the key of the page that is wished for."""

    chosen = Signal(str)
    light_toggled = Signal()
    lock_requested = Signal()

    def __init__(self, pages: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setAccessibleName(self.tr("导航"))
        self._items: dict[str, NavigationItem] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 12)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addSpacing(14)
        for number, (key, title, icon) in enumerate(pages, 1):
            item = NavigationItem(title, icon)
            item.setCheckable(True)
            item.setToolTip(f"Alt+{number}")
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(item)
            self._items[key] = item
            column.addWidget(item)
        column.addStretch()
        self._light = self._foot_item(self.tr("强光模式　F9"), "sun", self.light_toggled)
        column.addWidget(self._light)
        column.addWidget(self._foot_item(self.tr("锁定　Ctrl+L"), "lock", self.lock_requested))
        self._state = Label("", Role.SMALL, wrap=True)
        self._state.setContentsMargins(18, GAP_2, 12, 0)
        column.addWidget(self._state)
        self._set_width()

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._items[key].setChecked(True)

    def set_state(self, words: str) -> None:
        """The lines at the bottom: encrypted, date of a demonstration."""
        self._state.setText(words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_width()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(GAP_1)
        name = Label(self.tr("工地劳动保障监察"))
        name.setProperty("role", "name")
        words.addWidget(name)
        words.addWidget(Label(self.tr("欠薪检查工作台"), Role.SMALL))
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 6, 0)
        row.setSpacing(10)
        row.addWidget(_Sign())
        row.addLayout(words)
        row.addStretch()
        return row

    def _foot_item(self, text: str, icon: str, signal: SignalInstance) -> NavigationItem:
        item = NavigationItem(text, icon)
        item.setProperty("kind", "foot")
        item.clicked.connect(lambda _checked=False: signal.emit())
        return item

    def _set_width(self) -> None:
        self.setFixedWidth(theme.current().nav_width)
