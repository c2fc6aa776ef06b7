"""一处查找 (Ctrl+K): everything that the store knows by a few words, and what the window can do, in one list."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.ui.find_ways import Way
from inspector_app.ui.layouts import put_in, wide
from inspector_app.ui.page_keys import FIND_WORDS
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.targets import (
    CASES,
    DOCUMENTS,
    INSPECTIONS,
    INTERVIEWS,
    LEADS,
    PARTIES,
    PROJECTS,
    ShowCase,
    ShowTalkPart,
)
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.find_all import Found, FoundAll, find_all
from inspector_app.usecases.sounds import is_called

_PAGES: Mapping[str, str] = {
    "person": PARTIES, "company": PARTIES, "project": PROJECTS, "case": CASES,
    "document": DOCUMENTS, "interview": INTERVIEWS, "inspection": INSPECTIONS, "lead": LEADS,
}  # fmt: skip


class FindDialog(PlainDialog):
    """``ways`` are what the window can do besides; they are looked through too, and shown before anything is written.
    ``chosen`` is where the person wants to go."""

    only_chosen = True

    def __init__(self, session: Session[Context], ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(FIND_WORDS, 860, parent)
        self._session, self._ways = session, ways
        self.chosen: Way | None = None
        hint = tr("姓名、单位、项目、文号、电话、身份证后四位、拼音首字母、要做的事")
        self._search = SearchBox(tr("查找全部"), hint)
        columns = (
            Column(tr("种类"), lambda way: way.sort, width=100),
            Column(tr("姓名、名称"), lambda way: way.title, tail=True),
            Column(tr("说明"), lambda way: way.told),
        )
        nothing = tr("换几个字，或者只写姓名的拼音首字母、号码的后四位再查。")
        self._table = Table(columns, tr("查到的内容"), EmptyState(tr("没有找到"), nothing, "search"))
        self._table.opened.connect(self._go)
        self._search.lead(self._table)
        self._search.searched.connect(self._find)
        self._hint = Label("", Role.SMALL, wrap=True)  # below: what is told moves nothing
        put_in(self.body, self._search, wide(Tall(340, self._table)), self._hint)
        self._find("")
        self._search.setFocus()
        self.resize(within(self.sizeHint(), self))

    @classmethod
    def ask(cls, session: Session[Context], ways: Sequence[Way], parent: QWidget | None = None) -> Way | None:
        """Where the person wants to go, or None."""
        dialog = cls(session, ways, parent)
        wait_for(dialog)
        return dialog.chosen

    def _find(self, text: str) -> None:
        ways = [way for way in self._ways if not text or is_called(way.title, text)]
        found = self._look(text) if text else FoundAll()
        self._table.show_records([*ways, *map(self._way, found.found)])
        if text and self._table.model().rowCount():
            self._table.choose_first()
        self._tell(found)

    def _look(self, text: str) -> FoundAll:
        """What the store knows; the first time its index is made, which a person may stop."""
        try:
            with self._session.watching(tr("编制查找目录")) as progress:
                return self._session.read(find_all, text, progress=progress)
        except Cancelled:
            return FoundAll(behind=Problem("find-index-stopped"))

    def _tell(self, found: FoundAll) -> None:
        """What is not shown: more of a kind than stand here, and what could not be looked through."""
        words = tr("↑↓ 选择，Enter 打开，Esc 清空、再按返回")
        if found.behind is not None:
            why = sentence(found.behind.code, found.behind.details)
            words = tr("最近的改动还没有编进查找目录，可能查不全：{0}").format(why)
        elif found.more:
            kinds = "、".join(map(vocabulary.record_word, found.more))
            words = tr("{0}还有更多，没有全部列出；再多写几个字。").format(kinds)
        self._hint.setText(words)

    def _way(self, found: Found) -> Way:
        go = partial(self._session.go, _PAGES[found.kind], _target(found))
        return Way(vocabulary.record_word(found.kind), found.title, found.told, go, is_record=True)

    def _go(self, way: Way) -> None:
        self.chosen = way
        self.accept()


def _target(found: Found) -> object:
    if found.part:
        return ShowTalkPart(found.rid, found.part)
    return ShowCase(found.rid) if found.kind == "case" else found.rid
