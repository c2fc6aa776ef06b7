"""Entries for figures: a whole number, an amount, a share."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from inspector_app.domain.figures import parse_integer
from inspector_app.domain.funding import parse_percent, percent
from inspector_app.domain.heard import heard_count
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class _FigureEdit(ParsedEdit):
    """Figures stand at the right."""

    keys = Qt.InputMethodHint.ImhFormattedNumbersOnly

    def __init__(
        self, parse: Callable[[str], Any], show: Callable[[Any], str], hear: Callable[[str], Any] | None = None
    ) -> None:
        super().__init__(parse, show, hear)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(self.keys)


class IntegerEdit(_FigureEdit):
    """``value()`` is an int of zero or more, or None; hears 五十个人."""

    keys = Qt.InputMethodHint.ImhDigitsOnly

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_integer(text, where), str, heard_count)


class MoneyEdit(_FigureEdit):
    """``value()`` is 分 or None. Understands 12,345.6, ￥12345.60, full-width digits and a final 元; hears 一万八."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_yuan(text, where), yuan, spoken_yuan)


class PercentEdit(_FigureEdit):
    """``value()`` is hundredths of a percent or None. Understands 30, 30% and 12.5％."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_percent(text, where), percent)
