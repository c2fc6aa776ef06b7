"""Hundreds of files that are taken in: one line each, its name beside the file, written as in a spreadsheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent

from inspector_app.domain.hidden_characters import shown
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.translation import tr

_FILE, _TITLE = range(2)
_ROWS = 9
_EMPTY = "evidence-no-title"


class TitlesModel(EditableModel):
    """``titles`` in the order of the files; every change emits ``edited``."""

    edited = Signal()

    def __init__(self, files: Sequence[Path]) -> None:
        title = vocabulary.entry("evidence.title").column
        super().__init__([GridColumn("file", tr("文件"), 230, fixed=True), GridColumn("title", title)])
        self._names = [shown(path.name) for path in files]
        self.titles = [""] * len(files)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Show these names; there is one for each file."""
        wanted = [*titles[: len(self._names)], *[""] * (len(self._names) - len(titles))]
        if wanted != self.titles:
            self.titles = wanted
            self.dataChanged.emit(self.index(0, _TITLE), self.index(len(wanted) - 1, _TITLE))
            self.edited.emit()

    def put(self, edits: Mapping[int, Texts], _reason: str) -> None:
        """Names as typed, by place; what is pasted beyond the last file is left."""
        known = {row: texts["title"] for row, texts in edits.items() if row < len(self.titles)}
        self.set_titles([known.get(row, title) for row, title in enumerate(self.titles)])

    def text(self, row: int, column: int) -> str:
        """The words of a cell."""
        return self.titles[row] if column == _TITLE else self._names[row]

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        """A file without a name cannot be taken in."""
        is_empty = column == _TITLE and not self.titles[row].strip()
        return (Level.ERROR, sentence(_EMPTY)) if is_empty else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._names)


class TitleGrid(GridView):
    """``value()`` are the names in the order of the files."""

    value_changed = Signal()

    def __init__(self, files: Sequence[Path]) -> None:
        self.titles_model = TitlesModel(files)
        super().__init__(self.titles_model, at_once=True)
        self.titles_model.setParent(self)
        self.titles_model.edited.connect(self.value_changed)
        self.fit()

    def value(self) -> tuple[str, ...]:
        """As they stand."""
        return tuple(self.titles_model.titles)

    def set_value(self, titles: Sequence[str] | None) -> None:
        """Show names."""
        if tuple(titles or ()) != self.value():
            self.close_cell()  # an open one holds what was typed, not what is wanted
            self.titles_model.set_titles(titles or ())

    def problem(self) -> Problem | None:
        """The first file without a name."""
        lacking = any(not title.strip() for title in self.titles_model.titles)
        return Problem(_EMPTY, "titles") if lacking else None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        rows = min(self.titles_model.rowCount(), _ROWS)
        high = self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize() + 4
        return QSize(super().sizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setColumnWidth(_TITLE, self.viewport().width() - self.columnWidth(_FILE))
