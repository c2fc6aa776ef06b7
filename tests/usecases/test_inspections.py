from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.dates import chinese_time
from inspector_app.domain.document import About
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult, Finding, Inspection, InspectionKind
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import inspections, issuing, people, settings
from inspector_app.usecases.acts import Signature, sign_record
from inspector_app.usecases.entry_codes import entry_code_in, entry_code_of, late_doubts, make_up_code, unit_doubt
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.issuing import SignOff, paper_problems
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.signing import refusal_told
from tests.builders import a_company, a_uscc
from tests.documents.papers import text_of


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def visit(context, **changes) -> Inspection:
    values = {
        "inspector_rids": tuple(i.rid for i in context.team()),
        "site_name": "示例矿山",
        "approval": "示检批〔2026〕1号",
        "absence_note": "项目经理外出",
        "items": inspections.blank_items(context, core_only=True),
    }
    return Inspection(new_rid(), InspectionKind.ROUTINE, context.clock.now(), **{**values, **changes})


def seen(inspection: Inspection, **violations: str) -> Inspection:
    items = tuple(
        replace(
            item,
            result=CheckResult.VIOLATES if item.item.replace("-", "_") in violations else CheckResult.CONFORMS,
            note=violations.get(item.item.replace("-", "_"), ""),
        )
        for item in inspection.items
    )
    return replace(inspection, items=items)


def test_a_checklist_begins_with_nothing_checked(context):
    core, whole = inspections.blank_items(context, core_only=True), inspections.blank_items(context)
    assert len(core) == 8
    assert len(whole) > len(core)
    assert {item.result for item in whole} == {CheckResult.NOT_CHECKED}


def test_the_object_may_be_a_place_known_by_name_only(context):
    kept = inspections.save_inspection(context, visit(context))
    assert context.store.need(Inspection, kept.rid) == kept
    with pytest.raises(Refused) as refusal:
        inspections.save_inspection(context, visit(context, site_name=""))
    assert codes(refusal) == ["inspection-no-object"]


@pytest.mark.parametrize("count", [0, 1])
def test_two_inspectors_bind_the_visit(context, count):
    rids = tuple(i.rid for i in context.team())[:count]
    with pytest.raises(Refused) as refusal:
        inspections.save_inspection(context, visit(context, inspector_rids=rids))
    assert "gate-two-inspectors" in codes(refusal)
    kept = inspections.save_inspection(context, visit(context))
    context.clock.advance(minutes=5)
    with pytest.raises(Refused) as refusal:
        inspections.finish_inspection(context, replace(kept, inspector_rids=rids))
    assert "gate-two-inspectors" in codes(refusal)


def test_it_ends_after_it_began(context):
    kept = visit(context)
    with pytest.raises(Refused) as refusal:
        inspections.save_inspection(context, replace(kept, ended_at=kept.started_at - timedelta(minutes=1)))
    assert codes(refusal) == ["time-order"]


def test_what_does_not_conform_becomes_a_finding_with_its_provision(context):
    kept = inspections.save_inspection(context, visit(context))
    context.clock.advance(minutes=40)
    first = kept.items[0].item
    violated = seen(kept, **{first.replace("-", "_"): "未开设专用账户"})
    ended, findings = inspections.finish_inspection(context, violated)
    assert ended.ended_at == context.clock.now()
    assert [(f.item, f.text) for f in findings] == [(first, "未开设专用账户")]
    assert findings[0].provision == context.law.checklist[first].duty_text


def test_a_violation_wants_a_description(context):
    kept = inspections.save_inspection(context, visit(context))
    context.clock.advance(minutes=40)
    silent = seen(kept, **{kept.items[0].item.replace("-", "_"): " "})
    with pytest.raises(Refused) as refusal:
        inspections.finish_inspection(context, silent)
    assert codes(refusal) == ["inspection-violation-no-note"]
    assert refusal.value.problems[0].where == f"items.{kept.items[0].item}"


def test_ended_again_findings_keep_their_identity_and_those_that_no_longer_hold_go(context):
    kept = inspections.save_inspection(context, visit(context))
    context.clock.advance(minutes=40)
    one, two = (item.item.replace("-", "_") for item in kept.items[:2])
    _, first = inspections.finish_inspection(context, seen(kept, **{one: "甲", two: "乙"}))
    noted = Finding(new_rid(), kept.rid, "现场口头反映")
    with context.unit() as unit:
        unit.put(noted)
    _, second = inspections.finish_inspection(context, seen(kept, **{two: "乙，已核实"}))
    assert [f.rid for f in second] == [first[1].rid]
    assert {f.text for f in context.store.find(Finding, inspection_rid=kept.rid)} == {"乙，已核实", "现场口头反映"}


