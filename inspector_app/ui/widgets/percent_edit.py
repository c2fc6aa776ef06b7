"""A share in percent, kept in hundredths of a percent."""

from PySide6.QtCore import Qt

from inspector_app.domain.funding import parse_percent, percent
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class PercentEdit(ParsedEdit):
    """``value()`` is hundredths of a percent or None. Understands 30, 30% and 12.5％."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_percent(text, where), percent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
