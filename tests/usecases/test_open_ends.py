"""One derivation: what the evening card, 今日, the lists and the pages say of a record is the same at every stage."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import OPEN_RESULTS
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, evidence, handover, inspections, interviews, issuing, transcripts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.findings import set_due
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.open_ends import EndKind, OpenEnds, open_ends
from inspector_app.usecases.paper import for_service
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from inspector_app.usecases.transcripts import Beginning
from tests.builders import SPOKEN
from tests.desk import sealed_and_served


def names(ends):
    return [end.name for end in ends]


class Talk:
    """A transcript on its way."""

    kind, form = EndKind.INTERVIEW, "interview-record"
    blank = RecordStage.UNPRINTED

    def __init__(self, desk):
        self.desk, self.context = desk, desk.context
        self.record = transcripts.begin(
            self.context, Beginning(desk.workers[0], "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid))
        )
        desk.clock.advance(minutes=30)
        answers = SPOKEN
        whole = replace(interviews.answered(self.record, answers), ended_at=desk.clock.now())
        self.record = transcripts.save_transcript(self.context, whole)
        self.name = f"{desk.workers[0].name}的询问笔录"

    def end(self):
        pass

    def paper(self):
        return transcripts.interview_paper(self.context, self.record)

    def rewrite(self):
        self.record = transcripts.save_transcript(self.context, replace(self.record, place="工地大门口"))

    def in_list(self):
        return next(x.state for x in transcripts.interview_lines(self.context) if x.interview.rid == self.record.rid)

    def on_page(self):
        return transcripts.transcript(self.context, self.record.rid).state


class Visit:
    """A visit on its way."""

    kind, form = EndKind.VISIT, "site-inspection-record"
    blank = RecordStage.UNPRINTED

    def __init__(self, desk):
        self.desk, self.context = desk, desk.context
        fresh = inspections.new_inspection(self.context, desk.project.rid, desk.case.rid)
        items = tuple(replace(item, result=inspections.CheckResult.CONFORMS) for item in fresh.items)
        self.record = inspections.save_inspection(
            self.context, replace(fresh, items=items, approval="示审批1号", entry_code_why="没有码")
        )
        self.name = f"{desk.project.name}的现场检查笔录"

    def end(self):
        self.desk.clock.advance(minutes=30)
        self.record, _ = inspections.finish_inspection(self.context, self.record)

    def paper(self):
        return inspections.visit_paper(self.context, self.record)

    def rewrite(self):
        self.record = inspections.save_inspection(self.context, replace(self.record, site_place="工地大门口"))

    def in_list(self):
        return next(x.state for x in inspections.visits(self.context) if x.inspection.rid == self.record.rid)

    def on_page(self):
        return inspections.visit_file(self.context, self.record.rid).state


def printed(record):
    facts = issuing.start_facts(record.context, record.paper())
    record.desk.clock.advance(minutes=1)
    return issuing.sign_off(record.context, record.paper(), facts, SignOff("陈示例"))


def signed(record, paper):
    scan = evidence.take_in(record.context, b"%PDF-1.7 signed", "签字页", Belongs(record.record.case_rid))
    acts.printed(record.context, paper.rid, paper.copies[-1].label, 1)
    return acts.sign_record(record.context, paper.rid, (scan.rid,))


def says(record, stage):
    """Every place that speaks of the record says this stage."""
    context = record.context
    assert record.in_list() is record.on_page() is stage
    wanted = (
        [] if stage is RecordStage.SIGNED else [(record.kind, record.record.rid, record.name, vocabulary.word(stage))]
    )
    asked, today = open_ends(context), read_today(context)
    for ends in (asked.unsigned, today.records):
        assert [(end.kind, end.rid, end.name, end.state) for end in ends] == wanted
    assert today.counts.unfinished == len(wanted)
    assert all(visit.stage is stage for visit in today.visits)
    assert (asked.unserved, asked.unscanned) == ((), ())


@pytest.mark.parametrize("kind", [Talk, Visit])
def test_every_stage_of_a_record_is_told_alike_everywhere(desk, kind):
    record = kind(desk)
    if kind is Visit:
        says(record, RecordStage.OPEN)
    record.end()
    says(record, RecordStage.UNPRINTED)
    first = printed(record)
    says(record, RecordStage.TO_SIGN)
    record.rewrite()
    says(record, RecordStage.REWRITTEN)
    acts.void(desk.context, first.rid, "有改动，重新打印")
    says(record, RecordStage.UNPRINTED)
    second = printed(record)
    says(record, RecordStage.TO_SIGN)
    act = signed(record, second)
    says(record, RecordStage.SIGNED)
    desk.clock.advance(minutes=1)
    acts.undo(desk.context, act.rid, "登记到了另一份笔录")
    says(record, RecordStage.TO_SIGN)


def test_a_record_with_typing_that_was_not_saved_counts_once(desk):
    talk = Talk(desk)
    key = transcripts.draft_key(talk.record.rid)
    desk.context.store.drafts.save(key, "询问笔录", {})
    today = read_today(desk.context)
    assert (today.records, len(today.drafts), today.counts.unfinished) == ((), 1, 1)
    assert names(open_ends(desk.context).unsigned) == [talk.name]


def test_nothing_is_open_on_an_empty_desk(context):
    assert open_ends(context) == OpenEnds()


def test_an_order_waits_for_service_then_for_the_scan_of_its_receipt(desk, order):
    assert names(open_ends(desk.context).unserved) == [order.number]
    desk.clock.move_to(at(date(2026, 3, 3), 10))
    service = Service(
        ServiceMethod.DIRECT, "示例文员", "单位负责收件的人", inspector_rids=tuple(i.rid for i in desk.context.team())
    )
    act = sealed_and_served(desk.context, order.rid, at(date(2026, 3, 3), 9), service)
    ends = open_ends(desk.context)
    assert ends.unserved == ()
    assert [(end.rid, end.state) for end in ends.unscanned] == [(order.rid, "已送达")]
    paper = for_service(desk.context, order, act)
    facts = desk.facts(paper)
    record = issuing.sign_off(desk.context, paper, facts, SignOff("陈示例"))
    assert [(end.kind, end.rid, end.words) for end in open_ends(desk.context).unsigned] == [
        (EndKind.PAPER, record.rid, f"{record.title}（待签字）")
    ]
    scan = evidence.take_in(desk.context, b"%PDF-1.7 signed", "送达回证", Belongs(order.case_rid))
    acts.printed(desk.context, record.rid, record.copies[-1].label, 1)
    acts.sign_record(desk.context, record.rid, (scan.rid,))
    assert open_ends(desk.context) == OpenEnds()


def test_a_signature_without_its_scan_is_open_until_the_scan_is_added(desk):
    record, later = desk.record(), acts.Signature("暂无扫描仪", printed="在项目部打印")
    signing = acts.sign_record(desk.context, record.rid, (), later)
    assert [(end.rid, end.state) for end in open_ends(desk.context).unscanned] == [(record.rid, "已签字")]
    steps = [step for step in next_steps(desk.context, desk.case.rid) if step.verb is StepVerb.ADD_SCAN]
    assert [step.record_rid for step in steps] == [record.rid]
    with pytest.raises(Refused) as refusal:
        acts.add_scan(desk.context, record.rid, ())
    assert [problem.code for problem in refusal.value.problems] == ["scan-none"]
    belongs = Belongs(record.case_rid)
    scans = [evidence.take_in(desk.context, b"%PDF-1.7 " + page, "签字页", belongs).rid for page in (b"1", b"2")]
    desk.clock.advance(minutes=1)
    assert acts.add_scan(desk.context, record.rid, scans).evidence_rids == tuple(scans)
    assert open_ends(desk.context) == OpenEnds()
    assert all(step.verb is not StepVerb.ADD_SCAN for step in next_steps(desk.context, desk.case.rid))
    with pytest.raises(Refused) as refusal:
        acts.undo(desk.context, signing.rid, "登记错了")
    assert [problem.code for problem in refusal.value.problems] == ["act-others-rest"]


def test_a_voided_order_asks_for_nothing(desk, order):
    acts.void(desk.context, order.rid, "打印有误")
    assert open_ends(desk.context) == OpenEnds()


def test_an_export_waits_until_its_receipt(desk, tmp_path):
    handover.export_day(desk.context, tmp_path / "stick", "correct horse")
    ((_export, is_acknowledged),) = handover.exports_made(desk.context)
    assert not is_acknowledged
    assert handover.last_receipt(desk.context) is None


def test_before_one_leaves_a_site_it_is_told_what_lacks_and_what_the_next_visit_needs(desk):
    context = desk.context
    fresh = inspections.new_inspection(context, desk.project.rid)
    results = {
        "CK-05": inspections.CheckResult.VIOLATES, "CK-06": inspections.CheckResult.VIOLATES,
        "CK-08": inspections.CheckResult.NOT_PROVIDED, "CK-09": inspections.CheckResult.CONFORMS,
    }  # fmt: skip
    inspections.save_inspection(context, fresh)
    photo = evidence.take_in(context, b"photo", "流水", Belongs("", fresh.rid, desk.project.rid))
    items = tuple(
        replace(each, result=results[each.item], note="情况", evidence_rids=(photo.rid,) * (each.item == "CK-06"))
        if each.item in results else each
        for each in fresh.items
    )  # fmt: skip
    visit = inspections.save_inspection(context, replace(fresh, items=items, scan_later=True))
    at_case = Talk(desk)  # asked in a case of this site, not from the page of the visit
    with context.unit("案件") as unit:
        unit.put(replace(desk.case, rid=(other := new_rid()), project_rid="", number=""))
    elsewhere = transcripts.begin(context, Beginning(desk.workers[1], "worker_short", "别处", "工资", Belongs(other)))
    desk.clock.advance(minutes=30)
    visit, _ = inspections.finish_inspection(context, visit)
    set_due(context, visit.rid, date(2026, 3, 12))
    ends = open_ends(context, visit)
    assert [end.words for end in ends.unsigned] == [
        f"{at_case.name}（未打印）", f"{desk.project.name}的现场检查笔录（未打印）"
    ]  # fmt: skip
    assert [end.words for end in ends.unscanned] == ["人工费用按时足额拨付（没有照片）", "离企前补扫（没有登记）"]
    core = [item for item in context.law.checklist.values() if item.core]
    assert [(end.words, end.part) for end in ends.next_time] == [
        ("人工费用按时足额拨付（3月12日前整改）", "items.CK-05"),
        ("农民工工资专用账户（3月12日前整改）", "items.CK-06"), ("工资保证金（未提供）", "items.CK-08"),
        *((f"{item.title}（没有检查）", f"items.{item.id}") for item in core if item.id not in results),
    ]  # fmt: skip
    evening = open_ends(context)
    assert {end.rid for end in evening.unsigned} == {visit.rid, at_case.record.rid, elsewhere.rid}
    assert evening.unscanned[0].words == f"{desk.project.name}：人工费用按时足额拨付（没有照片）"
    scanned = inspections.save_inspection(context, replace(visit, entry_code="示码1"))
    assert [end.words for end in open_ends(context, scanned).unscanned] == ["人工费用按时足额拨付（没有照片）"]
    desk.clock.advance(days=1)
    assert open_ends(context).next_time == ()  # the evening asks for the visits of its day
    again = inspections.save_inspection(context, inspections.new_inspection(context, desk.project.rid))
    assert [end.words for end in open_ends(context, again).next_time] == [
        *(f"{title}（上次遗留，没有检查）" for title in ("人工费用按时足额拨付", "农民工工资专用账户", "工资保证金")),
        *(f"{item.title}（没有检查）" for item in core if results.get(item.id) not in OPEN_RESULTS),
    ]
