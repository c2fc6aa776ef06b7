"""What can be read in the window in front, and what is found there by the name that a screen reader speaks."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)  # fmt: skip

from tests.ui.conftest import accessible_name

Kinds = tuple[type[QWidget], ...]
ENTRIES = (QLineEdit, QPlainTextEdit, QTextEdit)


class NotThere(AssertionError):
    """What the person looked for did not come in sight."""


def in_front() -> bool | None:
    """Wake the window in front, as every desktop does when a dialog above it goes; the offscreen one does not."""
    window = front()
    if window is None or QApplication.activeWindow() is window or QApplication.activePopupWidget():
        return True
    window.activateWindow()
    return None


def front() -> QWidget | None:
    """The window in front: the dialog that waits for an answer, else the program's window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.Window)
    return next(shown, None)


def seen(root: QWidget) -> Iterator[QWidget]:
    """A window and everything visible in it, the windows above it left out."""
    if root.isVisible():
        yield root
        for child in root.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from seen(child)


def screen_text() -> str:
    """Everything that can be read in the window in front, one thing a line."""
    window = front()
    if window is None:
        return ""
    words = [window.windowTitle(), *(words_of(widget) for widget in seen(window))]
    return "\n".join(word for word in words if word)


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractItemView):
        return "\n".join("\t".join(row) for row in cells_of(widget))
    return widget.accessibleName() if type(widget).__name__ == "Chip" else ""


def cells_of(view: QAbstractItemView) -> Iterator[list[str]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount()):
        yield [str(model.index(row, column).data() or "") for column in range(columns)]


def pixels(widget: QWidget) -> bytes:
    return bytes(widget.grab().toImage().constBits())


def one(kinds: Kinds, name: str, within: str, *, able: bool = False, alike: bool = False) -> QWidget | None:
    """The one thing with this name that can be seen; with ``able`` None until it may be used."""
    found = named(kinds, name, within)
    if len(found) > 1 and not alike:
        raise NotThere(f"{len(found)} things are called “{name}” in:\n{screen_text()}")
    return found[0] if found and (found[0].isEnabled() or not able) else None


def named(kinds: Kinds, name: str, within: str) -> list[QWidget]:
    window = front()
    places = [window] if window else []
    if within and window is not None:
        places = [w for w in seen(window) if w.accessibleName() == within and not isinstance(w, QAbstractButton)]
    return [w for place in places for w in seen(place) if isinstance(w, kinds) and name in names_of(w)]


def names_of(widget: QWidget) -> tuple[str, ...]:
    """A box is spoken with its choice on some systems, so its label counts too; so do the words on a button."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return tuple(each for each in (widget.accessibleName() or accessible_name(widget) or words,) if each)
