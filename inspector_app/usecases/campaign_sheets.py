"""汇总表, 抽取结果 and 考核名次 as lists that are printed and written to files."""

from collections.abc import Iterator

from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.draw import Draw
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.catalogue import MONEY, Measure
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.usecases.campaign_summary import SUMMED, Summary, SummaryRow
from inspector_app.usecases.campaigns import campaign_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.draws import tickets, turns
from inspector_app.usecases.list_files import ListColumn, ListSheet


def summary_sheet(made: Summary) -> ListSheet:
    """The table of a campaign, its whole last; figures without their units, which stand in the headings."""
    columns = [
        ListColumn(vocabulary.word(made.by)), ListColumn("应检查项目", True), ListColumn("已检查项目", True),
        *(ListColumn(f"{measure.words.label}（{measure.words.unit}）", True) for measure in SUMMED),
    ]  # fmt: skip
    rows = [tuple(_cells(row)) for row in (*made.rows, made.whole)]
    return ListSheet(f"{made.campaign.title}汇总表", columns, rows, (made.days,), made.plan)


def _cells(row: SummaryRow) -> Iterator[str]:
    yield from (row.name, str(row.planned), str(row.visited))
    for measure, figure in zip(SUMMED, row.figures, strict=True):
        yield _figure(measure, figure.value)


def _figure(measure: Measure, value: int | None) -> str:
    if value is None:
        return "未记录"
    return yuan(value) if measure.words.unit == MONEY else f"{value:,}"


def draw_sheet(context: Context, campaign: Campaign, made: Draw) -> ListSheet:
    """A draw as it is published: every project with its identity and number, so that anybody can repeat it."""
    every = tickets(context, made)
    columns = [
        ListColumn(vocabulary.label("wage_claim.line"), True),
        *map(ListColumn, ("项目", "项目标识", "抽签号", "是否抽中", "检查组成员")),
    ]
    rows = [
        (str(at), each.name, each.project_rid, each.number, "抽中" if each.is_drawn else "", each.inspectors)
        for at, each in enumerate(every, 1)
    ]
    said = (
        f"{chinese_minute(made.drawn_at)}抽取，种子：{made.seed}（{made.seed_from}）{_watched(made)}",
        "抽签号是种子后面接标识的SHA-256，从小到大排列，排在前面的项目抽中；监察员依抽签号轮流，两人一组。",
        f"监察员及标识：{'、'.join(f'{name}（{rid}）' for rid, name in turns(context, made))}",
    )
    return ListSheet(
        f"{campaign.title}双随机抽取结果", columns, rows, said, f"共{len(every)}个，抽中{len(made.drawn)}个"
    )


def _watched(made: Draw) -> str:
    return f"，{vocabulary.label('draw.witness')}：{made.witness}" if made.witness else ""


def standings_sheet(context: Context, campaign: Campaign) -> ListSheet:
    """考核: the bodies by their points, each criterion in a column; what nobody scored is empty."""
    whole = campaign_file(context, campaign.rid)
    points = {(score.body, score.criterion_rid): score.points for score in whole.scores}
    columns = [
        ListColumn("名次", True), ListColumn(vocabulary.label("score.body")),
        *(ListColumn(f"{each.title}（{each.full}分）", True) for each in whole.criteria), ListColumn("总分", True),
    ]  # fmt: skip
    rows = [
        (
            str(at), each.body,
            *(_points(points.get((each.body, criterion.rid))) for criterion in whole.criteria), str(each.points),
        )
        for at, each in enumerate(whole.standings, 1)
    ]  # fmt: skip
    lacking = sum(each.unscored for each in whole.standings)
    return ListSheet(
        f"{campaign.title}考核名次", columns, rows, (), f"另有{lacking}项没有评分，未计入" if lacking else ""
    )  # fmt: skip


def _points(points: int | None) -> str:
    return "" if points is None else str(points)
