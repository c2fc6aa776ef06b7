"""Buttons of few kinds, whose icons follow the theme."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Self

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip

from inspector_app.ui import icons, theme
from inspector_app.ui.theme import style_as
from inspector_app.ui.widgets.tip import put_back_tip, set_tip

_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_GOES = "chevron-"  # icons of what goes on, back or opens


class Kind(StrEnum):
    """Primary: the one thing to do here. Quiet: a link. Icon and bare: no words, so a name is a must."""

    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    ICON = "icon"
    BARE = "bare"
    SEGMENT = "segment"


class PressButton(QPushButton):
    """A button that Enter presses too while it has the focus, in a dialog and on a page; a key held down does not."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~_KEYPAD:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class Button(PressButton):
    """A button with an icon from ``resources/icons``. Icon-only kinds take ``name`` for screen reader and tooltip."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        name: str = "",
        clicked: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(text)
        self._icon_name = icon
        self._drawn: tuple[object, ...] = ()
        self._group = ""
        self._why_not = self._tip = ""
        self.only_looks = kind is Kind.SEGMENT or icon.startswith(_GOES)
        """Whether it changes nothing: then it stays where a window is only read (see ``ui/only_reads.py``)."""
        self.kind = kind
        self.setProperty("kind", str(kind))
        self.setAutoDefault(False)  # Enter in a field of a dialog presses no button
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or text)
        if name and not text:
            set_tip(self, name)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        self.toggled.connect(self._draw_icon)  # a function that names the button would keep it for ever
        self._draw_icon()

    def leave_cursor(self) -> Self:
        """A click leaves the cursor where one writes, so that what is typed next is no letter on a button."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return self

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        named_by_words = self.accessibleName() == self._name_by(self.text())
        super().setText(text)
        self._draw_icon()
        if named_by_words:
            self.setAccessibleName(self._name_by(text))

    def name_under(self, group: str) -> None:
        """Be called by a group's name and one's own words, whatever they will be."""
        self._group = group
        self.setAccessibleName(self._name_by(self.text()))

    def allow(self, allowed: bool, why_not: str) -> None:
        """Let it be pressed or not; where it cannot be, the tooltip says why, to the screen reader too."""
        if not self._why_not:
            self._tip = self.toolTip()  # what it says of itself comes back
        self._why_not = "" if allowed else why_not
        self.removeEventFilter(self)
        if self._why_not:
            self.installEventFilter(self)
        self.setEnabled(allowed)
        set_tip(self, self._why_not) if self._why_not else put_back_tip(self, self._tip)
        self.setAccessibleDescription(self._why_not)

    def looks(self) -> Self:
        """It changes nothing."""
        self.only_looks = True
        return self

    def set_kind(self, kind: Kind) -> None:
        """Look as another kind, its icon too."""
        self.kind = kind
        style_as(self, "kind", str(kind))
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._draw_icon()

    def _name_by(self, text: str) -> str:
        return f"{self._group}：{text}" if self._group else text

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A press says why it cannot be done too: a finger rests over nothing. Only a button that says so looks at what
        comes to it (``allow``): there are hundreds in a window, and each event of each would be told to Python."""
        if event.type() == QEvent.Type.MouseButtonPress and not self.isEnabled():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()

    def _draw_icon(self, _checked: bool = False) -> None:
        if not self._icon_name:
            return
        look = theme.current()
        colours = {
            Kind.PRIMARY: look.on_primary,
            Kind.QUIET: look.primary,
            Kind.DANGER: look.ink("danger"),
            Kind.BARE: look.second,
        }
        size = look.body_size + 3
        gap = 6 if self.text() else 0
        colour = look.checked_ink if self.isChecked() else colours.get(self.kind, look.text)
        wanted = (look.name, self._icon_name, colour, gap)
        if wanted != self._drawn:  # Qt tells of one change of look twice
            self._drawn = wanted
            self.setIconSize(QSize(size + gap, size))
            self.setIcon(icons.icon(self._icon_name, colour, size, gap))
