"""What a campaign or a hazard promised by a day stands on 今日, the overdue first."""

from datetime import timedelta

from inspector_app.domain.campaign import CampaignStep, SelfReport, Supervision
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Grade
from inspector_app.usecases.promises import promises
from inspector_app.usecases.today import read_today
from tests.builders import a_project

WEEK = timedelta(days=7)


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
        ("企业自查报告还有3份没有收到：2026年3月5日前", "示例行动"),
    ]
    counts = read_today(context).counts
    assert (counts.overdue, counts.today, counts.soon) == (2, 1, 1)
