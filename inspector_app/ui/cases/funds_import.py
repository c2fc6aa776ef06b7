"""导入流水: a statement is read, its lines are shown beside the file, a person says whose account it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.statement import StatementForm
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.progress import Progress
from inspector_app.ui.cases.funds_list_entry import ListEntry
from inspector_app.ui.layouts import clear, in_column, in_row, wide
from inspector_app.ui.lists.list_import import ListImport, Shown, Source, Words
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import around_of, funding_of
from inspector_app.usecases.list_plan import Fate
from inspector_app.usecases.number_looks import note_file_look
from inspector_app.usecases.open_lists import NOTHING_SAID, ListKind, ListOrder, Opened, OpenList, Reading, Said, kinds
from inspector_app.usecases.statement_lines import statement_lines
from inspector_app.usecases.statements import (
    READING,
    StatementFile,
    StatementOrder,
    keep_statements,
    perform_statement,
    plan_statements,
    statements_of,
)

_WHO, _MOST_ENTRIES = 150, 260
"""Pixels: of a name, and of two accounts that nobody named, which are asked about at once."""
_DAY = 220  # pixels: a whole date, its calendar, and one line of what is said below it
_LOOK = (Fate.LEFT_OUT, Fate.DOUBT)
_WORDS = Words(
    tr("导入流水"),
    tr("导入"),
    READING,
    tr("选好流水文件，或者在表格、网银、回单中复制后点“读取复制的流水”"),
    tr("这里左边是文件，右边是读到的每一笔；点“导入”后原件存入证据。有文字的 PDF 也可以，扫描件读不了。"),
    tr("先在表格、网银或者回单中选中内容并复制"),
    tr("已停止读取，什么也没有导入。"),
    tr("流水文件（表格，或者有文字的 PDF）"),
    tr("读取复制的流水"),
)


class StatementImport(ListImport):
    """``outcome`` is True once statements were kept."""

    def __init__(
        self, session: Session[Context], belongs: Belongs, choose: Choose | None = None, parent: QWidget | None = None
    ) -> None:
        self._belongs = belongs
        self._file: StatementFile | None = None
        self._wanted: StatementForm | None = None
        self._entries: list[ListEntry] = []
        self.outcome = False
        formats = tr("流水 (*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv *.txt *.pdf)")
        pick = choose or chooser(Wanted.FILE, tr("选择银行流水"), formats)
        side = SideBySide(
            vocabulary.label("statement_line.party"), _WHO, lambda: session.do(note_file_look, belongs.case_rid)
        )
        super().__init__(session, _WORDS, side, pick, parent)
        forms = [(word, form) for form, word in vocabulary.words(StatementForm).items()]
        self._form = ChoiceBox(forms, tr("按内容判断"))
        self._form.value_changed.connect(self.read_again)
        self._day = DateEdit("day", lambda: session.context.clock.today())
        self._day.value_changed.connect(self._day_told)
        self._day_field = Field(tr("代发日期"), self._day, tr("明细没有日期的，写在这里"))
        self._day_field.setMinimumWidth(_DAY)
        accounts = QWidget()
        self._accounts = in_column(gap=GAP_3, of=accounts)
        self._area = Scrolled(accounts, _MOST_ENTRIES, firm=True)
        kind = Field(vocabulary.label("statement.form"), self._form)
        self.body.insertLayout(1, in_row(kind, self._day_field, wide(self._area), gap=GAP_4))
        self.begin()

    def ask_now(self) -> bool:
        """Show it and wait; whether something was kept."""
        wait_for(self)
        return self.outcome

    def kind(self) -> ListKind:
        return self.opened.list.reading.kind if self.opened is not None else kinds()["statement"]

    def read_from(self, source: Source | None, stamp: object, said: Said = NOTHING_SAID) -> None:
        if isinstance(source, Path | str):
            self._file = None
        self._wanted = self._form.value()
        super().read_from(source, stamp, said)

    def perform(self, order: ListOrder, progress: Progress) -> Opened[StatementFile]:
        source = order.source if isinstance(order.source, Path | str) else self._file
        if source is None:
            raise TypeError("sheets without their file")
        file = perform_statement(StatementOrder(source, order.said, self._wanted, order.memory), progress)
        self._file = file
        opened = OpenList(file.book, file.tables, file.said, order.memory, file.rather)
        return Opened(opened, None if file.reading.why else file, file.reading.why)

    def forget(self) -> None:
        self._entries = []
        clear(self._accounts)
        self._area.hide()
        self._day_field.hide()
        super().forget()

    def plan(self, told: StatementFile, reading: Reading | None) -> Shown:
        around = self.session.read(around_of, self._belongs, self.session.read(funding_of, self._belongs))
        plans = self.session.read(plan_statements, self._belongs, told, around)
        is_alone = len(plans) == 1
        self._entries = [ListEntry(self.session, self._belongs, plan, is_alone=is_alone) for plan in plans]
        for entry in self._entries:
            entry.tell_day(self._day.value())
            entry.changed.connect(self._said_more)
            self._accounts.addWidget(entry)
        undated = (plan.statement for plan in plans if plan.statement.form is StatementForm.PAYOUT)
        self._day_field.setVisible(any(line.day is None for each in undated for line in each.lines))
        self._area.show()
        return self._planned(told)

    def _day_told(self) -> None:
        for entry in self._entries:
            entry.tell_day(self._day.value())

    def is_ready(self) -> bool:
        ready = bool(self._entries) and all(entry.is_ready for entry in self._entries)
        return ready and any(entry.new for entry in self._entries)

    def take(self) -> None:
        if self._file is not None:
            kept = [entry.statement() for entry in self._entries]
            self.session.do(
                keep_statements, self._belongs, self._file, kept, then=lambda _kept: self._done(), refused=self.refused
            )

    def refused(self, problems: Sequence[Problem]) -> None:
        super().refused([Problem(each.code, "", each.level, each.details) for each in problems])
        unnamed = next((entry for entry in self._entries if not entry.statement().is_named), None)
        if unnamed is not None and any(each.where == "holder" for each in problems):
            unnamed.go_to_holder()

    def _said_more(self) -> None:
        """Somebody said whose account it is: what is new of it follows."""
        if self.opened is not None and self.opened.told is not None:
            self.show_shown(self._planned(self.opened.told), self.opened)

    def _planned(self, told: StatementFile) -> Shown:
        known = self.session.read(statements_of, self._belongs)
        lines = statement_lines(told, [entry.statement() for entry in self._entries], known)
        look = sum(line.fate in _LOOK for line in lines)
        several = tr("读出{0}份流水，共{1}笔。").format(len(self._entries), sum(line.is_entry for line in lines))
        words = self._entries[0].words if len(self._entries) == 1 else several
        open_now = sum(not entry.is_ready for entry in self._entries)
        asked = tr("还有{0}份没有选账户性质，选好才能导入。").format(open_now) if open_now else ""
        looked = tr("{0}处要核对。").format(look) if look else ""
        return Shown(lines, words + looked + asked, told.reading.is_whole)

    def _done(self) -> None:
        self.outcome = True
        self.accept()
