"""Where a person looks for files: the usual folders, sticks, and where files were chosen before in this sitting."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from inspector_app.domain.hidden_characters import shown
from inspector_app.ui import theme
from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.sticks import Volume, sticks, volumes
from inspector_app.ui.widgets.patience import Patience
from inspector_app.ui.widgets.tip import plain_tip

_MOST = 5
_USUAL = {
    "桌面": QStandardPaths.StandardLocation.DesktopLocation,
    "文档": QStandardPaths.StandardLocation.DocumentsLocation,
    "下载": QStandardPaths.StandardLocation.DownloadLocation,
    "图片": QStandardPaths.StandardLocation.PicturesLocation,
    "主文件夹": QStandardPaths.StandardLocation.HomeLocation,
}


class RecentFolders(OneGuard):
    """Where files were chosen, by purpose. It is forgotten when the program ends: names of folders may name people,
    and nothing of the kind is written outside the store."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._of: dict[str, Path] = {}
        self._folders: list[Path] = []

    def remember(self, purpose: str, folder: Path) -> None:
        """Something was chosen there."""
        self._of[purpose] = folder
        self._folders = [folder, *(each for each in self._folders if each != folder)][:_MOST]

    def last(self, purpose: str) -> Path | None:
        """Where it was chosen last."""
        return self._of.get(purpose)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The latest first."""
        return tuple(self._folders)


class FolderPlaces(QListWidget):
    """``gone_to`` brings the folder that was clicked, or taken with Enter."""

    gone_to = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "steps")
        self.setAccessibleName(self.tr("常用位置"))
        self.setFixedWidth(190)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words, place in _USUAL.items():
            if usual := QStandardPaths.writableLocation(place):
                self._add(words, Path(usual))
        for folder in RecentFolders.of_application().folders:
            self._add(folder.name or str(folder), folder)
        self.itemClicked.connect(lambda item: self.gone_to.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.itemActivated.connect(lambda item: self.gone_to.emit(item.data(Qt.ItemDataRole.UserRole)))
        Patience(self).ask(lambda: sticks(volumes()), self._add_sticks)  # a drive that is gone may never answer

    def first(self) -> Path:
        """Where to begin when nothing else is known."""
        item = self.item(min(1, self.count() - 1))  # documents
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else Path.home()

    def _add_sticks(self, found: Iterable[Volume]) -> None:
        for stick in found:
            self._add(self.tr("U盘：{0}").format(stick.name), Path(stick.root))

    def _add(self, words: str, folder: Path) -> None:
        if any(self.item(row).data(Qt.ItemDataRole.UserRole) == folder for row in range(self.count())):
            return
        item = QListWidgetItem(shown(words))
        item.setData(Qt.ItemDataRole.UserRole, folder)
        item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(shown(str(folder))))
        item.setSizeHint(QSize(0, theme.current().control_height))
        self.addItem(item)
