"""An amount in yuan, kept as whole 分."""

from PySide6.QtCore import Qt

from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class MoneyEdit(ParsedEdit):
    """``value()`` is 分 or None. Understands 12,345.6, ￥12345.60, full-width digits and a final 元; hears 一万八."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_yuan(text, where), yuan, spoken_yuan)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
