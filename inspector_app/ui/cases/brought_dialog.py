"""收到的名单 of a case: which were brought, by whom, and the file of the one in hand, with the row that is meant."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.domain.brought_list import BroughtList, month_words
from inspector_app.domain.four_sides import Place
from inspector_app.domain.identity import numbers_masked
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import REST, in_row, wide
from inspector_app.ui.lists.sheet_pane import SheetPane
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_sight import Sight
from inspector_app.usecases.number_looks import note_file_look
from inspector_app.usecases.open_lists import OpenList
from inspector_app.usecases.side_lists import KeptSide, open_kept, remove_side, sides_of

_WIDTH, _LISTS, _FILE = 840, 130, 180
_WISHED = QSize(1180, 680)


def _columns() -> tuple[Column, ...]:
    return (
        Column.of("brought_list.kind", lambda each: vocabulary.word(each.kind), width=80),
        Column.of("brought_list.title", lambda each: each.title),
        Column(tr("月份"), lambda each: month_words(each.months) or tr("未写明"), width=200),
        Column(tr("行数"), lambda each: f"{len(each.lines):,}", "right", 80),
        Column.of("brought_list.from_whom", lambda each: each.from_whom or "—", width=170),
        Column.of("brought_list.brought_on", lambda each: each.brought_on.isoformat(), width=120),
    )


class BroughtDialog(PlainDialog):
    """``outcome`` is what was removed, None while nothing was."""

    def __init__(
        self, session: Session[Context], case_rid: str, parent: QWidget | None = None, place: Place | None = None
    ) -> None:
        super().__init__(tr("收到的名单"), _WIDTH, parent)
        self._session, self._case_rid, self._place = session, case_rid, place
        self._shown = ""
        self.outcome: KeptSide | None = None
        empty = EmptyState(tr("还没有收到名单"), tr("在四方核对里收取。"), "files")
        self.table = Table(_columns(), tr("收到的名单"), empty)
        self.table.setMinimumHeight(_LISTS)
        self.table.chosen.connect(self._look)
        self._told = Label("", Role.SMALL, wrap=True)
        self.file = SheetPane(lambda: session.do(note_file_look, case_rid))
        self.file.setMinimumHeight(_FILE)
        self._remove = Button(tr("移除所选名单"), "trash-2", clicked=self._take_out)
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._told)
        self.body.addWidget(self.file, 2)
        self.body.addLayout(in_row(wide(self.notice), REST, self._remove, close))
        self._fill()
        self.resize(within(_WISHED, self))

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget) -> KeptSide | None:
        """What was removed; None when the person only looked."""
        dialog = cls(session, case_rid, parent)
        wait_for(dialog)
        return dialog.outcome

    @classmethod
    def look(cls, session: Session[Context], case_rid: str, place: Place, parent: QWidget) -> KeptSide | None:
        """The same, the file open at a place."""
        dialog = cls(session, case_rid, parent, place)
        wait_for(dialog)
        return dialog.outcome

    def _fill(self) -> None:
        lists: Sequence[BroughtList] = self._session.read(sides_of, self._case_rid)
        self.table.show_records(lists, lambda each: each.rid, of=self._case_rid)
        wanted = self._place.evidence_rid if self._place else ""
        at = next((at for at, each in enumerate(lists) if each.evidence_rid == wanted), 0)
        if lists:
            self.table.selectRow(at)
        self._look(self.table.chosen_record())

    def _look(self, chosen: BroughtList | None) -> None:
        """Read the file of a list and show it; what of it was not taken in is said."""
        self._remove.allow(chosen is not None, tr("先选择一份名单"))
        unread = (
            tr("没有读入的内容：{0}。").format(numbers_masked("、".join(chosen.unread)))
            if chosen and chosen.unread
            else ""
        )
        self._told.setText(unread)
        self._told.setVisible(bool(unread))
        self.file.setVisible(chosen is not None)
        if chosen is not None and chosen.rid != self._shown:
            self._shown = chosen.rid
            self._session.work(self._session.read(open_kept, chosen.rid), partial(self._show_file, chosen.rid))

    def _show_file(self, rid: str, opened: OpenList) -> None:
        if rid != self._shown:  # another list was chosen meanwhile
            return
        self.file.show_sight(Sight(opened, ()))
        place, self._place = self._place, None
        if place is not None and place.row:
            sheet = place.sheet or next((grid.name for grid in opened.book.sheets if grid.rows), "")
            grid = next((grid for grid in opened.book.sheets if grid.name == sheet), None)
            cells = frozenset((place.row, column) for column in (grid.rows.get(place.row, {}) if grid else {}))
            self.file.show_line(sheet, cells)

    def _take_out(self) -> None:
        chosen: BroughtList | None = self.table.chosen_record()
        if chosen is not None and self._session.do(remove_side, chosen.rid, then=self._removed):
            self._fill()

    def _removed(self, kept: KeptSide) -> None:
        self.outcome = kept
        title = kept.before.title if kept.before else ""
        self.notice.say(tr("已移除“{0}”，原件仍在证据中；关闭后可以撤销。").format(title), Tone.OK)
