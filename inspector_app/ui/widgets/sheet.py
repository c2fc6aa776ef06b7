"""Labelled entries in columns, tied to one value by name; problems stand beside the entries."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.domain.reason import who_problems
from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import PLAIN, Codec, Form
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class Sheet(QWidget):
    """``values()`` are the entries' values by name; they begin as given, or with :meth:`start` once all are added."""

    changed = Signal(str)

    def __init__(
        self, values: Mapping[str, Any] | None = None, columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns, self._across = columns, columns
        self.form = Form(dict(values or {}), self)
        self.form.changed.connect(self.changed)
        self.form.undo_keys(self)
        self.fields: dict[str, Field] = {}
        self._lacking: dict[str, str] = {}
        self._laid: list[tuple[QWidget, int]] = []
        self._held: set[QWidget] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        self._share_width()

    @property
    def columns(self) -> int:
        """How many it was made with."""
        return self._columns

    def add(
        self,
        name: str,
        label: str,
        entry: QWidget,
        hint: str = "",
        *,
        required: bool = False,
        lacking: str = "setup-missing",
        wide: bool = False,
        span: int = 1,
        codec: Codec = PLAIN,
    ) -> Field:
        """One more entry over ``span`` columns, or the whole width; an empty required one is told as ``lacking``."""
        field = Field(label, entry, hint, required)
        self.fields[name] = field
        if required:
            self._lacking[name] = lacking
        self.form.bind(name, field, codec)
        self.lay(field, self._columns if wide else span)
        return field

    def lay(self, widget: QWidget, span: int = 0) -> None:
        """Place any widget behind what is there, over the whole width unless ``span`` says how many columns."""
        widget.setParent(self)
        self._laid.append((widget, span or self._columns))
        self.lay_out()

    def hold(self, *names: str) -> None:
        """Keep the places of these entries also while they are out of sight: they come and go as somebody types, and
        none beside them moves away from under the mouse."""
        self._held.update(self.fields[name] for name in names)

    def spread(self, more: int = 0) -> None:
        """Stand in twice as many columns from now on and ``more``, what took the whole width in half of it; a table,
        which wants all columns in sight, still takes the whole."""
        self._across = 2 * self._columns + more
        self._share_width()
        self.lay_out()

    def lay_out(self) -> None:
        """Place what is to be seen in the order in which it was added, so that a hidden entry leaves no gap, unless
        it is held; a row that is not full is filled by the entry that gains most."""
        for widget, _span in self._laid:
            self._grid.removeWidget(widget)
        for row, shared in enumerate(self._rows()):
            column = 0
            for widget, span in shared:
                self._grid.addWidget(widget, row, column, 1, span)
                column += span
            self._grid.setRowStretch(row, int(any(isinstance(each, Field) and each.grows for each, _ in shared)))
        self.updateGeometry()

    def _rows(self) -> list[list[tuple[QWidget, int]]]:
        """What stands side by side, and over how many columns each."""
        rows: list[list[tuple[QWidget, int]]] = []
        left = 0
        for widget, wished in self._laid:
            if _put_away(widget) and widget not in self._held:
                continue
            is_table = isinstance(widget, Field) and widget.grows and wished == self._columns
            span = self._across if is_table else wished
            if not rows or span > left:
                rows.append([])
                left = self._across
            rows[-1].append((widget, span))
            left -= span
        return [_filled(row, self._across) for row in rows]

    def tighten(self) -> None:
        """Put the rows closer together."""
        self._grid.setVerticalSpacing(GAP_2)

    def _share_width(self) -> None:
        for column in range(max(self._across, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < self._across))

    def start(self, values: Mapping[str, Any]) -> None:
        """Show these values, and nothing where there is none; nothing is unsaved then."""
        self.form.load({**dict.fromkeys(self.fields), **values})

    def values(self) -> dict[str, Any]:
        """What the entries hold, by name."""
        return dict(self.form.value)

    def text(self, name: str) -> str:
        """An entry's text without blanks around it."""
        return str(self.form.value.get(name) or "").strip()

    def problems(self) -> list[Problem]:
        """What cannot be read, or names nobody where somebody is to be named, and what is in sight, required and
        empty; doubts alone do not count."""
        unreadable = [problem for problem in self.form.own_problems() if problem.level is Level.ERROR]
        unreadable += [problem for name in self.fields for problem in who_problems(name, self.form.value.get(name))]
        known = {problem.where for problem in unreadable}
        asked = [name for name in self._lacking if name not in known and not _put_away(self.fields[name])]
        empty = [name for name in asked if _is_empty(self.form.value.get(name))]
        return [*unreadable, *(Problem(self._lacking[name], name) for name in empty)]


def _filled(row: list[tuple[QWidget, int]], across: int) -> list[tuple[QWidget, int]]:
    """The columns that are left over go to the last entry that words are written in, else to the last one."""
    left = across - sum(span for _widget, span in row)
    places = range(len(row) - 1, -1, -1)
    gains = next((place for place in places if _takes_words(row[place][0])), len(row) - 1)
    return [(widget, span + (left if place == gains else 0)) for place, (widget, span) in enumerate(row)]


def _takes_words(widget: QWidget) -> bool:
    """Whether a longer entry shows more of what stands there: a figure or a day never does."""
    entry = widget.entry if isinstance(widget, Field) else widget
    return isinstance(entry, QLineEdit | QPlainTextEdit) and not isinstance(entry, ParsedEdit)


def _is_empty(value: Any) -> bool:
    """Nothing was entered; no and nought are answers."""
    return not value.strip() if isinstance(value, str) else value in (None, (), [], {})


def _put_away(widget: QWidget) -> bool:
    """Hidden on purpose; a widget whose window was not shown yet is not."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
