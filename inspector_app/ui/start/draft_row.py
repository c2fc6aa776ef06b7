"""One draft in a list: what it is, until when it was kept, its words on demand, and what may be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inspector_app.ui.layouts import Rest, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.draft_text import NameOf, look_text
from inspector_app.usecases.drafts import Draft

_LEAST_HEIGHT, _HEIGHT = 160, 280


class DraftRow(Card):
    """``acts`` are verb, kind and what the button does; 查看 stands between the first and the others.

    ``name_of`` tells what a record in the draft is called.
    """

    def __init__(
        self, draft: Draft, detail: str, acts: Sequence[tuple[str, Kind, Callable[[], object]]], name_of: NameOf
    ) -> None:
        super().__init__()
        self._draft = draft
        self._name_of = name_of
        title = draft.title or self.tr("未命名")
        self._text = GrowingText(least=3, most=8)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("{}：内容").format(title))
        self._text.setVisible(False)
        words = in_column(ElidedLabel(title, Role.STRONG), Label(detail, Role.SMALL), gap=GAP_1)
        row = in_row(wide(words))
        look = (self.tr("查看"), Kind.PLAIN, self._look)
        for verb, kind, act in (*acts[:1], look, *acts[1:]):
            button = Button(verb, kind=kind, name=f"{title}：{verb}", clicked=act)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(GAP_3)
        put_in(self.body, row, self._text)

    def _look(self) -> None:
        self._text.set_value(look_text(self._draft.body, self._name_of) or self.tr("（没有可显示的文字）"))
        self._text.setVisible(self._text.isHidden())


class RowList(QScrollArea):
    """Rows below each other, scrolling; words where there are none."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        rows = see_through()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, GAP_2, 0)
        self._column.setSpacing(GAP_3)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(rows)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows in sight, fewer where the screen is small."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def go_to_first(self) -> None:
        """Put the focus on what one does first with the first of them."""
        first = next(iter(self.findChildren(Button)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these in place of what stood there."""
        clear(self._column)
        put_in(self._column, *rows or [Label(self._empty, Role.SMALL, wrap=True)], Rest(1))
