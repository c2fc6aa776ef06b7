"""What a campaign or a hazard promised by a day stands on 今日, the overdue first."""

from datetime import timedelta

from inspector_app.domain.campaign import CampaignStep, SelfReport, Supervision
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Grade
from inspector_app.usecases.dispatch import agenda, agenda_text
from inspector_app.usecases.hazard_list import HazardScope, find_hazards, hazard_lines
from inspector_app.usecases.hazards import record_step
from inspector_app.usecases.promises import promises
from inspector_app.usecases.today import read_today
from tests.builders import a_project
from tests.queries import queries

WEEK = timedelta(days=7)
MOST_ASKED = 9  # three kinds of parts of campaigns; hazards, their projects, their steps; rounds, months; findings


def test_overdue_steps_reports_and_hazards_are_told_and_nothing_that_is_done_or_far_off(context):
    today = context.clock.today()
    before, soon, far = today - timedelta(days=2), today + timedelta(days=3), today + timedelta(days=30)
    campaign = Campaign(new_rid(), "示例行动", today - WEEK, far)
    project = a_project("示例一期")
    with context.unit("登记") as unit:
        for record in (campaign, project):
            unit.put(record)
        own = (new_rid(), campaign.rid)
        unit.put(CampaignStep(*own, "宣传发动", today - WEEK, before, "检查一组"))
        unit.put(CampaignStep(new_rid(), campaign.rid, "已经做完", today - WEEK, before, done_on=before))
        unit.put(CampaignStep(new_rid(), campaign.rid, "还早", today, far))
        for _ in range(3):
            unit.put(SelfReport(new_rid(), campaign.rid, due=soon))
        unit.put(SelfReport(new_rid(), campaign.rid, due=soon, received_on=today))
        unit.put(Supervision(new_rid(), campaign.rid, today - WEEK, "示例镇", demand="补登台账", due=today))
        for more in ({}, {"strike_off_asked_on": before}):
            unit.put(Hazard(new_rid(), project.rid, Grade.SEVERE, today - WEEK, facts="拖欠", due=before,
                            responsible_body="示例局", **more))  # fmt: skip
    found = promises(context, WEEK)
    assert [(each.words, each.of) for each in found] == [
        ("化解期限（严重欠薪，示例局）：2026年2月28日前，已逾期2天", "示例一期"),
        ("宣传发动（检查一组）：2026年2月28日前，已逾期2天", "示例行动"),
        ("示例镇整改：补登台账：2026年3月2日前", "示例行动"),
        ("隐患满7天没有登记进展（示例局，1项）：2026年3月2日前", "示例一期"),
        ("企业自查报告还有3份没有收到：2026年3月5日前", "示例行动"),
    ]
    counts = read_today(context).counts
    assert (counts.overdue, counts.today, counts.soon) == (2, 2, 1)


def test_hazards_that_nobody_told_of_for_a_week_are_told_by_body_and_asked_once(context):
    today = context.clock.today()
    project = a_project("示例一期")
    told = {"facts": "拖欠", "responsible_body": "示例局"}
    silent, heard, regraded = (Hazard(new_rid(), project.rid, Grade.SEVERE, today - 2 * WEEK, **told) for _ in range(3))
    at_court = Hazard(new_rid(), project.rid, Grade.GENERAL, today - 2 * WEEK, to_court_on=today, **told)
    alone = Hazard(new_rid(), project.rid, Grade.GENERAL, today - WEEK - timedelta(days=1), facts="拖欠")
    with context.unit("登记") as unit:
        for record in (project, silent, heard, regraded, at_court, alone):
            unit.put(record)
        unit.put(HazardStep(new_rid(), heard.rid, HazardStepKind.VISIT, today - timedelta(days=6), "示例局长", "在场"))
        unit.put(HazardStep(new_rid(), regraded.rid, HazardStepKind.REGRADED, today, text="加重"))
    with queries(context) as sent:
        found = promises(context, WEEK)
    assert [(each.told, each.due, each.hazard_rid) for each in found] == [
        ("隐患满7天没有登记进展（示例局，2项）", today - WEEK, ""),
        ("隐患满7天没有登记进展（没有落实责任单位，1项）", today - timedelta(days=1), alone.rid),
    ]
    assert len(sent) <= MOST_ASKED, sent
    late = find_hazards(hazard_lines(context), "", scope=HazardScope.LATE)
    assert {line.hazard.rid for line in late} == {silent.rid, regraded.rid, alone.rid}
    text = agenda_text(agenda(context))
    assert text.count("已14天没有登记进展") == 2  # another grade is no progress
    assert "满7天没有登记进展的一般隐患（1个项目）：示例一期。" in text
    with context.unit("登记") as unit:
        for number in range(4):
            unit.put(site := a_project(f"示例{number}号"))
            unit.put(Hazard(new_rid(), site.rid, Grade.GENERAL, today - WEEK, facts="拖欠", responsible_body="镇政府"))
    assert [each.of for each in promises(context, WEEK) if "镇政府" in each.told] == [
        "示例0号、示例1号、示例2号等4个项目"
    ]
    record_step(context, silent.rid, HazardStepKind.PROGRESS, today, text="付了一半")
    assert [each.hazard_rid for each in promises(context, WEEK)] == [regraded.rid, alone.rid, ""]
