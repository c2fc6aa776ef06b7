"""群体性事件 by one key: it begins with what the records of the place know, and goes on where one was begun."""

from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.incident import IncidentReportKind
from inspector_app.domain.interview import Interview
from inspector_app.usecases import inspections
from inspector_app.usecases.incident_here import (
    incident_of_place,
    incident_of_talk,
    incident_of_today,
    incident_of_visit,
    incidents_it_may_be,
)
from inspector_app.usecases.watching import new_part, save_entry, save_part


def test_a_visit_tells_where_who_is_there_and_what_they_want(desk):
    context = desk.context
    visit = replace(
        inspections.new_inspection(context, desk.project.rid, desk.case.rid), helpers="示例派出所2人",
        site_place="项目部大门",
    )  # fmt: skip
    begun, is_new = incident_of_visit(context, visit)
    assert is_new
    assert (begun.case_rid, begun.project_rid, begun.company_rid) == (
        desk.case.rid, desk.project.rid, desk.company.rid,
    )  # fmt: skip
    team = "、".join(each.name for each in context.team())
    assert (begun.place, begun.attended) == ("项目部大门", f"{context.agency.name}{team}、示例派出所2人")
    assert begun.demand.startswith("要求支付3名农民工被拖欠的工资")
    assert begun.heads is None  # nobody but a person can tell


def test_a_talk_and_today_tell_what_the_visit_tells(desk):
    context = desk.context
    elsewhere = incident_of_today(context)[0]
    assert (elsewhere.project_rid, elsewhere.place) == ("", "")
    visit = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))
    talk = Interview("talk", "person", context.clock.now(), case_rid=desk.case.rid, inspection_rid=visit.rid)
    for begun, _ in (incident_of_today(context), incident_of_talk(context, talk)):
        assert (begun.project_rid, begun.place) == (desk.project.rid, visit.place)
    of_the_case, _ = incident_of_talk(context, replace(talk, inspection_rid=""))
    assert of_the_case.case_rid == desk.case.rid
    desk.clock.advance(days=1)
    assert incident_of_today(context)[0].project_rid == ""


def test_the_first_report_is_followed_by_the_next_until_it_is_over(desk):
    context = desk.context
    begun, _ = incident_of_place(context, desk.case.rid)
    kept = save_entry(context, replace(begun, heads=23, level="一般", demand="当日支付工资"))
    first = new_part(context, kept)
    assert first.kind is IncidentReportKind.FIRST
    assert "农民工23人聚集" in first.text
    assert "反映：当日支付工资。" in first.text
    save_part(context, replace(first, to="县委办公室"))
    desk.clock.advance(hours=1)
    again, is_new = incident_of_place(context, project_rid=desk.project.rid)
    assert (again.rid, is_new) == (kept.rid, False)
    further = new_part(context, again)
    assert (further.kind, further.to) == (IncidentReportKind.FURTHER, "县委办公室")
    save_entry(context, replace(kept, ended_on=context.clock.today(), outcome="已平息"))
    assert incident_of_place(context, desk.case.rid)[1]


def test_where_nothing_is_known_nothing_is_said(context):
    begun, is_new = incident_of_place(context)
    assert (is_new, begun.place, begun.demand, begun.level) == (True, "", "", "")
    assert context.clock.now() - begun.began_at < timedelta(minutes=1)


def test_what_goes_on_and_is_of_no_other_place_may_be_the_one_that_begins(desk):
    context = desk.context
    begun, _ = incident_of_place(context, desk.case.rid)
    case, site = replace(desk.case, rid="another case"), replace(desk.project, rid="another site")
    with context.store.unit("示例") as unit:
        unit.put(site)
        unit.put(case)
    places = {"no place": ("", ""), "of the site": ("", desk.project.rid), "elsewhere": (case.rid, site.rid)}
    for name, (case_rid, project_rid) in places.items():
        told = replace(begun, rid=name, heads=23, level="一般", case_rid=case_rid, project_rid=project_rid)
        save_entry(context, replace(told, demand="工资"))
    assert {each.rid for each in incidents_it_may_be(context, begun)} == {"no place", "of the site"}
    assert len(incidents_it_may_be(context, incident_of_today(context)[0])) == len(places)  # from no known place: all
