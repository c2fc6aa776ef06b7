"""A line that offers what is known already and takes any other word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QWidget,
)  # fmt: skip

from inspector_app.ui.theme import dress

_KEY = Qt.ItemDataRole.UserRole
_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.MouseButtonRelease
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Shift, Qt.Key.Key_AltGr)
_GOES_BELOW = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
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
        self._is_silent = False

    def be_silent_about(self, text: str) -> None:
        """Offer nothing while all that could be offered is the word that stands there already."""
        found = [offer for offer in self._offers if text.casefold() in offer.value.casefold()]
        is_silent = all(offer.value == text and not offer.key for offer in found)
        if is_silent is not self._is_silent:
            self.beginResetModel()
            self._is_silent = is_silent
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() or self._is_silent else len(self._offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words or offer.value
        if role == Qt.ItemDataRole.EditRole:
            return offer.value
        return offer.key if role == _KEY else None


class KnownWords(QLineEdit):
    """Offers whose value contains what is typed stand below the line; ↓ opens the list and goes through it.

    Enter, Tab or a click takes the one in hand, also a click beside the list and a shortcut, which go where they go
    without it: what is seen in the line is what is saved. Esc gives back what was typed. Enter with none in hand goes
    where it goes without the list.

    The words of an offer may say more than its value, such as who is meant by a name; the line holds the value only.
    ``chosen`` brings the key of the offer that was taken, never that of another one with the same value.

    ``held_changed`` tells that the line holds other words; not of an offer that one only goes past in the list, and of
    one that is taken after ``chosen``, so that taking it is one step.
    """

    chosen = Signal(str)
    held_changed = Signal()

    def __init__(self, offers: Sequence[str | Offer], listed: str = "") -> None:
        """``listed`` names the list for a screen reader."""
        super().__init__()
        known = [offer if isinstance(offer, Offer) else Offer(offer) for offer in offers]
        self._offers = _Offers(known, self)
        completer = QCompleter(self._offers, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_ROWS)
        completer.popup().setAccessibleName(listed or self.tr("曾用的词"))
        completer.popup().installEventFilter(self)
        completer.popup().setItemDelegate(QStyledItemDelegate(completer.popup()))  # the other one knows no look
        completer.popup().setProperty("role", "drop")
        completer.popup().setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # not by every platform: see below
        dress(completer.popup())
        completer.activated[QModelIndex].connect(self.take)  # type: ignore[index]
        self._typed, self._passes = "", False
        self._longest = max((offer.words or offer.value for offer in known), key=len, default="")
        self.textEdited.connect(self._remember)
        self.textChanged.connect(self._tell)
        self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Which of the two a shortcut is offered to first depends on the platform."""
        self._take_before(event)
        return super().event(event)

    def eventFilter(self, popup: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The list is as wide as its words; Qt leaves the offer in hand in the line on Tab and Esc, telling nobody."""
        self._take_before(event)
        if isinstance(popup, QAbstractItemView) and event.type() == QEvent.Type.Show:
            widest = popup.fontMetrics().horizontalAdvance(self._longest) + _EDGES
            popup.setMinimumWidth(min(widest, _WIDEST))  # what tells two of one name apart stands at the end
        if isinstance(popup, QAbstractItemView) and event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self.held_changed.emit)  # what stands there now, taken or not
        if isinstance(popup, QAbstractItemView) and isinstance(event, QKeyEvent) and event.type() == _PRESS:
            index = popup.currentIndex()
            if not index.isValid() and event.key() in _ENTERS:
                popup.hide()
                QApplication.sendEvent(self, QKeyEvent(_PRESS, event.key(), event.modifiers(), event.text()))
                return True
            if index.isValid() and event.key() in _LEAVES:
                self.take(index)
            elif index.isValid() and event.key() == Qt.Key.Key_Escape:
                self.setText(self._typed)
        if isinstance(popup, QAbstractItemView) and isinstance(event, QMouseEvent) and _is_beside(popup, event):
            index = popup.currentIndex()
            popup.hide()
            if index.isValid() and index.data(Qt.ItemDataRole.EditRole) == self.text():
                self.take(index)  # before the click: it may save what stands there
            _click(event)
            return True
        return super().eventFilter(popup, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Down or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._remember(self.text())
        self.completer().setCompletionPrefix(self._typed)
        self.completer().complete()

    def _take_before(self, event: QEvent) -> None:
        """A shortcut goes to what lies below the list, as a click beside it does, and acts on what one sees."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return
        popup = self.completer().popup()
        if popup.isVisible() and event.modifiers() & _GOES_BELOW and event.key() not in _HELD:
            index = popup.currentIndex()
            popup.hide()
            if index.isValid() and index.data(Qt.ItemDataRole.EditRole) == self.text():
                self.take(index)

    def _remember(self, text: str) -> None:
        self._typed = text
        self._offers.be_silent_about(text)

    def take(self, index: QModelIndex) -> None:
        """Hold what is offered there. Qt puts the value into the line too, before this or after."""
        value, key = str(index.data(Qt.ItemDataRole.EditRole)), str(index.data(_KEY))
        self._passes = True
        self.setText(value)
        self.chosen.emit(key)
        self._passes = False
        self.held_changed.emit()

    def _tell(self, text: str) -> None:
        popup = self.completer().popup()
        index = popup.currentIndex()
        is_offer = popup.isVisible() and index.isValid() and index.data(Qt.ItemDataRole.EditRole) == text
        if not (self._passes or is_offer):
            self.held_changed.emit()


def _is_beside(popup: QAbstractItemView, event: QMouseEvent) -> bool:
    """Qt closes the list at such a click, and the click is lost."""
    return event.type() == QEvent.Type.MouseButtonPress and not popup.rect().contains(event.position().toPoint())


def _click(event: QMouseEvent) -> None:
    """Press and let go what lies under the mouse, once the list is gone; the focus goes there as at any click."""
    where = event.globalPosition()
    under = QApplication.widgetAt(where.toPoint())
    if under is None or QApplication.activeModalWidget() not in (None, under.window()):
        return
    takes: QWidget | None = under
    while takes is not None and not takes.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        takes = None if takes.isWindow() else takes.parentWidget()
    if takes is not None:
        takes.setFocus(Qt.FocusReason.MouseFocusReason)
    for kind, held in ((QEvent.Type.MouseButtonPress, event.button()), (_RELEASE, Qt.MouseButton.NoButton)):
        place = under.mapFromGlobal(where)
        QApplication.sendEvent(under, QMouseEvent(kind, place, where, event.button(), held, event.modifiers()))
