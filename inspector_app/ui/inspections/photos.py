"""Evidence as pictures: decoded outside this process, drawn here; out of the clipboard and of files."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRect
from PySide6.QtGui import QImage

from inspector_app.domain.camera import Camera
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.media import JPEG, PNG, media_of
from inspector_app.support.progress import Progress
from inspector_app.support.stranger import Reader
from inspector_app.ui.copied_page import PagePictures, pictures_of
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.pdf_view import to_image
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.intake import cameras_of
from inspector_app.usecases.sights import Read, sights

THUMBNAIL = 320
_QUALITY = 92
_AROUND = 0.3  # of a line's height
_PIXELS = "application/x-qt-image"


def pictures(read: Read, by: Reader | None = None, side: int = THUMBNAIL) -> Callable[[Progress], dict[str, QImage]]:
    """A job for the worker: originals read and scaled; what is no picture, or a damaged one, is left out. ``by`` is a
    reader that stays, where more are to come."""
    look = sights(read, side, by=by)

    def work(progress: Progress) -> dict[str, QImage]:
        return {rid: to_image(sight.pages[0]) for rid, sight in look(progress).items() if sight.pages}

    return work


def pasted(mime: QMimeData) -> tuple[bytes, list[Path]]:
    """A picture in the clipboard (empty when there is none) as the other program gave it, and the copied files.

    Its bytes are taken as they are and never decoded here. Windows alone hands over bare pixels, which become a PNG.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return b"", files
    for media in (PNG, JPEG):
        data = bytes(mime.data(media.media_type).data())
        if media_of(data) is media:
            return data, files
    if mime.formats() == [_PIXELS]:
        return encoded(mime.imageData(), "PNG"), files
    return b"", files


def take_pasted(
    session: Session[Context],
    mime: QMimeData | None,
    belongs: Belongs,
    picture: Callable[[Evidence], Any],
    files: Callable[[Sequence[Path]], Any],
) -> None:
    """What was copied elsewhere: a picture is sealed as it came, copied files go to ``files``, and so do the pictures
    of a page; what cannot be taken of it is said, and of nothing what could be pasted."""
    data, paths = pasted(mime) if mime is not None else (b"", [])  # an empty clipboard has none
    page = pictures_of(mime) if mime is not None and not (data or paths) else PagePictures()

    def keep(data: bytes, cameras: Mapping[str, Camera]) -> None:
        camera = next(iter(cameras.values()), None)
        session.do(take_in, data, tr("粘贴的照片"), belongs, camera=camera, then=picture)

    for each in (data,) if data else page.held:
        session.work(cameras_of(each), partial(keep, each))
    if found := paths or page.files:
        files(found)
    if page.elsewhere:
        words = tr("它们在网上，或者打不开。请在原来的程序里把图片存为文件，再拖入、粘贴。")
        session.messages.tell(tr("有{}张图片没有收取").format(page.elsewhere), [words])
    elif not (data or found or page.held):
        words = tr("请先在别的程序里复制照片，或者在文件夹里复制文件，再粘贴。")
        session.messages.tell(tr("没有可以粘贴的照片"), [words])


def encoded(image: Any, kind: str) -> bytes:
    """A picture that was drawn or cut here as the bytes of a file of this kind."""
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, _QUALITY if kind == "JPEG" else -1)
    return bytes(bytes_.data())


def line_of(image: QImage, place: tuple[float, float, float, float]) -> QImage:
    """A part of a picture (left, top, right, bottom as shares of its sides) with a little of what is around it."""
    left, top, right, bottom = place
    around = _AROUND * (bottom - top)
    wide, high = image.width(), image.height()
    first, last = max(0.0, top - around), min(1.0, bottom + around)
    box = QRect(round(left * wide), round(first * high), round((right - left) * wide), round((last - first) * high))
    return image.copy(box.intersected(image.rect()))
