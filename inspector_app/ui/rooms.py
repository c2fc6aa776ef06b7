"""A part of the window: its list, and in its place the page of what was opened; follows wishes of other pages."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.ui.list_page import ListPage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewRecord, Origin, ResumeDraft
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.page import Page
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey

Ways = Mapping[type, Callable[[Any], object]]


class Rooms(QStackedWidget):
    """Opens records by rid and drafts of its own; ``ways`` says by type of target what else is understood."""

    def __init__(self, session: Session[Context], page: ListPage, ways: Ways) -> None:
        super().__init__()
        self.session = session
        self.list = page
        self._origin: Origin | None = None
        self._ways: Ways = {str: self.open, ResumeDraft: lambda wish: self.resume(wish.draft)}
        self._ways |= {NewRecord: lambda _wish: self.begin(), **ways}
        self.addWidget(page)
        page.opened.connect(lambda line: self.open(page.described.rid(line)))
        page.new_wished.connect(self.begin)

    def open_target(self, target: object) -> bool:
        """Show what another page wishes; the list for nothing in particular. False when the person turned back from the
        dialog of a new record, and nothing came of it."""
        if target:
            return self._ways[type(target)](target) is not False
        self.show_list()
        return True

    def open(self, rid: str) -> bool | None:
        """Show a record; each part of the window says how, as it does of the next two. False when the person turned
        back."""

    def begin(self) -> object:
        """Ask for a new record and show it. False when the person turned back."""

    def go_on(self, key: DraftKey) -> None:
        """Show a record with what was typed and not saved, or the dialog of a draft on it."""

    def resume(self, key: DraftKey) -> None:
        """Go on with a draft, of a new record or of one that is known."""
        self.session.resume(str(key))
        if key.rid == NEW:
            self.begin()
        else:
            self.go_on(key)

    def bring(self, page: QWidget) -> None:
        """Show one of the pages, which stays kept. Where it begins stays too: Qt forgets it of one that comes in."""
        comes_in = self.indexOf(page) < 0
        begins_in = page.focusWidget() if comes_in else None
        if comes_in:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if begins_in is not None:
            begins_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_back(self, origin: Origin) -> None:
        """From which page of the window what is shown was looked for (查找): the way back leads there, once."""
        self._origin = origin
        self._name_way_back(tr("返回{0}").format(origin.title))

    def leave(self) -> None:
        """Back from what is shown: to where it was looked for, else to the list."""
        origin, self._origin = self._origin, None
        self._name_way_back("")
        self.show_list()
        if origin is not None:
            self.session.go(origin.page)

    def _name_way_back(self, words: str) -> None:
        shown = self.currentWidget()
        if isinstance(shown, Page):
            shown.header.name_way_back(words)

    def show_list(self) -> None:
        """Back to the list as it is now, the cursor on the line one came from."""
        self.list.refresh()
        if isinstance(shown := self.currentWidget(), Page):
            shown.notice.forget_done()
        self.setCurrentWidget(self.list)
        self.list.table.setFocus()
