"""What the overview of a case shows: figures, next steps, what happened; facts, deadlines, who is liable."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese, clock_time
from inspector_app.domain.person import Person
from inspector_app.domain.threshold import Reached
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui import theme
from inspector_app.ui.cases.backwards_row import BackwardsRow
from inspector_app.ui.cases.decision_dialogs import ExtendDialog, TickDialog
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.layouts import AS_AROUND, REST, clear, in_column, in_row, placed, wide
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS, LEADS, PARTIES
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.clickable import Clickable, close_up
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import due_badge, explained_words, joined, money, reasons, short_day
from inspector_app.usecases.case_edits import CaseAround, around
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, case_due_items, explain, extension_condition
from inspector_app.usecases.lead_list import LeadDue, lead_words, leads_to_file
from inspector_app.usecases.liabilities import LiabilityLine, liability_lines, remove_liability
from inspector_app.usecases.names import people_by_rid
from inspector_app.usecases.other_cases import Together
from inspector_app.usecases.steps import Step, StepVerb
from inspector_app.usecases.timeline import Happening, timeline

_REACHED = {
    Reached.CERTAIN: Badge("达到数额标准", Tone.DANGER, "scale"),
    Reached.POSSIBLE: Badge("可能达到数额标准", Tone.WARNING, "scale"),
    Reached.BELOW: Badge("未达到数额标准", Tone.PLAIN, "scale"),
    Reached.UNKNOWN: Badge("数额不明，不能判断", Tone.WARNING, "scale"),
}


def figures(whole: CaseFile) -> tuple[Fact, ...]:
    """What was found, paid and is open, and how many people wait. Of how many people a sum does not speak stands in the
    small words above it: beside it four sums are wider than a small window."""
    now = whole.balance
    return (
        Fact(vocabulary.label("balance.found_fen") + now.besides, money(now.found_fen)),
        Fact(vocabulary.label("balance.paid_fen"), money(now.paid_fen)),
        Fact(vocabulary.label("balance.open_fen") + now.besides, money(now.open_fen)),
        Fact("未付清人数", f"{now.heads_open} / {now.heads}人"),
    )


class FiguresCard(Card):
    """Nothing but zeros is shown as a sentence. ``together``: how it stands with other cases of the employer."""

    def __init__(self, whole: CaseFile, together: Together | None = None) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("欠薪数额"))
        now = whole.balance
        if not now.heads:
            untold = self.tr("{count}人的欠薪数额都没有认定。").format(count=now.untold) if now.untold else ""
            self.body.addWidget(Label(untold or self.tr("明细表中还没有认定金额。"), Role.SMALL))
            return
        shown = figures(whole)
        row = FactsGrid(len(shown), Role.TITLE)
        row.show_facts(shown)
        self.body.addLayout(row)
        state = whole.threshold_today
        line = in_row(Chip(_REACHED[state.reached]), wide(Label(state.ground, Role.SMALL, wrap=True)), gap=AS_AROUND)
        self.body.addLayout(line)
        if together is not None:
            self.body.addWidget(Label(together.words, Role.SMALL, wrap=True))


def step_note(step: Step, today: date) -> str:
    """Why the step is offered, and its last day."""
    return joined(step.why, f"最晚{short_day(step.last_day, today)}" if step.last_day else "")


class StepsCard(Card):
    """``take`` is called with the step that was chosen; only the first open one is the primary action. ``passed``
    says that the case is a colleague's now."""

    def __init__(
        self, steps: Sequence[Step], today: date, take: Callable[[Step], Any], passed: Problem | None = None
    ) -> None:
        super().__init__("下一步")
        self._take = take
        self._today = today
        open_ones = [step for step in steps if step.open]
        for number, step in enumerate(open_ones):
            self.body.addLayout(self._open(step, Kind.PRIMARY if number == 0 else Kind.PLAIN))
            if step.problems:
                self.body.addWidget(ReasonList(reasons(step.problems)))
        blocked = [step for step in steps if not step.open]
        if blocked and open_ones:
            self.body.addWidget(_rule())
        for step in blocked:
            self.body.addLayout(self._blocked(step))
        if passed is not None:
            self.body.addWidget(Label(sentence(passed.code, passed.details), Role.SMALL, wrap=True))
        elif not steps:
            self.body.addWidget(Label(self.tr("案件已经终结，没有待办事项。"), Role.SMALL))

    def _open(self, step: Step, kind: Kind) -> QHBoxLayout:
        words = in_column(
            Label(step.full_title, Role.STRONG, wrap=True),
            Label(step_note(step, self._today), Role.SMALL, wrap=True),
            gap=GAP_1,
        )
        button = Button(step.title, kind=kind, name=step.full_title, clicked=lambda: self._take(step))
        return in_row(wide(words), placed(button, Qt.AlignmentFlag.AlignVCenter), gap=GAP_3)

    def _blocked(self, step: Step) -> QVBoxLayout:
        head = in_row(
            wide(Label(self.tr("{0}（暂不能办理）").format(step.full_title), Role.STRONG, wrap=True)), gap=AS_AROUND
        )
        return in_column(head, ReasonList(reasons(step.problems)), gap=GAP_1)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule


