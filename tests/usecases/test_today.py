from dataclasses import replace

from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.usecases import cases, inspections
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.today import read_today


def visit(context, rid: str) -> Inspection:
    team = tuple(inspector.rid for inspector in context.team())
    return Inspection(rid, InspectionKind.ROUTINE, context.clock.now(), inspector_rids=team, site_name="示例矿山")


def test_an_empty_desk_shows_that_nothing_was_handed_over(context):
    today = read_today(context)
    assert (today.due, today.half_paid, today.drafts, today.records, today.visits) == ((), (), (), (), ())
    assert today.outbox.words == "未导出"
    assert today.read_at == context.clock.now()


def test_only_todays_visits_are_shown(context, clock):
    inspections.save_inspection(context, visit(context, "today"))
    inspections.save_inspection(context, replace(visit(context, "later"), started_at=clock.now()))
    clock.advance(days=1)
    inspections.save_inspection(context, visit(context, "tomorrow"))
    assert [each.inspection.rid for each in read_today(context).visits] == ["tomorrow"]


def test_what_is_due_comes_with_its_next_action(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    card = read_today(desk.context).due[0]
    assert card.item.deadline.rule == "DL-03"
    assert card.action is not None


def test_unsaved_typing_is_offered(context):
    context.store.drafts.save("case:new", "新案件", {"title": "示例"})
    assert [draft.title for draft in read_today(context).drafts] == ["新案件"]


def test_a_lead_against_nobody_in_particular_is_called_by_how_and_when_it_came(context):
    told = Lead(new_rid(), LeadKind.COMPLAINT, context.clock.today(), "来访", heads=5, facts="工地欠薪")
    save_lead(context, told)
    (card,) = read_today(context).due
    assert card.item.place == "来访投诉，2026年3月2日收到，5人"
