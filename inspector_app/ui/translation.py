"""Sentences of free functions through Qt's translation; a widget's own go through its ``self.tr``."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A sentence shown to people, which is its own source text."""
    return QCoreApplication.translate("desk", text)
