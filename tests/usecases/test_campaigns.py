"""A campaign from its plan to its bulletin: drawn once for all, entered, corrected, summed up from records."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from inspector_app.domain.agency import Inspector
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
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Project
from inspector_app.domain.reported import ReportedFigure, ReportKind
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.campaign_entries import enter_part, fields_of
from inspector_app.usecases.campaign_sheets import draw_sheet, standings_sheet, summary_sheet
from inspector_app.usecases.campaign_summary import SUMMED, SummaryBy, summary
from inspector_app.usecases.campaigns import (
    PARTS,
    campaign_file,
    choose_projects,
    new_campaign,
    new_part,
    remove_part,
    save_campaign,
    save_part,
)
from inspector_app.usecases.draws import make_draw, pool, tickets, verify_draw
from inspector_app.usecases.history import campaign_history
from inspector_app.usecases.inspections import new_inspection
from inspector_app.usecases.list_files import perform_list_file, prepare_list_file
from inspector_app.usecases.measure_records import records_behind
from inspector_app.usecases.measures import measured
from inspector_app.usecases.reports import make_report
from inspector_app.usecases.store_file import check_store
from tests.documents.papers import text_of
from tests.usecases.test_measures import keep

WATCHED = "示例丁（驻局纪检组）"
SITES = tuple(Project(f"p{n}", f"示例{n}号", town="示例镇" if n < 3 else "城关镇", heads=10 + n) for n in range(6))


@pytest.fixture
def winter(context) -> Campaign:
    keep(context, *SITES, Project("done", "示例完工工程", state="竣工"), Project("no town", "示例七号", heads=None))
    made = replace(new_campaign(context), title=" 冬季攻坚行动 ", last_day=context.clock.today() + timedelta(days=30))
    return save_campaign(context, made)


def codes(refusal) -> list[tuple[str, str]]:
    return [(each.code, each.where) for each in refusal.value.problems]


def refused(context, part) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        save_part(context, part)
    return codes(refusal)


def test_a_campaign_has_a_name_of_its_own_and_ends_after_it_begins(context, winter):
    assert winter.title == "冬季攻坚行动"
    with pytest.raises(Refused) as refusal:
        save_campaign(context, replace(new_campaign(context), title="冬季攻坚行动", last_day=date(2020, 1, 1)))
    assert codes(refusal) == [("campaign-days", "last_day"), ("campaign-named-twice", "title")]
    with pytest.raises(Refused, match="campaign-no-title"):
        save_campaign(context, replace(winter, title=" "))
    assert save_campaign(context, replace(winter, departments="住建局、公安局")).departments == "住建局、公安局"


def test_a_draw_takes_two_inspectors_to_each_site_and_is_never_changed(context, winter):
    among = pool(context, winter)
    assert {project.rid for project in among.projects} == {*(site.rid for site in SITES), "no town"}
    told = {"seed": " 示例开奖 03 11 19 ", "seed_from": "示例彩票第30期"}
    made = make_draw(context, winter.rid, witness=f" {WATCHED} ", wanted=3, **told)
    assert made.witness == WATCHED
    every = tickets(context, made)
    assert [each.is_drawn for each in every] == [True] * 3 + [False] * 4
    assert sorted(each.number for each in every) == [each.number for each in every]
    assert every[0].inspectors.count("、") == 1
    assert verify_draw(context, made.rid) == made
    with pytest.raises(Refused, match="record-fixed"):
        keep(context, replace(made, drawn=made.drawn[::-1]))
    with pytest.raises(Refused, match="record-fixed"), context.unit() as unit:
        unit.delete(made)
    with pytest.raises(Refused) as refusal:
        make_draw(context, winter.rid, witness=WATCHED, wanted=9, seed="示例开奖 03 11 19", seed_from="")
    assert [code for code, _ in codes(refusal)] == ["draw-no-source", "draw-wanted", "draw-no-reason", "draw-seed-used"]
    alone = {"wanted": 1, "seed": "新", "seed_from": "新公布", "reason": "两个项目已停工"}
    for witness, code in (("", "draw-no-witness"), (context.writer.name, "draw-witness-alone")):
        with pytest.raises(Refused, match=code):
            make_draw(context, winter.rid, witness=witness, **alone)
    make_draw(context, winter.rid, witness=WATCHED, wanted=1, seed="新", seed_from="新公布", reason="两个项目已停工")
    assert [each.wanted for each in campaign_file(context, winter.rid).draws] == [3, 1]


def test_a_kept_draw_that_its_seed_does_not_give_is_found_by_the_check(context, winter):
    made = make_draw(context, winter.rid, witness=WATCHED, wanted=2, seed="7", seed_from="公布")
    assert [each.code for each in check_store(context)] == []
    keep(context, replace(made, rid="leaned", drawn=made.drawn[::-1]))
    (found,) = check_store(context)
    assert (found.code, found.where) == ("draw-differs", "draw:leaned")
    with pytest.raises(Refused, match="draw-differs"):
        verify_draw(context, "leaned")


def test_one_inspector_with_a_valid_certificate_is_too_few_for_a_draw(context, winter):
    long_ago = date(2020, 1, 1)
    keep(context, *(replace(each, certificate_until=long_ago) for each in context.store.all(Inspector)[1:]))
    with pytest.raises(Refused) as refusal:
        make_draw(context, winter.rid, witness=WATCHED, wanted=0, seed="", seed_from="公布")
    assert [code for code, _ in codes(refusal)] == ["draw-no-seed", "draw-wanted", "draw-inspectors"]


def test_a_visit_to_a_site_that_was_drawn_is_for_the_campaign_by_whom_it_was_drawn(context, winter):
    made = make_draw(context, winter.rid, witness=WATCHED, seed="7", seed_from="公布", wanted=1)
    begun = new_inspection(context, made.drawn[0].project_rid)
    assert (begun.kind, begun.campaign_rid, begun.source) == (InspectionKind.CAMPAIGN, winter.rid, "双随机抽查")
    assert begun.inspector_rids == made.drawn[0].inspector_rids
    other = next(site.rid for site in SITES if site.rid != made.drawn[0].project_rid)
    assert new_inspection(context, other).campaign_rid == ""
    over = winter.first_day - timedelta(days=1)
    save_campaign(context, replace(winter, first_day=over, last_day=over))
    assert new_inspection(context, made.drawn[0].project_rid).campaign_rid == ""


def test_a_draw_is_of_the_projects_that_were_chosen(context, winter):
    chosen = choose_projects(context, winter.rid, ["p1", "p4", "p1", "done"])
    assert chosen.project_rids == ("p1", "p4", "done")
    assert [each.rid for each in pool(context, chosen).projects] == ["p1", "p4"]


def test_each_part_is_kept_as_it_happened(context, winter):
    today = context.clock.today()
    later = today + timedelta(days=1)

    def begun(kind, **told):
        return new_part(context, kind, winter.rid, **told)

    step = save_part(context, begun(CampaignStep, title="宣传发动", last_day=later, who="根治欠薪办"))
    assert (step.overdue(later), step.overdue(later + timedelta(days=1))) == (False, True)
    assert refused(context, replace(step, title=" ", last_day=date(2020, 1, 1), done_on=later)) == [
        ("campaign-part-empty", "title"), ("campaign-days", "last_day"), ("campaign-future", "done_on"),
    ]  # fmt: skip
    assert refused(context, begun(Publicity)) == [("publicity-nothing", "way")]
    assert refused(context, begun(Publicity, way="展板", on=later)) == [("campaign-future", "on")]
    early = winter.first_day - timedelta(days=1)  # the table of the campaign and its figures would differ by it
    assert refused(context, begun(Publicity, way="展板", on=early)) == [("campaign-outside", "on")]
    shown = save_part(context, begun(Publicity, way="展板"))
    assert refused(context, replace(shown, rid=new_rid())) == [("campaign-part-twice", "")]
    remove_part(context, save_part(context, replace(shown, rid=new_rid(), place="示例广场")))
    remove_part(context, save_part(context, shown))  # kept again as it is
    assert refused(context, begun(Supervision, body="示例镇", found="无台账", on=early)) == [("campaign-outside", "on")]
    assert refused(context, begun(SelfReport)) == [("self-report-nobody", "company_rid")]
    more = begun(SelfReport, project_rid="p1", workers=93, without_contract=100, contracts=94)
    assert refused(context, more) == [("self-report-more", "without_contract"), ("self-report-more", "contracts")]
    report = save_part(context, begun(SelfReport, project_rid="p1", due=today))
    assert (report.overdue(today), report.overdue(later)) == (False, True)
    assert refused(context, replace(report, rid=new_rid(), workers=50)) == [("self-report-twice", "due")]
    found = begun(Supervision, body="示例镇", found="未建立台账")
    assert refused(context, replace(found, corrected_on=date(2020, 1, 1))) == [("supervision-order", "corrected_on")]
    save_part(context, found)
    save_part(context, begun(Bulletin, title="关于示例情况的通报", to="各镇"))
    save_part(context, begun(CampaignTeam, name="第一组", towns="示例镇"))
    whole = campaign_file(context, winter.rid)
    assert (whole.steps, whole.self_reports, whole.supervisions) == ((step,), (report,), (found,))
    assert (len(whole.bulletins), len(whole.teams)) == (1, 1)
    remove_part(context, step)
    assert campaign_file(context, winter.rid).steps == ()


def test_what_was_done_to_a_campaign_is_told_with_names_also_of_what_is_gone(context, winter):
    save_campaign(context, replace(winter, lead_body="区政府"))
    criterion = enter_part(context, winter.rid, "criterion", {"title": "专户", "full": "40"})
    score = enter_part(context, winter.rid, "score", {"criterion_rid": "专户", "body": "示例镇", "points": "30"})
    enter_part(context, winter.rid, "score", {"points": "35"}, score.rid)
    remove_part(context, context.store.need(Score, score.rid))
    make_draw(context, winter.rid, witness=WATCHED, seed="7", seed_from="公布", wanted=2)
    lines = campaign_history(context, winter.rid)
    assert [line.reason for line in lines] == [
        "双随机抽取", "删除考核得分", "登记考核得分", "登记考核得分", "登记考核标准", "登记专项行动", "登记专项行动",
    ]  # fmt: skip
    gone = {field.field: field.before for field in lines[1].fields}
    assert (gone["得分"], gone["考核事项"], lines[1].deleted) == ("35", criterion.title, True)
    assert [(field.field, field.after) for field in lines[-2].fields] == [("牵头单位", "区政府")]


def test_points_stay_within_what_may_be_given_and_are_given_once(context, winter):
    def begun(kind, **told):
        return new_part(context, kind, winter.rid, **told)

    assert refused(context, begun(Criterion, title="专户")) == [("criterion-full", "full")]
    criterion = save_part(context, begun(Criterion, title="专户", full=40, source="示例考核办法第三条"))
    score = begun(Score, criterion_rid=criterion.rid, body="示例镇")
    assert refused(context, score) == [("campaign-part-empty", "points")]
    assert refused(context, replace(score, points=41)) == [("score-points", "points")]
    save_part(context, replace(score, points=0))
    assert refused(context, begun(Score, criterion_rid=criterion.rid, body="示例镇", points=3)) == [
        ("score-twice", "criterion_rid")
    ]
    save_part(context, replace(score, points=30))
    assert refused(context, replace(criterion, full=29)) == [("criterion-full", "full")]
    with pytest.raises(Refused, match="criterion-scored"):
        remove_part(context, criterion)
    assert [(each.body, each.points) for each in campaign_file(context, winter.rid).standings] == [("示例镇", 30)]


def test_parts_are_entered_by_names(context, winter):
    keep(context, Company("firm", "示例劳务有限公司"))
    names = "、".join(each.name for each in context.store.all(Inspector))
    team = enter_part(context, winter.rid, "campaign_team", {"name": "第一组", "inspector_rids": names})
    assert len(team.inspector_rids) == 2
    told = {"company_rid": "示例劳务有限公司", "unpaid_fen": "1200.50", "workers": "23", "due": "2026-03-01"}
    report = enter_part(context, winter.rid, "self_report", told)
    assert (report.company_rid, report.unpaid_fen, report.workers, report.received_on) == ("firm", 120_050, 23, None)
    assert enter_part(context, winter.rid, "self_report", {"workers": ""}, report.rid).workers is None
    with pytest.raises(Refused) as refusal:
        enter_part(context, winter.rid, "self_report", {"colour": "红"})
    assert refusal.value.problems[0].details["known"].startswith("company_rid、project_rid、due")
    for name, text in (("company_rid", "没有的公司"), ("project_rid", "没有的项目"), ("due", "三月")):
        with pytest.raises(Refused):
            enter_part(context, winter.rid, "self_report", {name: text})
    assert all(fields_of(kind) for kind in PARTS)


def visit(context, rid: str, project_rid: str, campaign: Campaign | None = None, **told) -> Inspection:
    day = at(context.clock.today(), 9)
    return Inspection(
        rid,
        InspectionKind.CAMPAIGN,
        day,
        project_rid=project_rid,
        campaign_rid=campaign.rid if campaign else "",
        **told,
    )


def test_the_table_adds_up_by_team_town_and_project(context, winter):
    keep(
        context,
        CampaignTeam("t1", winter.rid, "第一组", towns="示例镇"),
        CampaignTeam("t2", winter.rid, "第二组", towns="湖东街道"),
    )
    keep(
        context, visit(context, "v0", "p0", winter, consulted=7, contracts=3), visit(context, "v1", "p4", contracts=0),
        visit(context, "v2", "", winter, site_name="示例砖厂"),
        Publicity("e", winter.rid, context.clock.today(), town="城关镇", leaflets=200, consulted=5),
        SelfReport("s", winter.rid, project_rid="p1", received_on=context.clock.today(), contracts=4),
        Case("case", "示例案", context.clock.today(), filed_on=context.clock.today(), project_rid="p4"),
    )  # fmt: skip
    made = summary(context, winter, context.clock.today())
    names = [measure.name for measure in SUMMED]

    def told(row):
        return {name: each.value for name, each in zip(names, row.figures, strict=True)}

    by_team = {row.name: row for row in made.rows}
    assert [(name, row.progress) for name, row in by_team.items()] == [
        ("第一组", "1/3"), ("第二组", "0/0"), ("未分组", "1/4"),
    ]  # fmt: skip
    assert told(by_team["第一组"])["contracts_supplemented"] == 7
    whole = told(made.whole)
    for name in ("employers_inspected", "contracts_supplemented", "consultations", "leaflets", "cases_filed"):
        assert sum(told(row)[name] or 0 for row in made.rows) == whole[name], name
    assert told(by_team["第二组"])["contracts_supplemented"] is None  # nobody counted there
    assert (whole["contracts_supplemented"], whole["consultations"], whole["leaflets"]) == (7, 12, 200)
    towns = {row.name: told(row) for row in summary(context, winter, context.clock.today(), SummaryBy.TOWN).rows}
    assert (towns["城关镇"]["leaflets"], towns["示例镇"]["leaflets"]) == (200, 0)
    assert list(towns)[-1] == "未载明乡镇"
    sites = summary(context, winter, context.clock.today(), SummaryBy.PROJECT)
    assert (len(sites.rows), sites.rows[-1].name) == (8, "不在台账的单位、场所")
    assert (len(sites.unvisited), sites.plan) == (5, "应检查行动范围内的在建项目7个，已检查2个，尚未检查5个")
    make_draw(context, winter.rid, witness=WATCHED, seed="7", seed_from="公布", wanted=2)
    assert summary(context, winter, context.clock.today()).whole.planned == 2
    with pytest.raises(Refused, match="campaign-not-begun"):
        summary(context, winter, winter.first_day - timedelta(days=1))
    with pytest.raises(Refused, match="measures-future"):
        summary(context, winter, context.clock.today() + timedelta(days=1))


def test_what_another_campaign_counts_is_not_in_this_one(context, winter):
    day = context.clock.today()
    other = save_campaign(context, replace(new_campaign(context), title="春节前专项检查"))
    keep(
        context, visit(context, "v0", "p0", winter, consulted=7), visit(context, "v1", "p1", other, consulted=5),
        Publicity("e", other.rid, day, "展板", heads=30), Supervision("s", other.rid, day, "示例镇", "无台账"),
        Case("case", "示例案", day, filed_on=day, campaign_rid=other.rid),
    )  # fmt: skip
    mine = measured(context, day, campaign=winter.title).figures
    assert [mine[name].value for name in ("consultations", "publicity_events", "supervision_open", "cases_filed")] == [
        7, 0, 0, 0,
    ]  # fmt: skip
    theirs = measured(context, day, campaign=other.title).figures
    assert [theirs[name].value for name in ("consultations", "publicity_heads", "cases_filed")] == [5, 30, 1]


def test_contracts_are_counted_where_somebody_did_and_else_reported(context, winter):
    day = context.clock.today()
    told = ReportedFigure("r", "联合执法小组", "contracts_supplemented", 671, day, day, day)
    keep(context, visit(context, "v0", "p0", winter))
    assert measured(context, day).figures["contracts_supplemented"].value is None
    keep(context, told)
    figure = measured(context, day, day).figures["contracts_supplemented"]
    assert (figure.value, figure.remark) == (671, "联合执法小组报送")
    keep(
        context,
        visit(context, "v1", "p1", winter, contracts=0),
        SelfReport("s", winter.rid, project_rid="p2", received_on=day, contracts=8),
    )
    figure = measured(context, day, day).figures["contracts_supplemented"]
    assert (figure.value, figure.remark) == (8, "联合执法小组报送671份")
    assert {each.name[:5] for each in records_behind(context, figure)} == {"示例1号（", "示例2号", "联合执法小"}


def test_the_report_tells_what_the_campaign_did(context, winter):
    day = context.clock.today()
    keep(
        context, Publicity("e", winter.rid, day, "现场咨询", heads=30, leaflets=200, consulted=5),
        SelfReport("s", winter.rid, project_rid="p1", due=day - timedelta(days=3)),
        SelfReport("s2", winter.rid, project_rid="p2", received_on=day),
        Supervision("f", winter.rid, day, "示例镇", "无台账", due=day + timedelta(days=2)),
    )  # fmt: skip
    plan = (("动员部署", 1, day), ("宣传发动", 1, None), ("集中检查", 0, None), ("总结通报", -7, None))
    for title, late, done in plan:
        keep(context, CampaignStep(title, winter.rid, title, winter.first_day - timedelta(days=9),
                                   day - timedelta(days=late), done_on=done))  # fmt: skip
    text = make_report(context, ReportKind.CAMPAIGN, day, winter).text
    for words in (
        "接受咨询5人次，发放宣传材料200份", "开展宣传活动1场次，受教育30人次", "收到企业自查报告1份", "督查发现问题1个",
        "企业自查报告1份逾期未报", "督查问题1个没有整改完成", "专项行动的实施步骤1项逾期没有完成：宣传发动。",
        "专项行动实施步骤1项、督查问题整改1项，逐项按期办理",
    ):  # fmt: skip
        assert words in text
    assert "宣传活动" not in make_report(context, ReportKind.WEEK, day - timedelta(days=14)).text
    (behind,) = records_behind(context, measured(context, day).figures["plan_steps_overdue"])
    assert (behind.rid, behind.campaign_rid) == ("宣传发动", winter.rid)


def test_the_tables_leave_as_workbook_and_on_paper(context, winter, tmp_path):
    """Figures are numbers with their unit above; whoever holds the published list can draw again."""
    keep(context, visit(context, "v0", "p0", winter, consulted=7))
    for body, points in (("示例镇", 30), ("城关镇", 35)):
        enter_part(context, winter.rid, "criterion", {"title": body, "full": "40"})
        enter_part(context, winter.rid, "score", {"criterion_rid": body, "body": body, "points": str(points)})
    made = make_draw(context, winter.rid, witness=WATCHED, seed="7", seed_from="公布", wanted=2)
    sheets = {
        "sum": summary_sheet(summary(context, winter, context.clock.today(), SummaryBy.TOWN)),
        "draw": draw_sheet(context, winter, made), "points": standings_sheet(context, winter),
    }  # fmt: skip
    for name, sheet in sheets.items():
        for ending in (".xlsx", ".pdf"):
            perform_list_file(prepare_list_file(context, sheet, tmp_path / f"{name}{ending}"), NoProgress())
    book = load_workbook(tmp_path / "sum.xlsx").active
    cells = [[cell.value for cell in row] for row in book.iter_rows()]
    head = next(row for row in cells if "接受咨询（人次）" in row)
    assert cells[-1][head.index("接受咨询（人次）")] == 7
    assert cells[-1][:3] == ["合计", 2, int(any(site.project_rid == "p0" for site in made.drawn))]
    assert "未记录" in cells[-1]  # nobody counted contracts
    text = text_of((tmp_path / "draw.pdf").read_bytes())
    assert all(each.rid in text.replace("\n", "") for each in context.store.all(Inspector))
    assert all(words in text for words in ("种子：7（公布）", "从小到大排列", *(site.name for site in made.drawn)))
    assert [row[1] for row in sheets["points"].rows] == ["城关镇", "示例镇"]
    assert sheets["points"].sums == "另有2项没有评分，未计入"
