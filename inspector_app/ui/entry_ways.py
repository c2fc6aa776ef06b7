"""How the entry of a form is read and written, whichever widget it is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from inspector_app.ui.widgets.growing_text import show_text
from inspector_app.ui.widgets.known_words import KnownWords


def ways_of(entry: Any) -> tuple[Callable[[], Any], Callable[[Any], None], SignalInstance]:
    """To read an entry, to write it, and its signal of a change.

    Our own entries speak alike (value, set_value, value_changed); Qt's are made to, but for its box of choices, which
    finds a day or a pair only where it is the very same object: :class:`ChoiceBox` takes its place.
    Raises :class:`TypeError` for what is none.
    """
    if isinstance(entry, QPlainTextEdit):
        return entry.toPlainText, lambda value: show_text(entry, value or ""), entry.textChanged
    if hasattr(entry, "value_changed"):
        return entry.value, entry.set_value, entry.value_changed
    if isinstance(entry, KnownWords):
        return entry.text, lambda value: entry.setText(value or ""), entry.held_changed
    if isinstance(entry, QLineEdit):
        return entry.text, lambda value: entry.setText(value or ""), entry.textChanged
    if isinstance(entry, QCheckBox):
        return entry.isChecked, lambda value: entry.setChecked(bool(value)), entry.toggled
    raise TypeError(f"{type(entry).__name__} is no entry")
