"""An entry that is made of several widgets, such as a line with a button beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget


class Parts(QWidget):
    """The first part has the focus for all. Each is called as the entry is, with a word of its own behind, or none."""

    value_changed = Signal()
    _parts: Mapping[QWidget, str] = {}

    def consist_of(self, parts: Mapping[QWidget, str]) -> None:
        """The parts with their own words, as Tab goes; again when one has another word now."""
        self._parts = parts
        self.setFocusProxy(next(iter(parts)))
        self._name_parts()

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
