"""What stands against a step, in words with the law behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine, rule_button
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.wording import Reason

_SIGNS = {
    Level.ERROR: ("circle-x", Tone.DANGER),
    Level.WARNING: ("triangle-alert", Tone.WARNING),
    Level.INFO: ("info", Tone.INFO),
}


class ReasonList(QWidget):
    """One line a reason: a sign, the sentence, and below it the provision it follows from."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__()
        in_column(*(_line(reason) for reason in reasons), gap=GAP_1, of=self)


def _line(reason: Reason) -> QHBoxLayout:
    icon, tone = _SIGNS[reason.level]
    words = in_column(Label(reason.words, Role.SMALL, wrap=True), gap=0)
    if reason.basis:
        basis = BasisLine(BASIS.format(reason.basis))
        rule = [rule_button(reason.gate)] if reason.gate else []
        words.addLayout(in_row(wide(basis), *rule))
    return in_row(placed(IconLabel(icon, tone, 1.1), Qt.AlignmentFlag.AlignTop), wide(words))