def fact_lines(whole: CaseFile, known: CaseAround) -> list[tuple[str, str]]:
    """Label and value of each line; empty ones are left out."""
    case = whole.case
    employer = whole.company.name if whole.company else case.respondent
    address = whole.project.address or whole.project.town if whole.project else ""
    lines = [
        (vocabulary.short("case.number"), case.number or "未编"),
        (vocabulary.label("case.company_rid"), employer or "尚未明确"),
        (vocabulary.label("case.project_rid"), whole.project.name if whole.project else ""),
        (vocabulary.label("case.site_name"), "" if whole.project else case.site_name),
        (vocabulary.label("project.address"), address),
        (vocabulary.short("project.contractor_name"), whole.project.contractor_name if whole.project else ""),
        (vocabulary.label("case.opened_on"), chinese(case.opened_on)),
        (vocabulary.label("case.filed_on"), chinese(case.filed_on) if case.filed_on else "尚未立案"),
        (vocabulary.label("case.inspector_rids"), known.inspectors),
        (vocabulary.label("case.lead_rids"), "\n".join(lead_words(lead) for lead in known.leads)),
        (vocabulary.label("case.incident"), case.incident_note if case.incident else ""),
        (vocabulary.label("case.merged_into"), known.merged_into),
    ]
    return [(label, value) for label, value in lines if value]


class FactsCard(Card):
    """Two columns of words."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("基本情况")
        known = session.read(around, whole.case)
        grid = FactsGrid()
        grid.show_facts(Fact(label, words) for label, words in fact_lines(whole, known))
        self.body.addLayout(grid)
        for lead in known.leads:
            open_lead = Button(self.tr("查看线索"), "chevron-right", Kind.QUIET, name=f"查看线索：{lead_words(lead)}")
            open_lead.clicked.connect(lambda _checked=False, rid=lead.rid: session.go(LEADS, rid))
            self.body.addWidget(open_lead, alignment=Qt.AlignmentFlag.AlignLeft)
        if whole.company:
            rid = whole.company.rid
            see = Button(self.tr("用人单位的资料"), "chevron-right", Kind.QUIET)
            see.clicked.connect(lambda: session.go(PARTIES, rid))
            self.body.addWidget(see, alignment=Qt.AlignmentFlag.AlignLeft)


class DeadlinesCard(Card):
    """Open deadlines, the most urgent first."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("期限")
        items = session.read(case_due_items, whole.case)
        to_file = session.read(leads_to_file, whole.case)
        for due in to_file:
            self.body.addWidget(_to_file_row(due, whole.today))
        for item in items:
            self.body.addWidget(_DeadlineRow(session, item, whole.today))
        if not (items or to_file):
            self.body.addWidget(Label(self.tr("没有进行中的期限"), Role.SMALL))
        if not whole.is_over:
            self.body.addWidget(BackwardsRow(session))


