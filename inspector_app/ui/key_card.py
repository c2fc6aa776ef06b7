"""F1: the keys that answer in the window in front, as a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from inspector_app.ui.layouts import REST, in_row, see_through
from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.page_keys import CARD_KEY, FIND_WORDS, PageKey, bind_key, keys_in
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_6
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled

_WIDTH, _MOST_HEIGHT = 880, 900


class CardKey(OneGuard):
    """The key of the card, in every window and dialog; ``pressed`` is for the window of the program, which knows
    whether it is locked."""

    pressed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        key = PageKey(tr("本页按键"), (CARD_KEY,), self.pressed.emit)
        bind_key(self, key, Qt.ShortcutContext.ApplicationShortcut)


def show_keys() -> None:
    """The card of the window in front, or away with it where it is the window in front."""
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    if isinstance(front, KeyCard):
        front.accept()
    elif front is not None:
        KeyCard.ask(keys_in(front), front)


def _others(keys: Sequence[PageKey]) -> str:
    """How what has no key of its own is reached."""
    looked_for = tr("其他按钮：按{0}，输入按钮上的字；或者按 Tab 移到按钮上，再按 Enter。")
    found = next((each.shown for each in keys if each.words == FIND_WORDS), "")
    return looked_for.format(found) if found else tr("其他按钮：按 Tab 移到按钮上，再按 Enter。")


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
        grid.setRowStretch(half, 1)  # few keys stand at the top, and not spread
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        area = Scrolled(card, _MOST_HEIGHT)
        self.body.addWidget(area, 1)
        card.setAutoFillBackground(False)
        self.body.addWidget(Label(_others(keys), Role.SMALL, wrap=True))
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        self.body.addLayout(in_row(REST, close))
        close.setFocus()
        self.resize(within(self.sizeHint(), self))

    @classmethod
    def ask(cls, keys: Sequence[PageKey], parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(keys, parent))