def test_the_record_prints_items_findings_and_photos(context):
    kept = inspections.save_inspection(context, visit(context, rights_answer="听清楚了"))
    take_in(context, b"\xff\xd8\xff gate", "大门", Belongs(inspection_rid=kept.rid), "工地<大门>&围挡")
    context.clock.advance(minutes=40)
    violated = seen(kept, **{kept.items[0].item.replace("-", "_"): "未开设专用账户"})
    ended, _ = inspections.finish_inspection(context, violated)
    paper = Paper("site-inspection-record", about=About(inspection_rid=ended.rid))
    facts = issuing.start_facts(context, paper)
    record = issuing.sign_off(context, paper, facts, SignOff("陈示例"))
    text = text_of(issuing.copy_bytes(context, record, record.copies[0].label))
    for words in ("示例矿山", "未开设专用账户", "工地<大门>&围挡", "听清楚了", "以下空白"):
        assert words in text


def printed(context, kept, *results) -> str:
    """The record of a visit as it is printed, its items with these results."""
    context.clock.advance(minutes=40)
    items = tuple(replace(item, **told) for item, told in zip(kept.items, results, strict=False))
    ended, _ = inspections.finish_inspection(context, replace(kept, items=items))
    paper = inspections.visit_paper(context, ended)
    record = issuing.sign_off(context, paper, issuing.start_facts(context, paper), SignOff("陈示例"))
    return "".join(text_of(issuing.copy_bytes(context, record, record.copies[0].label)).split())


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("门卫起初不让进资料室，经出示证件后放行，有录像。", ""),
        ("拒绝提供签到表。", ""),
        ("门卫拒绝开门。项目经理拒绝在笔录上签名。", "项目经理拒绝在笔录上签名。"),
        ("项目经理不肯签字", "项目经理不肯签字"),
    ],
)
def test_who_hindered_a_visit_has_not_refused_to_sign_its_record(context, note, told):
    assert refusal_told(visit(context, refusal_note=note)) == told


def test_where_no_code_is_scanned_a_visit_says_so_and_nobody_is_reminded(context):
    settings.save_agency(context, replace(context.agency, no_entry_codes=True))
    visit = inspections.new_inspection(context)
    assert (visit.entry_code_why, visit.lacks_scan) == ("当地没有实行扫码入企", False)


def test_what_is_told_of_a_visit_has_a_sentence_of_its_own_on_its_paper(context):
    kept = inspections.save_inspection(context, visit(
        context, helpers="示例县住房和城乡建设局王示例", absence_note="项目经理外出。", refusal_note="门卫拒绝开门。",
        entry_code_why="紧急检查，先行进入", scan_later=True, consulted=3, contracts=2,
    ))  # fmt: skip
    photos = [
        take_in(context, name.encode(), name, Belongs(inspection_rid=kept.rid)) for name in ("台账", "大门", "闸机")
    ]
    pictures = [replace(each, kind=EvidenceKind.PHOTO) for each in photos]
    with context.unit("照片") as unit:
        for each in pictures:
            unit.put(each)
    told = printed(
        context, kept,
        {"result": CheckResult.VIOLATES, "note": "没有公示", "evidence_rids": (photos[2].rid, photos[0].rid)},
        {"result": CheckResult.NOT_PROVIDED, "note": "要求三日内提供"}, {"result": CheckResult.NOT_VERIFIED},
    )  # fmt: skip
    for words in (
        "协助人员示例县住房和城乡建设局王示例", "负责人不在场的情况：项目经理外出。",
        "拒绝、阻挠检查的情况：门卫拒绝开门。", "进入时没有扫码：紧急检查，先行进入；离企前补扫。",
        "检查中接受咨询3人次，督促补签劳动合同2份。", "没有公示（照片1、照片3）", "☑未提供", "☑无法核实",
    ):  # fmt: skip
        assert words in told


@pytest.mark.parametrize(
    ("told", "said", "lacks"),
    [
        ({"entry_code": "示码001"}, "扫码编码示码001", False),
        ({"entry_code_why": "没有网络。"}, "进入时没有扫码：没有网络。", False),
        ({"entry_code_why": "没有网络", "scan_later": True}, "没有网络；离企前补扫。", True),
        ({}, "", True),
    ],
)
def test_a_visit_says_whether_its_code_was_scanned_and_lacks_it_until_then(context, told, said, lacks):
    kept = inspections.save_inspection(context, visit(context, **told))
    assert (kept.lacks_scan, bool(inspections.finish_notes(context, seen(kept)))) == (lacks, lacks)
    text = printed(context, kept, {"result": CheckResult.CONFORMS})
    assert said in text
    assert said or "没有扫码" not in text


