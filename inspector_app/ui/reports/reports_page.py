"""统计周报: the figures of a week, a month or a campaign beside those before; each opens into its records."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.figure import Row, worded
from inspector_app.domain.measures.report import Move, Report
from inspector_app.domain.reported import ReportedFigure, ReportKind, SentReport
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.ui.latest import Latest
from inspector_app.ui.layouts import REST, in_row, put_in
from inspector_app.ui.lists.list_out import ListOut, sheet_of
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.reports.chart_view import ChartView
from inspector_app.ui.reports.figure_dialog import FIGURE, FigureDialog
from inspector_app.ui.reports.figures_card import FiguresCard
from inspector_app.ui.reports.parts_view import PartsView
from inspector_app.ui.reports.records_dialog import RecordsDialog
from inspector_app.ui.reports.send_dialog import SEND, SendDialog
from inspector_app.ui.reports.sent_card import SentCard, SentDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS, ResumeDraft
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.left_out import whole_or_told
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.measures import campaigns
from inspector_app.usecases.previews import PageImage
from inspector_app.usecases.report_files import (
    chart_image,
    headings,
    perform_report_file,
    prepare_report_file,
    rows_of,
)
from inspector_app.usecases.reported_figures import figure_words, remove_figure, reported_figures
from inspector_app.usecases.reports import ReportOrder, perform_report, prepare_report, read_report
from inspector_app.usecases.sent_reports import edited_endings, edited_versions, keep_edited, save_edited, sent_reports

_ROWS, _MOST_ROWS = 300, 120  # all figures, so that the table needs no bar of its own inside of the page's
_SUM = 176  # 3,280,000,000.00元
_STEP = {ReportKind.WEEK: 7, ReportKind.MONTH: 30, ReportKind.CAMPAIGN: 7}


class ReportsPage(Page):
    """``ask_save`` lets a person choose where a file goes; tests answer in its place."""

    def __init__(self, session: Session[Context], ask_save: Choose | None = None) -> None:
        super().__init__(tr("统计周报"), " ", steady=True)
        self._session = session
        files = tr("PDF 文件 (*.pdf);;Word 文件 (*.docx);;Excel 工作簿 (*.xlsx)")
        self._ask_save = ask_save or chooser(Wanted.NEW_FILE, tr("存为文件"), files)
        self._report: Report | None = None
        self._order: ReportOrder | None = None
        self._counting = Latest(session, tr("正在统计"), self._tell_stopped)
        self._acts = (
            Button(tr("复制为文字"), "copy", clicked=self._copy).looks(),
            Button(tr("存为文件…"), "download", clicked=self._save).looks(),
            Button(tr("登记报送…"), "send", Kind.PRIMARY, clicked=self._send),
        )
        for button in self._acts:
            self.header.add(button)
        self.nothing = self._empty()
        self.kind = Segmented(
            [Segment(vocabulary.word(kind), kind) for kind in ReportKind], vocabulary.label("sent_report.kind")
        )
        self.ending = DateEdit("ending", session.context.clock.today)
        self.ending.line.setAccessibleName(tr("统计到"))
        self.ending.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # in its place for every kind
        self.campaign = ChoiceBox((), none_chosen=tr("请选择专项行动"))
        self.campaign.setAccessibleName(tr("专项行动"))
        self.table, self.moves = self._figures_table(), self._moves_table()
        self.parts = PartsView(session)
        self.out = ListOut(session, tr("统计数字"), self._sheet, self.notice)
        self.chart = ChartView(tr("项目欠薪等级对比"))
        self._text = Label("", wrap=True)
        self._parts: dict[str, QWidget] = {}
        self.figures, self.sent = FiguresCard(), SentCard()
        self._arrange()
        self.kind.set_value(ReportKind.WEEK)
        self.ending.set_value(session.context.clock.today())
        for entry in (self.kind, self.ending, self.campaign):
            entry.value_changed.connect(self._show)
        self._follow(session)
        self._again = ReadAgain(self, self._show, session.changed)

    def _follow(self, session: Session[Context]) -> None:
        """What the cards beside the text wish."""
        self.figures.add_wished.connect(lambda: FigureDialog.ask(session, None, self.window()))
        self.figures.edit_wished.connect(lambda figure: FigureDialog.ask(session, figure, self.window()))
        self.figures.remove_wished.connect(self._remove)
        self.sent.look_wished.connect(lambda report: wait_for(SentDialog(session, report, self.window())))
        self.sent.keep_wished.connect(self._keep_edited)
        self.sent.save_wished.connect(self._save_edited)
        edited = tr("Word 文件 (*.docx);;全部文件 (*)")
        self.ask_edited = chooser(Wanted.FILE, tr("存入改定稿"), edited)
        self.ask_copy = chooser(Wanted.NEW_FILE, tr("另存改定稿"), edited)

    def _empty(self) -> EmptyState:
        nothing = EmptyState(tr("没有统计数字"), icon="calendar")
        nothing.hide()
        nothing.requested.connect(self._show)
        return nothing

    def open_target(self, target: object) -> None:
        """Go on with a draft of this page, or show the report that ends with a day."""
        if isinstance(target, date):
            self.ending.set_value(target)
        elif isinstance(target, ResumeDraft) and target.draft.kind == FIGURE:
            known = {each.rid: each for each in self._session.read(reported_figures)}
            FigureDialog.ask(self._session, known.get(target.draft.rid), self.window())
        elif isinstance(target, ResumeDraft) and target.draft.kind == SEND:
            self._send()

    def _arrange(self) -> None:
        earlier = Button(icon="chevron-left", kind=Kind.ICON, name=tr("上一期"), clicked=lambda: self._step(-1))
        later = Button(icon="chevron-right", kind=Kind.ICON, name=tr("下一期"), clicked=lambda: self._step(1))
        ending = in_row(Label(tr("统计到"), Role.SMALL), earlier, self.ending, later)
        columns = Columns(900, (6, 5))
        copy = Button(tr("复制对比图"), "copy", Kind.QUIET, clicked=self.chart.copy).looks()
        self._chart_card = chart = Card(vocabulary.label("report_bars"), self.chart, in_row(copy, REST))
        put_in(columns.left, Card(tr("正文（起草）"), self._text), REST)
        put_in(columns.right, chart, self.figures, self.sent, REST)
        self._parts |= {
            tr("数字"): whole_or_told(self.table), tr("正文和图"): columns,
            tr("项目变化"): whole_or_told(self.moves), tr("分类汇总"): self.parts,
        }  # fmt: skip
        self.part = Segmented([Segment(title, title) for title in self._parts], tr("报告内容"))
        self.part.value_changed.connect(self._show_part)
        put_in(
            self.body, in_row(self.kind, self.campaign, REST, ending), in_row(self.part, REST, self.out),
            *self._parts.values(), self.nothing, REST,
        )  # fmt: skip
        self.part.set_value(tr("数字"))
        self._show_part()

    def _show_part(self) -> None:
        """The part that is chosen; where there is no report, why, and nothing of the one before."""
        is_told = self.nothing.isHidden()
        for title, part in self._parts.items():
            part.setVisible(is_told and title == self.part.value())
        for way in (self.part, self.out):
            way.setVisible(is_told)

    def _say_nothing(self, problems: Sequence[Problem]) -> None:
        self._show_nothing(_sentences(problems))

    def _show_nothing(self, why: str, action: str = "") -> None:
        self.header.set_subtitle(" ")
        self.nothing.say(tr("没有统计数字"), why, action)
        self.nothing.show()
        self._show_part()

    def _sheet(self) -> ListSheet:
        """The table in sight as one that leaves as a file, a picture or text; beside the text that of the figures."""
        told, part = self._report, self.part.value()
        if told is None:
            return ListSheet(tr("统计数字"), (), ())
        table = {tr("项目变化"): self.moves, tr("分类汇总"): self.parts.table}.get(part, self.table)
        name = tr("统计数字") if table is self.table else part
        return sheet_of(f"{told.title}（{name}）", table, [f"{told.days}，{told.until}"])

    def _figures_table(self) -> Table:
        def cell(at: int) -> Callable[[Row], str]:
            return lambda row: row.cells[at]

        name, before, now, year, remark = headings("report_rows")
        columns = (
            Column(name, cell(0)),
            Column(before, cell(1), width=_SUM, align="right"),
            Column(now, cell(2), width=_SUM, align="right"),
            Column(year, cell(3), width=_SUM, align="right"),
            Column(remark, cell(4), width=230, spare=True),
        )
        table = Table(columns, tr("统计数字"))
        table.show_whole(_ROWS, _MOST_ROWS)
        table.opened_at.connect(self._open)
        return table

    def _open(self, row: Row, column: int) -> None:
        """The records of the figure that was chosen: of the period before, or since New Year, by its column."""
        title, was = self.table.told()[0][column].title, row.was if row.compares else None
        _, before, _, year, _ = headings("report_rows")
        figure = {before: was, year: row.since}.get(title) or row.figure
        of = "" if figure is row.figure else title
        sent = tr("报送的是{0}，下面是现在的记录。").format(worded(row.measure, row.before))
        remark = sent if figure is was and was is not None and was.value != row.before else ""
        wait_for(RecordsDialog(self._session, figure, self.window(), of, remark))

    def _moves_table(self) -> Table:
        _, name, _, before, now, what = headings("report_moves")
        columns = (
            Column(name, lambda move: move.project.name),
            Column.of("project.town", lambda move: move.project.town, width=110),
            Column(before, lambda move: move.before, width=100),
            Column(now, lambda move: move.now, width=100),
            Column(what, lambda move: move.what, width=260),
        )
        empty = EmptyState(tr("没有变化的项目"), tr("本期没有等级、隐患变化，也没有严重欠薪项目。"), "check")
        table = Table(columns, tr("项目变化"), empty)
        table.show_whole(120, _MOST_ROWS)
        table.opened.connect(self._go_to)
        return table

    def _go_to(self, move: Move) -> None:
        self._session.go(PROJECTS, move.project.rid)

    def _step(self, way: int) -> None:
        """One period back or on, never beyond today."""
        day, kind = self.ending.value(), self.kind.value()
        if day is None or kind is None:
            return
        if kind is ReportKind.MONTH:
            first = day.replace(day=1)
            edge = first if way < 0 else (first + timedelta(days=62)).replace(day=1)
            day = edge - timedelta(days=1)
        else:
            day += timedelta(days=way * _STEP[kind])
        self.ending.set_value(min(day, self._session.context.clock.today()))

    def _chosen(self) -> Campaign | None:
        chosen: Campaign | None = self.campaign.value()
        return chosen if self.kind.value() is ReportKind.CAMPAIGN else None

    def _show(self) -> None:
        self.campaign.setVisible(self.kind.value() is ReportKind.CAMPAIGN)
        self._offer_campaigns()
        self._counting.drop()
        self._take(None, None)
        day = self.ending.value()
        if day is None:
            self._say_nothing([self.ending.problem() or Problem("report-no-day", "ending")])
            return
        try:
            order = self._session.read(prepare_report, self.kind.value(), day, self._chosen())
        except Refused as refused:
            self._say_nothing(refused.problems)
            return
        self._count(order)

    def _count(self, order: ReportOrder) -> None:
        """In the worker, which the next wish stops; a store that is lost is read by its living connection alone."""
        store = self._session.context.store
        self._order = order if self._session.lost is None else None
        if self._session.lost is not None:
            self._take(*_drawn(read_report(order, store, NoProgress())))
            return
        self._counting.wish(
            lambda progress: _drawn(perform_report(order, store, progress)), lambda made: self._take(*made)
        )

    def _tell_stopped(self) -> None:
        self._show_nothing(tr("统计已停止，没有显示数字。"), tr("重新统计"))

    def _offer_campaigns(self) -> None:
        """What was chosen stays chosen; at first it is the last campaign that has begun."""
        known = self._session.read(campaigns)
        if [self.campaign.itemData(n) for n in range(self.campaign.count())] == list(known):
            return
        before: Campaign | None = self.campaign.value()
        begun = [each for each in known if each.first_day <= self._session.context.clock.today()]
        same = [each for each in known if before is not None and each.rid == before.rid]
        self.campaign.blockSignals(True)
        self.campaign.clear()
        for each in known:
            self.campaign.addItem(each.title, each)
        self.campaign.set_value(next(iter((*same, *begun)), None))
        self.campaign.blockSignals(False)

    def _take(self, report: Report | None, chart: PageImage | None) -> None:
        """Show a report; until it is there nothing can be done with one."""
        self._report = report
        for button in self._acts:
            button.allow(report is not None, tr("数字统计好以后才能使用"))
        if report is not None:
            self._fill(report, chart)

    def _fill(self, report: Report, chart: PageImage | None) -> None:
        self.header.set_subtitle(f"{report.days}，{report.until}")
        self.table.entitle(headings(rows_of(report)))
        self.table.show_records(report.rows, lambda row: row.measure.name, of=report.kind)
        self.parts.show_report(report, self._order)
        self.moves.show_records(report.moves, lambda move: move.project.rid, of=report.kind)
        self._text.setText(report.text)
        self.chart.show_chart(chart)
        self._chart_card.setVisible(chart is not None)
        self.nothing.hide()
        self._show_part()
        self.figures.show_figures(self._session.read(reported_figures))
        self.sent.show_reports(self._session.read(sent_reports))

    def _refuse(self, problems: object) -> None:
        self.notice.say(_sentences(problems if isinstance(problems, list | tuple) else ()), Tone.WARNING)

    def _copy(self) -> None:
        if self._report:
            QApplication.clipboard().setText(self._report.text)
            self.notice.say(tr("已复制，可以粘贴到工作群或者文稿里。"), Tone.OK)

    def _save(self) -> None:
        if self._report is None:
            return
        chosen = self._ask_save(self, f"{self._report.title}{self._report.span.last.isoformat()}.docx")
        if chosen:
            try:
                order = self._session.read(prepare_report_file, self._report, Path(chosen))
            except Refused as refused:
                self._refuse(refused.problems)
                return
            said = tr("已存为“{name}”。")
            self._session.work(  # nothing in the store changes by it
                partial(perform_report_file, order),
                lambda path: self.notice.say(said.format(name=path.name), Tone.OK), tr("存为文件"), self._refuse,
            )  # fmt: skip

    def _keep_edited(self, sent: SentReport) -> None:
        """The leader's version beside ours: it stays as it is, and so do the figures that were sent."""
        chosen = self.ask_edited(self, "")
        if chosen:
            said = tr("改定稿已存入，和报送的报告放在一起；原件不会再变。")
            self._session.do(
                keep_edited, sent.rid, Path(chosen), then=lambda _kept: self.notice.say(said, Tone.OK),
                refused=self._refuse,
            )  # fmt: skip

    def _save_edited(self, sent: SentReport) -> None:
        pieces = self._session.read(edited_versions, sent)
        ending = next(iter(self._session.read(edited_endings, pieces[-1])), ".docx") if pieces else ""
        chosen = self.ask_copy(self, f"{pieces[-1].title}{ending}") if pieces else ""
        if chosen:
            said = tr("已存为“{name}”。")
            self._session.do(
                save_edited, pieces[-1], Path(chosen),
                then=lambda path: self.notice.say(said.format(name=path.name), Tone.OK), refused=self._refuse,
            )  # fmt: skip

    def _remove(self, figure: ReportedFigure) -> None:
        told = f"{figure.body}：{figure_words(figure)}"
        why = tr("只有录错了才删除；对方更正的，登记新收到的数字即可。")
        if self._session.messages.confirm(tr("删除“{}”吗？").format(told), why, tr("删除")):
            self._session.do(remove_figure, figure)

    def _send(self) -> None:
        if self._report is not None:
            SendDialog.ask(self._session, self._report, self.window())


def _drawn(report: Report) -> tuple[Report, PageImage | None]:
    """A report with its chart as pixels: drawing takes longer than counting does in a small district."""
    return report, chart_image(report)


def _sentences(problems: Sequence[Problem]) -> str:
    return "\n".join(reason.words for reason in reasons(problems))
