"""The dark column at the left: the program's name, the pages, and below them light, lock and state."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.layouts import REST, in_column, in_row, see_through, wide
from inspector_app.ui.page_keys import FIND_KEY, FIND_WORDS, HELP_KEY, HELP_WORDS, LIGHT_KEY, LOCK_KEY
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, dress, style_as
from inspector_app.ui.widgets.button import PressButton
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.tip import set_tip

_ICON_GAP, _ICON_GROWS = 10, 6
_BETWEEN, _DENSE = 2, 28  # room between two entries; how high a dense one is
_FOOT = 38  # the most that light and lock take of it
_AROUND, _LINES = 53, 5  # head and state: their edges, and how many lines of letters


class NavigationItem(PressButton):
    """One line of the column; its icon follows theme and choice."""

    def __init__(self, text: str, icon: str, key: str = "") -> None:
        super().__init__(text)
        self._words, self._key = text, key
        self._icon_name = icon
        self._icon_grows, self._high, self._gap = _ICON_GROWS, 0, _ICON_GAP
        self._drawn: tuple[object, ...] = ()
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _checked: self._draw_icon())
        self._draw_icon()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the words as its tooltip, or both."""
        self.setText("" if narrow else self._words)
        self._gap = 0 if narrow else _ICON_GAP
        style_as(self, "narrow", narrow)
        self._draw_icon()
        set_tip(self, f"{self._words}　{self._key}".strip() if narrow else self._key)

    def set_fitting(self, fitting: str, high: int) -> None:
        """As high as it likes, or ``dense``, or ``tight`` with a smaller icon, where there is little height; of that it
        takes what there is (``high``), for gloves have to hit it."""
        if high != self._high:
            self._high = high
            self.updateGeometry()
        if self.property("dense") != fitting:
            self._icon_grows = _ICON_GROWS if fitting != "tight" else 2
            style_as(self, "dense", fitting)
            self._draw_icon()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self._high))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        look = theme.current()
        size = look.body_size + self._icon_grows
        colour = look.nav_chosen_text if self.isChecked() else look.nav_text
        wanted = (look.name, colour, size, self._gap)
        if wanted != self._drawn:  # a change of look is told twice, and an icon that is put in anew lays out the bar
            self._drawn = wanted
            self.setIconSize(QSize(size + self._gap, size))
            self.setIcon(icons.icon(self._icon_name, colour, size, self._gap))


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
    find_requested = Signal()
    help_requested = Signal()

    def __init__(self, pages: Sequence[tuple[str, str, str]], keys: Mapping[str, str] | None = None) -> None:
        """``keys`` says by page which one brings it in sight."""
        super().__init__()
        self._keys = keys or {}
        self.setProperty("role", "navigation")
        self.setAccessibleName(self.tr("导航"))
        self._items: dict[str, NavigationItem] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        self._words = self._short = ""
        self._name = self._name_words()
        self._find = self._foot_item(f"{FIND_WORDS}　{FIND_KEY}", "search", self.find_requested)
        self._help = self._foot_item(HELP_WORDS, "book-open", self.help_requested)
        self._asks = in_row(wide(self._find), self._help, gap=0)
        column = in_column(self._head(), self._asks, gap=2, edges=(0, GAP_3, 0, GAP_2), of=self)
        area = Scrolled(self._pages(pages))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # two bars would hide what they show
        column.addWidget(area, 1)
        feet = (
            self._foot_item(self.tr("强光"), "sun", self.light_toggled, LIGHT_KEY),
            self._foot_item(self.tr("锁定"), "lock", self.lock_requested, LOCK_KEY),
        )
        self._feet = in_row(*feet, gap=0)
        column.addLayout(self._feet)
        self._beside = (self._find, *feet)
        self._help.set_narrow(True)  # its picture alone, beside what looks for anything
        set_tip(self._help, f"{HELP_WORDS}　{HELP_KEY}")
        self._state = Label("", Role.SMALL, wrap=True)
        column.addWidget(self._state)
        self.set_narrow(False)
        dress(self)

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._items[key].setChecked(True)

    def set_state(self, words: str, short: str) -> None:
        """The lines at the bottom: encrypted, date of a demonstration. ``short`` fits below icons."""
        self._words, self._short = words, short
        self._show_state()

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, with their words as tooltips, where the window has no room to spare."""
        self._narrow = narrow
        self._name.setVisible(not narrow)
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._asks.setDirection(side)
        style_as(self._help, "narrow", narrow)  # beside other words it keeps its edges, for a finger too
        self._help.setSizePolicy(  # as wide as what stands above it, or as high as what is beside it
            QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Maximum,
            QSizePolicy.Policy.Fixed if narrow else QSizePolicy.Policy.Preferred,
        )
        self._feet.setDirection(side)  # beside each other: what they leave free the pages take, for gloves
        for item in (*self._items.values(), *self._beside):
            item.set_narrow(narrow)
        self._show_state()
        self._set_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        look = theme.current()
        feet = len(self._beside) + 1 if self._narrow else len(self._beside) - 1
        left = event.size().height() - _AROUND - _LINES * look.body_size
        alike = left / (len(self._items) + feet) - _BETWEEN  # where light and lock are no higher than a page
        each = alike if alike < _FOOT else (left - _FOOT * feet) / len(self._items) - _BETWEEN
        fitting = "" if each >= look.nav_height else "dense" if each >= _DENSE else "tight"
        for item in self._items.values():
            item.set_fitting(fitting, int(each) if fitting else 0)
        for foot in (*self._beside, self._help):
            foot.set_fitting(fitting, min(int(each), _FOOT) if fitting else 0)

    def _pages(self, pages: Sequence[tuple[str, str, str]]) -> QWidget:
        content = see_through()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, GAP_1, 0, 0)
        column.setSpacing(_BETWEEN)
        for key, title, icon in pages:
            item = NavigationItem(title, icon, self._keys.get(key, ""))
            item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(item)
            self._items[key] = item
            column.addWidget(item)
        column.addStretch()
        return content

    def _name_words(self) -> QWidget:
        content = see_through()
        name = Label(self.tr("工地劳动保障监察"))
        name.setProperty("role", "name")
        in_column(name, Label(self.tr("欠薪检查工作台"), Role.SMALL), gap=GAP_1, of=content)
        return content

    def _head(self) -> QHBoxLayout:
        return in_row(_Sign(), self._name, REST, gap=10, edges=(14, 0, 6, 0))

    def _show_state(self) -> None:
        """In a narrow column the short lines, and the whole ones in the tooltip."""
        self._state.setText(self._short if self._narrow else self._words)
        set_tip(self._state, self._words if self._narrow else "")
        self._state.setContentsMargins(8 if self._narrow else 18, GAP_1, 0 if self._narrow else 12, 0)

    def _foot_item(self, text: str, icon: str, signal: SignalInstance, key: str = "") -> NavigationItem:
        item = NavigationItem(text, icon, key)
        item.setProperty("kind", "foot")
        item.clicked.connect(lambda _checked=False: signal.emit())
        return item

    def _set_width(self) -> None:
        look = theme.current()
        self.setFixedWidth(look.nav_icons if self._narrow else look.nav_width)
