"""The keys of a page: what each does is said where it is bound, and F1 shows all of them as a card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.ui.layouts import REST, in_row, see_through
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_6
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled

CARD_KEY = "F1"
_WIDTH, _MOST_HEIGHT = 880, 900
_SIGNS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Del": "Delete"}


@dataclass(frozen=True, slots=True)
class PageKey:
    """What keys do; the first of them is shown. Without ``act`` somebody else binds them, and the card tells of it."""

    words: str
    keys: tuple[str, ...]
    act: Callable[[], object] | None = None

    @property
    def shown(self) -> str:
        """As it stands on the keyboard: Ctrl+Enter, Alt+↑."""
        return "+".join(_SIGNS.get(part, part) for part in self.keys[0].split("+"))


def bind_keys(part: QWidget, keys: Sequence[PageKey]) -> None:
    """The keys work while the part is in sight in the window in front."""
    for each in keys:
        if each.act is None:
            continue
        shortcut = QShortcut(part)
        shortcut.setKeys([QKeySequence(key) for key in each.keys])
        shortcut.activated.connect(each.act)


class KeyCard(PlainDialog):
    """All keys of a page, two columns of them."""

    only_chosen = True

    def __init__(self, keys: Sequence[PageKey], parent: QWidget | None = None) -> None:
        super().__init__(tr("本页按键"), _WIDTH, parent)
        bound_width(self)
        card = see_through()
        grid = QGridLayout(card)
        grid.setContentsMargins(0, 0, GAP_2, 0)
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        half = (len(keys) + 1) // 2
        for number, each in enumerate(keys):
            row, column = number % half, 3 * (number // half)
            grid.addWidget(Label(each.shown, Role.STRONG), row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(each.words, wrap=True), row, column + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(2, GAP_6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        area = Scrolled(card, _MOST_HEIGHT)
        self.body.addWidget(area, 1)
        card.setAutoFillBackground(False)
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        self.body.addLayout(in_row(REST, close))
        shortcut = QShortcut(QKeySequence(CARD_KEY), self)
        shortcut.activated.connect(self.accept)
        close.setFocus()
        self.resize(within(self.sizeHint(), self))

    @classmethod
    def ask(cls, keys: Sequence[PageKey], parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(keys, parent))
