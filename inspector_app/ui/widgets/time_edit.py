"""A time of day as hours and minutes."""

from inspector_app.domain.dates import parse_time
from inspector_app.ui.widgets.parsed_edit import ParsedEdit


class TimeEdit(ParsedEdit):
    """``value()`` is a ``datetime.time`` or None."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_time(text, where), lambda value: value.strftime("%H:%M"))
        self.setPlaceholderText(self.tr("时:分"))
