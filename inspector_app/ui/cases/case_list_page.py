"""The list of cases: found by words and state, each line with what is owed and what is due next."""

from inspector_app.domain.case import CaseState
from inspector_app.domain.money import yuan
from inspector_app.ui.cases.case_words import state_badge
from inspector_app.ui.leads.lead_lists import task_badge
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_CASE
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import due_badge
from inspector_app.usecases.case_list import CaseLine, CaseLines, CaseScope, list_cases
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import CaseFilter


def owed_words(line: CaseLine) -> str:
    """What is still owed in yuan; — before anything was found, + where more is owed than anybody has found."""
    more = "+" if line.balance.untold else ""
    return yuan(line.balance.open_fen) + more if line.balance.heads else "—"


def urgency(line: CaseLine) -> Badge | None:
    """The chip of what is due next."""
    if filing := line.to_file:
        return task_badge(filing.task, filing.day, line.today)
    return due_badge(line.next_due) if line.next_due else None


def _unfiled(line: CaseLine) -> Badge | None:
    """Only a case that still waits for its filing wants attention; of one that passed on it is told who has it."""
    if line.has_it:
        return Badge(tr("已移交{}").format(line.has_it), Tone.PLAIN)
    return state_badge(line.state) if line.state is CaseState.LEAD else None


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column.of("case.title", lambda line: line.case.title),
        Column.of("case.number", lambda line: line.case.number or "—", width=208, tail=True),
        Column("项目或场所", lambda line: line.site or "—", width=140, spare=True),
        Column("状态", lambda line: line.state_words, width=122, badge=_unfiled),
        Column.of("balance.open_fen", owed_words, "right", 132),
        Column("最近期限", lambda _line: "—", width=206, badge=urgency),
    )


class CaseListPage(ListPage):
    """Begins with the cases that go on."""

    def __init__(self, session: Session[Context]) -> None:
        scopes = (
            Segment("在办", CaseScope.GOING_ON),
            Segment("已办结", CaseScope.ENDED),
            Segment("全部", CaseScope.ALL),
        )
        scope = Narrowing("scope", "案件状态", scopes, CaseScope.ALL, first=CaseScope.GOING_ON)
        empty = Empty("没有案件", "收到投诉举报或检查发现欠薪后，从这里新建案件。", "folder-open")
        described = ListOf(
            "案件", "案件", "按案件名称、案号、工程项目、单位、场所查找", columns(), _find, lambda line: line.case.rid,
            empty, lambda found: f"共{len(found)}件", BEGIN_CASE, (scope,),
        )  # fmt: skip
        super().__init__(session, described)


def _find(context: Context, text: str, scope: CaseScope) -> CaseLines:
    return list_cases(context, CaseFilter(text), scope)
