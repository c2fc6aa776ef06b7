"""A line that offers words which occurred before and takes any other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class KnownWords(QLineEdit):
    """Words that contain what is typed are offered below the line; ↓ opens all of them."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offers = QCompleter(list(words), self)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.popup().setAccessibleName(self.tr("曾用的词"))
        self.setCompleter(offers)
