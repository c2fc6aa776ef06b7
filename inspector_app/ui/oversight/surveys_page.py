"""摸排台账: every site with what the ledger keeps of it, how far a round has come, and the months that were closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtGui import QResizeEvent

from inspector_app.domain.dates import chinese
from inspector_app.domain.survey import month_words
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.ui.drafts import forget
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.oversight.survey_dialog import ROUND, SurveyDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT, PROJECTS, ResumeDraft
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.survey_months import still_open
from inspector_app.usecases.survey_rounds import survey_rounds, withdraw_round
from inspector_app.usecases.surveys import (
    COLUMNS,
    FIGURES,
    SurveyBook,
    SurveyLine,
    close_month,
    column_title,
    find_lines,
    is_closed,
    moved_since,
    standing_words,
    survey_book,
    survey_sheet,
)

_WIDTHS = {
    "name": 0, "town": 92, "kind": 76, "contract_fen": 128, "heads": 66, "unpaid_fen": 120, "grade": 96,
    "hazards": 92, "overdue": 84,
}  # fmt: skip
_ALWAYS = ("name", "town", "heads", "unpaid_fen", "grade", "hazards", "overdue")
_MOST_MOVED = 3
_LOW = 600  # pixels of the page's height
CLOSE, WITHDRAW = "close-month", "withdraw-round"


def _columns() -> list[Column]:
    def cell(at: int) -> Callable[[SurveyLine], str]:
        return lambda line: line.cells[at]

    own = [
        Column(
            column_title(name), cell(at), "right" if name in FIGURES else "left", _WIDTHS.get(name, 120),
            spare=name not in _ALWAYS,
        )
        for at, name in enumerate(COLUMNS)
    ]  # fmt: skip
    return [*own, Column(vocabulary.label("surveyed.found"), lambda line: line.covered or tr("未摸排"), width=150)]


_COVERED = (
    Segment(tr("全部"), None), Segment(tr("未摸排"), False, Tone.WARNING), Segment(tr("已摸排"), True),
)  # fmt: skip
_HAZARDS = (Segment(tr("不限"), False), Segment(tr("有隐患或者逾期"), True, Tone.DANGER))


class SurveysPage(ListPage):
    """A line opens the page of its project."""

    def __init__(self, session: Session[Context]) -> None:
        empty = Empty(
            tr("台账没有在建项目"), tr("先在项目台账中导入或者新增项目，这里按轮次摸排、按月定稿。"), "table-2"
        )
        narrowings = (
            Narrowing("covered", vocabulary.label("surveyed.found"), _COVERED),
            Narrowing("hazard", tr("隐患"), _HAZARDS, everything=False),
        )
        described = ListOf(
            tr("摸排台账"), tr("项目"), tr("项目、乡镇、部门"), _columns(), find_lines, lambda line: line.project_rid,
            empty, self._sums, narrowings=narrowings, read=self._read_book,
        )  # fmt: skip
        self.round = ChoiceBox((), tr("最近一轮"))
        self.month = ChoiceBox((), tr("现在的台账"))
        self.found: list[SurveyLine] = []
        super().__init__(session, described)
        for box, name in (
            (self.round, vocabulary.record_word("survey_round")),
            (self.month, vocabulary.label("ledger_statement.month")),
        ):
            box.setAccessibleName(name)
            box.value_changed.connect(self.refresh)
        self._told = Label("", Role.SMALL, wrap=True)
        self._short = ElidedLabel("", Role.SMALL)  # the same in one line: a low window keeps its room for the list
        self._short.hide()
        labels = [
            Label(each, Role.SMALL)
            for each in (vocabulary.label("ledger_statement.month"), vocabulary.record_word("survey_round"))
        ]
        self.body.insertLayout(0, in_row(labels[0], self.month, labels[1], self.round, REST))
        self.body.insertWidget(1, self._told)
        self.body.insertWidget(2, self._short)
        self.notice.acted.connect(self._close_overdue)
        self.opened.connect(lambda line: session.go(PROJECTS, line.project_rid))

    def add_actions(self) -> None:
        """A new round, who was gone through, and closing the month."""
        self.header.add(Button(tr("新一轮摸排"), "plus", clicked=self.begin_round))
        self._withdraw = self.header.add(Button(tr("撤销本轮"), "undo-2", clicked=self.withdraw))
        self.header.add(Button(tr("登记摸排"), "clipboard-check", clicked=self.enter))
        self.header.add(Button(tr("本月定稿"), "lock", Kind.PRIMARY, clicked=self.close_this_month))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self._told.setVisible(not is_low)
        self._short.setVisible(is_low)

    def open_target(self, target: object) -> None:
        """Show a round, or go on with a draft of one or of what was found."""
        if isinstance(target, str):
            self._choose(target)
        elif isinstance(target, date):  # a month that was not closed: the ledger as it stands offers it
            self._choose(self.round.value() or "")
        elif isinstance(target, ResumeDraft) and target.draft.kind == CLOSE:
            self._close(date.fromisoformat(f"{target.draft.detail}-01"))
        elif isinstance(target, ResumeDraft) and target.draft.kind == ROUND:
            self.begin_round()
        elif isinstance(target, ResumeDraft) and target.draft.kind == WITHDRAW:
            self._choose(target.draft.rid)
            self.withdraw()
        elif isinstance(target, ResumeDraft):
            self.table.choose_named(target.draft.detail)
            self.enter()

    def _choose(self, round_rid: str) -> None:
        """Bring a round of the ledger as it stands in sight."""
        self.round.offer([(each.title, each.rid) for each in self.session.read(survey_rounds)])
        self.month.set_value(None)
        self.round.set_value(round_rid)

    def begin_round(self) -> None:
        """Begin a round of going through all sites."""
        if SurveyDialog.ask(self.session, parent=self.window()) is not None:
            self.refresh()

    def enter(self) -> None:
        """登记摸排: of the chosen project, or of all in sight."""
        book: SurveyBook | None = self.held
        if book is not None and book.statement is not None:
            self._warn([Problem("survey-closed", details={"month": month_words(book.statement.month)})])
        elif book is None or book.round is None:
            self._warn([Problem("survey-no-round")])
        elif not self.found:
            self._warn([Problem("survey-none-in-sight")])
        else:
            chosen = self.table.chosen_record() or self.found[0]
            others = [line for line in self.found if line is not chosen]
            SurveyDialog.ask(self.session, book.round, [chosen, *others], self.window())

    def withdraw(self) -> None:
        """撤销 the round in sight, after asking why."""
        book: SurveyBook | None = self.held
        if book is None or book.round is None:
            return
        chosen = book.round
        told = tr("撤销“{0}”，为它登记的摸排情况一并撤销；变更记录保留。").format(chosen.title)
        kept = DraftKey(OVERSIGHT, chosen.rid, WITHDRAW)
        reason = self.session.messages.ask_reason(tr("撤销原因"), [told], kept)
        if reason is not None and self.session.do(withdraw_round, chosen.rid, reason, refused=self._warn):
            forget(self.session, str(kept))
            self.round.set_value(None)
            self.session.done.emit(tr("已撤销“{0}”。").format(chosen.title))

    def close_this_month(self) -> None:
        """定稿 of the month that goes on."""
        self._close(self.session.context.clock.today().replace(day=1))

    def shown(self, found: Any) -> None:
        """The three things made clear, the rounds and months, and what is overdue."""
        self.found = list(found)
        book: SurveyBook | None = self.held
        if book is None:
            return
        lines = [f"{title}：{'，'.join(told)}" for title, told in book.told.items()]
        self._told.setText("\n".join(lines))
        self._short.setText("　".join(lines))
        self.header.set_subtitle(standing_words(book))
        self.round.offer([(each.title, each.rid) for each in book.rounds])
        self.month.offer([(month_words(each.month), each.month) for each in book.closed])
        self._withdraw.setVisible(book.round is not None and book.statement is None)
        self._say_standing(book)

    def _say_standing(self, book: SurveyBook) -> None:
        if book.statement:
            moved = list(self.session.read(moved_since, book.statement))
            more = tr("等{0}个项目").format(len(moved)) if len(moved) > _MOST_MOVED else ""
            told = "；".join(moved[:_MOST_MOVED]) + more
            words = tr("定稿以后台账有变化：{0}。").format(told) if moved else tr("定稿以后台账没有变化。")
            self.notice.say(words, Tone.INFO)
            return
        late = [tr("{0}，已经逾期（{1}截止）。").format(each.words, chinese(each.round.last_day)) for each in book.late]
        first = ""
        if book.overdue:
            months = "、".join(map(month_words, book.overdue[-_MOST_MOVED:]))
            first = tr("定稿{0}").format(month_words(book.overdue[-1]))
            late.insert(0, tr("{0}的台账没有定稿，已经逾期。").format(months))
        if late:
            self.notice.say("".join(late), Tone.WARNING, first)
        else:
            self.notice.clear()

    def sheet(self) -> ListSheet:
        """The lines in sight with all that the ledger keeps of them."""
        told = survey_sheet(self.held, self.found)
        return replace(told, said=(*told.said, *self._said()))

    def _read_book(self, context: Context) -> SurveyBook:
        return survey_book(context, self.round.value() or "", self.month.value())

    def _sums(self, found: Any) -> str:
        return tr("列出{0}个项目").format(f"{len(found):,}")

    def _close_overdue(self) -> None:
        if self.held is not None and self.held.overdue:
            self._close(self.held.overdue[-1])

    def _close(self, month: date) -> None:
        """Close a month after asking; one that is closed already wants a reason."""
        words, messages = month_words(month), self.session.messages
        lacks = list(self.session.read(still_open, month))
        if is_closed(self.held.closed, month, self.session.context.clock.today()):
            told = tr("{0}的台账已经定稿。重新定稿后以新的一份为准，原来的一份仍然保留。").format(words)
            kept = DraftKey(OVERSIGHT, NEW, CLOSE, f"{month:%Y-%m}")
            reason = messages.ask_reason(vocabulary.label("ledger_statement.reason"), [told, *lacks], kept)
            if reason is not None and self._do_close(month, reason):
                forget(self.session, str(kept))
        elif messages.confirm(
            tr("把现在的台账定稿为{0}的台账吗？").format(words),
            "".join((*lacks, tr("定稿后这一份的数字和逐个项目的内容不再变化。"))), tr("定稿"),
        ):  # fmt: skip
            self._do_close(month)

    def _do_close(self, month: date, reason: str = "") -> bool:
        is_done = self.session.do(close_month, month, reason, refused=self._warn)
        if is_done:
            self.session.done.emit(tr("{0}的台账已定稿。").format(month_words(month)))
        return is_done

    def _warn(self, problems: Any) -> None:
        self.notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)
