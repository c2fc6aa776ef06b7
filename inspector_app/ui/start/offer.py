"""A card of the start window that offers something, with the button that does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, GAP_4, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import IconLabel, Label, Role


class Offer(Card):
    """``button`` says ``verb``, and is named after what it offers."""

    def __init__(
        self, icon: str, title: str, detail: str, verb: str, wished: Callable[[], object], kind: Kind = Kind.PLAIN
    ) -> None:
        super().__init__()
        words = in_column(Label(title, Role.STRONG), Label(detail, Role.SMALL, wrap=True), gap=GAP_1)
        self.button = Button(verb, kind=kind, name=title, clicked=wished)
        centred = placed(self.button, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(in_row(IconLabel(icon, Tone.INFO, 1.7), wide(words), centred, gap=GAP_4))
