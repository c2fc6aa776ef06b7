"""One of 他人资料: its records in a list, each read beside it, and whose they are."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_6, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import copies
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import Copy

_WIDTH, _LEAST, _LEFT = QSize(1060, 680), 700, 400
_COLUMNS = (
    Column(tr("记录"), lambda part: part.word, width=110),
    Column(tr("记录名称"), lambda part: part.title or "—"),
)


class CopyView(PlainDialog):
    """Nothing can be written in it."""

    only_chosen = True

    def __init__(self, session: Session[Context], copy: Copy, parent: QWidget | None = None) -> None:
        super().__init__(copy.title, _LEAST, parent)
        bound_width(self)
        self._parts = session.read(copies.copy_parts, copy)
        search = SearchBox(tr("查找记录"), tr("名称、内容"))
        search.searched.connect(self._find)
        self.records = Table(_COLUMNS, tr("他人资料的记录"))
        search.lead(self.records)
        self.records.chosen.connect(self._read)
        self._title = Label("", Role.STRONG, wrap=True)
        self._facts = FactsGrid()
        beside = see_through()
        in_column(self._title, self._facts, REST, of=beside)
        left = see_through()
        in_column(search, wide(self.records), of=left)
        left.setFixedWidth(_LEFT)
        whose = in_row(
            Chip(Badge(tr("他人资料，只读"), Tone.WARNING, "lock")), wide(Label(copies.copy_words(copy), Role.SMALL)),
        )  # fmt: skip
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        put_in(
            self.body, whose, wide(in_row(left, wide(Scrolled(beside)), gap=GAP_6)), self.notice, in_row(REST, close)
        )
        self._find("")
        self.resize(within(_WIDTH, self))

    @classmethod
    def ask(cls, session: Session[Context], copy: Copy, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(session, copy, parent))

    def _find(self, words: str) -> None:
        found = [part for part in self._parts if copies.has_words(part, words)]
        self.records.show_records(found, of=words)
        self._read(None)
        self.records.choose_first()

    def _read(self, part: object) -> None:
        shown = part if isinstance(part, copies.CopyPart) else None
        self._title.setText(f"{shown.word}　{shown.title}" if shown else tr("没有找到"))
        self._facts.show_facts([Fact(name, value) for name, value in shown.fields] if shown else ())
