"""今日: counters, what is due by case, half-paid orders, and at the side what was begun and what the office has."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from inspector_app.domain.assignment import AssignmentKind, AssignmentState
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese, weekday
from inspector_app.ui.cases.half_paid_card import HalfPaidCard
from inspector_app.ui.copies.versions_dialog import VersionsDialog, advice_words
from inspector_app.ui.layouts import REST, clear, in_column, in_row, put_in
from inspector_app.ui.lists.list_out import OUT, OUT_KEY, ListOut
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS, report_incident
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.step_targets import step_target
from inspector_app.ui.targets import (
    BEGIN_CASE,
    BEGIN_VISIT,
    BLANKS_PART,
    CASES,
    INSPECTIONS,
    INTERVIEWS,
    LAW_PART,
    LEADS,
    OVERSIGHT,
    SETTINGS,
    NewCase,
    NewInspection,
    NewInterview,
    ShowCase,
    ShowFindings,
    ShowSection,
    where_read,
)
from inspector_app.ui.theme import GAP_2, GAP_3, Tone
from inspector_app.ui.today.due_card import DueCard
from inspector_app.ui.today.first_steps import FirstStepsCard
from inspector_app.ui.today.side_column import SideColumn
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, CounterCard, SectionHeader
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.wording import joined
from inspector_app.usecases.assignments import AssignedLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import explain
from inspector_app.usecases.dispatch import TaskLine, task_words
from inspector_app.usecases.first_steps import hide_first_steps
from inspector_app.usecases.half_paid import HalfPaid
from inspector_app.usecases.hazard_list import HazardScope
from inspector_app.usecases.incident_here import incident_of_today
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.promises import Promise
from inspector_app.usecases.today import DueGroup, Today, by_case, read_today
from inspector_app.usecases.versions import Beside
from inspector_app.usecases.watch_list import WatchLine

_DUE_AT_FIRST, _HALF_PAID_AT_FIRST, _TASKS_AT_FIRST = 12, 4, 4
_TWO_COLUMNS_FROM = 1040  # 1366 px of window less the wide navigation of 强光, margins and scroll bar


def day_words(day: date) -> str:
    """2026年3月16日　星期一."""
    return f"{chinese(day)}　{weekday(day)}"


class TodayPage(Page):
    """Read again when something changed; at once when in sight, else when it next comes in sight."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("今日")
        self._session = session
        self._day: date | None = None
        self._add_actions()
        self._counters = {
            "overdue": CounterCard(self.tr("已逾期"), "triangle-alert", Tone.DANGER),
            "today": CounterCard(self.tr("今日到期"), "hourglass", Tone.WARNING),
            "soon": CounterCard(self.tr("7日内到期"), "calendar", Tone.INFO),
            "unfinished": CounterCard(self.tr("未完成笔录、文书、草稿"), "file-pen", Tone.PLAIN),
        }
        self.body.addLayout(in_row(*self._counters.values(), gap=GAP_3))
        self._due, self._side = in_column(), SideColumn()
        self._side.wished.connect(session.go)
        self._side.drafts_wished.connect(session.drafts_wished)
        self._columns = Columns(_TWO_COLUMNS_FROM).fill((self._due,), (self._side,))
        put_in(self.body, self._columns, REST)
        self._connect_counters()
        report = partial(report_incident, session, incident_of_today, self)
        begin = partial(session.go, INSPECTIONS, NewInspection())
        bind_keys(
            self,
            (
                PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), report),
                PageKey(BEGIN_VISIT, ("Ctrl+N",), begin),
                PageKey(OUT, (OUT_KEY,), self._out.open_menu),
            ),
        )
        ReadAgain(self, self.refresh, session.changed, session.drafts_changed, is_old=self._is_of_another_day)

    def refresh(self) -> None:
        """Read the day again."""
        today = self._session.read(read_today)
        self._day = today.day
        self.header.set_subtitle(day_words(today.day))
        for name, counter in self._counters.items():
            counter.set_figure(getattr(today.counts, name))
        self._side.show_today(today)
        self._show_due(today)

    def _first_card(self, today: Today) -> FirstStepsCard:
        card = FirstStepsCard(today.first)
        card.wished.connect(self._session.go)
        card.hidden.connect(partial(self._session.do, hide_first_steps))
        return card

    def _is_of_another_day(self) -> bool:
        """The lid was shut over night."""
        return self._day != self._session.context.clock.today()

    def _add_actions(self) -> None:
        go = self._session.go
        self._out = ListOut(self._session, self.tr("到期事项"), self._sheet, self.notice, bare=True)
        self.header.add(self._out)
        blanks = Button("", "file-pen", Kind.ICON, self.tr("应急空白"), clicked=lambda: go(SETTINGS, BLANKS_PART))
        set_tip(blanks, self.tr("应急空白：没有电脑时手写用，打印、回录"))
        self.header.add(blanks)
        self.header.add(
            Button(self.tr("做询问笔录"), "message-square-text", clicked=lambda: go(INTERVIEWS, NewInterview()))
        )
        self.header.add(Button(BEGIN_CASE, "folder", clicked=lambda: go(CASES, NewCase())))
        self.header.add(Button(BEGIN_VISIT, "plus", Kind.PRIMARY, clicked=lambda: go(INSPECTIONS, NewInspection())))

    def _sheet(self) -> ListSheet:
        """What is due as a list that leaves as a file."""
        from inspector_app.usecases.told_lists import due_sheet  # with what draws papers, which this page never needs

        return self._session.read(due_sheet)

    def _connect_counters(self) -> None:
        for name, counter in self._counters.items():
            counter.clicked.connect(partial(self._show_counted, name))

    def _show_counted(self, name: str) -> None:
        """Bring what was counted in sight."""
        wanted: QWidget = self._side if name == "unfinished" else self._columns
        area = self._columns.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(wanted, 0, 0)

    def _show_due(self, today: Today) -> None:
        clear(self._due)
        groups = by_case(today.due)
        is_asked = bool(groups or today.assigned or today.beside)
        if not is_asked:
            self._show_first(today)
        self._due.addWidget(SectionHeader(self.tr("期限（按紧急程度排列）")))
        self._list(self.tr("显示其余{0}件案件的期限"), [partial(self._due_card, g) for g in groups], _DUE_AT_FIRST)
        if not groups:
            card = Card(
                "",
                EmptyState(
                    self.tr("没有到期事项"), self.tr("立案、送达文书后，法定期限会自动列在这里。"), "calendar-check"
                ),
            )
            self._due.addWidget(card)
        if today.assigned:
            put_in(self._due, GAP_2, SectionHeader(self.tr("办公室交办")))
        given = [partial(self._assigned_card, each, today.day) for each in today.assigned]
        self._list(self.tr("显示其余{0}项交办"), given, _TASKS_AT_FIRST)
        if today.beside:
            put_in(self._due, GAP_2, SectionHeader(self.tr("版本并存")))
        apart = [partial(self._beside_card, each) for each in today.beside]
        self._list(self.tr("显示其余{0}条版本并存的记录"), apart, _TASKS_AT_FIRST)
        if is_asked:  # what has a day, or is asked by the office, is seen first
            self._show_first(today)
        self._show_promised(today)

    def _show_first(self, today: Today) -> None:
        if not today.first.is_over:
            put_in(self._due, GAP_2, SectionHeader(self.tr("开始办案")), self._first_card(today), GAP_2)

    def _show_promised(self, today: Today) -> None:
        if today.tasks:
            put_in(self._due, GAP_2, SectionHeader(self.tr("周调度任务")))
        self._list(self.tr("显示其余{0}项任务"), [partial(self._task_card, t) for t in today.tasks], _TASKS_AT_FIRST)
        if today.promises:
            put_in(self._due, GAP_2, SectionHeader(self.tr("专项行动、摸排、隐患化解和问题整改")))
        owed = [partial(self._promise_card, each) for each in today.promises]
        self._list(self.tr("显示其余{0}项"), owed, _TASKS_AT_FIRST)
        if today.watched:
            put_in(self._due, GAP_2, SectionHeader(self.tr("重点监管和群体性事件")))
        self._list(
            self.tr("显示其余{0}项监管事项"), [partial(self._watch_card, w) for w in today.watched], _TASKS_AT_FIRST
        )
        if today.half_paid:
            put_in(self._due, GAP_2, SectionHeader(self.tr("期限已过未付清")))
        cards = [partial(self._half_paid_card, case, half, today.day) for case, half in today.half_paid]
        self._list(self.tr("显示其余{0}件期限已过未付清的案件"), cards, _HALF_PAID_AT_FIRST)

    def _list(self, more: str, builders: Sequence[Callable[[], QWidget]], at_first: int) -> None:
        """The first cards, and a button that gives way to the others."""
        for build in builders[:at_first]:
            self._due.addWidget(build())
        rest = builders[at_first:]
        if not rest:
            return
        button = Button(more.format(len(rest)), "chevron-down", Kind.QUIET)
        place = in_column(button)
        self._due.addLayout(place)

        def show() -> None:
            button.hide()
            for build in rest:
                place.addWidget(build())

        button.clicked.connect(lambda _checked=False: show())

    def _task_card(self, line: TaskLine) -> Card:
        task = line.task
        late = task.is_overdue(line.today)
        told = task_words(task, line.today)
        go = partial(self._session.go, OVERSIGHT, ShowSection("dispatch", task.rid))
        tone = Tone.DANGER if late else Tone.PLAIN
        return Card("", LinkRow(told, line.project, "triangle-alert" if late else "flag", tone, clicked=go))

    def _assigned_card(self, line: AssignedLine, day: date) -> Card:
        late, undone = line.is_overdue(day), line.state is AssignmentState.NOT_DONE
        tone = Tone.DANGER if late else Tone.WARNING if undone else Tone.PLAIN
        icon = "triangle-alert" if late or undone else "flag" if line.is_open else "check"
        is_edition = line.assignment.kind is AssignmentKind.EDITION
        where = (SETTINGS, LAW_PART) if is_edition else where_read(line.place)
        go = partial(self._session.go, *where) if where else None
        return Card("", LinkRow(line.words(day), line.origin, icon, tone, clicked=go))

    def _beside_card(self, each: Beside) -> Card:
        go = partial(VersionsDialog.ask, self._session, each, self.window())
        return Card("", LinkRow(each.words, advice_words(each), "scale", Tone.WARNING, clicked=go))

    def _promise_card(self, each: Promise) -> Card:
        told: tuple[tuple[str, Any], ...] = (
            ("campaigns", each.campaign_rid), ("surveys", each.round_rid or each.month), ("hazards", each.hazard_rid),
        )  # fmt: skip
        known = (ShowSection(section, target) for section, target in told if target)
        target = next(known, ShowSection("hazards", HazardScope.LATE))
        tone, picture = (Tone.DANGER, "triangle-alert") if each.is_overdue else (Tone.PLAIN, "flag")
        go = partial(self._session.go, OVERSIGHT, target)
        if each.inspection_rid:
            go = partial(self._session.go, INSPECTIONS, ShowFindings(each.inspection_rid))
        return Card("", LinkRow(each.words, each.of, picture, tone, clicked=go))

    def _watch_card(self, line: WatchLine) -> Card:
        go = partial(self._session.go, OVERSIGHT, ShowSection("watching", line.entry.rid))
        icon, tone = ("triangle-alert", Tone.DANGER) if line.overdue else ("flag", Tone.PLAIN)
        if any(due.day is None for due in line.dues):  # owed at once, though no rule sets a day
            icon, tone = "triangle-alert", Tone.WARNING
        told = f"{line.subject}：{'、'.join(due.words(line.today) for due in line.dues)}"
        return Card("", LinkRow(told, joined(line.kind_word, line.state), icon, tone, clicked=go))

    def _half_paid_card(self, case: Case, half: HalfPaid, day: date) -> HalfPaidCard:
        view = HalfPaidCard(case.title, half, day)
        view.opened.connect(partial(self._session.go, CASES, ShowCase(case.rid)))
        view.way_chosen.connect(partial(self._take_step, case.rid))
        return view

    def _due_card(self, group: DueGroup) -> DueCard:
        view = DueCard(group, lambda deadline: self._session.read(explain, deadline))
        view.requested.connect(partial(self._next_step, group))
        return view

    def _next_step(self, group: DueGroup) -> None:
        card = group.first
        case_rid = card.item.deadline.case_rid
        if card.action is not None:
            self._take_step(case_rid, card.action)
        elif case_rid:
            self._session.go(CASES, ShowCase(case_rid))
        elif lead_rid := card.item.deadline.lead_rid:
            self._session.go(LEADS, lead_rid)

    def _take_step(self, case_rid: str, step: Any) -> None:
        self._session.go(*step_target(step, case_rid))