@pytest.mark.parametrize(
    ("name", "place", "told"),
    [
        ("示例砖厂", "示例县城南路5号", "示例砖厂（示例县城南路5号）"),
        ("示例砖厂", "", "示例砖厂"),
        ("示例砖厂", "示例县城南示例砖厂院内", "示例县城南示例砖厂院内"),
        ("", "示例县城南路5号", "示例县城南路5号"),
    ],
)
def test_the_paper_names_a_site_that_is_no_project(context, name, place, told):
    """A project has a line of its own; the name of any other site stands nowhere else on the paper."""
    company = people.save_company(context, a_company())
    kept = inspections.save_inspection(
        context, visit(context, site_name=name, site_place=place, company_rid="" if name else company.rid)
    )
    context.clock.advance(minutes=40)
    ended, _ = inspections.finish_inspection(context, seen(kept))
    paper = inspections.visit_paper(context, ended)
    record = issuing.sign_off(context, paper, issuing.start_facts(context, paper), SignOff("陈示例"))
    assert told in text_of(issuing.copy_bytes(context, record, record.copies[0].label))
    assert context.store.need(Inspection, ended.rid) == ended  # printing changes nothing in it


def test_a_code_scanned_on_the_way_out_stands_in_the_record_with_reason_and_time(context):
    begun = visit(context, entry_code="示码001", scan_later=True)
    early = replace(begun, scanned_at=begun.started_at - timedelta(minutes=1))
    late = replace(begun, scanned_at=begun.started_at + timedelta(minutes=50))
    for wrong, code in ((early, "entry-code-before"), (late, "entry-code-to-come")):
        with pytest.raises(Refused) as refusal:
            inspections.save_inspection(context, wrong)
        assert codes(refusal) == [code]
    lacking = ["entry-code-late-why", "entry-code-late-when"]
    assert list(inspections.finish_notes(context, seen(begun))) == lacking
    kept = inspections.save_inspection(context, begun)
    told = paper_problems(context, inspections.visit_paper(context, kept), {})
    assert [each.code for each in told if each.code.startswith("entry-code")] == lacking
    assert late_doubts(replace(begun, scan_later=False, entry_code_why="没有网络"))[0].code == "entry-code-or-why"
    context.clock.advance(minutes=30)
    now = context.clock.now()
    whole = inspections.save_inspection(context, replace(kept, entry_code_why="没有网络。", scanned_at=now))
    assert late_doubts(whole) == []
    said = f"进入时没有扫码：没有网络；离企前已补扫（{chinese_time(now)}）。"
    assert said in printed(context, whole, {"result": CheckResult.CONFORMS})


