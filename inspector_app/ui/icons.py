"""Line icons by name, drawn in a colour of the present theme at the sharpness of the screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from inspector_app.support.paths import resource
from inspector_app.ui import theme


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, size: int, colour: str, ratio: float, gap: int = 0) -> QPixmap:
    """The icon ``name`` (a file in ``resources/icons``) as a square of ``size`` logical pixels at a pixel ratio."""
    key = f"{name}/{size}/{colour}/{ratio}/{gap}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.height(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, colour: str = "", size: int = 20, gap: int = 0) -> QIcon:
    """An icon for buttons and menus, greyed when disabled; without a colour in that of plain text.

    ``gap`` is empty room at its right, because a button puts its words too close.
    """
    look = theme.current()
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    made = QIcon(pixmap(name, size, colour or look.text, ratio, gap))
    made.addPixmap(pixmap(name, size, look.disabled, ratio, gap), QIcon.Mode.Disabled)
    return made
