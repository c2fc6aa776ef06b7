"""Content that scrolls where there is no room for it, so that nothing of it is ever out of reach."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from inspector_app.ui.layouts import in_column, wide

_LEAST_LIST = 140


class Scrolled(QScrollArea):
    """As high as its content where there is room, else it scrolls. ``most`` bounds the height it asks for; a ``firm``
    one gives none of that away to what stands around it."""

    def __init__(self, content: QWidget, most: int = 0, firm: bool = False) -> None:
        super().__init__()
        self._most, self._is_firm, self._has_width = most, firm, False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # one of ours: to know what Qt's is, all kinds of widgets would be made, 12 ms
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def ask_at_most(self, most: int) -> None:
        """Another bound of the height that it asks for."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        return QSize(hint.width(), min(self._wanted() + 4, self._most)) if self._most else hint

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self._has_width = True  # and keeps it while another dialog stands in its place
        super().showEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.sizeHint().height()) if self._is_firm else hint

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._is_firm and event.size().width() != event.oldSize().width():
            self.updateGeometry()  # words break otherwise

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab brings in sight where it leads; of what is taken away Qt passes the focus on, and nobody asked for it."""
        at, bar = self.focusWidget(), self.verticalScrollBar()
        is_asked, value = at is None or at.isVisible(), bar.value()
        went = super().focusNextPrevChild(forward)
        if not is_asked:
            bar.setValue(value)
        return went

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self._most and event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()  # Qt tells nobody around that the content wishes for another size
        return super().eventFilter(watched, event)

    def _wanted(self) -> int:
        """The height that the content wishes for at its present width."""
        height, inside = self.widget().sizeHint().height(), self.widget().layout()
        if inside is not None and inside.hasHeightForWidth() and self._has_width:
            height = inside.totalHeightForWidth(self.viewport().width())
        return height


class Tall(QWidget):
    """Wishes for this height for what is in it, and takes less where the screen has less: a list scrolls by itself."""

    def __init__(self, height: int, *inside: QWidget) -> None:
        super().__init__()
        self._height = height
        if inside:
            in_column(*(wide(part) for part in inside), of=self)
        for part in inside:
            part.setMinimumHeight(_LEAST_LIST)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return super().sizeHint().expandedTo(QSize(0, self._height))


class Pages(QStackedWidget):
    """Pages of which one is in sight: each gets the room there is, and none out of sight asks for the height of all its
    words."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return False


class OneShown(Pages):
    """Parts of which one is in sight: it alone says how much room is needed, so that nothing scrolls for another."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        part = self.currentWidget()
        return super().minimumSizeHint() if part is None else least_size(part, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def least_size(part: QWidget, width: int) -> QSize:
    """What a part needs at least when it is so wide, or as wide as it must be: its words may break."""
    least, inside = part.minimumSizeHint().expandedTo(part.minimumSize()), part.layout()
    if inside is not None and inside.hasHeightForWidth():
        least.setHeight(inside.totalMinimumHeightForWidth(max(width, least.width())))
    return least


class Squeezed(Scrolled):
    """Gives content all its room, as small as the content can be at least; only below that it scrolls.

    For content with lists that scroll by themselves: they are not to be as high as they wish. Room that is left below
    the viewport for what covers its edge squeezes nothing: the content keeps its size and is scrolled.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self.setWidgetResizable(False)
        content.installEventFilter(self)
        content.show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.widget().sizeHint().width(), self._wanted())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fill()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        room, bar = (
            self.maximumViewportSize().grownBy(self.viewportMargins()),
            self.verticalScrollBar().sizeHint().width(),
        )
        least = least_size(self.widget(), room.width())
        if least.height() > room.height():
            room.setWidth(room.width() - bar)
            least = least_size(self.widget(), room.width())
        if least.width() > room.width():
            room.setHeight(room.height() - bar)
        self.widget().resize(room.expandedTo(least))
