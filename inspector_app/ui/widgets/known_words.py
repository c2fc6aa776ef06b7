"""A line that offers what is known already and takes any other word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStyledItemDelegate

from inspector_app.ui.theme import dress

_KEY = Qt.ItemDataRole.UserRole
_PRESS = QEvent.Type.KeyPress
_ROWS = 8
_EDGES, _WIDEST = 48, 620


@dataclass(frozen=True, slots=True)
class Offer:
    """``value`` is what the line holds once it was taken, ``words`` how it is offered, ``key`` the record behind it."""

    value: str
    words: str = ""
    key: str = ""


class _Offers(QAbstractListModel):
    """Seen are the words; Qt searches and takes over what would be edited, the value."""

    def __init__(self, offers: Sequence[Offer], parent: QObject) -> None:
        super().__init__(parent)
        self._offers = offers

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words or offer.value
        if role == Qt.ItemDataRole.EditRole:
            return offer.value
        return offer.key if role == _KEY else None


class KnownWords(QLineEdit):
    """Offers whose value contains what is typed stand below the line; ↓ opens the list and goes through it.

    Enter, Tab or a click takes the one in hand; Esc gives back what was typed.

    The words of an offer may say more than its value, such as who is meant by a name; the line holds the value only.
    ``chosen`` brings the key of the offer that was taken, never that of another one with the same value.
    """

    chosen = Signal(str)

    def __init__(self, offers: Sequence[str | Offer], listed: str = "") -> None:
        """``listed`` names the list for a screen reader."""
        super().__init__()
        known = [offer if isinstance(offer, Offer) else Offer(offer) for offer in offers]
        completer = QCompleter(_Offers(known, self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_ROWS)
        completer.popup().setAccessibleName(listed or self.tr("曾用的词"))
        completer.popup().installEventFilter(self)
        completer.popup().setItemDelegate(QStyledItemDelegate(completer.popup()))  # the other one knows no look
        completer.popup().setProperty("role", "drop")
        dress(completer.popup())
        completer.activated[QModelIndex].connect(self.take)  # type: ignore[index]
        self._typed = ""
        self._longest = max((offer.words or offer.value for offer in known), key=len, default="")
        self.textEdited.connect(self._remember)
        self.setCompleter(completer)

    def eventFilter(self, popup: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The list is as wide as its words; Qt leaves the offer in hand in the line on Tab and Esc, telling nobody."""
        if isinstance(popup, QAbstractItemView) and event.type() == QEvent.Type.Show:
            widest = popup.fontMetrics().horizontalAdvance(self._longest) + _EDGES
            popup.setMinimumWidth(min(widest, _WIDEST))  # what tells two of one name apart stands at the end
        if isinstance(popup, QAbstractItemView) and isinstance(event, QKeyEvent) and event.type() == _PRESS:
            index = popup.currentIndex()
            if index.isValid() and event.key() == Qt.Key.Key_Tab:
                self.take(index)
            elif index.isValid() and event.key() == Qt.Key.Key_Escape:
                self.setText(self._typed)
        return super().eventFilter(popup, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Down or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._typed = self.text()
        self.completer().setCompletionPrefix(self._typed)
        self.completer().complete()

    def _remember(self, text: str) -> None:
        self._typed = text

    def take(self, index: QModelIndex) -> None:
        """Hold what is offered there. Qt puts the value into the line too, before this or after."""
        self.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        self.chosen.emit(str(index.data(_KEY)))
