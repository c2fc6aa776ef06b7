"""An entry that is made of several widgets, such as a line with a button beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

TOOL_KEY = "Alt+↓"


class Parts(QWidget):
    """The first part has the focus for all. Each is called as the entry is, with a word of its own behind, or none."""

    value_changed = Signal()
    _parts: Mapping[QWidget, str] = {}

    def consist_of(self, parts: Mapping[QWidget, str]) -> None:
        """The parts with their own words, as Tab goes; again when one has another word now."""
        self._parts = parts
        self.setFocusProxy(next(iter(parts)))
        self._name_parts()

    def is_helped_by(self, tool: QAbstractButton) -> None:
        """A button that is out of the way of Tab, so that typing goes on in the next entry: it is pressed by mouse, or
        by ``TOOL_KEY`` in the line."""
        tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key = _ToolKey(tool)
        for part in self._parts:
            if part is not tool:
                part.installEventFilter(key)

    def go_past(self) -> None:
        """On to what Tab reaches behind all parts: something was chosen, and Enter must not open the choice again."""
        place = self.nextInFocusChain()
        while place is not None and place is not self and (self.isAncestorOf(place) or not _takes_tab(place)):
            place = place.nextInFocusChain()
        if place is not None and place is not self:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self._name_parts()

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 - Qt's name
        """Said of the part that has the focus first, and of whatever else is no button."""
        super().setAccessibleDescription(description)
        for part in self._parts:
            if part is self.focusProxy() or not isinstance(part, QAbstractButton):
                part.setAccessibleDescription(description)

    def _name_parts(self) -> None:
        for part, own in self._parts.items():
            part.setAccessibleName("：".join(word for word in (self.accessibleName(), own) if word))


def _takes_tab(widget: QWidget) -> bool:
    usable = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return usable and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _ToolKey(QObject):
    """Presses its button; the key is the line's own also where the page has one like it."""

    def __init__(self, tool: QAbstractButton) -> None:
        super().__init__(tool)
        self._tool = tool

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
            return False
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._tool.click()
        return True
