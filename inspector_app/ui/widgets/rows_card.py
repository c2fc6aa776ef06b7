"""A card with a few records of one kind, each a line that leads to it; the rest is shown on demand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.clickable import close_up
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.section_header import SectionHeader

_FEW = 5


class RowsCard(Card):
    """``header`` takes actions; :meth:`show_rows` the lines."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._title, self._empty = title, empty
        self.header = SectionHeader(title)
        self.body.addWidget(self.header)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these lines, the first few at once."""
        clear(self._lines)
        self._lines.setSpacing(GAP_3)
        close_up(self._lines, rows)
        self.header.set_title(f"{self._title}（{len(rows)}）" if rows else self._title)
        if not rows:
            self._lines.addWidget(Label(self._empty, Role.SMALL, wrap=True))
        for row in rows:
            self._lines.addWidget(row)
        rest = rows[_FEW:]
        for row in rest:
            row.setVisible(False)
        if rest:
            words = self.tr("显示其余{count}项").format(count=len(rest))
            more = Button(words, "chevron-down", Kind.QUIET, f"{self._title}：{words}")
            more.clicked.connect(lambda _checked=False: _unfold(rest, more))
            self._lines.addWidget(more)


def _unfold(rows: Sequence[QWidget], more: Button) -> None:
    for row in rows:
        row.setVisible(True)
    more.setVisible(False)
