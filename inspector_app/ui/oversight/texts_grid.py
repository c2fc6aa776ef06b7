"""A grid of words typed by row and column, such as the results of a campaign: what is wrong stands in its cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSize, Signal

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr

Entries = Mapping[str, Texts]
Wrong = Callable[[str, str], Problem | None]
_HIGHEST = 470


@dataclass(frozen=True, slots=True)
class TextsRow:
    """A row: what is only read, what stands in the others to begin with, whether nothing may be written in it, and the
    ``title`` that stays in sight at its left."""

    rid: str
    fixed: Texts
    texts: Texts
    closed: bool = False
    title: str = ""


class TextsModel(EditableModel):
    """``entries`` are the words that were typed, by row and column; every change emits ``edited``."""

    edited = Signal()

    def __init__(self, columns: Sequence[GridColumn], rows: Sequence[TextsRow], wrong: Wrong) -> None:
        super().__init__(columns)
        self.rows, self._wrong = tuple(rows), wrong
        self.entries: dict[str, dict[str, str]] = {}

    def set_entries(self, entries: Entries) -> None:
        """Show these; what stands there anyway is no entry."""
        known = {row.rid: row for row in self.rows}
        self.entries = {
            rid: changed
            for rid, texts in entries.items()
            if rid in known
            and (changed := {key: text for key, text in texts.items() if text != known[rid].texts.get(key, "")})
        }
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        self.edited.emit()

    def put(self, edits: Mapping[int, Texts], _reason: str) -> None:
        every = {rid: dict(texts) for rid, texts in self.entries.items()}
        for place, texts in edits.items():
            if 0 <= place < len(self.rows) and not self.rows[place].closed:
                every.setdefault(self.rows[place].rid, {}).update(texts)
        self.set_entries(every)

    def rid_at(self, place: int) -> str:
        return self.rows[place].rid if 0 <= place < len(self.rows) else ""

    def text(self, row: int, column: int) -> str:
        told, key = self.rows[row], self.columns[column].key
        if key in told.fixed:
            return told.fixed[key]
        return self.entries.get(told.rid, {}).get(key, told.texts.get(key, ""))

    def row_title(self, row: int, is_read_aloud: bool) -> str:
        return self.rows[row].title or super().row_title(row, is_read_aloud)

    def is_locked(self, row: int, column: int) -> bool:
        return super().is_locked(row, column) or self.rows[row].closed

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        if self.is_locked(row, column):
            return None
        problem = self._wrong(self.columns[column].key, self.text(row, column))
        return (problem.level, sentence(problem.code, problem.details)) if problem else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)


class TextsTable(GridView):
    """``value()`` is what was typed, by row and column: typed, pasted and filled down as in a spreadsheet."""

    value_changed = Signal()

    def __init__(self, columns: Sequence[GridColumn], rows: Sequence[TextsRow], wrong: Wrong) -> None:
        self.texts = TextsModel(columns, rows, wrong)
        super().__init__(self.texts, at_once=True)
        self.texts.setParent(self)
        self.setProperty("grows", True)
        self.verticalHeader().setVisible(any(row.title for row in rows))
        for place, column in enumerate(self.texts.columns):
            self.setColumnWidth(place, column.width)
        self.texts.edited.connect(self.value_changed)

    def value(self) -> dict[str, dict[str, str]]:
        """Words by row and column."""
        return {rid: dict(texts) for rid, texts in self.texts.entries.items()}

    def set_value(self, entries: Entries | None) -> None:
        """Show what was typed."""
        if (entries or {}) != self.texts.entries:
            self.texts.set_entries(entries or {})

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        high = self.horizontalHeader().height() + self.verticalHeader().length() + 24
        return QSize(super().sizeHint().width(), min(high, _HIGHEST))


def tell_passed_over(form: RecordForm, table: TextsTable) -> None:
    """What was pasted and found no row is told; nothing is left out in silence."""
    said = tr("粘贴的内容有{0}格没有填入：超出了表格，或者该行的笔录已经签字。请核对。")
    table.passed_over.connect(lambda count: form.notice.say(said.format(count), Tone.WARNING))
