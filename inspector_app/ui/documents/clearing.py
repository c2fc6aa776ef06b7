"""Taking widgets out of a layout so that they are gone at once."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Remove every widget of a layout; each is deleted when its own signal, if one is on the way, has ended."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
