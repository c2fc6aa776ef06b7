"""What a :class:`FileBox` is asked for; the box itself and its list are imported when somebody wants to choose."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.media import KNOWN

Choose = Callable[[QWidget, str], str]
ChooseSeveral = Callable[[QWidget], Sequence[str]]

PICTURES = "照片和扫描件 ({})".format(" ".join(f"*{end}" for media in KNOWN for end in media.endings))
PATTERNS = f"{PICTURES};;所有文件 (*)"


class Wanted(Enum):
    """What is to be chosen."""

    FOLDER = "folder"
    FILE = "file"
    FILES = "files"
    NEW_FILE = "new file"


def chooser(wanted: Wanted, title: str, patterns: str = "") -> Choose:
    """The box for this purpose; gives back the path, empty when the person turned back."""
    return lambda parent, start: str(next(iter(_chosen(wanted, title, patterns, start, parent)), ""))


def chooser_of_several(title: str, patterns: str) -> ChooseSeveral:
    """The box for files of this purpose; none when the person turned back."""
    return lambda parent: [str(path) for path in _chosen(Wanted.FILES, title, patterns, "", parent)]


def _chosen(wanted: Wanted, title: str, patterns: str, start: str, parent: QWidget) -> Sequence[Path]:
    from inspector_app.ui.widgets.file_box import FileBox

    return FileBox.ask(wanted, title, patterns, start, parent)
