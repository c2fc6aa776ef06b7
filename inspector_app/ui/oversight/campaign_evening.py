"""The evening of a campaign: the route and its one approval before, the grid of results after."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import month_day
from inspector_app.domain.lead import Campaign
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.ui.drawn import Ask
from inspector_app.ui.grid.model import GridColumn
from inspector_app.ui.oversight.texts_grid import TextsRow, TextsTable, tell_passed_over
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT
from inspector_app.ui.translation import tr
from inspector_app.usecases.campaign_results import (
    CODE,
    DAY,
    WHO,
    WHY,
    ResultColumn,
    cell_problem,
    days_typed,
    result_columns,
    result_rows,
    save_results,
)  # fmt: skip
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.visit_routes import (
    ORDER,
    RouteRow,
    approve_route,
    day_for_route,
    days_outside,
    order_problem,
    route_rows,
)

ROUTE, RESULTS = "campaign_route", "campaign_results"
"""The kinds of drafts."""
_NAME, _TOWN = "name", "town"


class RouteDialog(RecordForm):
    """``outcome`` is the approval to be edited."""

    def __init__(self, session: Session[Context], campaign: Campaign, parent: QWidget | None = None) -> None:
        rows = [_route_row(row) for row in session.read(route_rows, campaign.rid)]
        table = TextsTable(_ROUTE, rows, _place_problem)
        self._campaign, day = campaign, session.read(day_for_route, campaign)
        asks = (
            Ask("first", word="check.from", required=True), Ask("last", word="check.until", required=True),
            Ask("route_texts", tr("路线"), draw=lambda _form: table, wide=True),
        )  # fmt: skip
        begun: dict[str, Any] = {"first": day, "last": day, "route_texts": {
            row.rid: {ORDER: row.fixed["proposed"]} for row in rows if row.fixed["proposed"]
        }}  # fmt: skip
        super().__init__(
            session, tr("准备检查"), begun, asks, act(approve_route, campaign.rid), verb=tr("制作审批表"), width=1000,
            draft=DraftKey(OVERSIGHT, campaign.rid, ROUTE), about=campaign.title, parent=parent,
            intro=tr("在“路线”列写行走的次序，不去的留空；全部项目一张审批表。批准后按这个次序成套打印通知书、检查笔录和空白。"),
        )  # fmt: skip
        tell_passed_over(self, table)

    def attempt(self) -> None:
        if _may_be_on(self, self._campaign, (self.value("first"), self.value("last"))):
            super().attempt()


def _may_be_on(form: RecordForm, campaign: Campaign, days: Collection[date]) -> bool:
    """Days that are not of the campaign are asked about."""
    doubt = days_outside(campaign, min(days), max(days)) if days else None
    asked = tr("有检查日期在行动以外，仍用这些日期？")
    said = sentence(doubt.code, doubt.details) if doubt else ""
    return doubt is None or form.session.messages.confirm(asked, said, tr("仍用这些日期"))


def _place_problem(_key: str, text: str) -> Any:
    return order_problem(text)


def _route_row(row: RouteRow) -> TextsRow:
    site, seen = row.project, month_day(row.visited_on) if row.visited_on else ""
    proposed = str(row.proposed) if row.proposed else ""
    fixed = {_NAME: site.name, _TOWN: site.town, "contractor": site.contractor_name, "seen": seen, "proposed": proposed}
    return TextsRow(site.rid, fixed, {})


_ROUTE = (
    GridColumn(ORDER, tr("路线"), 70), GridColumn(_NAME, vocabulary.label("project.name"), 330, fixed=True),
    GridColumn(_TOWN, vocabulary.label("project.town"), 130, fixed=True),
    GridColumn("contractor", vocabulary.label("project.contractor_name"), 270, fixed=True),
    GridColumn("seen", tr("本次行动已查"), 120, fixed=True),
)  # fmt: skip


_INTRO = tr(
    "每行一个项目，像电子表格一样输入、粘贴，Ctrl+D 照抄上一行。事项写“符合”“不符合：情况”“不涉及”“未提供”“无法核实”，"
    "也可以写√、×、/。填了结束时间的检查即告结束，写入问题。"
)


class ResultsDialog(RecordForm):
    """``outcome`` are the visits as they were kept."""

    rows_entry = "entries"

    def __init__(self, session: Session[Context], campaign: Campaign, parent: QWidget | None = None) -> None:
        columns, rows = session.read(result_columns), session.read(result_rows, campaign.rid)
        shown = [TextsRow(row.project_rid, {}, row.texts, row.closed, row.name) for row in rows]
        table = TextsTable(_columns(columns), shown, cell_problem)
        asks = (Ask("entries", tr("各项目检查结果"), draw=lambda _form: table, wide=True),)
        super().__init__(
            session, tr("录入检查结果"), {"entries": {}}, asks, act(save_results, campaign.rid), verb=tr("登记"),
            width=1280, draft=DraftKey(OVERSIGHT, campaign.rid, RESULTS), about=campaign.title, parent=parent,
            intro=_INTRO,
        )  # fmt: skip
        self._campaign = campaign
        tell_passed_over(self, table)

    def attempt(self) -> None:
        if _may_be_on(self, self._campaign, days_typed(self.value("entries"))):
            super().attempt()


_LEAST, _LETTER, _EDGES = 92, 16, 28
_WIDER = {DAY: 112, WHO: 150, CODE: 170, WHY: 150}


def _columns(columns: Sequence[ResultColumn]) -> tuple[GridColumn, ...]:
    return tuple(
        GridColumn(each.key, each.title, max(_WIDER.get(each.key, _LEAST), _LETTER * len(each.title) + _EDGES),
                   repeats=each.is_item)
        for each in columns
    )  # fmt: skip
