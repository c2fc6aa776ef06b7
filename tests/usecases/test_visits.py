"""A visit on its way: begun, drafted, photographed, ended, printed."""

import json
from dataclasses import replace

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckedItem, CheckResult, InspectionKind
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import evidence, inspections, offers, people, projects
from tests.builders import a_company, a_document


def test_a_new_visit_knows_its_object_team_and_the_core_items_first(desk):
    visit = inspections.new_inspection(desk.context, case_rid=desk.case.rid)
    assert (visit.kind, visit.project_rid, visit.company_rid) == (
        InspectionKind.CASE, desk.project.rid, desk.company.rid,
    )  # fmt: skip
    assert len(visit.inspector_rids) == 2
    assert visit.recorder_name == "林示例"
    assert visit.rights_answer == ""
    core = [item.core for item in inspections.checklist(desk.context)]
    assert (len(core), core[:8], any(core[8:])) == (25, [True] * 8, False)
    assert [item.item for item in visit.items] == [item.id for item in inspections.checklist(desk.context)]


def test_a_new_visit_of_a_site_is_of_its_general_contractor_where_it_is_surely_known(desk):
    context = desk.context

    def inspected(contractor):
        site = projects.save_project(context, replace(desk.project, contractor_name=contractor))
        return inspections.new_inspection(context, site.rid).company_rid

    general = people.save_company(context, a_company("示例建工（集团）有限公司", uscc=""))
    assert inspected("示例建工(集团)有限公司") == general.rid
    assert inspected("示例路桥有限公司") == ""
    named = offers.contractor_of_ledger(context, desk.project.rid)
    assert named is not None
    assert (named.name, named.rid) == ("示例路桥有限公司", "")  # offered, and registered when it is taken
    assert inspected("") == ""
    assert offers.contractor_of_ledger(context, desk.project.rid) is None
    for name in ("示例一建有限公司", "示例二建有限公司"):
        firm = people.save_company(context, a_company(name, uscc=""))
        projects.save_link(context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=firm.rid))
        assert inspected("") == (firm.rid if name == "示例一建有限公司" else "")


def test_items_already_checked_stay_when_the_list_is_completed(context):
    checked = CheckedItem("CK-20", CheckResult.VIOLATES, "挂靠")
    items = inspections.full_items(context, (checked,))
    assert len(items) == 25
    assert checked in items


def test_a_draft_reads_back_and_rubbish_does_not(context):
    visit = replace(inspections.new_inspection(context), site_name="示例砖厂", rights_answer="听清了")
    assert inspections.from_draft(json.loads(inspections.draft_body(visit))) == visit
    assert inspections.from_draft({"rid": 1}) is None
    assert inspections.from_draft("text") is None


def test_the_state_follows_end_and_papers(desk):
    context = desk.context
    visit = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))
    assert inspections.visit_file(context, visit.rid).state is RecordStage.OPEN
    desk.clock.advance(minutes=30)
    ended, _ = inspections.finish_inspection(context, visit)
    assert inspections.visit_file(context, visit.rid).state is RecordStage.UNPRINTED
    paper = a_document(kind=DocumentKind.RECORD, form="site-inspection-record", subject_rid=visit.rid)
    with context.unit("打印") as unit:
        unit.put(paper)
    assert inspections.visit_file(context, visit.rid).state is RecordStage.TO_SIGN
    with context.unit("签字") as unit:
        unit.put(Act(new_rid(), ActKind.SIGNED, paper.rid, context.clock.now(), "陈示例"))
    whole = inspections.visit_file(context, visit.rid)
    assert (whole.state, whole.record) == (RecordStage.SIGNED, paper)
    line = inspections.visits(context)[0]
    assert (line.inspection.rid, line.inspection.ended_at) == (ended.rid, ended.ended_at)
    assert (line.about, line.state) == (desk.project.name, RecordStage.SIGNED)
    assert line.inspectors == ("陈示例", "林示例")


def test_a_site_known_only_by_name_is_an_object(context):
    visit = replace(inspections.new_inspection(context), site_name="示例砖厂")
    inspections.save_inspection(context, visit)
    assert inspections.visits(context)[0].about == "示例砖厂"


def test_photos_come_back_as_taken_and_damaged_ones_are_left_out(desk):
    context = desk.context
    visit = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))
    belongs = evidence.Belongs("", visit.rid, desk.project.rid)
    good = evidence.take_in(context, b"\xff\xd8\xff one", "大门", belongs, "大门东侧")
    bad = evidence.take_in(context, b"\xff\xd8\xff two", "宿舍", belongs)
    context.store.sealed.path(bad.sha256).write_bytes(b"broken")
    read = evidence.originals(context, inspections.visit_file(context, visit.rid).evidence)
    assert read(NoProgress()) == {good.rid: b"\xff\xd8\xff one"}
    assert (good.project_rid, good.shows) == (desk.project.rid, "大门东侧")
