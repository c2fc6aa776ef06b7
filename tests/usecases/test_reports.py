"""A report says what records say, keeps what was sent, and explains what became different since."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from inspector_app.domain.consultation import AidApplication, AidResult
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Payment
from inspector_app.domain.dispatch import DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.incident import Incident
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.domain.reported import ReportedFigure, ReportKind, SentReport
from inspector_app.domain.watching import Advice, Watch
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.support.files import sha256
from inspector_app.usecases.dispatch import reopen_task
from inspector_app.usecases.hazards import record_step
from inspector_app.usecases.projects import judge_grade
from inspector_app.usecases.reports import make_report, send_report
from inspector_app.usecases.sent_reports import (
    edited_text,
    edited_versions,
    keep_edited,
    save_edited,
    save_sent,
    sent_reports,
    strange_figures,
)
from tests import districts
from tests.usecases.test_measures import LATE, MAY, an_order, district, keep, overdue_orders

__all__ = ["district"]


def rows(report):
    return {row.measure.name: row for row in report.rows}


def test_the_campaign_report_says_what_report_1_says(district):
    context = district(districts.winter)
    campaign = context.store.need(Campaign, "winter")
    report = make_report(context, ReportKind.CAMPAIGN, districts.CLEARED, campaign)
    text = report.text
    for told in (
        "在建项目66个，其中政府类37个、社会类9个、未分类20个；涉及农民工4,002人，台账所载未支付工资81,000,000.00元",
        "无欠薪项目占比96.97%（行动初期60.61%）", "专户设立率100.00%，保证金缴纳率100.00%",
        "询问（约谈）笔录28份，下达限期改正指令书3份、拟列入告知书3份，移送公安机关3件，公安机关立案侦查2件",
        "追缴补发工资96,520,000.00元，涉及农民工1,652人", "发现一般隐患18个、严重隐患8个", "转司法2个",
        "未销号一般隐患1个、严重隐患1个", "比项目总数66个少20个",
    ):  # fmt: skip
        assert told in text
    assert report.title == "冬季攻坚行动专项报告"
    first = rows(make_report(context, ReportKind.CAMPAIGN, districts.WINTER, campaign))
    assert (first["projects_without_arrears"].figure.value, first["projects_severe"].figure.value) == (40, 8)
    assert len(report.moves) == 26


def test_a_campaign_is_beside_its_first_day_also_after_a_report_of_it_was_sent(district):
    context = district(districts.winter_with_one_worker)
    campaign = context.store.need(Campaign, "winter")
    send_report(context, make_report(context, ReportKind.CAMPAIGN, districts.CLEARED - timedelta(days=1), campaign))
    report = make_report(context, ReportKind.CAMPAIGN, districts.CLEARED, campaign)
    assert "无欠薪项目占比96.97%（行动初期60.61%）" in report.text
    told = rows(report)
    assert told["projects_without_arrears"].cells[1:3] == ("40个", "64个")
    recovered = told["recovered_fen"]
    assert recovered.cells[1:3] == ("—", recovered.figure.words)  # there are no such days before the campaign
    assert recovered.figure.value


def test_what_does_not_fit_together_is_named_and_what_nobody_recorded_is_no_list_of_unknowns(district):
    context = district(districts.winter)
    report = make_report(
        context, ReportKind.CAMPAIGN, districts.CLEARED, context.store.need(Campaign, "winter")
    )  # fmt: skip
    assert any(
        "追缴补发工资96,520,000.00元，比行动初期台账所载未支付工资81,000,000.00元还多" in n for n in report.notes
    )
    assert any("个无欠薪项目的台账还载有未支付工资，共" in note for note in report.notes)
    assert "26个" not in report.text  # the source's 一般欠薪项目26个 are both grades together
    ungraded = make_report(district(districts.inspected_county), ReportKind.MONTH, date(2025, 12, 31)).text
    assert ("无欠薪项目0个" in ungraded, "有57个项目在截止日之后才登记" in ungraded) == (False, True)
    assert "有57个项目没有填写类别。" in ungraded
    nothing = make_report(district(districts.legal_aid), ReportKind.MONTH, date(2025, 12, 31)).text
    for told in ("没有举报投诉的记录", "没有案件的记录", "没有追缴补发工资的记录", "没有隐患的记录"):
        assert told in nothing
    assert "未记录，" not in nothing


def test_the_source_that_counts_severe_projects_as_general_too_is_named(district):
    """Report 1: 40 without arrears, 一般欠薪项目26个, 8 severe: together more than its 66."""
    theirs = ReportedFigure("n", "区清欠办", "projects_general", 26, districts.WINTER, districts.WINTER, LATE)
    context = district(lambda: [*districts.winter_with_one_worker(), theirs])
    report = make_report(context, ReportKind.CAMPAIGN, districts.WINTER, context.store.need(Campaign, "winter"))
    why = "与一般、严重两级合计相同，可能把严重欠薪项目也算在内"
    assert f"一般欠薪项目：区清欠办报送26个，与记录的18个不一致，{why}，请核对。" in report.notes
    assert "一般欠薪项目18个（另据区清欠办报送26个" in report.text


def test_reports_2_to_4_are_told_with_their_figures(district):
    special = make_report(district(districts.inspected_county), ReportKind.MONTH, date(2025, 12, 31)).text
    assert "检查用人单位57户，涉及农民工3,156人，存在违法行为的11户；接受咨询178人次" in special
    assert "收到举报投诉6件，立案17件" in special
    assert "补签劳动合同671份" in special
    assert "追缴补发工资471,000.00元" in special
    city = make_report(district(districts.city), ReportKind.MONTH, date(2025, 12, 31)).text
    assert "追缴补发工资15,570,000.00元，涉及农民工1,680人" in city
    assert "群体性事件18件，占处理案件的42.86%，涉及1,239人；建筑业涉及人数占90.48%" in city
    assert "截至12月31日，在建项目1个" in city
    aid = rows(make_report(district(districts.legal_aid), ReportKind.WEEK, date(2025, 12, 31)))["aid_cases"]
    assert (aid.figure.value, aid.year) == (None, 128)  # reported for ten months, not for this week
    assert aid.cells[3:] == ("128件", "今年以来：司法局报送")


def test_what_another_body_tells_stands_in_the_sentence_as_theirs(district):
    def told(*more):
        report = make_report(district(lambda: [*districts.legal_aid(), *more]), ReportKind.MONTH, date(2025, 12, 31))
        lines = [line for section in report.sections for line in section.lines]
        aid = next(line for line in lines if any(run.measure == "aid_cases" for run in line))
        return "".join(run.text for run in aid), [run.text for run in aid if run.measure]

    days = "司法局报送，2025年1月1日至2025年10月31日"
    sentence = f"今年以来，法律援助机构办理农民工案件128件，受援1,297人（{days}）。"
    assert told() == (sentence, ["128件", "1,297人"])
    own = AidApplication("own", date(2025, 11, 3), heads=3, result=AidResult.GRANTED, decided_on=date(2025, 12, 3))
    theirs = ReportedFigure("n", "司法局", "aid_cases", 9, date(2025, 12, 1), date(2025, 12, 31), date(2026, 1, 2))
    ours, figures = told(own, theirs)
    assert ours == "本月法律援助机构办理农民工案件1件（另据司法局报送9件），受援3人。"
    assert figures == ["1件", "9件", "3人"]


def test_what_another_body_tells_of_other_days_is_not_called_the_year(district):
    some, most = (date(2025, 12, 22), date(2025, 12, 26)), (date(2025, 12, 1), date(2025, 12, 26))
    aid = ReportedFigure("a", "司法局", "aid_cases", 128, *some, date(2025, 12, 27))
    police = ReportedFigure("p", "公安局", "police_cases", 3, *most, date(2025, 12, 27))
    past = replace(police, rid="q", first_day=date(2025, 1, 1), last_day=date(2025, 11, 30), value=9)
    report = make_report(district(lambda: [aid, police, past]), ReportKind.WEEK, date(2025, 12, 31))
    aid_line = "法律援助机构办理农民工案件128件（司法局报送，2025年12月22日至2025年12月26日）。"
    assert (aid_line in report.text, "今年以来，法律" in report.text) == (True, False)
    assert "今年以来：司法局报送（2025年12月22日至2025年12月26日）" in rows(report)["aid_cases"].remark
    told = "3件（公安局报送，2025年12月1日至2025年12月26日）。"
    line = next(line for line in report.text.splitlines() if line.endswith(told))
    assert line.startswith("其他单位报送的，期间与本周不同：")
    assert "9件" not in line


def test_a_figure_of_the_week_is_not_told_again_as_that_of_the_year(district):
    week, year = (date(2025, 12, 16), date(2025, 12, 19)), (date(2025, 1, 1), date(2025, 12, 19))
    cases = ReportedFigure("a", "司法局", "aid_cases", 128, *week, date(2025, 12, 19))
    heads = ReportedFigure("b", "司法局", "aid_heads", 1297, *year, date(2025, 12, 19))

    def made(last, *told):
        report = make_report(district(lambda: told), ReportKind.WEEK, last)
        return [line for line in report.text.splitlines() if "法律援助" in line], rows(report)["aid_cases"].remark

    days = "2025年12月16日至2025年12月19日"
    assert made(date(2025, 12, 19), cases, heads) == (
        [f"本周法律援助机构办理农民工案件128件（司法局报送，{days}）。",
         "今年以来，法律援助机构办理的农民工案件受援1,297人（司法局报送）。"],
        f"司法局报送；今年以来：司法局报送（{days}）",
    )  # fmt: skip
    assert made(date(2025, 12, 31), cases, heads)[0] == [
        f"法律援助机构办理农民工案件128件（司法局报送，{days}）。",
        "今年以来，法律援助机构办理的农民工案件受援1,297人（司法局报送，2025年1月1日至2025年12月19日）。",
    ]


def test_what_other_bodies_tell_is_moved_by_what_they_told_alone(context, clock):
    day = clock.today()
    figure = ReportedFigure("n", "司法局", "aid_cases", 128, day, day, day)
    keep(context, figure)
    clock.advance(days=1)
    send_report(context, make_report(context, ReportKind.WEEK, day))
    clock.advance(days=6)
    keep(context, AidApplication("own", clock.today(), heads=3, result=AidResult.GRANTED, decided_on=clock.today()))
    keep(context, replace(figure, value=130))
    (difference,) = make_report(context, ReportKind.WEEK, day + timedelta(days=7)).differences
    assert (difference.sent, difference.now) == (128, 130)
    assert [change.split("登记、更改")[1][:4] for change in difference.changes] == ["报送数字"]


def test_a_hazard_past_its_day_is_told_until_striking_off_is_asked_for(context, clock):
    day = clock.today()
    claim = GradeClaim(Grade.SEVERE, day, "台账")
    site = Project("p", "示例工程", town="西山镇", unpaid_fen=0, grade=claim)
    hazard = Hazard("h", "p", Grade.SEVERE, day, "检查", "欠薪", due=day + timedelta(days=2))
    keep(context, site, replace(site, rid="q", town="东河镇", grade=None), hazard)
    clock.advance(days=2)
    on_its_day = make_report(context, ReportKind.WEEK, clock.today()).text
    clock.advance(days=1)
    late = make_report(context, ReportKind.WEEK, clock.today())
    told, note = "未销号隐患1个过了化解期限，尚未化解。", "有1个欠薪项目的台账所载未支付工资为零"
    assert (told in on_its_day, told in late.text) == (False, True)
    assert "尚未解决：示例工程（西山镇）。" in late.text
    assert any(each.startswith(note) for each in late.notes)
    of_then, put_off = clock.today(), replace(hazard, due=day + timedelta(days=40))
    clock.advance(days=1)
    keep(context, put_off)  # changes nothing before it
    assert told in make_report(context, ReportKind.WEEK, of_then).text
    assert told not in make_report(context, ReportKind.WEEK, clock.today()).text
    keep(context, hazard)
    record_step(context, "h", HazardStepKind.ASKED, clock.today(), "已付清")
    asked = make_report(context, ReportKind.WEEK, clock.today())
    assert told not in asked.text
    assert not any(each.startswith(note) for each in asked.notes)


def test_an_overdue_order_is_told_in_its_sentence(district):
    report = make_report(district(overdue_orders), ReportKind.WEEK, MAY + timedelta(days=7))
    assert "限期改正指令书1份改正期限已过，工资仍未付清。" in report.text
    row = rows(report)["orders_overdue"]
    assert (row.figure.words, row.before, row.year) == ("1份", 0, None)
    later = make_report(district(overdue_orders), ReportKind.WEEK, MAY + timedelta(days=40))
    assert "改正期限已过" not in later.text


def test_of_the_week_before_any_record_no_share_is_told_and_no_half_sentence_stands(context, clock):
    """A ledger entered on the first day, an incident without a case."""
    day = clock.today()
    began, graded = date(2025, 6, 1), partial(GradeClaim, on=day, source="台账")
    sites = [
        Project(f"p{n}", f"示例{n}号", started_on=began, unpaid_fen=0, grade=graded(of)) for n, of in enumerate(Grade)
    ]
    advice = Advice("a", "降低资质", "示例住建局", day, reply_by=day + timedelta(days=2))
    keep(context, *sites, advice, Incident("i", at(day, 9), "示例工地", heads=25))
    clock.advance(days=6)
    report = make_report(context, ReportKind.WEEK, clock.today())
    found = rows(report)
    assert (found["without_arrears_share"].figure.value, found["without_arrears_share"].before) == (33_33, None)
    assert (found["projects_severe"].before, found["projects_ungraded"].before) == (None, None)
    assert "无欠薪项目占比33.33%。" in report.text
    assert "本周处置群体性事件1件，涉及25人。" in report.text  # of whose trade, nobody told
    keep(context, Incident("i", at(day, 9), "示例工地", project_rid="p0", heads=25))
    told = make_report(context, ReportKind.WEEK, clock.today()).text
    assert "本周处置群体性事件1件，涉及25人；建筑业涉及人数占100.00%。" in told
    assert "建议函1份过了回复日期没有回复。" in report.text
    assert "有2个欠薪项目的台账所载未支付工资为零：没有付清的请更新台账，付清的请提请销号。" in report.notes


def test_what_is_due_next_week_is_what_binds_us_and_still_asks(context, clock):
    """Not the terms of a party (异议), nor those of orders that were paid, as 今日 tells them neither."""
    day = clock.today()
    due, later = day + timedelta(days=5), day + timedelta(days=9)
    keep(context, *an_order("early", due, day), *an_order("owing", due, later))
    keep(context, Deadline("theirs", "DL-13", day, due, False, "2026", "case owing"))
    assert "下周到期：办案期限1项，逐项按期办理。" in make_report(context, ReportKind.WEEK, day).text


def test_what_was_decided_and_is_owed_is_told(context, clock):
    day = clock.today()
    hazard = Hazard("h", "p", Grade.SEVERE, day, "检查", "欠薪", due=day + timedelta(days=12))
    task = DispatchTask("t", TaskKind.DECISION, "筹措资金", "示例住建局", day, day + timedelta(days=2), hazard_rid="h")
    letter = replace(task, rid="l", kind=TaskKind.LETTER, due=day + timedelta(days=9), done_on=day + timedelta(days=8))
    keep(context, Project("p", "示例工程", town="示例镇"), hazard, task, letter)
    keep(context, Meeting("m", MeetingKind.WEEKLY, day), Meeting("n", MeetingKind.JOINT, day, hazard_rids=("h",)))
    clock.advance(days=6)
    week = make_report(context, ReportKind.WEEK, clock.today())
    for told in (
        "本周召开周调度会1次、重大隐患会商1次，交办事项1件、办结0件。", "本周发出督办函1件，收到回复0件。",
        "交办事项、督办函1件逾期没有办结：示例住建局1件。", "未销号隐患1个没有落实责任单位。",
        "下周到期：交办事项和督办函1项、隐患化解期限1项，逐项按期办理。",
    ):  # fmt: skip
        assert told in week.text
    keep(context, Campaign("c", "示例行动", day, clock.today(), project_rids=("p",)), Project("q", "示例二期"))
    keep(context, Campaign("d", "又一行动", day, clock.today(), project_rids=("q",)))
    own, other = (
        rows(make_report(context, ReportKind.CAMPAIGN, clock.today(), context.store.need(Campaign, rid)))
        for rid in "cd"
    )
    names = ("weekly_meetings", "joint_meetings", "tasks_given", "letters_sent", "tasks_overdue", "hazards_unassigned")
    assert [own[name].figure.value for name in names] == [0, 1, 1, 1, 1, 1]
    assert [other[name].figure.value for name in names] == [0, 0, 0, 0, 0, 0]
    clock.advance(days=7)
    keep(context, replace(task, done_on=clock.today()), replace(hazard, responsible_body="示例镇"), letter)
    assert make_report(context, ReportKind.WEEK, day + timedelta(days=6)).sections[1:] == week.sections[1:]  # as then
    now = make_report(context, ReportKind.WEEK, clock.today())
    assert "本周召开周调度会0次、重大隐患会商0次，交办事项0件、办结1件。" in now.text
    assert "下周没有到期的办案期限和其他承诺事项。" in now.text
    assert "没有办结" not in now.text
    assert "没有落实责任单位" not in now.text
    week_of, done = clock.today(), rows(now)["tasks_done"].figure
    reopen_task(context, "t")  # the same day: it was never done
    assert rows(make_report(context, ReportKind.WEEK, week_of))["tasks_done"].figure.value == 0
    keep(context, replace(task, done_on=week_of))
    clock.advance(days=8)
    reopen_task(context, "t")
    then, late = make_report(context, ReportKind.WEEK, week_of), make_report(context, ReportKind.WEEK, clock.today())
    assert (then.sections, rows(then)["tasks_done"].figure) == (now.sections, done)
    assert "本周恢复未办结的交办事项、督办函1件。" in late.text
    assert [rows(late)[name].figure.value for name in ("tasks_done", "tasks_overdue")] == [0, 1]


def test_a_week_is_told_beside_the_week_before_and_across_new_year(context, clock):
    clock.move_to(clock.now().replace(year=2027, month=1, day=2))
    sites = [Project(f"p{n}", f"示例{n}号", town="示例镇") for n in range(3)]
    keep(context, *sites)
    clock.advance(days=5)
    day = clock.today()
    keep(context, Hazard("h", "p1", Grade.SEVERE, day, "检查", "欠薪"), replace(sites[0], town="城关镇"))
    report = make_report(context, ReportKind.WEEK, day)
    assert (report.span.first, report.span.last) == (date(2027, 1, 1), day)
    told = {move.project.rid: (move.before, move.now, move.what) for move in report.moves}
    assert told["p1"][1:] == ("严重欠薪", "发现严重隐患")
    found = rows(report)["hazards_severe_found"]
    assert (found.figure.value, found.before, found.year) == (1, 0, 1)
    keep(context, Hazard("old", "p2", Grade.GENERAL, date(2026, 12, 30), "检查", "欠薪"))
    across = make_report(context, ReportKind.WEEK, date(2027, 1, 3)).notes
    assert across[-1] == "本周从2026年12月28日起，跨了年：“今年以来”从2027年1月1日算起，可能比本周的少。"
    assert not any("跨了年" in note for note in report.notes)
    assert make_report(context, ReportKind.WEEK, day - timedelta(days=3)).span.first == date(2026, 12, 29)
    assert "严重欠薪项目1个尚未解决：示例1号。" in report.text


def test_a_project_that_was_moved_is_told_and_an_empty_week_is_reported_as_zero(context, clock):
    keep(context, Project("p", "示例工程", town="示例镇", unpaid_fen=3_000_000_00))
    clock.advance(days=7)
    keep(context, Project("p", "示例工程", town="城关镇", unpaid_fen=1_000_000_00))
    report = make_report(context, ReportKind.WEEK, clock.today())
    assert [move.what for move in report.moves] == ["由示例镇划到城关镇；未支付工资3,000,000.00元→1,000,000.00元"]
    assert "没有新发现的隐患、新的举报投诉和群体性事件（零报告）" in report.text


def test_what_was_struck_off_on_friday_and_entered_on_monday_is_not_asked_for_again(context, clock):
    """A step counts by its day, the ledger by the day on which it was entered."""
    keep(context, Project("p", "示例工程", unpaid_fen=3_000_000_00), Project("q", "示例二期", unpaid_fen=5_000_00))
    keep(context, *(Hazard(f"h{each}", each, Grade.SEVERE, clock.today(), "检查", "欠薪") for each in "pq"))
    friday = clock.today()
    clock.advance(days=3)
    for each, told in (("hp", {"unpaid_fen": 0}), ("hq", {"text": "只登记销号"})):
        record_step(context, each, HazardStepKind.ASKED, friday, "示例经办", told.pop("text", ""), **told)
        record_step(context, each, HazardStepKind.CONFIRMED, friday, "示例主任")
    notes = make_report(context, ReportKind.WEEK, friday).notes
    assert [note for note in notes if "无欠薪项目的台账" in note] == [
        "有1个无欠薪项目的台账还载有未支付工资，共5,000.00元：付清的请更新台账，没有付清的请核对等级。",
        "有1个无欠薪项目的台账所载未支付工资在截止日之后才更新（3,000,000.00元→0.00元），截止日的数字按更新前的计。",
    ]


def test_the_same_severe_projects_are_named_of_a_day_whatever_was_changed_since(context, clock):
    day = clock.today()
    claim = GradeClaim(Grade.SEVERE, day, "台账")
    sites = [Project(f"p{n}", f"示例{n}号", grade=claim) for n in range(7)]
    keep(context, *sites)

    def named():
        text = make_report(context, ReportKind.WEEK, day).text
        return next(line for line in text.splitlines() if line.startswith("严重欠薪项目7个尚未解决"))

    first = named()
    clock.advance(days=3)
    keep(context, replace(sites[0], note="已约谈"))
    assert (named(), "示例0号、" in first) == (first, True)


def test_each_change_of_a_week_is_told_once_and_in_its_direction(context, clock):
    """Week 1: graded, raised. Week 2: asked, refused, asked again. Week 3: struck off. Week 4: opened again."""
    step = partial(record_step, context, "h")

    def told() -> tuple[str, str, str]:
        (move,) = make_report(context, ReportKind.WEEK, clock.today()).moves
        return move.before, move.now, move.what

    keep(context, Project("p", "示例工程", grade=GradeClaim(Grade.GENERAL, clock.today(), "台账")))
    keep(context, Hazard("h", "p", Grade.GENERAL, clock.today(), "检查", "欠薪"))
    clock.advance(days=7)
    judge_grade(context, "p", Grade.SEVERE, "三个月未付")
    assert told() == ("一般欠薪", "严重欠薪", "一般隐患升为严重隐患")
    raised = make_report(context, ReportKind.WEEK, clock.today())
    assert "本周由一般升为严重1个，由严重降为一般0个。" in raised.text
    assert "未销号一般隐患0个、严重隐患1个（上周分别为1个、0个）" in raised.text
    found = rows(raised)["hazards_general_found"]
    assert (found.before, found.figure.value, found.year) == (1, 0, 1)  # as it was reported a week ago
    clock.advance(days=7)
    assert told() == ("严重欠薪", "严重欠薪", "没有变化")
    step(HazardStepKind.ASKED, clock.today(), text="已付清")
    assert told()[2] == "严重隐患提请销号"
    step(HazardStepKind.REFUSED, clock.today(), "示例主任", "还有6人")
    assert told()[2] == "严重隐患提请销号被退回"
    step(HazardStepKind.ASKED, clock.today(), text="已付清")
    assert told()[2] == "严重隐患提请销号被退回；严重隐患提请销号"
    clock.advance(days=7)
    step(HazardStepKind.CONFIRMED, clock.today(), "示例主任")
    assert told() == ("严重欠薪", "无欠薪", "严重隐患销号")
    clock.advance(days=7)
    step(HazardStepKind.REOPENED, clock.today(), "示例主任", "又有拖欠")
    assert told() == ("无欠薪", "严重欠薪", "严重隐患恢复为未销号")
    assert "本周恢复为未销号1个。" in make_report(context, ReportKind.WEEK, clock.today()).text
    struck_off = make_report(context, ReportKind.WEEK, clock.today() - timedelta(days=7))
    assert [(move.before, move.now, move.what) for move in struck_off.moves] == [("严重欠薪", "无欠薪", "严重隐患销号")]
    judge_grade(context, "p", Grade.GENERAL, "已付大半")
    assert told()[1:] == ("一般欠薪", "严重隐患降为一般隐患；一般隐患恢复为未销号")
    keep(context, replace(context.store.need(Project, "p"), state="完工"))
    assert told()[2].endswith("；完工")


def test_of_a_day_before_anything_was_recorded_nothing_is_said_to_be_none(context, clock):
    keep(context, Project("p", "示例工程", town="示例镇", started_on=date(2025, 1, 1), unpaid_fen=100, heads=3))
    before = make_report(context, ReportKind.WEEK, date(2026, 1, 2))
    assert "在建项目1个" in before.text
    for claimed in ("零报告", "没有开展现场检查", "没有未销号的隐患", "到期的办案期限"):
        assert claimed not in before.text
    assert "没有现场检查的记录，不能统计" in before.text
    assert any("有1个项目在截止日之后才登记，只按开工日期计入项目数量；" in note for note in before.notes)
    assert "当日农民工人数：未记录，台账所载未支付工资：未记录。" in before.text
    assert "除按开工日期计入的项目以外，不能统计" in before.notes[-1]
    today = make_report(context, ReportKind.WEEK, clock.today())
    assert "（零报告）" in today.text
    keep(context, Watch("w", date(2025, 12, 1), 10, project_rid="p"))  # entered later, of a kind of its own
    told = make_report(context, ReportKind.WEEK, date(2026, 1, 2))
    assert "重点监管1个" in told.text
    for claimed in ("零报告", "没有开展现场检查", "未销号一般隐患0个", "举报投诉0件"):
        assert claimed not in told.text
    assert "只统计后来补登的" in told.notes[-1]
    keep(context, Lead("l", LeadKind.COMPLAINT, date(2026, 1, 1)))
    told = make_report(context, ReportKind.WEEK, date(2026, 1, 2))
    assert "收到举报投诉1件。" in told.text
    assert "没有案件的记录" in told.text
    assert "没有举报投诉" not in told.text
    assert not [note for note in today.notes if "截止日" in note]


def test_a_payment_taken_back_after_the_report_was_sent_is_explained_by_the_next_one(desk):
    context, clock = desk.context, desk.clock
    paid = desk.pay(1_000_000, 500_000)
    unfiled = "追缴补发工资中有15,000.00元属于1个当日还没有立案的案件，立案和处理案件的件数不含这些案件。"
    assert unfiled in make_report(context, ReportKind.WEEK, clock.today()).notes
    desk.file()
    first = make_report(context, ReportKind.WEEK, clock.today())
    assert unfiled not in first.notes
    sent = send_report(context, first, "区政府")
    clock.advance(days=7)
    with context.unit("付款凭证不实") as unit:
        unit.delete(context.store.need(Payment, paid[1].rid))
    following = make_report(context, ReportKind.WEEK, clock.today())
    assert context.store.need(SentReport, sent.rid) == sent == sent_reports(context)[0]
    assert rows(following)["recovered_fen"].before == 1_500_000  # as it was sent
    (told,) = following.difference_lines
    assert "追缴补发工资：上期报送15,000.00元，按同一截止日现为10,000.00元" in told
    assert told.endswith("。3月9日删除支付1条（付款凭证不实）。")
    assert "与上期报送数的差异" in following.text
    assert not make_report(context, ReportKind.MONTH, clock.today()).differences
    again = make_report(context, ReportKind.WEEK, first.span.last)
    assert "本期已于2026年3月2日报送，其中追缴补发工资15,000.00元" in "\n".join(again.notes)
    assert "与现在的记录不同：3月9日删除支付1条（付款凭证不实）。" in "\n".join(again.notes)
    assert not any("本期已于" in note for note in first.notes)


def test_only_acts_that_left_something_changed_explain_a_report_and_each_is_told_once(context, clock):
    """Sent on Monday; a project moved and moved back, another entered and removed, two hazards of the Monday."""
    sites = [Project(f"p{n}", f"示例{n}号") for n in range(3)]
    keep(context, *sites)
    send_report(context, make_report(context, ReportKind.WEEK, clock.today()), "区政府")
    monday = clock.today()
    clock.advance(days=7)
    keep(context, replace(sites[0], town="城关镇"))
    keep(context, sites[0])
    keep(context, Project("mistake", "误录工程"))
    with context.unit("误录") as unit:
        unit.delete(context.store.need(Project, "mistake"))
    with context.unit("补登隐患") as unit:
        unit.put(Hazard("h1", "p1", Grade.SEVERE, monday, "检查", "欠薪"))
        unit.put(Hazard("h2", "p2", Grade.SEVERE, monday, "检查", "欠薪"))
    report = make_report(context, ReportKind.WEEK, clock.today())
    assert len(report.differences) > 1
    (line,) = report.difference_lines
    assert line.count("3月9日") == 1
    assert line.endswith("3月9日登记、更改工资支付隐患2条（补登隐患）。")


def test_what_cannot_be_reported_is_refused(context, clock):
    day = clock.today()
    with pytest.raises(Refused, match="measures-future"):
        make_report(context, ReportKind.WEEK, day + timedelta(days=1))
    with pytest.raises(Refused, match="report-no-campaign"):
        make_report(context, ReportKind.CAMPAIGN, day)
    campaign = Campaign("c", "夏季行动", day, day + timedelta(days=30))
    keep(context, campaign)
    with pytest.raises(Refused, match="campaign-not-begun"):
        make_report(context, ReportKind.CAMPAIGN, day - timedelta(days=1), campaign)
    assert make_report(context, ReportKind.WEEK, date(2020, 1, 3)).notes[-1].endswith("未记录不等于零。")


def test_what_a_leader_edited_is_kept_beside_the_report_byte_for_byte(context, tmp_path):
    with context.unit() as unit:
        unit.put(Project("site", "示例工程", heads=12))
    sent = send_report(context, make_report(context, ReportKind.WEEK, context.clock.today()), "区政府")
    edited = tmp_path / "改定稿.docx"
    edited.write_bytes(b"PK\x03\x04 edited")
    kept = keep_edited(context, sent.rid, edited)
    (piece,) = edited_versions(context, kept)
    assert (piece.title, piece.sha256) == ("改定稿", sha256(edited.read_bytes()))
    assert (kept.figures, kept.text) == (sent.figures, sent.text)
    edited.write_bytes(b"gone")
    assert save_edited(context, piece, tmp_path / "again.docx").read_bytes() == b"PK\x03\x04 edited"
    with pytest.raises(Refused) as refused:
        keep_edited(context, sent.rid, tmp_path / "again.docx")
    assert refused.value.problems[0].code == "report-kept"
    (tmp_path / "note.docx").write_bytes(b"hi")
    with pytest.raises(Refused) as refused:
        keep_edited(context, sent.rid, tmp_path / "note.docx")
    assert refused.value.problems[0].code == "report-edited-kind"
    with pytest.raises(Refused) as refused:
        save_edited(context, piece, tmp_path / "again.pdf")
    assert refused.value.problems[0].details == {"endings": ".docx、.odt、.wps"}
    assert edited_versions(context, context.store.need(SentReport, sent.rid)) == (piece,)


def test_the_text_of_a_leader_stands_beside_ours_and_what_was_sent_is_had_as_a_file_again(context, clock, tmp_path):
    keep(context, Project("site", "示例工程", heads=1652, unpaid_fen=81_000_000_00), Project("b", "示例二期", heads=0,
         unpaid_fen=0, grade=GradeClaim(Grade.NONE, clock.today(), "示例")), Project("c", "示例三期"))  # fmt: skip
    report = make_report(context, ReportKind.WEEK, clock.today())
    good = "在建项目3个，涉及1,652人，未支付0.81亿元（8,100万元），无欠薪占33.3%，2026年3月2日第3次调度。"
    assert strange_figures(report, good) == ()
    wrong = "在建项目12个，涉及 1,653人，未支付0.82亿元，无欠薪占33.4%。"
    assert strange_figures(report, wrong) == ("12个", "1,653人", "0.82亿元", "33.4%")
    sent = send_report(context, report, "区政府", wrong)
    assert (sent.text, edited_text(context, sent)) == (report.text, wrong)
    assert save_edited(context, edited_versions(context, sent)[0], tmp_path / "a.txt").read_text("utf-8-sig") == wrong
    keep(context, Project("site", "示例工程", heads=5, unpaid_fen=1_00))
    save_sent(context, sent, tmp_path / "sent.docx")
    text = save_sent(context, sent, tmp_path / "sent.txt").read_text("utf-8")
    for told in ("起草的正文", "改定的正文", wrong, "台账所载未支付工资：81,000,000.00元", "报送区政府"):
        assert told in text
