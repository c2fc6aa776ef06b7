"""放假通知: the years that the working-day calendar knows, and next year's notice pasted in."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context
from inspector_app.usecases.recompute import MovedDay
from inspector_app.usecases.settings import CalendarLine, TakenNotice

_HEIGHT = (240, 30)  # least pixels, most rows


def standing(line: CalendarLine) -> Badge:
    """已公布, or only the statutory days."""
    if line.announced:
        return Badge(tr("已公布"), Tone.OK)
    return Badge(tr("暂定"), Tone.WARNING)


class CalendarSection(Section):
    """A notice that cannot be read changes nothing."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("放假通知"),
            self.tr("工作日期限按国务院办公厅的放假通知计算；还没公布的年份按法定节假日暂算。"),
        )
        columns = (
            Column(self.tr("年度"), lambda line: str(line.year), width=90),
            Column(self.tr("状态"), lambda line: standing(line).word, width=120, badge=standing),
            Column(self.tr("放假"), lambda line: self.tr("{}天").format(line.days_off), width=100),
            Column(self.tr("调休上班"), lambda line: self.tr("{}天").format(line.workdays), width=110),
            Column(self.tr("依据"), lambda line: line.source),
        )
        self.table = rows_in_sight(columns, self.tr("工作日历"), _HEIGHT)
        self.form = Form({"notice": ""}, self)
        field = Field(
            self.tr("粘贴放假通知全文"),
            GrowingText(least=6, most=12),
            self.tr("从“国务院办公厅关于……部分节假日安排的通知”开始，整篇粘贴。"),
        )
        self.form.bind("notice", field)
        moved = (
            Column(self.tr("期限"), lambda line: line.title),
            Column(self.tr("文书"), lambda line: line.paper, width=220),
            Column(self.tr("案件"), lambda line: line.case),
            Column(self.tr("原截止日"), lambda line: line.before.isoformat(), width=110),
            Column(self.tr("现截止日"), lambda line: line.after.isoformat(), width=110),
        )
        self.moved = rows_in_sight(moved, self.tr("截止日有变动的期限"), _HEIGHT)
        self._heading = Label(self.tr("截止日有变动的期限"), Role.STRONG)
        self._show_moved(())
        take = buttons(Button(self.tr("采用这份通知"), "check", Kind.PRIMARY, clicked=self.take))
        put_in(self.body, field, take, self._heading, self.moved, self.table, Rest(1))
        self.keep(self.form, "calendar", self.tr("放假通知"))

    def read(self) -> None:
        self.table.show_records(self.session.read(settings.calendar_lines), lambda line: line.year, of=self)

    def take(self) -> None:
        """Keep the pasted notice; every deadline that is computed from now on knows it."""
        self._take(anew=False)

    def _take(self, *, anew: bool) -> None:
        notice, refused = self.form.value["notice"], self._refuse
        self.session.do(settings.take_holiday_notice, notice, anew=anew, then=self._taken, refused=refused)

    def _taken(self, taken: TakenNotice) -> None:
        self.session.context = taken.context
        self.form.load({"notice": ""})
        self.kept()
        self._show_moved(taken.moved)
        words = self.tr("{year}年的放假安排已采用，期限从现在起按它计算。").format(year=taken.year)
        if taken.moved:
            more = self.tr("有{count}项期限的截止日随之变动，列在下面，请逐项核对。")
            words += more.format(count=len(taken.moved))
        self.done(words)

    def _show_moved(self, moved: tuple[MovedDay, ...]) -> None:
        """Which limits the notice moved; nothing is shown when there is none."""
        self.moved.show_records(moved, lambda line: line.rid)
        self._heading.setVisible(bool(moved))
        self.moved.setVisible(bool(moved))

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems([replace(problem, where="notice") for problem in problems])
        other = next((each for each in problems if each.code == settings.OTHER_DAYS), None)
        if other and self.session.messages.confirm(
            self.tr("以这份通知为准？"), sentence(other.code, other.details), self.tr("以这份为准")
        ):
            self._take(anew=True)
