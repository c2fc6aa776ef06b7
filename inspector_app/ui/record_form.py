"""A dialog drawn from a record, or from what an act asks: each entry follows from its field's type and its word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.drawn import Ask
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.record_sheet import RecordSheet
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.wording import Reason
from inspector_app.usecases.context import Context

Save = Callable[[Context, Any], Any]


class RecordForm(RecordDialog):
    """Shows ``record`` in its entries and hands it, as entered, to the use case ``save(context, record)``.

    What an act asks is a mapping of what its entries begin with by name, empty text where it says nothing; its use case
    gets the values by these names, ``save(context, on=…, reason=…)``, and its title is the verb on the button.
    ``outcome`` is what the use case gave back, or None.
    """

    sheet: RecordSheet

    def __init__(
        self,
        session: Session[Context],
        title: str,
        record: Any,
        asks: Sequence[Ask],
        save: Callable[..., Any],
        *,
        draft: DraftKey | None = None,
        verb: str = "",
        about: str = "",
        intro: str = "",
        width: int = 680,
        columns: int = 2,
        kind: Kind = Kind.PRIMARY,
        start: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``start`` is what entries begin with that are no fields of the record, and what its draft keeps beside."""
        self.save = save
        sheet = RecordSheet(record, self.today, start, columns)
        verb = verb or (self.tr("保存") if is_dataclass(record) else title)
        super().__init__(
            session, title, verb, width=width, intro=intro, parent=parent, kind=kind, draft=draft, about=about,
            sheet=sheet,
        )  # fmt: skip
        for ask in asks:
            self.add(ask)

    @property
    def record(self) -> Any:
        """What the entries are about."""
        return self.sheet.record

    @record.setter
    def record(self, record: Any) -> None:
        self.sheet.record = record

    @classmethod
    def ask(cls, *args: Any, **kwargs: Any) -> Any:
        """Show it for what its class is made from; gives back the outcome, None when the person turned back."""
        return cls(*args, **kwargs).ask_now()

    def add(self, ask: Ask) -> None:
        """One more entry, below those that are there."""
        entry = self.sheet.draw(ask, self).entry
        if isinstance(entry, MaskedEdit):
            self.session.pausing.connect(entry.conceal)

    elsewhere: Mapping[str, str] = {}  # the entry beside which a problem about something else is told

    def refuse(self, problems: Sequence[Problem]) -> None:
        super().refuse([replace(each, where=self.elsewhere.get(each.where, each.where)) for each in problems])

    def today(self) -> date:
        """The day on which it is filled in."""
        return self.session.context.clock.today()

    def value(self, name: str) -> Any:
        """What an entry holds, text without blanks around it; what is empty is so in the way of its field."""
        return self.sheet.value(name)

    def entered(self) -> Any:
        """The record, or the values of an act by name, as entered."""
        return self.sheet.entered()

    def attempt(self) -> None:
        entered = self.entered()
        records, named = ((), entered) if isinstance(entered, dict) else ((entered,), {})
        if self.only_chosen:
            self.finish(self.session.read(self.save, *records, **named))
        else:
            self.session.do(self.save, *records, then=self.finish, refused=self.refuse, **named)

    def stand_against(self, reasons: Sequence[Reason]) -> None:
        """Say on top why it may not be done yet; nothing can be sent off while there is a reason."""
        if reasons:
            self.inside.insertWidget(0, Label(self.tr("还不能{0}，请先补齐：").format(self.windowTitle()), Role.STRONG))
            self.inside.insertWidget(1, ReasonList(reasons))
            self.primary.setEnabled(False)

    def finish(self, outcome: Any) -> None:
        super().finish(True if outcome is None else outcome)  # of a use case that gives nothing back

    def select(self, name: str, start: int, length: int) -> None:
        """Select a part of an entry's line, so that what is typed first takes its place."""
        line = self.sheet.fields[name].entry
        if isinstance(line, QLineEdit):
            line.setSelection(start, length)

    def show_only(self, shown: Mapping[str, bool]) -> None:
        """Put entries in sight or out of it; what is out of sight is not asked for."""
        for name, is_shown in shown.items():
            self.sheet.fields[name].setVisible(is_shown)
        self.fit()


def act(function: Callable[..., Any], *subject: Any) -> Callable[..., Any]:
    """A use case about something as what an act's dialog calls: with the entries' values by their names."""
    return lambda context, **values: function(context, *subject, **values)
