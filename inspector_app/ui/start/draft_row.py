"""One draft in a list: what it is, until when it was kept, its words on demand, and what may be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from inspector_app.ui.layouts import in_column, in_row, put_in, wide
from inspector_app.ui.theme import GAP_1, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.draft_text import NameOf, look_text
from inspector_app.usecases.drafts import Draft


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
        self._text = GrowingText(3, 8, self.tr("{}：内容").format(title))
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
