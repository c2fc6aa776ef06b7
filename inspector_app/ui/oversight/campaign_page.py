"""A campaign: how far it has come, its plan, its draws, what was counted and reported, what was found and scored."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Publicity,
    Score,
    SelfReport,
    Supervision,
)
from inspector_app.domain.dates import chinese
from inspector_app.domain.draw import Draw
from inspector_app.domain.lead import Campaign
from inspector_app.domain.records import kind_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence
from inspector_app.ui.icons import icon
from inspector_app.ui.latest import Latest
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.oversight.campaign_cards import DrawsCard, PartsCard, StandingsCard
from inspector_app.ui.oversight.campaign_dialogs import (
    DRAW,
    PROJECTS,
    CampaignDialog,
    ChooseProjectsDialog,
    DrawDialog,
)
from inspector_app.ui.oversight.campaign_evening import RESULTS, ROUTE, ResultsDialog, RouteDialog
from inspector_app.ui.oversight.campaign_words import told
from inspector_app.ui.projects.project_rows import history_rows
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.reports.records_dialog import open_into_records
from inspector_app.ui.session import Session
from inspector_app.ui.settings.blanks_dialogs import print_pack
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.targets import PROJECTS as PROJECT_PAGE
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.left_out import LeftOut
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import joined, reasons
from inspector_app.usecases.campaign_bulletin import draft_bulletin, drafted_bulletin, save_bulletin
from inspector_app.usecases.campaign_sheets import draw_sheet, standings_sheet, summary_sheet
from inspector_app.usecases.campaign_summary import (
    SUMMED,
    Summary,
    SummaryBy,
    SummaryRow,
    perform_summary,
    prepare_summary,
    read_summary,
)
from inspector_app.usecases.campaigns import PARTS, CampaignFile, Part, campaign_file, new_part, remove_part
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draws import Ticket, tickets, verify_draw
from inspector_app.usecases.history import HistoryLine, campaign_history
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.visit_routes import routes_of_campaign

_EMPTY = {
    CampaignStep: tr("还没有步骤。逐步写明起止日期和责任人，逾期的会标出。"),
    CampaignTeam: tr("还没有检查组。写明各组负责的乡镇，进展按组统计。"),
    Publicity: tr("还没有宣传活动。发放资料、现场咨询的数量从这里登记，计入周报。"),
    SelfReport: tr("还没有企业自查报告。先登记应报的单位和期限，收到后补填。"),
    Supervision: tr("还没有督查问题。"),
    Criterion: tr("还没有考核标准。照本级考核办法逐项填写。"),
    Score: tr("还没有得分。"),
    Bulletin: tr("还没有通报。"),
}
_SPARE = (
    "leaflets", "complaints", "recovered_heads", "hazards_general_open", "hazards_severe_open", "workers_covered",
    "contracts_supplemented",
)  # fmt: skip
_MOST_CHANGES = 60
_NOTHING = ListSheet(tr("专项行动"), (), ())
"""A list without a line, which is refused."""


class CampaignPage(Page):
    """``left`` wishes to see the list again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(tr("专项行动"), " ")
        self._session = session
        self._rid = ""
        self._file: CampaignFile | None = None
        self.header.add_way_back(self.left.emit)
        self.header.add(Button(tr("更正"), "pencil", name=tr("更正专项行动"), clicked=self._edit))
        self.header.add(Button(tr("选定项目…"), "list-checks", clicked=self._choose))
        visits = MenuButton(tr("现场检查"))
        for title, sign, way in (
            (tr("准备检查：路线和审批…"), "clipboard-check", self._prepare),
            (tr("按路线打印检查文书…"), "printer", self._print_sets),
            (tr("录入检查结果…"), "table-2", self._enter_results),
        ):
            visits.actions_menu.addAction(icon(sign), title).triggered.connect(lambda _checked=False, way=way: way())
        self.header.add(visits)
        self.cards = {kind: self._card(kind) for kind in _EMPTY}
        drafting = Button(tr("起草通报"), "file-text", Kind.QUIET, clicked=self._draft_bulletin)
        self.cards[Bulletin].header.add(drafting)
        self.cards[Bulletin].file_wished.connect(self._save_bulletin)
        files = tr("Word 文件 (*.docx);;PDF 文件 (*.pdf);;文本 (*.txt)")
        self.ask_save = chooser(Wanted.NEW_FILE, tr("存为文件"), files)
        self.draws, self.standings = DrawsCard(), StandingsCard()
        self.history = RowsCard(tr("变更记录"), "")
        self.draws.draw_wished.connect(self._draw)
        self.draws.verify_wished.connect(self._verify)
        self.draws.look_wished.connect(self._show_tickets)
        self.by = Segmented(
            [Segment(word, by) for by, word in vocabulary.words(SummaryBy).items()], tr("汇总表的行")
        )  # fmt: skip
        self.by.set_value(SummaryBy.TEAM)
        self.by.value_changed.connect(self._sum_up)
        self.plan, self.done = Label("", wrap=True), Label("", wrap=True)
        self.table, self.tickets = self._summary_table(), self._ticket_table()
        self._made: Summary | None = None
        self._summing = Latest(session, tr("正在汇总"), self._tell_stopped)
        self._drawn: Draw | None = None
        self.tickets.opened.connect(lambda ticket: session.go(PROJECT_PAGE, ticket.project_rid))
        self._parts: dict[str, QWidget] = {}
        self._arrange()
        self._again = ReadAgain(self, self._read, session.changed)

    def show_campaign(self, rid: str) -> None:
        """Show another campaign; until it is summed up no figure of the one before stands beside it."""
        if rid != self._rid:
            self._show_no_sums("")
        self._rid = rid
        self._again.now()

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft on this campaign."""
        if self._file is None:
            return
        if key.kind == DRAW:
            self._draw()
        elif key.kind == PROJECTS:
            self._choose()
        elif key.kind == ROUTE:
            self._prepare()
        elif key.kind == RESULTS:
            self._enter_results()
        else:
            kind = PARTS[key.kind]
            known = self._session.context.store.get(kind, key.detail)
            self._enter(known or self._session.read(new_part, kind, key.rid), known is None)

    # Made once

    def _card(self, kind: type[Part]) -> PartsCard:
        card = PartsCard(self._session, kind, _EMPTY[kind])
        card.add_wished.connect(lambda each: self._enter(self._session.read(new_part, each, self._rid), True))
        card.edit_wished.connect(lambda part: self._enter(part, False))
        card.remove_wished.connect(self._remove)
        return card

    def _arrange(self) -> None:
        progress, drawn = see_through(), see_through()
        outs = [
            ListOut(self._session, name, sheet, self.notice)
            for name, sheet in (
                (tr("汇总表"), self._summary_sheet), (tr("抽取名单"), self._draw_sheet),
                (tr("考核名次"), self._standings_sheet),
            )
        ]  # fmt: skip
        in_column(self.done, in_row(self.by, REST, outs[0]), self.table, LeftOut(self.table), REST, of=progress)
        in_column(self.draws, self.tickets, LeftOut(self.tickets), in_row(REST, outs[1]), REST, of=drawn)
        self.standings.header.add(outs[2])
        self._parts = {
            tr("进展"): progress,
            tr("方案和步骤"): _beside((Card(vocabulary.label("campaign.plan"), self.plan), self.cards[CampaignTeam]),
                              (self.cards[CampaignStep], self.history)),
            tr("抽取"): drawn,
            tr("宣传和自查"): _beside((self.cards[Publicity],), (self.cards[SelfReport],)),
            tr("督查和考核"): _beside((self.cards[Supervision], self.cards[Bulletin]),
                                 (self.standings, self.cards[Score], self.cards[Criterion])),
        }  # fmt: skip
        self.part = Segmented([Segment(title, title) for title in self._parts], tr("行动内容"))
        self.part.value_changed.connect(self._show_part)
        put_in(self.body, in_row(self.part, REST), *self._parts.values(), REST)
        self.part.set_value(tr("进展"))
        self._show_part()

    def _show_part(self) -> None:
        for title, part in self._parts.items():
            part.setVisible(title == self.part.value())

    def _summary_table(self) -> Table:
        def cell(at: int) -> Callable[[SummaryRow], str]:
            return lambda row: row.figures[at].words

        figures = (
            Column(measure.words.label, cell(at), "right", 96, spare=measure.name in _SPARE)
            for at, measure in enumerate(SUMMED)
        )
        columns = (
            Column(tr("汇总单位"), lambda row: row.name, width=150),
            Column(tr("已检查"), lambda row: row.progress, "right", 76),
            *figures,
        )  # fmt: skip
        table = Table(columns, tr("汇总表"))
        open_into_records(table, self._session, lambda row, at: (row.figures[max(at - 2, 0)], row.name))
        table.show_whole(140, 40)
        return table

    def _ticket_table(self) -> Table:
        columns = (
            Column(tr("项目"), lambda ticket: ticket.name),
            Column.of("drawn_site.inspector_rids", lambda ticket: ticket.inspectors, width=200),
            Column(tr("抽签号（SHA-256）"), lambda ticket: ticket.number, width=300, spare=True),
            Column(tr("是否抽中"), lambda ticket: tr("抽中") if ticket.is_drawn else "", width=80),
        )  # fmt: skip
        empty = EmptyState(tr("没有抽取结果"), tr("抽取以后，全部项目按抽签号排在这里。"), "list-checks")
        table = Table(columns, vocabulary.label("draw.drawn"), empty)
        table.show_whole(160, 80)
        return table

    # Read

    def _read(self) -> None:
        if not self._rid:
            return
        if self._session.context.store.get(Campaign, self._rid) is None:  # it was entered by mistake
            self._rid = ""
            self.left.emit()
            return
        self._file = whole = self._session.read(campaign_file, self._rid)
        campaign = whole.campaign
        self.header.set_title(campaign.title)
        days = f"{chinese(campaign.first_day)}至{chinese(campaign.last_day)}"
        scope = tr("{0}个项目").format(len(whole.projects)) if whole.projects else tr("台账全部项目")
        self.header.set_subtitle(joined(days, scope, campaign.lead_body, campaign.departments))
        self.plan.setText(campaign.plan or tr("还没有写方案。"))
        shown: dict[type[Part], Sequence[Part]] = {
            CampaignStep: whole.steps, CampaignTeam: whole.teams, Publicity: whole.publicity,
            SelfReport: whole.self_reports, Supervision: whole.supervisions, Criterion: whole.criteria,
            Score: whole.scores, Bulletin: whole.bulletins,
        }  # fmt: skip
        for kind, parts in shown.items():
            self.cards[kind].show_parts(parts)
        self.draws.show_draws(whole.draws)
        self.standings.show_standings(whole.standings)
        self._show_tickets(whole.draws[-1] if whole.draws else None)
        lines = self._session.read(campaign_history, self._rid)[:_MOST_CHANGES]
        self.history.show_rows(history_rows([replace(each, reason=_about(each)) for each in lines]))
        self._sum_up()

    def _sum_up(self) -> None:
        if self._file is None:
            return
        self._made = None
        campaign, today = self._file.campaign, self._session.context.clock.today()
        try:
            order = self._session.read(prepare_summary, campaign, today, self.by.value())
        except Refused as refused:
            self._summing.drop()
            self._show_no_sums("\n".join(reason.words for reason in reasons(refused.problems)))
            return
        store = self._session.context.store
        if self._session.lost is not None:  # only its living connection can still read it
            self._show_summary(read_summary(order, store, NoProgress()))
        else:
            self._summing.wish(partial(perform_summary, order, store), self._show_summary)

    def _tell_stopped(self) -> None:
        self._show_no_sums(tr("汇总已停止，没有显示数字。换一种汇总方式可以重新开始。"))

    def _show_no_sums(self, why: str) -> None:
        self.done.setText(why)
        self.table.show_records((), lambda row: row.name)

    def _show_summary(self, made: Summary) -> None:
        self._made = made
        self.done.setText(f"{made.plan}。{made.days}")
        self.table.show_records((*made.rows, made.whole), lambda row: row.name, of=made.by)

    def _show_tickets(self, draw: Draw | None) -> None:
        self._drawn = draw
        found: tuple[Ticket, ...] = self._session.read(tickets, draw) if draw else ()
        self.tickets.show_records(found, lambda ticket: ticket.project_rid, of=draw.rid if draw else "")

    def _summary_sheet(self) -> ListSheet:
        return summary_sheet(self._made) if self._made else _NOTHING

    def _draw_sheet(self) -> ListSheet:
        if self._file is None or self._drawn is None:
            return _NOTHING
        return self._session.read(draw_sheet, self._file.campaign, self._drawn)

    def _standings_sheet(self) -> ListSheet:
        return self._session.read(standings_sheet, self._file.campaign) if self._file else _NOTHING

    # Acts

    def _edit(self) -> None:
        if self._file:
            CampaignDialog.ask(self._session, self._file.campaign, False, self.window())

    def _choose(self) -> None:
        if self._file:
            ChooseProjectsDialog.ask(self._session, self._file.campaign, self.window())

    def _prepare(self) -> None:
        """The route of tomorrow and its one approval, which is then completed where papers are."""
        approval = RouteDialog.ask(self._session, self._file.campaign, self.window()) if self._file else None
        if approval is not None:
            self._session.go(DOCUMENTS, approval)

    def _print_sets(self) -> None:
        """A set of papers for each site of the route that was approved for this campaign last."""
        routes = self._session.read(routes_of_campaign, self._rid)
        if routes:
            print_pack(self._session, self, lambda told: self.notice.say(told, Tone.OK), route=routes[0])
        else:
            self.notice.say(sentence("route-not-approved"), Tone.WARNING)

    def _enter_results(self) -> None:
        """The visits of the day as one grid."""
        if self._file:
            ResultsDialog.ask(self._session, self._file.campaign, self.window())

    def _draw(self) -> None:
        if self._file:
            DrawDialog.ask(self._session, self._file.campaign, self.window())

    def _enter(self, part: Part, is_new: bool) -> None:
        CampaignDialog.ask(self._session, part, is_new, self.window())

    def _draft_bulletin(self) -> None:
        if self._file is None or self._made is None:
            self.notice.say(tr("汇总表还没有统计好，统计好以后才能起草通报。"), Tone.WARNING)
            return
        draft = draft_bulletin(self._file, self._made)
        self._enter(self._session.read(drafted_bulletin, self._file.campaign, draft), True)

    def _save_bulletin(self, bulletin: Bulletin) -> None:
        chosen = self.ask_save(self, f"{bulletin.title}.docx")
        if not chosen:
            return
        draft = draft_bulletin(self._file, self._made) if self._file and self._made else None
        said = tr("已存为“{name}”。")
        self._session.do(
            save_bulletin, bulletin, Path(chosen), draft,
            then=lambda path: self.notice.say(said.format(name=path.name), Tone.OK), refused=self._refuse,
        )  # fmt: skip

    def _verify(self, draw: Draw) -> None:
        said = tr("按公布的种子重新抽取，结果一致。")
        self._session.do(
            verify_draw, draw.rid, then=lambda _draw: self.notice.say(said, Tone.OK), refused=self._refuse
        )  # fmt: skip

    def _remove(self, part: Part) -> None:
        what, _ = self._session.read(told, part)
        word = vocabulary.record_word(kind_of(part))
        if self._session.messages.confirm(tr("删除{0}“{1}”吗？").format(word, what), "", tr("删除")):
            self._session.do(remove_part, part, refused=self._refuse)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)


def _about(line: HistoryLine) -> str:
    """登记督查问题　示例镇: why it was saved, and what it is called."""
    return "　".join(filter(None, (line.reason or line.what, line.name)))


def _beside(left: Sequence[QWidget], right: Sequence[QWidget]) -> Columns:
    """Two columns where there is room, else one."""
    return Columns(900, (1, 1)).fill(left, right)
