"""Who hired whom: the links from the top down, each below the one that hired it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import in_column, in_row, put_in, wide
from inspector_app.ui.projects import project_words
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.clearing import clear
from inspector_app.ui.widgets.clickable import Clickable, close_up
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.section_header import SectionHeader
from inspector_app.ui.wording import joined
from inspector_app.usecases.projects import ChainLine

_STEP = 30
_DEEPEST = 8  # beyond that the indent stays, so that a deep chain can still be read


class ChainCard(Card):
    """``add_wished`` brings the link below which to add, or None for the top; ``party_wished`` that of who to see."""

    add_wished = Signal(object)
    edit_wished = Signal(object)
    delete_wished = Signal(object)
    party_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("分包链"))
        header = SectionHeader(tr("参建单位和分包链"))
        header.add(Button(tr("添加"), "plus", Kind.QUIET, tr("添加参建单位"), self._add_on_top))
        self.body.addWidget(header)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_chain(self, lines: Sequence[ChainLine]) -> None:
        """Show the chain."""
        clear(self._lines)
        if not lines:
            words = Label(tr("还没有登记。从建设单位、总包单位开始，逐级添加到班组。"), Role.SMALL, wrap=True)
            self._lines.addWidget(words)
        rows = [self._line(line) for line in lines]
        put_in(self._lines, *rows)
        self._lines.setSpacing(GAP_2)
        close_up(self._lines, rows)

    def _add_on_top(self) -> None:
        self.add_wished.emit(None)

    def _line(self, line: ChainLine) -> QWidget:
        frame = Clickable()
        frame.clicked.connect(lambda: self.party_wished.emit(line.link))
        row = QHBoxLayout(frame)
        row.setContentsMargins(min(line.depth, _DEEPEST) * _STEP, 0, 0, 0)
        row.setSpacing(GAP_2)
        if line.depth:
            row.addWidget(IconLabel("corner-down-right"))
        head = in_row(wide(Label(line.party or tr("未登记名称"), Role.STRONG, wrap=True)), gap=GAP_3)
        details = joined(vocabulary.word(line.link.role), project_words.link_details(line.link))
        row.addLayout(in_column(head, Label(details, Role.SMALL, wrap=True), gap=GAP_1), 1)
        if line.link.person_rid:
            row.addWidget(Chip(Badge(vocabulary.word(PartyKind.PERSON), icon="user")))
        for icon, verb, signal in (
            ("plus", tr("添加下级"), self.add_wished),
            ("pencil", tr("修改"), self.edit_wished),
            ("trash-2", tr("删除"), self.delete_wished),
            ("chevron-right", tr("打开"), self.party_wished),
        ):
            name = f"{verb}：{line.party}"
            row.addWidget(Button(icon=icon, kind=Kind.BARE, name=name, clicked=lambda s=signal, k=line.link: s.emit(k)))
        return frame
