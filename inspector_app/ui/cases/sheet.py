"""Labelled entries in columns, tied to one value; keeps what is typed and shows problems beside the entries."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import PLAIN, Codec, Form
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.field import Field
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Draft, draft, drop_draft, keep_draft


class Sheet(QWidget):
    """``values()`` are the entries' values by name. Start values come first, since an entry shows them when added."""

    changed = Signal(str)

    def __init__(self, values: Mapping[str, Any], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.form = Form(dict(values), self)
        self.form.changed.connect(self.changed)
        self.form.undo_keys(self)
        self.fields: dict[str, Field] = {}
        self.keeper: DraftKeeper | None = None
        self._required: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._place = (0, 0)

    def add(
        self,
        name: str,
        label: str,
        entry: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        wide: bool = False,
        span: int = 1,
        codec: Codec = PLAIN,
    ) -> Field:
        """One more entry over ``span`` columns, or the whole width. A required one may not stay empty."""
        field = Field(label, entry, hint, required)
        self.fields[name] = field
        if required:
            self._required.append(name)
        self.form.bind(name, field, codec)
        self.lay(field, self._columns if wide else span)
        return field

    def lay(self, widget: QWidget, span: int = 0) -> None:
        """Place any widget behind what is there, over the whole width unless ``span`` says how many columns."""
        span = span or self._columns
        row, column = self._place
        if column + span > self._columns:
            row, column = row + 1, 0
        self._grid.addWidget(widget, row, column, 1, span)
        self._place = (row, column + span)

    def values(self) -> dict[str, Any]:
        """What the entries hold, by name."""
        return dict(self.form.value)

    def text(self, name: str) -> str:
        """An entry's text without blanks around it."""
        return str(self.form.value.get(name) or "").strip()

    def problems(self) -> list[Problem]:
        """What cannot be read, and what is required and empty; doubts alone do not count."""
        unreadable = [problem for problem in self.form.own_problems() if problem.level is Level.ERROR]
        known = {problem.where for problem in unreadable}
        empty = [n for n in self._required if n not in known and not str(self.form.value.get(n) or "").strip()]
        return [*unreadable, *(Problem("setup-missing", name) for name in empty)]

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show problems beside the entries; gives back those without one."""
        return self.form.show_problems(problems)

    def keep_draft(self, session: Session[Context], key: str, title: str) -> Draft | None:
        """Keep everything typed from now on; what was kept before is shown again and given back."""
        found = session.read(draft, key)
        if found is not None:
            self.form.restore({**self.form.value, **found.body})

        def read() -> tuple[str, str]:
            return title, json.dumps(self.form.value)

        def save(name: str, words: str, body: str) -> None:
            session.read(keep_draft, name, words, body)

        self.keeper = DraftKeeper(self, key, read, save)
        self.form.changed.connect(self.keeper.touch)
        session.pausing.connect(self.keeper.flush)
        return found

    def forget_draft(self, session: Session[Context]) -> None:
        """The work was saved or thrown away."""
        if self.keeper is not None:
            self.keeper.stop()
            session.read(drop_draft, self.keeper.key)


class Scrolled(QScrollArea):
    """As high as its content where there is room, else it scrolls. ``most`` bounds the height it asks for."""

    def __init__(self, content: QWidget, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        return QSize(hint.width(), min(self.widget().sizeHint().height() + 4, self._most)) if self._most else hint
