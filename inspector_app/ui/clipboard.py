"""The clipboard and the X11 selection: what is copied here may name people, so it is forgotten with the lock and the
end, and kept out of the histories that some desktops make of every copy.
"""

import base64
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QClipboard, QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from inspector_app.domain.media import KNOWN, media_of

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_PICTURE = "application/x-qt-image"
_NO = (0).to_bytes(4, "little")
# Windows: learn.microsoft.com, "Clipboard Formats", section "Cloud Clipboard and Clipboard History Formats";
# KDE, and the clipboards of other desktops that follow it: Klipper's hint of password managers.
_MARKS_WINDOWS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
_MARKS_LINUX = {"x-kde-passwordManagerHint": b"secret"}


def marks(platform: str = sys.platform) -> dict[str, bytes]:
    """What says beside a copied text that no history shall keep it: format → content."""
    return _MARKS_WINDOWS if platform == "win32" else _MARKS_LINUX


def forget_copies() -> None:
    """Empty the clipboard and the selection, each only when what is there came from this program."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def words_of(mime: QMimeData) -> str:
    """The words that were copied, also where the other program gave them as a page (HTML) alone."""
    if mime.hasText() or not mime.hasHtml():
        return mime.text()
    return QTextDocumentFragment.fromHtml(mime.html()).toPlainText().replace(_IN_PLACE_OF_PICTURE, "").strip()


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The pictures of a page (HTML): those that it holds itself, those that lie on this computer as files, and how many
    lie elsewhere. Nothing is fetched from the net."""

    held: tuple[bytes, ...] = ()
    files: tuple[Path, ...] = ()
    elsewhere: int = 0


def pictures_of(mime: QMimeData) -> PagePictures:
    """What pictures a page has that was copied."""
    from html import unescape  # brings a table of two thousand names, which no window needs to be shown

    named = dict.fromkeys(unescape(found[2]) for found in _PICTURE_OF_PAGE.finditer(mime.html()))
    held = [data for name in named if name.startswith("data:image/") and (data := _held_in(name))]
    urls = [url for name in named if (url := QUrl(name)).isLocalFile() and not url.host()]  # no other computer is asked
    files = [path for url in urls if _is_picture(path := Path(url.toLocalFile()))]
    return PagePictures(tuple(held), tuple(files), len(named) - len(held) - len(files))


def _held_in(name: str) -> bytes:
    with suppress(ValueError):
        data = base64.b64decode(name.partition(";base64,")[2])
        return data if media_of(data) else b""
    return b""


def _is_picture(path: Path) -> bool:
    return any(path.suffix.lower() in each.endings for each in KNOWN if each.reader) and path.is_file()


_PICTURE_OF_PAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_IN_PLACE_OF_PICTURE = "\ufffc"


class CopyGuard(QObject):
    """Marks whatever is copied in this program, in any entry or list, as nothing for a clipboard history."""

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._marks = marks(platform)
        self._clipboard = QApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)

    def _changed(self) -> None:
        copied = self._clipboard.mimeData()
        if not copied or not self._clipboard.ownsClipboard():  # emptied, or from another program
            return
        if not copied.formats() or copied.hasFormat(next(iter(self._marks))):
            return
        marked = QMimeData()
        if copied.hasImage():  # Qt keeps it as a picture, of which only the reader makes bytes
            marked.setImageData(copied.imageData())
        for name in copied.formats():
            if name != _PICTURE:
                marked.setData(name, copied.data(name))
        for name, content in self._marks.items():
            marked.setData(name, content)
        self._clipboard.setMimeData(marked)
