"""A whole number, such as a count of people or days."""

from PySide6.QtCore import Qt

from inspector_app.domain.figures import parse_integer
from inspector_app.domain.heard import heard_count
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class IntegerEdit(ParsedEdit):
    """``value()`` is an int of zero or more, or None; hears 五十个人."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_integer(text, where), str, heard_count)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
