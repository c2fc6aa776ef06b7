"""What the office does not have as it stands, record by record; a click leads to the record, where it is mended."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector_app.support.vocabulary import word
from inspector_app.ui.layouts import clear, put_in
from inspector_app.ui.targets import where_read
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clickable import close_up
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import joined, wall_time
from inspector_app.usecases.unsent import Handed, Unsent, UnsentList

SHOWN = 12
_LOOKS = {
    Handed.RETURNED: ("undo-2", Tone.DANGER),
    Handed.FRESH: ("upload", Tone.PLAIN),
    Handed.SENT: ("hourglass", Tone.INFO),
}


class UnsentCard(Card):
    """``wished`` brings a page and what it is to show of the record."""

    wished = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(self.tr("办公室还没有的记录"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP_2)
        self.body.addLayout(self._rows)

    def show_list(self, listed: UnsentList, today: date) -> None:
        """Show the first of them, those that were sent back in front; hidden when there is none."""
        clear(self._rows)
        rows = [self._row(line, today) for line in listed.lines[:SHOWN]]
        put_in(self._rows, Label(_sums(listed), Role.SMALL, wrap=True), *rows)
        close_up(self._rows, rows)
        rest = sum(listed.counts.values()) - len(rows)
        if rest > 0:
            put_in(self._rows, Label(self.tr("另有{}条。").format(rest), Role.SMALL))
        self.setVisible(bool(rows))

    def _row(self, line: Unsent, today: date) -> LinkRow:
        icon, tone = _LOOKS[line.state]
        detail = joined(word(line.state), wall_time(line.since, today), line.why)
        where = where_read(line.place)
        go = partial(self.wished.emit, *where) if where else None
        return LinkRow(line.title, detail, icon, tone, clicked=go)


def _sums(listed: UnsentList) -> str:
    return "，".join(f"{word(state)}{count}条" for state, count in listed.counts.items() if count)
