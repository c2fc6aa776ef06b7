"""Papers about 建议函, 群体性事件 and 隐患 begin with their records, and their sign-off is told there."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.dispatch import DispatchTask, TaskKind
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Incident, IncidentReport, IncidentReportKind
from inspector_app.domain.project import Grade
from inspector_app.domain.watching import Advice
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, watching
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.entry_papers import entry_paper
from inspector_app.usecases.facts import prefilled
from inspector_app.usecases.issuing import SignOff, form_for, paper_problems, sign_off, start_facts
from inspector_app.usecases.lead_facts import hazard_paper
from inspector_app.usecases.paper_list import papers_about
from inspector_app.usecases.watch_list import watch_due
from tests.builders import a_project
from tests.desk import MONDAY

REPLY_BY = date(2026, 3, 20)


def kept(desk, kind, **told):
    return watching.save_entry(desk.context, replace(watching.new_entry(desk.context, kind), **told))


def signed(desk, form, paper, **typed):
    paper = replace(paper, form=form)
    told = prefilled(desk.context, form_for(desk.context, paper), paper)
    facts = {**told, **{name.replace("__", "."): value for name, value in typed.items()}}
    return sign_off(desk.context, paper, facts, SignOff("示例局长"))


def an_advice(desk, **more):
    told = {
        "measure": "限制承接新工程",
        "body": "示例县住房和城乡建设局",
        "text": "未开专户，期满仍未改正",
        "reply_by": REPLY_BY,
    }
    return kept(desk, "advice", company_rid=desk.company.rid, **told | more)


def test_a_letter_begins_with_its_entry_and_is_told_there_when_it_is_sent(desk):
    advice = an_advice(desk)
    paper = replace(entry_paper(desk.context, advice), form="advice-letter")
    facts = start_facts(desk.context, paper)
    told = ("addressee.name", "company.name", "advice.measure", "advice.text", "advice.reply_by")
    assert [facts[name] for name in told] == [
        advice.body, desk.company.name, advice.measure, advice.text, REPLY_BY.isoformat(),
    ]  # fmt: skip
    assert "期满仍未改正" in facts["text.matter"]
    later = date(2026, 3, 27)
    letter = signed(
        desk, "advice-letter", paper, advice__reply_by=later.isoformat(), advice__text="未开专户，两次责令仍未改正"
    )
    (sent,) = desk.context.store.all(Advice)
    assert (sent.rid, sent.number, sent.sent_on) == (advice.rid, letter.number, MONDAY)
    assert (sent.reply_by, sent.text) == (later, "未开专户，两次责令仍未改正")
    assert [each.rid for each, _ in papers_about(desk.context, advice.rid)] == [letter.rid]
    with pytest.raises(Refused, match="watching-has-parts"):
        watching.remove(desk.context, sent)


def test_a_letter_that_follows_leaves_the_first_one_its_number_until_that_is_void(desk):
    advice = an_advice(desk)
    first = signed(desk, "advice-letter", entry_paper(desk.context, advice))
    second = signed(desk, "advice-letter", entry_paper(desk.context, advice))
    assert desk.context.store.need(Advice, advice.rid).number == first.number
    for letter in (first, second):
        acts.void(desk.context, letter.rid, "文号有误")
    third = signed(desk, "advice-letter", entry_paper(desk.context, advice))
    assert desk.context.store.need(Advice, advice.rid).number == third.number


def test_a_number_that_was_entered_by_hand_stays_that_of_the_first_letter(desk):
    advice = an_advice(desk, number="示人社建〔2026〕1号")
    signed(desk, "advice-letter", entry_paper(desk.context, advice))
    assert desk.context.store.need(Advice, advice.rid).number == "示人社建〔2026〕1号"


def test_a_letter_made_from_a_case_is_an_entry_that_waits_for_its_reply(desk):
    paper = plain_paper(desk.context, desk.case.rid, "advice-letter")
    body = "示例县住房和城乡建设局"
    typed = {
        "addressee__name": body,
        "advice__measure": "限制承接新工程",
        "advice__text": "未开专户，期满未改正",
    }
    letter = signed(desk, "advice-letter", paper, **typed, advice__reply_by="2026-03-06")
    (advice,) = desk.context.store.all(Advice)
    assert (advice.body, advice.measure) == (body, "限制承接新工程")
    assert (advice.case_rid, advice.company_rid, advice.number) == (desk.case.rid, desk.company.rid, letter.number)
    assert letter.about.advice_rid == advice.rid
    assert [line.entry.rid for line in watch_due(desk.context)] == [advice.rid]


def an_incident(desk, **more):
    told = {
        "began_at": at(MONDAY, 8),
        "place": "县政府门前",
        "demand": "支付三个月工资",
        "facts": "情绪平稳",
        "heads": 32,
    }
    return kept(desk, "incident", case_rid=desk.case.rid, bypasses=True, **told | more)


def test_an_incident_is_reported_by_a_paper_and_the_report_stands_with_it(desk):
    incident = an_incident(desk)
    paper = replace(entry_paper(desk.context, incident), form="incident-flash")
    facts = start_facts(desk.context, paper)
    told = ("incident.place", "incident.heads", "incident.bypasses", "incident_report.kind")
    assert [facts[name] for name in told] == ["县政府门前", 32, "越级", "初报"]
    typed = {"addressee__name": "县人民政府办公室", "letter__demand": "三日内付清"}
    flash = signed(desk, "incident-flash", paper, **typed)
    (report,) = desk.context.store.all(IncidentReport)
    assert (report.incident_rid, report.kind, report.to) == (incident.rid, IncidentReportKind.FIRST, "县人民政府办公室")
    assert (report.heads, report.at) == (32, desk.clock.now())
    assert report.text.startswith(flash.called)
    assert report.text.endswith("下一步措施：三日内付清。")
    again = start_facts(desk.context, paper)
    assert (again["incident_report.kind"], again["addressee.name"]) == ("续报", "县人民政府办公室")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, set()),
        ({"incident.level": "一般", "incident.facts": "1人死亡。"}, {"incident-graver"}),
        ({"incident.level": "一般（Ⅳ级）", "incident.facts": "没有人员伤亡，没有人死亡。"}, set()),
        ({"incident.level": "较大", "incident.facts": "1人死亡。"}, set()),
        ({"incident.facts": "带头人员已被行政拘留。"}, {"incident-held"}),
        ({"incident.facts": "带头人员已被示例县公安局行政拘留。"}, set()),
        ({"incident.facts": "没有人员被拘留。"}, set()),
        ({"incident.began_at": "2026-02-26T08:10+08:00"}, {"incident-late"}),
        ({"incident.began_at": "2026-02-26T08:10+08:00", "incident_report.kind": "续报"}, set()),
    ],
)
def test_a_report_that_is_late_or_graver_than_its_level_is_asked_about(desk, told, found):
    """R423 art. 14(4)."""
    paper = replace(entry_paper(desk.context, an_incident(desk)), form="incident-flash")
    problems = paper_problems(desk.context, paper, start_facts(desk.context, paper) | told)
    assert {each.code for each in problems if each.code.startswith("incident-")} == found


def test_a_report_made_from_a_case_goes_into_its_incident_or_makes_one(desk):
    paper = plain_paper(desk.context, desk.case.rid, "incident-flash")
    typed = {
        "addressee__name": "县人民政府办公室", "letter__demand": "三日内付清", "incident__place": "项目部门前",
        "incident__began_at": "2026-03-02T08:10+08:00", "incident__heads": 12, "incident__demand": "支付工资",
        "incident__facts": "情绪平稳",
    }  # fmt: skip
    signed(desk, "incident-flash", paper, **typed)
    (incident,) = desk.context.store.all(Incident)
    assert (incident.place, incident.heads, incident.case_rid) == ("项目部门前", 12, desk.case.rid)
    assert incident.began_at == at(MONDAY, 8, 10)
    following = plain_paper(desk.context, desk.case.rid, "incident-flash")
    second = signed(desk, "incident-flash", following, addressee__name="县人民政府办公室", letter__demand="督促付清")
    assert second.about.incident_rid == incident.rid
    assert desk.context.store.all(Incident) == (incident,)
    kinds = [each.kind for each in desk.context.store.find(IncidentReport, incident_rid=incident.rid)]
    assert kinds == [IncidentReportKind.FIRST, IncidentReportKind.FURTHER]


def test_a_letter_on_a_hazard_is_a_task_that_waits_for_its_answer(desk):
    project = a_project("城南安置房二期工程")
    hazard = Hazard(new_rid(), project.rid, Grade.SEVERE, MONDAY, facts="欠薪", responsible_body="示例县住建局")
    with desk.context.unit("试") as unit:
        unit.put(project)
        unit.put(hazard)
    paper = hazard_paper(desk.context, hazard)
    letter = signed(desk, "supervision-letter", paper, letter__demand="3月底前付清", letter__reply_by="2026-03-09")
    (task,) = desk.context.store.all(DispatchTask)
    assert (task.kind, task.body, task.text) == (TaskKind.LETTER, "示例县住建局", "3月底前付清")
    assert (task.hazard_rid, task.number, task.due) == (hazard.rid, letter.number, date(2026, 3, 9))
