"""A whole number, such as a count of people or days."""

from PySide6.QtCore import Qt

from inspector_app.domain.figures import without_thousands
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.widgets.parsed_edit import ParsedEdit

_LONGEST = 9


def parse_integer(text: str, where: str) -> int:
    """Read a whole number of at most nine digits. Raises :class:`Refused` ``ui-integer-shape``, and as
    :func:`~inspector_app.domain.figures.without_thousands`."""
    raw = without_thousands(text, where)
    if not (raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST):
        raise Refused(Problem("ui-integer-shape", where, details={"text": text[:20]}))
    return int(raw)


class IntegerEdit(ParsedEdit):
    """``value()`` is an int of zero or more, or None."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_integer(text, where), str)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
