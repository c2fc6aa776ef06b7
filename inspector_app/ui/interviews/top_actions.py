"""The buttons above a transcript: hand over, sign, print, papers, the next one; which of them are there."""

from typing import Protocol

from inspector_app.domain.role import Offered
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.sent_back import Lined, SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.page_header import PageHeader
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper


class Acts(Lined, Protocol):
    """What the buttons do."""

    def ask_next(self, *, alike: bool = True) -> None: ...
    def print_record(self) -> None: ...
    def register_signature(self) -> None: ...
    def read_back(self) -> None: ...
    def paper(self) -> Paper | None: ...


class TopActions:
    """``show_state`` says which buttons there are."""

    def __init__(self, header: PageHeader, session: Session[Context], page: Acts) -> None:
        self._sent_back = SentBack(session, page)
        self._next = header.add(Button(tr("问下一人"), "user", clicked=lambda: page.ask_next()))
        self._papers = PaperMenu(session, Offered.INTERVIEW, page.paper)
        header.add(self._papers)
        self._print = header.add(Button(tr("打印核对"), "printer", clicked=page.print_record))
        self._sign = header.add(Button(tr("登记签字"), "stamp", clicked=page.register_signature))
        self._read = header.add(Button(tr("交被询问人核对"), "users", Kind.PRIMARY, clicked=page.read_back))

    def show_state(self, rid: str, *, editable: bool, printed: bool) -> None:
        """Once printed the next one is offered (Ctrl+N at any time); once signed nothing is written any more."""
        self._sent_back.show_of(rid)
        for button in (self._sign, self._read):
            button.setVisible(editable)
        self._next.setVisible(printed)
        self._papers.refresh()
        self._print.setText(tr("打印核对") if editable else tr("查看文书"))
