"""A small dialog with a few entries and one verb: refusals stand beside the entries and the dialog stays open."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.binding import PLAIN, Codec, Form
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6, Tone, style_as
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role

_WIDTH, _HIGHEST = 680, 560


class EntryDialog(FormDialog):
    """Add fields, then ``start``; the verb's button calls :meth:`attempt`, which does it and says whether it went.

    ``outcome`` is what the dialog gives back; names of fields are the places that refusals name.
    """

    def __init__(
        self, title: str, verb: str, intro: str = "", kind: Kind = Kind.PRIMARY, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb, _WIDTH, parent)
        self.outcome: Any = None
        self.form = Form({}, self)
        self.fields: dict[str, Field] = {}
        self.more = QVBoxLayout()
        self._wide: set[str] = set()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        style_as(self.primary, "kind", str(kind))
        if intro:
            self.body.addWidget(Label(intro, Role.SMALL, wrap=True))
        self.body.addWidget(self._scrolling(), 1)
        self.accept_requested.connect(self._go)

    def add(
        self,
        name: str,
        label: str,
        entry: QWidget,
        hint: str = "",
        required: bool = False,
        wide: bool = False,
        codec: Codec = PLAIN,
    ) -> Field:
        """One more entry; two short ones share a line."""
        field = Field(label, entry, hint, required)
        self.fields[name] = field
        if wide:
            self._wide.add(name)
        self.form.bind(name, field, codec)
        return field

    def start(self, values: dict[str, Any]) -> None:
        """Show these values and lay the entries out; the first one gets the focus."""
        self.form.load({**dict.fromkeys(self.fields), **values})
        self.lay_out()
        first = next((f for f in self.fields.values() if not f.isHidden()), None)
        if first is not None:
            first.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Place the entries that are not hidden, in the order in which they were added."""
        for field in self.fields.values():
            self._grid.removeWidget(field)
        row, column = 0, 0
        for name, field in self.fields.items():
            if field.isHidden() and field.parent() is not None:
                continue
            wide = name in self._wide
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, 2 if wide else 1)
            row, column = (row, 1) if not wide and column == 0 else (row + 1, 0)
        self.fit()

    def fit(self) -> None:
        """As high as its content, within a small screen."""
        inside = self._inside
        inside.activate()
        width = max(self._area.viewport().width(), _WIDTH - 2 * GAP_6)
        height = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.totalSizeHint().height()
        self._area.setMinimumHeight(min(height + 2, _HIGHEST))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        QTimer.singleShot(0, self.fit)  # texts know their height once the dialog has its width and look

    @property
    def values(self) -> dict[str, Any]:
        """What the entries hold, by name."""
        return dict(self.form.value)

    def text(self, name: str) -> str:
        """An entry's text without blanks around it."""
        return str(self.form.value.get(name) or "").strip()

    def ask_now(self) -> Any:
        """Show the dialog, wait, and hand back the outcome; None when the person turned back."""
        self.exec()
        self.setParent(None)
        self.deleteLater()
        return self.outcome

    def attempt(self) -> bool:
        """Do what the verb says; False keeps the dialog open. Where nothing is to be done it just closes."""
        return True

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show a refusal: beside the entries, and what has no entry above them."""
        homeless = self.form.show_problems(problems)
        if homeless:
            tone = Tone.DANGER if any(p.level is Level.ERROR for p in homeless) else Tone.WARNING
            self.notice.say("\n".join(dict.fromkeys(sentence(p.code, p.details) for p in homeless)), tone)
        else:
            self.notice.clear()
        self.fit()

    def _go(self) -> None:
        problems = self.form.own_problems()
        if problems:
            self.refuse(problems)
        elif self.attempt():
            self.accept()

    def _scrolling(self) -> QScrollArea:
        self._content = QWidget()
        self._content.setProperty("role", "clear")
        inside = self._inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, GAP_2, 0)
        inside.setSpacing(GAP_3)
        inside.addLayout(self._grid)
        inside.addLayout(self.more)
        inside.addStretch()
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._content)
        area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        return area
