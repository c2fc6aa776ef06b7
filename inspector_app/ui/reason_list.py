"""What stands against a step, in words with the law behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import Reason

_SIGNS = {
    Level.ERROR: ("circle-x", Tone.DANGER),
    Level.WARNING: ("triangle-alert", Tone.WARNING),
    Level.INFO: ("info", Tone.INFO),
}


class ReasonList(QWidget):
    """One line a reason: a sign, the sentence, and below it the provision it follows from."""

    def __init__(self, reasons: Sequence[Reason], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_1)
        for reason in reasons:
            column.addLayout(_line(reason))


def _line(reason: Reason) -> QHBoxLayout:
    icon, tone = _SIGNS[reason.level]
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(reason.words, Role.SMALL, wrap=True))
    if reason.basis:
        words.addWidget(Label(f"依据：{reason.basis}", Role.SMALL, wrap=True))
    row = QHBoxLayout()
    row.setSpacing(GAP_2)
    row.addWidget(IconLabel(icon, tone, 1.1), alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
