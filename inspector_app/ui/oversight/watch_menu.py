"""Entries of 重点监管 begun where their case or company is in sight: what is known of them is filled in."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.support.vocabulary import record_word
from inspector_app.ui.oversight.watching_forms import entry_form
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT, ShowSection
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.wording import joined
from inspector_app.usecases import watching
from inspector_app.usecases.company_sheet import watched_told
from inspector_app.usecases.context import Context
from inspector_app.usecases.watch_list import WatchLine

OF_CASE = ("incident", "advance", "referral", "advice", "listing", "false_claim")
OF_COMPANY = ("watch", "credit_rating", "listing", "advice")
OF_PROJECT = ("watch", "incident", "advance", "advice", "false_claim")
Begin = Callable[[str], object]


def offer(menu: QMenu, kinds: Iterable[str], begin: Begin) -> None:
    """One action a kind, which begins an entry of it."""
    for kind in kinds:
        action = menu.addAction(tr("登记{0}…").format(record_word(kind)))
        action.triggered.connect(lambda _checked=False, kind=kind: begin(kind))


def begin_entry(session: Session[Context], kind: str, known: Mapping[str, str], parent: QWidget) -> None:
    """Ask for an entry of which the fields in ``known`` are told, and show it when it was saved."""
    made = entry_form(session, session.read(watching.new_entry, kind, **known), True, parent).ask_now()
    if made:
        session.go(OVERSIGHT, ShowSection("watching", made.rid))


class WatchedCard(RowsCard):
    """The entries about a company, project or case, each opening in 重点监管; ``begin_wished`` wishes for another."""

    begin_wished = Signal(str)

    def __init__(self, session: Session[Context], kinds: Iterable[str]) -> None:
        super().__init__(tr("重点监管和名单"), tr("没有重点监管、名单、建议函、群体性事件等记录。"))
        self._session = session
        enter = MenuButton(tr("登记"), Kind.QUIET, name=tr("登记监管事项"))
        offer(enter.actions_menu, kinds, self.begin_wished.emit)
        self.header.add(enter)

    def show_lines(self, lines: Iterable[WatchLine]) -> None:
        """Show these."""
        self.show_rows([
            LinkRow(
                joined(line.kind_word, chinese(line.on)), watched_told(line), "eye",
                Tone.DANGER if line.overdue else Tone.PLAIN, tr("打开"),
                partial(self._session.go, OVERSIGHT, ShowSection("watching", line.entry.rid)),
            )
            for line in lines
        ])  # fmt: skip
