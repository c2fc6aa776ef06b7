"""Pages of a paper as pictures in a scroll area: zoom, and the same place in sight after the paper changed."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector_app.ui import theme
from inspector_app.ui.layouts import see_through

_GAP = 14
_LEAST, _MOST = 0.4, 4.0
_READABLE = 0.8  # of paper size: its smallest letters can still be read
_STEP = 1.2
_WELL_IN_SIGHT, _ABOVE = 0.7, 0.25  # of the height of the view
_PIXELS_PER_POINT = 96 / 72


class Bitmap(Protocol):
    """Rows of ``stride`` bytes: 4 bytes a pixel (BGRx), 3 (BGR) or 1 (grey)."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


RenderPage = Callable[[int, float], Bitmap]


def to_image(page: Bitmap) -> QImage:
    """The bitmap as a QImage that owns its bytes."""
    if page.stride >= 4 * page.width:
        kind = QImage.Format.Format_RGB32
    elif page.stride >= 3 * page.width:
        kind = QImage.Format.Format_BGR888
    else:
        kind = QImage.Format.Format_Grayscale8
    return QImage(page.pixels, page.width, page.height, page.stride, kind).copy()


class _Sheet(QWidget):
    """One page; asks for its picture when it is first seen at a scale."""

    def __init__(self, number: int, count: int, points: tuple[float, float]) -> None:
        super().__init__()
        self.number = number
        self.points = points
        self.image: QImage | None = None
        self.drawn_at = 0.0
        self.setAccessibleName(self.tr("第{number}页，共{count}页").format(number=number + 1, count=count))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(QColor(theme.current().hairline), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PdfView(QScrollArea):
    """``show_pages`` takes page sizes in points and a callable ``render(page, pixels per point)``."""

    page_changed = Signal(int, int)
    """The page that fills the middle of the view, and how many there are."""

    def __init__(self, name: str = "文书预览") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._render: RenderPage | None = None
        self._sheets: list[_Sheet] = []
        self._zoom = 0.0  # 0: as the view has room
        self._told = (0, 0)
        self.first_in_sight = 0
        self._canvas = see_through()
        self.setWidget(self._canvas)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_seen)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())

    def show_pages(self, sizes: Sequence[tuple[float, float]], render: RenderPage) -> None:
        """Show a paper. The place in sight stays, so that a preview may be made anew while one types."""
        place = self.verticalScrollBar().value()
        self._render = render
        same = [sheet.points for sheet in self._sheets] == list(sizes)
        if same:
            for sheet in self._sheets:
                sheet.drawn_at = 0.0
        else:
            self._lay_sheets(sizes)
        self._resize_sheets()
        self.verticalScrollBar().setValue(place)
        self._draw_seen()

    def show_images(self, images: Sequence[Bitmap], dpi: float) -> None:
        """Show pages that were drawn already, at ``dpi`` dots per inch."""
        sizes = [(image.width * 72 / dpi, image.height * 72 / dpi) for image in images]
        self.show_pages(sizes, lambda number, _scale: images[number])

    def set_zoom(self, zoom: float) -> None:
        """Show at ``zoom`` times paper size; 0 fits pages into the view."""
        self._zoom = min(max(zoom, _LEAST), _MOST) if zoom else 0.0
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._resize_sheets()
        bar.setValue(round(part * bar.maximum()))
        self._soon.start()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self.scale * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self.scale / _STEP)

    @property
    def scale(self) -> float:
        """The size of the pages against paper size now.

        Without a zoom pages are as wide as the view, but in a low one not larger than whole pages, or as can be read.
        """
        if self._zoom or not self._sheets:
            return self._zoom or 1.0
        widest = max(sheet.points[0] for sheet in self._sheets) * _PIXELS_PER_POINT
        highest = max(sheet.points[1] for sheet in self._sheets) * _PIXELS_PER_POINT
        across, down = (self.viewport().width() - 2 * _GAP) / widest, (self.viewport().height() - 2 * _GAP) / highest
        return max(min(across, max(down, _READABLE)), _LEAST)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def go_to(self, page: int, part: float) -> None:
        """Scroll no further than needed until a place is well in sight: ``part`` of a page (from 0) down."""
        if not 0 <= page < len(self._sheets):
            return
        sheet, bar, room = self._sheets[page], self.verticalScrollBar(), self.viewport().height()
        place = sheet.y() + round(sheet.height() * part)
        if not bar.value() + _GAP <= place <= bar.value() + room * _WELL_IN_SIGHT:
            bar.setValue(place - round(room * _ABOVE))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._resize_sheets()
        self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    def _lay_sheets(self, sizes: Sequence[tuple[float, float]]) -> None:
        for sheet in self._sheets:
            sheet.deleteLater()
        self._sheets = [_Sheet(number, len(sizes), points) for number, points in enumerate(sizes)]
        for sheet in self._sheets:
            sheet.setParent(self._canvas)
            sheet.show()

    def _resize_sheets(self) -> None:
        """One below the other, each in the middle; the canvas is as wide as the view or the widest page."""
        pixels = self.scale * _PIXELS_PER_POINT
        sizes = [QSize(round(sheet.points[0] * pixels), round(sheet.points[1] * pixels)) for sheet in self._sheets]
        width = max([self.viewport().width(), *(size.width() + 2 * _GAP for size in sizes)])
        top = _GAP
        for sheet, size in zip(self._sheets, sizes, strict=True):
            sheet.setGeometry((width - size.width()) // 2, top, size.width(), size.height())
            top += size.height() + _GAP
        self._canvas.resize(width, max(top, self.viewport().height()))

    def _draw_seen(self) -> None:
        seen = QRect(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        wanted = self.scale * _PIXELS_PER_POINT * self.devicePixelRatioF()
        in_sight = [sheet for sheet in self._sheets if sheet.geometry().intersects(seen)]
        for sheet in in_sight:
            if self._render is not None and sheet.drawn_at != wanted:
                sheet.image = to_image(self._render(sheet.number, wanted))
                sheet.drawn_at = wanted
                sheet.update()
        self.first_in_sight = in_sight[0].number if in_sight else 0
        self._tell_page(in_sight, seen.center().y())

    def _tell_page(self, in_sight: Sequence[_Sheet], middle: int) -> None:
        """The page at the middle of the view, in a gap the one below it: of the one above only an edge may be left."""
        at_the_middle = next((sheet for sheet in in_sight if sheet.geometry().bottom() >= middle), None)
        sheet = at_the_middle or (in_sight[-1] if in_sight else None)
        told = (sheet.number + 1 if sheet else 0, len(self._sheets))
        if told != self._told:
            self._told = told
            self.page_changed.emit(*told)
