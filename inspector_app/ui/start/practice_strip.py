"""练习 above every page of a practice store: that all of it is invented, and the way to its score card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_2, GAP_3, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import ElidedLabel, IconLabel, Label, Role


class PracticeStrip(QFrame):
    """``card_wished`` asks for the scene and its score card."""

    card_wished = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        style_as(self, "tone", str(Tone.WARNING))
        self.setAccessibleName(self.tr("练习"))
        words = ElidedLabel(self.tr("{0}。人、单位和文书都是虚构的，不能用于办案。锁屏口令是 demo。").format(title))
        card = Button(self.tr("场景和评分"), "list-checks", Kind.QUIET, clicked=self.card_wished.emit)
        in_row(
            IconLabel("hard-hat", Tone.PLAIN), Label(self.tr("练习"), Role.STRONG), wide(words), card,
            gap=GAP_3, edges=(GAP_3, 0, GAP_2, 0), of=self,
        )  # fmt: skip