def _to_file_row(due: LeadDue, today: date) -> QWidget:
    """A complaint that was accepted and waits for the filing of its case: which, by when, and whether it is late."""
    late, day = due.day < today, short_day(due.day, today)
    badge = Badge(tr("已逾期"), Tone.DANGER) if late else Badge(tr("今日到期"), Tone.WARNING, "calendar")
    told = Label(joined(lead_words(due.lead), tr("截止{0}").format(day)), Role.SMALL, wrap=True)
    row = QWidget()
    in_column(Label(tr("受理的投诉立案"), wrap=True), told, in_row(Chip(badge), REST), gap=GAP_1, of=row)
    return row


class _DeadlineRow(QWidget):
    """Rule and paper, chip, and small buttons for the counting, for done, for longer."""

    def __init__(self, session: Session[Context], item: DueItem, today: date) -> None:
        super().__init__()
        self._session = session
        self._item = item
        title = item.deadline.title
        self._why = BasisLine()
        self._why.hide()
        row = in_row(
            Chip(due_badge(item)),
            REST,
            Button(
                icon="info", kind=Kind.BARE, name=self.tr("计算依据：{0}").format(title), clicked=self.explain
            ).looks(),
        )
        self._condition = session.read(extension_condition, item.deadline)
        if self._condition:
            name = self.tr("延长期限：{0}").format(title)
            row.addWidget(Button(icon="clock", kind=Kind.BARE, name=name, clicked=self.extend))
        row.addWidget(Button(icon="check", kind=Kind.BARE, name=self.tr("办结：{0}").format(title), clicked=self.tick))
        in_column(
            Label(title, wrap=True),
            Label(joined(item.paper, f"截止{short_day(item.deadline.due, today)}"), Role.SMALL, wrap=True),
            row,
            self._why,
            gap=GAP_1,
            of=self,
        )

    def explain(self) -> None:
        """Show how the day was counted, or hide it."""
        if not self._why.text():
            self._why.say(explained_words(self._session.read(explain, self._item.deadline)))
        self._why.setVisible(self._why.isHidden())

    def extend(self) -> None:
        """Ask for the leader's approval of a longer term."""
        ExtendDialog(self._session, self._item.deadline, self._condition, self.window()).ask_now()

    def tick(self) -> None:
        """Ask what was done."""
        TickDialog(self._session, self._item.deadline, self.window()).ask_now()


_AT_FIRST = 8


def when_words(line: Happening, today: date) -> str:
    """3月16日 09:30, or the day alone."""
    day = short_day(civil_date(line.at), today)
    return day if line.day_only else f"{day} {clock_time(line.at)}"


def what_words(line: Happening) -> str:
    """What happened; a mistaken entry says so."""
    return f"{line.what}（误登，已更正）" if line.undone else line.what


def who_words(line: Happening) -> str:
    """Who did it and the remark, on one line."""
    return "　".join(part for part in (line.who, line.note) if part)


