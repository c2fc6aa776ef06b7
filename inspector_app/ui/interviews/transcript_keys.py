"""The keys of the page of a transcript: 问答, 查找, what follows the last answer."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from inspector_app.domain.interview import Interview
from inspector_app.ui.interviews.find_bar import FindBar
from inspector_app.ui.interviews.head_cards import HeadCard
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS, report_incident
from inspector_app.ui.page_keys import PageKey
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.incident_here import incident_of_talk


class Acts(Protocol):
    """What the page does by key."""

    @property
    def interview(self) -> Interview: ...
    @property
    def head(self) -> HeadCard: ...
    @property
    def cards(self) -> QAList: ...
    @property
    def finder(self) -> FindBar: ...
    def fill_end(self) -> None: ...
    def ask_stock(self) -> None: ...
    def go_to_lacking(self) -> None: ...
    def save(self) -> bool: ...
    def saved_first(self, act: str) -> bool: ...
    def read_back(self) -> None: ...
    def print_record(self) -> None: ...
    def register_signature(self) -> None: ...
    def take_said(self) -> None: ...
    def show_line(self) -> None: ...
    def ask_next(self, *, alike: bool = True) -> None: ...
    def correct_person(self) -> None: ...


def own_keys(page: Acts, session: Session[Context], window: QWidget) -> tuple[PageKey, ...]:
    """What the page itself binds; the cards bind theirs. ``window`` is where an incident is asked about."""
    find = page.finder

    def report() -> None:
        if page.saved_first(INCIDENT_WORDS):
            report_incident(session, lambda context: incident_of_talk(context, page.interview), window)

    return (
        PageKey(tr("把所答记入明细"), ("F2",), page.take_said),
        PageKey(tr("出示明细，插入一问"), ("Shift+F2",), page.show_line),
        PageKey(tr("常用问题"), ("F4",), page.ask_stock),
        PageKey(tr("到签字前还缺的一项"), ("F8",), page.go_to_lacking),
        PageKey(tr("笔录头部：时间、地点、翻译人员、监护人"), ("Shift+F8",), page.head.enter),
        PageKey(tr("人员资料：更正被询问人的姓名、号码、电话"), ("Ctrl+F8",), page.correct_person),
        PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), report),
        PageKey(tr("查找"), ("Ctrl+F",), lambda: find.begin(replacing=False)),
        PageKey(tr("查找和替换"), ("Ctrl+H",), lambda: find.begin(replacing=True)),
        PageKey(tr("下一处"), ("F3",), find.next),
        PageKey(tr("上一处"), ("Shift+F3",), find.previous),
        PageKey(tr("填入结束时间（当前时间）"), ("Ctrl+T",), page.fill_end),
        PageKey(tr("保存"), ("Ctrl+S",), page.save),
        PageKey(tr("交被询问人核对"), ("Ctrl+R",), page.read_back),
        PageKey(tr("打印核对"), ("Ctrl+P",), page.print_record),
        PageKey(tr("登记签字"), ("Ctrl+G",), page.register_signature),
        PageKey(tr("问下一人（照此提问）"), ("Ctrl+N",), page.ask_next),
        PageKey(tr("开始询问（另一案件、另一提纲）"), ("Ctrl+Shift+N",), lambda: page.ask_next(alike=False)),
        PageKey(tr("到下一问的回答；Shift+Tab 到上一问的回答"), ("Tab",)),
    )
