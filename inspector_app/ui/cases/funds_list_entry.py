"""One list of a file that is brought in: what it would bring, whose account it is of and what for."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.statement import AccountRole, Statement
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.statements import PlannedStatement, lines_new, with_day


class ListEntry(QWidget):
    """``changed`` when the person said something else; ``new`` is how many of its lines nothing kept tells."""

    changed = Signal()

    def __init__(
        self, session: Session[Context], belongs: Belongs, plan: PlannedStatement, *, is_alone: bool
    ) -> None:  # fmt: skip
        """What it would bring is said in it, but where it is the only one of its file (``is_alone``)."""
        super().__init__()
        self._session, self._belongs, self.plan = session, belongs, plan
        self.new = plan.new
        told = plan.statement
        self._role = ChoiceBox([(word, each) for each, word in vocabulary.words(AccountRole).items()])
        self._role.set_value(plan.role)
        self._holder = QLineEdit(told.holder)
        self._day: date | None = None
        self._words = Label(list_words(told, plan.new), Role.STRONG, wrap=True)
        self._words.setVisible(not is_alone)
        name = "　".join(filter(None, (told.sheet, told.holder or ("" if told.sheet else told.title))))
        role = Field(f"{vocabulary.label('statement.role')}：{name}", self._role)
        hint = tr("流水里没有户名和账号，写明是谁的账户，才能与别的账户分开")
        holder = Field(
            f"{vocabulary.label('statement.holder')}：{name}", self._holder, hint, required=not told.is_named
        )
        holder.setVisible(not (told.holder or told.account))
        in_column(self._words, in_row(wide(role), wide(holder)), gap=GAP_3, of=self)
        self._role.value_changed.connect(self._again)
        self._holder.editingFinished.connect(self._again)

    @property
    def is_ready(self) -> bool:
        """Whether somebody said what the account is for."""
        return self._role.value() is not None

    @property
    def words(self) -> str:
        """What it would bring."""
        return self._words.text()

    def statement(self) -> Statement:
        """The list as it would be kept, with the day that was told."""
        role = AccountRole(self._role.value()) if self.is_ready else self.plan.statement.role
        told = replace(self.plan.statement, role=role, holder=self._holder.text().strip())
        return with_day(told, self._day)

    def tell_day(self, day: date | None) -> None:
        """On which day the lines of a payout were paid that tell none."""
        if day != self._day:
            self._day = day
            self._again()

    def go_to_holder(self) -> None:
        """Put the cursor where the name is to be written."""
        go_to(self._holder)

    def _again(self) -> None:
        told = self.statement()
        self.new = self._session.read(lines_new, self._belongs, told)
        self._words.setText(list_words(told, self.new))
        self.changed.emit()


def list_words(told: Statement, new: int) -> str:
    """账户流水，2026-03-01至2026-03-31，4笔：新增4笔；收入…元，支出…元."""
    days = f"{told.days[0]}至{told.days[1]}" if told.days else tr("没有日期")
    old = len(told.lines) - new
    known = tr("，已经导入过{0}笔").format(old) if old else ""
    counts = tr("{0}笔：新增{1}笔{2}").format(len(told.lines), new, known)
    sums = tr("收入合计{0}元，支出合计{1}元").format(yuan(told.in_fen), yuan(told.out_fen))
    return f"{vocabulary.word(told.form)}，{days}，{counts}；{sums}{told.unpaid_words}。"