class TimelineCard(Card):
    """The newest few lines, the others on demand."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("办理过程")
        self._session = session
        self._today = whole.today
        self._lines = session.read(timeline, whole)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self._more = Button(
            self.tr("显示全部{0}条").format(len(self._lines)), "chevron-down", Kind.QUIET, clicked=self.show_all
        )
        self.body.addWidget(self._more)
        self._more.setVisible(len(self._lines) > _AT_FIRST)
        self._show(self._lines[:_AT_FIRST])

    def show_all(self) -> None:
        """Show every line."""
        self._more.hide()
        self._show(self._lines)

    def _show(self, lines: tuple[Happening, ...]) -> None:
        clear(self._place)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, round(7.2 * theme.current().body_size))
        top = Qt.AlignmentFlag.AlignTop
        for row, line in enumerate(lines):
            grid.addWidget(Label(when_words(line, self._today), Role.SMALL), row, 0, top)
            grid.addLayout(_words(line), row, 1)
            if line.document_rid:
                button = Button(
                    icon="file-text", kind=Kind.BARE, name=self.tr("打开文书：{0}").format(line.what)
                ).looks()
                button.clicked.connect(lambda _on=False, rid=line.document_rid: self._session.go(DOCUMENTS, rid))
                grid.addWidget(button, row, 2, top)
        self._place.addWidget(holder)


def _words(line: Happening) -> QVBoxLayout:
    column = in_column(Label(what_words(line), wrap=True), gap=0)
    who = who_words(line)
    if who:
        column.addWidget(Label(who, Role.SMALL, wrap=True))
    return column


def ground_words(line: LiabilityLine) -> str:
    """分包单位拖欠，由施工总承包单位支付；依据…；限额…."""
    cap_fen = line.liability.cap_fen
    told = f"；限额{money(cap_fen)}" if cap_fen else "；限额尚未查明"
    cap = told if line.ground.duty.capped else ""
    ordered = "；已下达责令支付文书" if line.ordered else ""
    return f"{line.ground.situation}；依据：{line.ground.basis_text}{cap}{ordered}"


class PartiesCard(Card):
    """One line a party; wrong entries can be taken back until an order went out."""

    def __init__(self, session: Session[Context], whole: CaseFile, starter: StepStarter) -> None:
        super().__init__("支付责任")
        self._session = session
        self._case_rid = whole.case.rid
        lines = session.read(liability_lines, whole)
        rows = [self._line(line) for line in lines]
        column = in_column(*rows)
        close_up(column, rows)
        self.body.addLayout(column)
        if not lines:
            self.body.addWidget(Label(self.tr("尚未确定由谁支付"), Role.SMALL))
        if whole.balance.heads and whole.passed is None:
            add = Button(
                self.tr("添加责任主体"),
                "plus",
                Kind.QUIET,
                clicked=lambda: starter.start(self._case_rid, StepVerb.LIABILITY),
            )
            self.body.addWidget(add)

    def _line(self, line: LiabilityLine) -> Clickable:
        words = in_column(Label(line.name, wrap=True), BasisLine(ground_words(line)), gap=0)
        frame = Clickable()
        row = in_row(wide(words), of=frame)
        for person in self._session.read(people_by_rid, (line.liability.party_rid,)):
            correct = Button(icon="pencil", kind=Kind.BARE, name=self.tr("修改{0}").format(person.name))
            correct.clicked.connect(lambda _checked=False, person=person: self._correct(person))
            row.addWidget(correct, alignment=Qt.AlignmentFlag.AlignTop)
        if not line.ordered:
            remove = Button(icon="trash-2", kind=Kind.BARE, name=self.tr("删除责任主体：{0}").format(line.name))
            remove.clicked.connect(lambda: self._remove(line))
            row.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        see = Button(icon="chevron-right", kind=Kind.BARE, name=self.tr("打开：{0}").format(line.name))
        see.clicked.connect(lambda: self._session.go(PARTIES, line.liability.party_rid))
        row.addWidget(see, alignment=Qt.AlignmentFlag.AlignTop)
        frame.clicked.connect(see.click)
        return frame

    def _correct(self, person: Person) -> None:
        """更正 a person who is liable; the case is shown anew by what the use case tells."""
        PersonDialog.ask(self._session, person, self.window())

    def _remove(self, line: LiabilityLine) -> None:
        asked = self.tr("删除责任主体“{0}”？").format(line.name)
        if self._session.messages.confirm(asked, self.tr("删除后可以重新添加，变更记录中保留记录。"), self.tr("删除")):
            self._session.do(remove_liability, self._case_rid, line.liability.rid)
