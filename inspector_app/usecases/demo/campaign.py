"""The campaign of weeks beside the story: planned, drawn, inspected, counted, scored, and told in the weekly report."""

from dataclasses import replace
from datetime import date, timedelta

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
from inspector_app.domain.draw import Draw
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult, Inspection, InspectionKind
from inspector_app.domain.lead import Campaign
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import Project
from inspector_app.domain.reported import ReportKind
from inspector_app.usecases import inspections, people
from inspector_app.usecases.campaign_summary import summary
from inspector_app.usecases.campaigns import campaign_file, new_campaign, new_part, save_campaign, save_part
from inspector_app.usecases.demo import story
from inspector_app.usecases.draws import make_draw, verify_draw
from inspector_app.usecases.report_files import save_report
from inspector_app.usecases.reports import make_report, send_report

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 16)
VISITS, WEEK = (date(2026, 3, 6), date(2026, 3, 9)), timedelta(days=7)
TEAMS = {"第一检查组": "城东镇、城西镇、南桥镇、北山乡", "第二检查组": "滨河街道、经济开发区、西环街道、高教科创城"}
_WANTED = 6
_TO = "根治欠薪工作领导小组办公室"


def plan(tale: story.Tale) -> Campaign:
    """The plan with its steps, teams and criteria, and the first day of publicity."""
    context = tale.context
    begun = replace(
        new_campaign(context), title="春季根治欠薪专项行动", first_day=FIRST, last_day=LAST,
        departments="住房和城乡建设局、交通运输局、公安局",
        plan="先企业自查，再双随机抽查，逐项整改，最后督查考核并通报。",
    )  # fmt: skip
    made = save_campaign(context, begun)
    office = made.lead_body
    for title, first, last in (("宣传发动", 0, 2), ("企业自查", 0, 7), ("集中检查", 2, 10), ("督查考核", 11, 14)):
        days = {"first_day": FIRST + timedelta(days=first), "last_day": FIRST + timedelta(days=last)}
        save_part(context, new_part(context, CampaignStep, made.rid, title=title, who=office, **days))
    for name, towns in TEAMS.items():
        rids = tuple(each.rid for each in context.team())
        save_part(context, new_part(context, CampaignTeam, made.rid, name=name, towns=towns, inspector_rids=rids))
    for title, full in (("台账报送及时", 40), ("隐患按期销号", 60)):
        source = "示例县保障农民工工资支付考核办法（虚构）"
        save_part(context, new_part(context, Criterion, made.rid, title=title, full=full, source=source))
    held = {"way": "展板", "town": "城东镇", "place": "示例广场", "heads": 120, "leaflets": 300, "consulted": 26}
    save_part(context, new_part(context, Publicity, made.rid, **held))
    tale.tell(f"专项行动：{made.title}，步骤4个、检查组2个；现场咨询26人次")
    return made


def draw(tale: story.Tale, campaign: Campaign) -> Draw:
    """双随机 by the published seed; changing what came of it is refused."""
    made = make_draw(
        tale.context,
        campaign.rid,
        seed="示例开奖 03 11 19 22 30",
        seed_from="示例彩票2026年第24期，当众抄录",
        wanted=_WANTED,
        witness="示例丁（驻局纪检组）",
    )
    verify_draw(tale.context, made.rid)
    tale.must_refuse("更改双随机抽取结果", lambda: _lean(tale, made))
    tale.tell(f"双随机抽取：从{len(made.project_rids)}个项目中抽取{len(made.drawn)}个，种子已公布")
    for site in made.drawn[:3]:
        project = tale.context.store.need(Project, site.project_rid)
        due = FIRST + WEEK
        save_part(tale.context, new_part(tale.context, SelfReport, campaign.rid, project_rid=project.rid, due=due))
    return made


def _lean(tale: story.Tale, made: Draw) -> None:
    with tale.context.unit() as unit:
        unit.put(replace(made, drawn=made.drawn[1:]))


def inspect(tale: story.Tale, campaign: Campaign, made: Draw) -> None:
    """Two of the sites that were drawn, each on its morning; contracts are supplemented."""
    for day, site, contracts in zip(VISITS, made.drawn, (12, 5), strict=False):
        story.morning(tale, day)
        _seen_by(tale, campaign, tale.context.store.need(Project, site.project_rid), contracts)


def _seen_by(tale: story.Tale, campaign: Campaign, project: Project, contracts: int) -> None:
    context = tale.context
    met = people.save_person(
        context, Person(new_rid(), project.manager_name, PersonRole.MANAGER, phone=project.manager_phone)
    )
    items = tuple(
        replace(item, result=CheckResult.CONFORMS) for item in inspections.blank_items(context, core_only=True)
    )
    begun = replace(
        inspections.new_inspection(context, project.rid), kind=InspectionKind.CAMPAIGN, campaign_rid=campaign.rid,
        source="双随机抽查", approval="示检批〔2026〕2号", met_person_rid=met.rid, items=items,
        rights_answer="听清楚了，不申请回避。", consulted=8, leaflets=40, contracts=contracts,
    )  # fmt: skip
    inspections.save_inspection(context, begun)
    tale.clock.advance(minutes=50)
    ended: Inspection
    ended, _ = inspections.finish_inspection(context, begun)
    story.print_and_sign(tale, inspections.visit_paper(context, ended))
    tale.tell(f"专项检查：{project.name}，补签劳动合同{contracts}份")


def close(tale: story.Tale, campaign: Campaign) -> None:
    """Self-reports, 督查, 考核 and 通报; then the table."""
    context, whole = tale.context, campaign_file(tale.context, campaign.rid)
    for step in whole.steps[:-1]:
        save_part(context, replace(step, done_on=step.last_day))
    first = whole.self_reports[0]
    save_part(
        context, replace(first, received_on=context.clock.today(), workers=46, without_contract=9, contracts=9)
    )  # fmt: skip
    save_part(
        context,
        new_part(context, Supervision, campaign.rid, body="南桥镇", found="两个项目没有建立摸排台账",
                 demand="三日内补建台账并报送", due=LAST + timedelta(days=3)),
    )  # fmt: skip
    for criterion, points in zip(whole.criteria, ((36, 28), (52, 47)), strict=True):
        for body, given in zip(("城东镇", "南桥镇"), points, strict=True):
            save_part(
                context, new_part(context, Score, campaign.rid, criterion_rid=criterion.rid, body=body, points=given)
            )
    save_part(
        context,
        new_part(context, Bulletin, campaign.rid, title="春季根治欠薪专项行动情况通报", number="示治欠〔2026〕3号",
                 to="各镇（街道）、区直有关单位", text="集中检查已经结束，未整改的问题限期整改。"),
    )  # fmt: skip
    table = summary(context, campaign, context.clock.today())
    tale.tell(f"专项行动汇总表：{table.plan}")


def report(tale: story.Tale) -> None:
    """The weekly report as it is sent: its figures stay as they are."""
    context = tale.context
    made = make_report(context, ReportKind.WEEK, context.clock.today())
    send_report(context, made, _TO)
    tale.made += 1
    save_report(context, made, tale.papers / f"{tale.made:02d}_district-report.pdf")
    tale.tell(f"周报已报送：{made.days}")
