from dataclasses import replace

from inspector_app.domain.agency import Inspector
from inspector_app.usecases import settings
from tests.builders import a_project, an_inspector


def test_the_team_is_the_writer_and_the_first_partner_who_still_works_here(context):
    partner = context.team()[1]
    assert context.writer.writer
    with context.unit() as unit:
        unit.put(an_inspector("王示例", "示监0003"))
        unit.put(replace(partner, active=False))
    assert [inspector.name for inspector in context.team()] == ["陈示例", "王示例"]


def test_inspectors_come_in_the_order_they_are_named(context):
    rids = tuple(reversed([inspector.rid for inspector in context.store.all(Inspector)]))
    assert tuple(inspector.rid for inspector in context.inspectors(rids)) == rids


def test_changes_bear_the_writers_name_and_the_reason(context):
    project = a_project()
    with context.unit("登记项目") as unit:
        unit.put(project)
    change = context.store.journal.history(project.rid)[0]
    assert (change.actor, change.reason) == (context.writer.rid, "登记项目")


def test_the_agency_is_one_and_may_be_renamed(context):
    settings.save_agency(context, replace(context.agency, address="示例路1号"))
    assert context.agency.address == "示例路1号"
