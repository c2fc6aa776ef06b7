"""Photos as pictures: scaled with the camera's rotation, in the worker; out of the clipboard and of files."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from inspector_app.support.progress import Progress

THUMBNAIL = 320
PATTERNS = "照片和扫描件 (*.jpg *.jpeg *.png *.pdf);;所有文件 (*)"
Read = Callable[[Progress], Mapping[str, bytes]]


def scaled(data: bytes, side: int) -> QImage:
    """The picture no larger than ``side`` pixels; a null image when the bytes are no picture."""
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def pictures(read: Read, side: int = THUMBNAIL) -> Callable[[Progress], dict[str, QImage]]:
    """A job for the worker: originals read and scaled; what is no picture is left out."""

    def work(progress: Progress) -> dict[str, QImage]:
        images = {rid: scaled(data, side) for rid, data in read(progress).items()}
        return {rid: image for rid, image in images.items() if not image.isNull()}

    return work


def pasted(mime: QMimeData) -> tuple[bytes, list[Path]]:
    """A picture in the clipboard as PNG (empty when there is none), and the files that were copied."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files or not mime.hasImage():
        return b"", files
    image = mime.imageData()
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(bytes_.data()), []
