"""应急空白: the numbered blanks that were printed, and what became of each."""

from inspector_app.domain.role import Role
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.printing import Printing
from inspector_app.ui.session import Session
from inspector_app.ui.settings.blanks_dialogs import BlankBackDialog, BlankFateDialog, BlankPartyDialog, print_pack
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.targets import DOCUMENTS, INSPECTIONS, INTERVIEWS, NewInspection, NewInterview
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.blank_sheets import BlankLine, begun, blank_lines, to_settle, type_back
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.paper import Paper

_MOST = (320, 30)  # least pixels, most rows


class BlanksSection(Section):
    """``printing`` prints the packs; tests give one that only remembers."""

    def __init__(self, session: Session[Context], printing: Printing | None = None) -> None:
        super().__init__(
            session, tr("应急空白"),
            tr("没有电脑、快没电时用的空白文书：知道的内容印好，其余手写；一份一个编号，带回后回录，没有用的、写坏的也登记。"),
        )  # fmt: skip
        self._printing = printing
        none = EmptyState(tr("没有印制过应急空白"), tr("出门前印几份，以备停电、没电。"), "printer")
        self.table = rows_in_sight(_columns(), tr("应急空白"), _MOST, none)
        out = ListOut(session, tr("应急空白登记"), self._sheet, self.notice)
        self._others = (
            Button(tr("回录…"), clicked=self.type_back),
            Button(tr("登记未使用、损毁…"), clicked=self.report),
        )
        row = buttons(
            Button(tr("打印应急空白…"), "printer", Kind.PRIMARY, clicked=lambda: self.print_pack()), *self._others
        )
        row.addWidget(out)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)

    def read(self) -> None:
        lines = self.session.read(blank_lines)
        self.table.show_records(lines, lambda line: line.sheet.rid, of=self)
        waiting = any(line.sheet.fate is None for line in lines)
        for button in self._others:
            button.allow(waiting, "" if waiting else tr("没有待回录的应急空白"))

    def go_on(self, _key: DraftKey) -> None:
        self.report()

    def print_pack(self) -> None:
        """Choose a pack and print it."""
        print_pack(self.session, self, self.done, self._printing)

    def type_back(self) -> None:
        """Ask for the number, and go where its paper is written."""
        chosen = self.table.chosen_record()
        line: BlankLine | None = BlankBackDialog.ask(self.session, chosen, self)
        if line is not None:
            self._go_back(line)

    def _go_back(self, line: BlankLine) -> None:
        sheet, role = line.sheet, self.session.context.rule(line.sheet.form).role
        if role is Role.QUESTIONING:
            self.session.go(INTERVIEWS, NewInterview(sheet.case_rid, blank_rid=sheet.rid))
        elif role is Role.INSPECTION:
            self.session.go(INSPECTIONS, NewInspection(sheet.project_rid, sheet.case_rid, sheet.rid))
        elif paper := self._settled(line):
            self.session.do(type_back, sheet.rid, paper, then=lambda target: self.session.go(DOCUMENTS, target))

    def _settled(self, line: BlankLine) -> Paper | None:
        """The paper of a blank, asked for what was left open on it; None when the person turns back."""
        paper = self.session.read(begun, line.sheet.rid)
        left_open = self.session.read(to_settle, paper)
        settled: Paper | None = BlankPartyDialog.ask(self.session, line, paper, self) if left_open else paper
        return settled

    def report(self) -> None:
        """What was not used, or was spoilt."""
        BlankFateDialog.ask(self.session, self)

    def _sheet(self) -> ListSheet:
        from inspector_app.usecases.told_lists import told_list  # with what draws papers, which is needed only now

        return self.session.read(told_list, "blanks")


def _columns() -> tuple[Column, ...]:
    return (
        Column.of("sheet.serial", lambda line: line.number, width=120, tail=True),
        Column.of("sheet.form", lambda line: line.title),
        Column(tr("案件、项目"), lambda line: line.about or "—"),
        Column(tr("打印日期"), lambda line: line.stock.day.isoformat(), width=108),
        Column.of("sheet.fate", lambda line: line.state, width=86),
        Column(tr("用于文书、原因"), lambda line: line.told or "—"),
    )
