"""One line of a card: icon, two lines of words, and a button that goes somewhere."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from inspector_app.ui.layouts import in_column
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.clickable import Clickable
from inspector_app.ui.widgets.label import IconLabel, Label, Role


class LinkRow(Clickable):
    """A click anywhere on it presses its button, which ``verb`` names; without ``clicked`` there is none."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        icon: str = "",
        tone: Tone = Tone.PLAIN,
        verb: str = "打开",
        clicked: Callable[[], Any] | None = None,
        changes: bool = False,
    ) -> None:
        """``changes``: the button does not only lead somewhere."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_3)
        if icon:
            row.addWidget(IconLabel(icon, tone), alignment=Qt.AlignmentFlag.AlignTop)
        words = in_column(Label(title, wrap=True), gap=2)
        if detail:
            words.addWidget(Label(detail, Role.SMALL, wrap=True))
        row.addLayout(words, 1)
        if clicked is not None:
            button = Button(icon="chevron-right", kind=Kind.BARE, name=f"{verb}：{title}", clicked=clicked)
            button.only_looks = not changes
            self.clicked.connect(button.click)
            row.addWidget(button)
        else:
            self.unsetCursor()
