"""Asks for the block of numbers that the office gave out for a form."""

from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.domain.number import NumberBlock
from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.draft_dialog import DraftDialog
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.theme import GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.integer_edit import IntegerEdit
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases import numbers
from inspector_app.usecases.context import Context

_EMPTY = {"form": None, "first": None, "last": None}


class BlockDialog(DraftDialog):
    """Leases a block; stays open while it is refused."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("登记号段"), self.tr("登记"), parent=parent)
        self._session = session
        self.form = Form(_EMPTY, self)
        self._refusals = Refusals(self.form, self.notice)
        forms = session.read(numbers.numbered_forms)
        form = Field.of("number_block.form", ChoiceBox(forms), required=True)
        first = Field.of("number_block.first", IntegerEdit("first"), required=True)
        last = Field.of("number_block.last", IntegerEdit("last"), required=True)
        year = session.context.clock.today().year
        self.body.addWidget(Label(self.tr("{} 年办公室分给本机使用的一段文号。").format(year), Role.SMALL))
        self.body.addWidget(form)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_4)
        grid.addWidget(first, 0, 0)
        grid.addWidget(last, 0, 1)
        self.body.addLayout(grid)
        for name, field in zip(_EMPTY, (form, first, last), strict=True):
            self.form.bind(name, field)
        self.accept_requested.connect(self._save)
        self.keep(session, self.form, DraftKey(SETTINGS, NEW, "block"))

    def _save(self) -> None:
        value = self.form.value
        unread = self.form.own_problems()
        missing = [n for n in _EMPTY if value[n] is None and n not in {p.where for p in unread}]
        problems = [*unread, *(Problem("setup-missing", name) for name in missing)]
        if problems:
            self._refusals.show(problems)
            return
        self._session.do(_lease, value, then=lambda _block: self.accept(), refused=self._refusals.show)


def _lease(context: Context, value: dict[str, object]) -> NumberBlock:
    form, first, last = str(value["form"]), int(str(value["first"])), int(str(value["last"]))
    return numbers.lease_block(context, numbers.new_block(context, form, first, last))


class PaperDialog(DraftDialog):
    """Asks up to which number a block was already used by hand."""

    def __init__(self, session: Session[Context], line: numbers.BlockLine, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("续接手工文号"), self.tr("续接"), parent=parent)
        self._session, self._line = session, line
        self.form = Form({"used_on_paper": line.highest if line.highest >= line.block.first else None}, self)
        self._refusals = Refusals(self.form, self.notice)
        words = self.tr("{}　第 {}—{} 号").format(line.title, line.block.first, line.block.last)
        self.body.addWidget(Label(words, Role.STRONG))
        field = Field(
            self.tr("手工已用到"), IntegerEdit("used_on_paper"), self.tr("下一份文书从它的后一号开始。"), required=True
        )
        self.form.bind("used_on_paper", field)
        self.body.addWidget(field)
        self.accept_requested.connect(self._save)
        self.keep(session, self.form, DraftKey(SETTINGS, NEW, "paper", line.block.rid), line.title)

    def _save(self) -> None:
        used = self.form.value["used_on_paper"]
        problems = self.form.own_problems()
        if used is None and not problems:
            problems = [Problem("setup-missing", "used_on_paper")]
        if problems:
            self._refusals.show(problems)
            return
        self._session.do(
            numbers.continue_after_paper,
            self._line.block.rid,
            used,
            then=lambda _block: self.accept(),
            refused=self._refusals.show,
        )
