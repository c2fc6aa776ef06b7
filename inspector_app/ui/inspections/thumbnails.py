"""Pieces of evidence side by side: a small picture each, its title, and what it shows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.ui import icons, theme
from inspector_app.ui.widgets.tip import plain_tip

_WIDTH, _PICTURE = 150, QSize(136, 96)
_ICONS = {EvidenceKind.SCAN: "file-text", EvidenceKind.FILE: "folder", EvidenceKind.VIDEO: "external-link"}


class Thumbnails(QListWidget):
    """``opened`` brings the evidence. As high as its lines, so that the page scrolls and not the list."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pieces: dict[str, Evidence] = {}
        self._images: dict[str, QImage] = {}
        self.setAccessibleName(name)
        self.setProperty("role", "thumbnails")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)  # titles of one form differ at their ends
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(_PICTURE)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)
        self.itemClicked.connect(self._open)

    def show_evidence(self, pieces: Sequence[Evidence]) -> None:
        """Show these pieces; pictures that were read before stay."""
        self._pieces = {piece.rid: piece for piece in pieces}
        self.clear()
        for piece in pieces:
            item = QListWidgetItem(piece.title)
            item.setData(Qt.ItemDataRole.UserRole, piece.rid)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            words = f"{vocabulary.word(piece.kind)}：{piece.title}"
            item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(f"{words}\n{piece.shows}".strip()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        self._draw()
        self._fit()

    def show_pictures(self, images: Mapping[str, QImage]) -> None:
        """Fill in pictures by the rid of their evidence."""
        self._images |= images
        self._draw()

    def missing(self) -> list[Evidence]:
        """The pieces whose picture was not read yet."""
        return [p for p in self._pieces.values() if p.kind is EvidenceKind.PHOTO and p.rid not in self._images]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
            self._fit()

    def _open(self, item: QListWidgetItem) -> None:
        piece = self._pieces.get(item.data(Qt.ItemDataRole.UserRole))
        if piece is not None:
            self.opened.emit(piece)

    def _draw(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            piece = self._pieces[item.data(Qt.ItemDataRole.UserRole)]
            item.setIcon(self._icon(piece))

    def _icon(self, piece: Evidence) -> QIcon:
        """The picture, or a sign of its kind, in the middle of a frame of always the same size."""
        look, ratio = theme.current(), self.devicePixelRatioF()
        frame = QPixmap(_PICTURE * ratio)
        frame.setDevicePixelRatio(ratio)
        frame.fill(QColor(look.head))
        image = self._images.get(piece.rid)
        if image is None:
            drawing = icons.pixmap(_ICONS.get(piece.kind, "image"), look.figure_size, look.second, ratio)
        else:
            modes = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            drawing = QPixmap.fromImage(image.scaled(_PICTURE * ratio, *modes))
            drawing.setDevicePixelRatio(ratio)
        size = drawing.deviceIndependentSize()
        painter = QPainter(frame)
        painter.drawPixmap(
            QPointF((_PICTURE.width() - size.width()) / 2, (_PICTURE.height() - size.height()) / 2), drawing
        )
        painter.setPen(QColor(look.hairline))
        painter.drawRect(0, 0, _PICTURE.width() - 1, _PICTURE.height() - 1)
        painter.end()
        icon = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(frame, mode)
        return icon

    def _fit(self) -> None:
        height = _PICTURE.height() + 2 * self.fontMetrics().lineSpacing() + 18
        self.setGridSize(QSize(_WIDTH, height))
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(_WIDTH - 6, height - 4))  # a title of two lines is not known to the view
        across = max(self.viewport().width() // _WIDTH, 1)
        lines = -(-self.count() // across)
        self.setFixedHeight(max(lines, 1) * height + 6)
