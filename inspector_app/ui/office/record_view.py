"""One record of the merged database, read: what each of its fields says, numbers of people masked."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.domain.records import Record
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import read_part

_WISHED, _LEAST = QSize(860, 680), 560


class RecordView(PlainDialog):
    """Nothing can be written in it."""

    only_chosen = True

    def __init__(self, session: Session[Context], record: Record, parent: QWidget | None = None) -> None:
        part = session.read(read_part, record)
        super().__init__(part.word, _LEAST, parent)
        bound_width(self)
        facts = FactsGrid()
        facts.show_facts([Fact(name, value) for name, value in part.fields])
        inside = see_through()
        in_column(facts, REST, of=inside)
        title = Label(part.title, Role.STRONG, wrap=True)
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        put_in(self.body, *([title] if part.title else []), wide(Scrolled(inside)), in_row(REST, close))
        close.setFocus()
        self.resize(within(_WISHED, self))

    @classmethod
    def ask(cls, session: Session[Context], record: Record, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(session, record, parent))
