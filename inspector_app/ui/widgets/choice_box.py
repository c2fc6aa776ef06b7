"""A choice from few fixed words."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter

from inspector_app.ui.widgets.tip import set_tip

IsCalled = Callable[[str, str], bool]
_PAUSE_MS = 1_500  # after which letters begin anew
_LEAST_LETTERS = 12  # Chinese ones: the average width of a font is that of any of its letters
_FRAME = 24  # room for the mark of the chosen line


class _Heard(QListView):
    """The list of a long choice: letters typed in it, or in the closed box, lead to what sounds like them."""

    def __init__(self, is_called: IsCalled) -> None:
        super().__init__()
        self._is_called, self._typed, self._pause = is_called, "", QElapsedTimer()

    def keyboardSearch(self, text: str) -> None:  # noqa: N802 - Qt's name
        goes_on = self._pause.isValid() and not self._pause.hasExpired(_PAUSE_MS)
        self._typed = self._typed + text if goes_on else text
        self._pause.start()
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        found = next((row for row in rows if self._is_called(str(row.data()), self._typed)), None)
        if found is not None:
            self.setCurrentIndex(found)


class ChoiceBox(QComboBox):
    """``value()`` is the data of the chosen option, or None. The wheel scrolls the page, never the choice.

    ``is_called`` says of a long one by which letters an option is found (``usecases/sounds.py``).
    """

    value_changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, Any]],
        empty: str = "",
        none_chosen: str = "",
        is_called: IsCalled | None = None,
    ) -> None:
        super().__init__()
        if is_called is not None:
            self.setView(_Heard(is_called))
        if empty:
            self.addItem(empty, None)
        self.setPlaceholderText(none_chosen or self.tr("请选择"))
        for word, value in options:
            self.addItem(word, value)
        self.setCurrentIndex(0 if empty else -1)
        self.setMaxVisibleItems(14)
        self.currentIndexChanged.connect(lambda _index: self.value_changed.emit())
        self.currentIndexChanged.connect(lambda _index: self._tell_cut())

    def offer(self, options: Sequence[tuple[str, Any]]) -> None:
        """Offer other options behind the word for none; what was chosen stays chosen, and nobody is told."""
        chosen = self.value()
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for word, value in options:
            self.addItem(word, value)
        self.set_value(chosen)
        self.blockSignals(False)

    def value(self) -> Any:
        """The chosen value, or None."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a value, an empty one is the word for none; what is not offered is added: no word may vanish."""
        wanted = None if value == "" else value  # Qt itself finds a day or a pair only where it is the very same object
        index = next((at for at in range(self.count()) if self.itemData(at) == wanted), -1)
        if index < 0 and value not in (None, ""):
            self.addItem(str(value), value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.view().setAccessibleName(self.tr("{name}：选项").format(name=name))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Long words are cut where there is no room for them; they never make a dialog wider."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("国") * _LEAST_LETTERS), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._tell_cut()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A word that has no room ends in …, as everywhere."""
        option, room = self._drawn()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)  # type: ignore[attr-defined]
        if self.currentIndex() < 0 or words == self.currentText():
            super().paintEvent(event)
            return
        option.currentText = words  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _tell_cut(self) -> None:
        """A word that has no room is read whole in the tooltip."""
        is_cut = self.fontMetrics().horizontalAdvance(self.currentText()) > self._drawn()[1]
        set_tip(self, self.currentText() if is_cut else "")

    def _drawn(self) -> tuple[QStyleOptionComboBox, int]:
        """What the style is told, and the room it has for the word."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return option, self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """The list shows its words whole, as far as the window is wide, and that there are more lines than it shows."""
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # Qt turns it off for a menu
        wanted = self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth() + _FRAME
        self.view().setMinimumWidth(min(wanted, self.window().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
