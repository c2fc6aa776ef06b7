"""The clipboard and the X11 selection: what is copied here may name people, so it is forgotten with the lock and the
end, and kept out of the histories that some desktops make of every copy.
"""

import sys

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

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