def test_a_visit_without_approval_is_printed_only_with_a_reason(context):
    kept = inspections.save_inspection(context, visit(context, approval=""))
    context.clock.advance(minutes=40)
    ended, _ = inspections.finish_inspection(context, seen(kept))
    paper = Paper("site-inspection-record", about=About(inspection_rid=ended.rid))
    facts = issuing.start_facts(context, paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(context, paper, facts, SignOff("陈示例"))
    assert codes(refusal) == ["gate-visit-not-approved"]
    reasons = {"gate-visit-not-approved": "紧急情况，24小时内补办"}
    assert issuing.sign_off(context, paper, facts, SignOff("陈示例", reasons)).reasons


def test_a_code_scanned_on_the_way_out_is_kept_also_after_the_record_was_signed(context):
    kept = inspections.save_inspection(context, visit(
        context, scan_later=True, entry_code_why="紧急检查", rights_answer="要求陈示例回避",
    ))  # fmt: skip
    context.clock.advance(minutes=40)
    ended, _ = inspections.finish_inspection(context, seen(kept))
    paper = inspections.visit_paper(context, ended)
    record = issuing.sign_off(context, paper, issuing.start_facts(context, paper), SignOff("陈示例"))
    scan = take_in(context, b"scan", "签字页", Belongs())
    told = Signature(printed="在局里打印", answered="示例局长当日决定不予回避，已告知")
    with pytest.raises(Refused, match="visit-recusal-asked"):
        sign_record(context, record.rid, [scan.rid], replace(told, answered=""))
    sign_record(context, record.rid, [scan.rid], told)
    with pytest.raises(Refused, match="entry-code-none"):
        make_up_code(context, ended.rid, entry_code=" ", entry_code_why="")
    told = {"entry_code": "示码9", "entry_code_why": "紧急检查"}
    with pytest.raises(Refused, match="entry-code-before"):
        make_up_code(context, ended.rid, scanned_at=ended.started_at - timedelta(minutes=1), **told)
    made = make_up_code(context, ended.rid, scanned_at=context.clock.now(), **told)
    assert (made.lacks_scan, made.scan_later, made.scanned_at) == (False, True, context.clock.now())
    assert inspections.visit_file(context, ended.rid).state is RecordStage.SIGNED
    why = {"entry_code_why": "系统故障"}
    for refused, told in (
        ("entry-code-none", {"entry_code": "", **why}),  # the reason alone gives nothing up
        ("entry-code-given-up", {"entry_code": "示码9", "given_up": True, **why}),
        ("entry-code-given-up-why", {"entry_code": "", "entry_code_why": "", "given_up": True}),
    ):
        with pytest.raises(Refused, match=f"^{refused}@"):
            make_up_code(context, ended.rid, **told)
    given_up = make_up_code(context, ended.rid, entry_code="", given_up=True, **why)
    assert not given_up.lacks_scan
    now = context.clock.now()
    after_all = make_up_code(context, ended.rid, entry_code="示码9", scanned_at=now, **why)
    assert (after_all.entry_code, after_all.is_scanned_late) == ("示码9", True)


def test_a_refused_visit_is_reminded_of_the_item_that_it_is_found_against(context):
    refused = visit(context, items=inspections.blank_items(context), entry_code="示码", refusal_note="门卫拒绝开门")
    assert inspections.finish_notes(context, refused) == ("inspection-nothing-checked", "inspection-refusal-unmarked")
    assert inspections.finish_notes(context, seen(refused, CK_23="拒绝检查")) == ()


def test_a_visit_that_did_not_look_at_all_of_the_core_says_so_as_it_ends(context):
    whole = seen(visit(context, entry_code="示码"))
    assert inspections.finish_notes(context, whole) == ()
    alone = replace(whole, absence_note="", rights_answer="没有看到证件")
    assert inspections.finish_notes(context, alone) == ("inspection-answer-doubted", "inspection-nobody-there")
    left_out = (replace(whole.items[0], result=CheckResult.NOT_CHECKED), *whole.items[1:])
    assert inspections.finish_notes(context, replace(whole, items=left_out)) == ("inspection-core-unseen",)


@pytest.mark.parametrize("told", [
    "名称：示例公司\n统一社会信用代码：91320114MA25ABCD09", "https://zt.gsxt.gov.cn/x?uniscid=1", a_uscc(),
])  # fmt: skip
def test_the_code_of_a_licence_is_no_code_of_a_visit(told):
    assert entry_code_in(told) == ""
    assert entry_code_in(" https://jc.example.gov.cn/sao?id=03160017&unit=913 ").startswith("https://jc.")


def test_of_an_address_the_code_is_kept_and_another_unit_in_it_is_told(desk):
    own, other = a_uscc(), "91349900MA1XXXXX12"
    told = f"https://smrq.example.gov.cn/enter?code=349900202603160017&unit={other}"
    assert entry_code_in(told) == "349900202603160017"
    assert entry_code_in(f"https://smrq.example.gov.cn/enter?code={own}").startswith("https://")
    assert unit_doubt(told, own).details == {"named": other, "known": own}
    kept = entry_code_of(told, own)
    assert kept == f"{entry_code_in(told)}（码中单位{other}）"
    assert unit_doubt(kept, own).details["named"] == other  # also once the visit is opened again
    assert entry_code_of(told, other) == entry_code_in(told)
    firm = desk.company
    visit = replace(inspections.new_inspection(desk.context), company_rid=firm.rid, entry_code=entry_code_of(told, own))
    seen = inspections.save_inspection(desk.context, visit)
    paper = inspections.visit_paper(desk.context, seen)
    (doubt,) = [each for each in paper_problems(desk.context, paper, {}) if each.code == "entry-code-unit"]
    assert (doubt.details, doubt.level) == ({"named": other, "known": firm.uscc}, Level.INFO)  # and where it is printed
    assert [unit_doubt(*each) for each in ((told, other), (told, ""), ("JC3499002026031600123", own))] == [None] * 3
