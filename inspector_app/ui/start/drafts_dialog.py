"""Asked at the start: what was typed and never saved, each to be restored, looked at or thrown away."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.support.clock import local
from inspector_app.ui.draft_text import look_text
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.drafts import Draft

_WIDTH, _LEAST_HEIGHT = 660, 280


def when(draft: Draft) -> str:
    """Day and minute of the last writing."""
    moment = local(draft.at)
    return f"{chinese(moment.date())} {moment:%H:%M}"


class DraftsDialog(QDialog):
    """:meth:`ask` gives back the draft to go on with now, or None; what is thrown away goes to ``drop`` at once."""

    def __init__(
        self, drafts: Sequence[Draft], drop: Callable[[str], Any], agree: Callable[[], bool], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        dress(self)
        self._drop, self._agree = drop, agree
        self.chosen: Draft | None = None
        self._rows: dict[str, Card] = {}
        self.setWindowTitle(self.tr("未保存的内容"))
        self.setMinimumWidth(_WIDTH)
        rows = QWidget()
        rows.setProperty("role", "clear")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, GAP_2, 0)
        column.setSpacing(GAP_3)
        for draft in drafts:
            column.addWidget(self._row(draft))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(rows)
        area.setMinimumHeight(_LEAST_HEIGHT)
        later = Button(self.tr("以后再说"), clicked=self.reject)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(GAP_6, GAP_6, GAP_6, GAP_4)
        stack.setSpacing(GAP_3)
        stack.addWidget(Label(self.windowTitle(), Role.SECTION))
        stack.addWidget(
            Label(
                self.tr("有 {} 份内容写了没有保存。每一份都存到所示的时刻为止，请核对最后几句。").format(len(drafts)),
                wrap=True,
            )
        )
        stack.addWidget(area, 1)
        stack.addWidget(later, alignment=Qt.AlignmentFlag.AlignRight)

    @classmethod
    def ask(
        cls, drafts: Iterable[Draft], drop: Callable[[str], Any], agree: Callable[[], bool], parent: QWidget
    ) -> Draft | None:
        """Show the box when there is anything to ask about."""
        known = tuple(drafts)
        if not known:
            return None
        box = cls(known, drop, agree, parent)
        box.exec()
        return box.chosen

    def _row(self, draft: Draft) -> Card:
        card = Card()
        text = GrowingText(least=3, most=8)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("{}：内容").format(draft.title))
        text.setVisible(False)
        words = QVBoxLayout()
        words.setSpacing(GAP_1)
        words.addWidget(ElidedLabel(draft.title or self.tr("未命名"), Role.STRONG))
        words.addWidget(Label(self.tr("存到 {}").format(when(draft)), Role.SMALL))
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addLayout(words, 1)
        for verb, kind, act in (
            (self.tr("恢复"), Kind.PRIMARY, lambda: self._resume(draft)),
            (self.tr("查看"), Kind.PLAIN, lambda: self._look(draft, text)),
            (self.tr("放弃"), Kind.DANGER, lambda: self._throw_away(draft)),
        ):
            button = Button(verb, kind=kind, name=f"{draft.title}：{verb}", clicked=act)
            button.setAutoDefault(False)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        card.body.setSpacing(GAP_3)
        card.body.addLayout(row)
        card.body.addWidget(text)
        self._rows[draft.key] = card
        return card

    def _resume(self, draft: Draft) -> None:
        self.chosen = draft
        self.accept()

    def _look(self, draft: Draft, text: GrowingText) -> None:
        text.set_value(look_text(draft.body) or self.tr("（没有可显示的文字）"))
        text.setVisible(not text.isVisibleTo(self))

    def _throw_away(self, draft: Draft) -> None:
        if not self._agree():
            return
        self._drop(draft.key)
        self._rows.pop(draft.key).setVisible(False)
        if not self._rows:
            self.reject()
