"""Pieces of evidence side by side: a small picture each, its title, and what it shows."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.ui import icons, theme
from inspector_app.ui.grid.model import Index
from inspector_app.ui.inspections.photo_words import is_odd, told_time
from inspector_app.ui.inspections.picture_reader import PictureReader
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.tip import plain_tip
from inspector_app.usecases.context import Context

_WIDTH, _PICTURE = 150, QSize(136, 96)
_SIGN_EDGE, _SIGN_SIZE = 4, 20
_LINES, _AROUND = 1.8, 16  # a line breaks where no letter has room; what Qt keeps free beside one
_ICONS = {EvidenceKind.SCAN: "file-text", EvidenceKind.FILE: "folder", EvidenceKind.VIDEO: "external-link"}
_Role = Qt.ItemDataRole
_ALIGNED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class _Pieces(QAbstractListModel):
    """A picture is asked for when it is painted, so only those in sight are read; ``ratio`` is that of the screen."""

    def __init__(self, reader: PictureReader, words: Callable[[Evidence], str], parent: QListView) -> None:
        super().__init__(parent)
        self._words = words
        self.cut: Callable[[str], str] = str
        self.pieces: tuple[Evidence, ...] = ()
        self.ratio = 1.0
        self.size = QSize()
        self._reader = reader
        self._places: dict[str, int] = {}
        reader.came.connect(self._came)

    def show_pieces(self, pieces: Sequence[Evidence]) -> None:
        self.beginResetModel()
        self.pieces = tuple(pieces)
        self._places = {piece.rid: place for place, piece in enumerate(pieces)}
        self.endResetModel()

    def place_of(self, rid: str) -> int:
        """Where a piece stands; the first place for one that is not there."""
        return self._places.get(rid, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.pieces)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        piece = self.pieces[index.row()]
        if role == _Role.DisplayRole:
            return self.cut(self._words(piece))
        if role == _Role.DecorationRole:
            return self._icon(piece)
        if role == _Role.SizeHintRole:
            return self.size
        if role == _Role.TextAlignmentRole:
            return _ALIGNED
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            words = f"{vocabulary.word(piece.kind)}：{piece.title}"
            return (
                words
                if role == _Role.AccessibleTextRole
                else plain_tip(f"{words}\n{told_time(piece)}\n{piece.shows}".strip())
            )
        if role == _Role.ForegroundRole and is_odd(piece):
            return QColor(theme.current().ink("warning"))
        return None

    def _came(self, rids: Sequence[str]) -> None:
        for place in (self._places[rid] for rid in rids if rid in self._places):
            self.dataChanged.emit(self.index(place), self.index(place), [_Role.DecorationRole])

    def _icon(self, piece: Evidence) -> QIcon:
        """The picture, or a sign of its kind, in the middle of a frame of always the same size."""
        look, ratio = theme.current(), self.ratio
        frame = QPixmap(_PICTURE * ratio)
        frame.setDevicePixelRatio(ratio)
        frame.fill(QColor(look.head))
        drawing = self._drawing(piece, self._reader.picture(piece))
        size = drawing.deviceIndependentSize()
        painter = QPainter(frame)
        painter.drawPixmap(
            QPointF((_PICTURE.width() - size.width()) / 2, (_PICTURE.height() - size.height()) / 2), drawing
        )
        painter.setPen(QColor(look.hairline))
        painter.drawRect(0, 0, _PICTURE.width() - 1, _PICTURE.height() - 1)
        if is_odd(piece):  # its colour alone is not seen in the sun
            sign = icons.pixmap("triangle-alert", _SIGN_SIZE, look.ink("warning"), ratio)
            painter.fillRect(1, 1, _SIGN_SIZE + 2 * _SIGN_EDGE, _SIGN_SIZE + 2 * _SIGN_EDGE, QColor(look.head))
            painter.drawPixmap(_SIGN_EDGE, _SIGN_EDGE, sign)
        painter.end()
        icon = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(frame, mode)
        return icon

    def _drawing(self, piece: Evidence, image: QImage | None) -> QPixmap:
        look = theme.current()
        if image is None:
            return icons.pixmap(_ICONS.get(piece.kind, "image"), look.figure_size, look.second, self.ratio)
        modes = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        drawing = QPixmap.fromImage(image.scaled(_PICTURE * self.ratio, *modes))
        drawing.setDevicePixelRatio(self.ratio)
        return drawing


class Thumbnails(QListView):
    """``opened`` brings the evidence. As high as its lines, so that the page scrolls and not the list."""

    opened = Signal(object)

    def __init__(
        self,
        session: Session[Context],
        name: str,
        words: Callable[[Evidence], str] = attrgetter("title"),
        *,
        in_one_line: bool = False,
    ) -> None:
        """``words`` stand below a picture. ``in_one_line`` it is always as high as one line of pictures, each with one
        line of words, and scrolls."""
        super().__init__()
        self._in_one_line = in_one_line
        self.reader = PictureReader(session, self)
        self._shown = _Pieces(self.reader, words, self)
        self.setModel(self._shown)
        self.setAccessibleName(name)
        self.setProperty("role", "thumbnails")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)  # titles of one form differ at their ends
        self._shown.cut = self._fitted
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(_PICTURE)
        if not in_one_line:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.reader.rested.connect(self.viewport().update)

    def show_evidence(self, pieces: Sequence[Evidence]) -> None:
        """Show these pieces; the one in hand stays so, and nothing moves where they are the same."""
        if tuple(pieces) == self._shown.pieces:
            return
        here = self.currentIndex()
        chosen = self._shown.pieces[here.row()].rid if here.isValid() else ""
        self._shown.show_pieces(pieces)
        self._fit()
        if here.isValid() or self.hasFocus():
            self.setCurrentIndex(self._shown.index(self._shown.place_of(chosen)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes here is at one of those in sight: the page would go to the middle of the list otherwise."""
        if not self.currentIndex().isValid():
            top = self.visibleRegion().boundingRect().topLeft()
            seen = self.indexAt(top + QPoint(_WIDTH // 2, _PICTURE.height() // 2))
            self.setCurrentIndex(seen if seen.isValid() else self._shown.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._shown.pieces[index.row()])

    def _fitted(self, words: str) -> str:
        """Cut in its middle: Qt would paint one line more, of which a half is seen."""
        room = round((1 if self._in_one_line else _LINES) * (_WIDTH - _AROUND))
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)

    def _fit(self) -> None:
        lines = 1 if self._in_one_line else 2
        height = _PICTURE.height() + lines * self.fontMetrics().lineSpacing() + 9 * lines
        self._shown.ratio = self.devicePixelRatioF()
        self._shown.size = QSize(_WIDTH - 6, height - 4)  # a title of two lines is not known to the view
        self.setGridSize(QSize(_WIDTH, height))
        across = max(self.viewport().width() // _WIDTH, 1)
        lines = 1 if self._in_one_line else -(-len(self._shown.pieces) // across)
        self.setFixedHeight(max(lines, 1) * height + 6)
