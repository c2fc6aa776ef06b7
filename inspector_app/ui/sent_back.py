"""What the office sent back, told on the page where it is mended until it was written anew."""

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_6, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.unsent import sent_back


class Lined(Protocol):
    """A page that takes a line below its head."""

    def add_line(self, row: QHBoxLayout) -> QWidget: ...


class SentBack:
    """A line below the head of a page; nothing where nothing was sent back. ``show_of`` names the record shown."""

    def __init__(self, session: Session[Context], page: Lined) -> None:
        self._session = session
        self._words = Label("", Role.STRONG, wrap=True)
        row = in_row(IconLabel("undo-2", Tone.WARNING), wide(self._words), gap=GAP_2, edges=(GAP_6, GAP_3, GAP_6, 0))
        self._line = page.add_line(row)

    def show_of(self, rid: str) -> None:
        """Read it anew; whoever only reads mends nothing."""
        found = () if self._session.only_reads else self._session.read(sent_back, rid)
        told = [each.why if each.rid == rid else tr("{0}：{1}").format(each.title, each.why) for each in found]
        self._words.setText("\n".join(tr("办公室退回：{}").format(each) for each in told))
        self._line.setVisible(bool(told))
