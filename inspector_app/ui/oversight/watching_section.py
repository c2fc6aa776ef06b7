"""重点监管 in 监管调度: all its entries in one list, and in its place the page of the one that was opened."""

from functools import cached_property

from PySide6.QtCore import Signal

from inspector_app.support.vocabulary import record_word
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.oversight.watch_menu import offer
from inspector_app.ui.oversight.watching_forms import entry_form
from inspector_app.ui.oversight.watching_page import WatchingPage
from inspector_app.ui.oversight.watching_words import due_badge, due_words, watch_badge
from inspector_app.ui.parties.pick_dialog import pick_company
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import watching
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.watch_list import WatchLine, WatchScope, find_watch_lines, watch_lines
from inspector_app.usecases.watch_papers import make_from_papers
from inspector_app.usecases.watching import ENTRIES

_COLUMNS = (
    Column(tr("种类"), lambda line: line.kind_word, width=146),
    Column(tr("单位、项目或者地点"), lambda line: line.subject, width=200),
    Column(tr("记录的内容"), lambda line: line.told),
    Column(tr("状态"), lambda line: line.state, width=124, badge=watch_badge),
    Column(tr("应当办理"), lambda line: line.dues[0].what if line.dues else "—", width=190, spare=True),
    Column(tr("最后一天"), due_words, width=160, badge=due_badge),
    Column(tr("日期"), lambda line: line.on.isoformat(), width=104, spare=True),
)
_SCOPES = (
    Segment(tr("全部"), None), Segment(tr("在办"), WatchScope.OPEN), Segment(tr("逾期"), WatchScope.OVERDUE),
    Segment(tr("办结"), WatchScope.OVER),
)  # fmt: skip
_KINDS = tuple(Segment(record_word(kind), kind) for kind in ENTRIES)


def _sums(found: list[WatchLine]) -> str:
    words = tr("共{count}条，在办{open}条，逾期{late}条")
    return words.format(
        count=len(found), open=sum(not line.over for line in found), late=sum(line.overdue for line in found)
    )


class WatchingList(ListPage):
    """``kind_wished`` wishes for a new entry of a kind."""

    kind_wished = Signal(str)

    def __init__(self, session: Session[Context]) -> None:
        described = ListOf(
            tr("重点监管"), tr("监管记录"), tr("单位、项目、地点、内容"), _COLUMNS, find_watch_lines,
            lambda line: line.entry.rid,
            Empty(
                tr("还没有重点监管记录"),
                tr("监管单位的月报、诚信等级、失信名单、建议函、群体性事件、垫付、恶意讨薪和移送从这里登记。"), "flag",
                tr("按文书建立"),
            ),
            _sums,
            narrowings=(
                Narrowing("kind", tr("种类"), _KINDS, word=tr("全部种类")),
                Narrowing("scope", tr("办理情况"), _SCOPES),
            ),
            read=watch_lines,
        )  # fmt: skip
        super().__init__(session, described)

    def add_actions(self) -> None:
        """A menu of what may be entered."""
        button = MenuButton(tr("登记"), Kind.PRIMARY, name=tr("登记监管记录"))
        offer(button.actions_menu, ENTRIES, self.kind_wished.emit)
        button.actions_menu.addSeparator()
        action = button.actions_menu.addAction(tr("按文书建立名单和移送记录"))
        action.triggered.connect(lambda _checked=False: self.first_step())
        self.header.add(button)

    def first_step(self) -> None:
        """Make the entries that papers tell of."""
        made = tr("已按送达的告知书、决定书和移送书建立或者补充{0}条记录。")
        none = tr("没有还没建立记录的告知书、决定书和移送书。")
        self.session.do(
            make_from_papers, then=lambda count: self.notice.say(made.format(count) if count else none, Tone.OK)
        )


class WatchingSection(Rooms):
    """A target is the rid of an entry, or a draft of one, of a part of one or of an act."""

    def __init__(self, session: Session[Context]) -> None:
        lines = WatchingList(session)
        super().__init__(session, lines, {})
        lines.kind_wished.connect(self.begin_kind)

    @cached_property
    def entry(self) -> WatchingPage:
        """The page of an entry, built when the first one is opened."""
        page = WatchingPage(self.session)
        page.left.connect(self.leave)
        page.other.connect(self.open)
        return page

    def open(self, rid: str) -> None:
        """Show an entry."""
        self.entry.show_entry(rid)
        self.bring(self.entry)

    def begin(self) -> bool:
        """Watch somebody."""
        return self.begin_kind("watch")

    def begin_kind(self, kind: str) -> bool:
        """Enter something of a kind and show it; a rating begins with the company that the records speak of."""
        told = {}
        if kind == "credit_rating":
            company = pick_company(self.session, self.window())
            if company is None:
                return False
            told = {"company_rid": company.rid}
        return self._enter(kind, told)

    def _enter(self, kind: str, told: dict[str, str]) -> bool:
        begun = self.session.read(watching.new_entry, kind, **told)
        made = entry_form(self.session, begun, True, self.window()).ask_now()
        if made:
            self.open(made.rid)
        return bool(made)

    def resume(self, key: DraftKey) -> None:
        """Go on with a draft, of a new entry or of one that is known."""
        self.session.resume(str(key))
        if key.rid == NEW:
            self._enter(key.kind, {})
        else:
            self.go_on(key)

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own entry."""
        self.open(key.rid)
        self.entry.go_on(key)
