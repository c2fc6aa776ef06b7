"""What stands on a paper for which nobody here has power, and whom it names: on whichever form, of a case or none."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from inspector_app.domain.contact import ContactOutcome, ContactWay
from inspector_app.domain.debt import PaymentMethod
from inspector_app.domain.document import About
from inspector_app.domain.hazard import Grade
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Advance, AdvancePurpose, AdvanceSource
from inspector_app.formdefs.facts import example
from inspector_app.support.errors import Level
from inspector_app.usecases import contacts, hazards, issuing, people
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.lead_facts import hazard_paper
from inspector_app.usecases.own_data import load_forms, load_law
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.passages import unfit_problems
from tests.builders import an_id_number
from tests.of_each import of_each

FORMS = load_forms()
MEETING = {"talk.topics": "存在拖欠工资的问题", "talk.at": "2026-03-03T09:00:00+08:00", "talk.place": "本局",
           "notice.appear_person": "项目负责人"}  # fmt: skip
OURS = ("passage-", "aid-", "evasion-", "private-", "other-side-", "flight-", "annex-", "third-hand", "balance-without",
        "phone-", "set-", "last-day-", "stated-day", "span-")  # fmt: skip


def to_firm(desk, form, **about):
    return Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid, about=About(**about))


def problems(desk, paper, **changed):
    told = {name: value for name, value in desk.facts(paper).items() if not name.startswith("text.")} | changed
    return [each for each in issuing.paper_problems(desk.context, paper, told) if each.code.startswith(OURS)]


def codes(desk, paper, **changed):
    return {each.code for each in problems(desk, paper, **changed)}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, set()),
        ({"notice.appear_person": "法定代表人、示例工人甲"}, {"other-side-creditor"}),
        ({"talk.topics": f"拖欠示例工人甲（{an_id_number('19850613', 1)}）的工资"}, {"private-number"}),
    ],
)  # fmt: skip
def test_an_invitation_calls_no_worker_and_tells_nobodys_number(desk, changed, found):
    """PIPL arts 6(1), 28, 34."""
    assert codes(desk, to_firm(desk, "talk-notice"), **MEETING | changed) == found


@pytest.mark.parametrize(
    ("pay_to", "found"),
    [
        ("缴入示例银行示例县支行代收罚款账户", set()),
        ("由示例银行示例县支行代收", set()),
        ("到指定的代收机构缴纳", set()),
        ("交给班组长代收", {"passage-collects"}),
        ("交到本局财务室", {"passage-collects"}),
    ],
)
def test_a_fine_is_collected_by_a_bank(desk, pay_to, found):
    """APL art. 67: what is said of wages is not said of a fine."""
    paper = to_firm(desk, "penalty-ruling")
    told = {"penalty.pay_to": pay_to, "text.pay": f"你（单位）应当自收到本决定书之日起15日内履行：{pay_to}。"}
    assert codes(desk, paper, **told) == found


def test_a_letter_of_no_case_bears_nobodys_number_and_asks_for_nothing_unlawful(desk):
    """PIPL art. 28; AEL art. 29(1); a paper for the court or about somebody who is looked for may need the number."""
    hazard = replace(hazards.new_hazard(desk.context, desk.project.rid), facts="欠薪", grade=Grade.GENERAL)
    letter = replace(hazard_paper(desk.context, hazards.save_hazard(desk.context, hazard)), form="supervision-letter")
    told = {"letter.reply_by": "2026-03-20", "addressee.name": "示例县交通运输局"}
    assert codes(desk, letter, **told, **{"letter.demand": "督促付清工资，每周报告。"}) == set()
    wrong = {
        "text.matter": f"工人（{an_id_number('19900307', 5)}，卡号6222 0212 3456 7890 128）被欠8,220元。",
        "letter.demand": "冻结企业账户，并在3日内把包工头抓获。",
    }
    assert codes(desk, letter, **told, **wrong) == {"private-number", "passage-detains", "passage-freezes"}
    lawful = {"letter.demand": "配合公安机关依法抓捕包工头。"}
    assert codes(desk, letter, **told, **lawful) == set()
    for reached in ("其中工人卫示例电话139 1234 5678，请直接联系。", "卫示例住示例村3组，请上门核实。"):
        assert codes(desk, letter, **told, **{"letter.demand": reached}) == {"private-contact-told"}
    ordinary = {
        "letter.demand": "请住建部门核实住房项目3号楼和该公司（住所地示例路3号），"
        f"报我局（{desk.context.agency.phone}）。"
    }
    assert codes(desk, letter, **told, **ordinary) == set()
    advice = to_firm(desk, "advice-letter")
    unpaid = {"addressee.name": "示例县住房和城乡建设局", "advice.text": "总承包单位没有先行清偿"}
    limits = {"advice.measure": "限制其承接新工程"}
    assert codes(desk, advice, **unpaid, **{"advice.measure": "及时予以制止、纠正"}) == set()
    assert codes(desk, advice, **unpaid, **limits) == {"passage-managed"}
    assert codes(desk, advice, **unpaid | limits | {"advice.text": "没有开设专用账户"}) == set()
    asking = to_firm(desk, "assistance-request")
    sought = {"assistance.matter": "查找包工头（13912345678）", "assistance.reason": "查明去向"}
    assert codes(desk, asking, **sought) == set()
    people.save_person(desk.context, replace(desk.workers[0], phone="13912345678"))
    assert codes(desk, asking, **sought) == {"private-contact-told"}
    bank = {
        "assistance.matter": "提供该公司账户余额和交易流水，并对其法定代表人限制出境",
        "assistance.reason": "查明支付能力",
    }
    assert codes(desk, asking, **bank) == {"passage-property", "passage-detains"}
    found = codes(desk, to_firm(desk, "property-inquiry"), **{"assistance.matter": "示例劳务账户余额和交易流水"})
    assert found == set()  # its own paper, with its own gate
    matter = {"assistance.matter": f"查询{an_id_number('19900307', 5)}的住址", "assistance.reason": "查找包工头"}
    (asked,) = problems(desk, asking, **matter)
    assert (asked.code, asked.level) == ("private-number-told", Level.WARNING)


def test_who_is_suspected_what_is_annexed_and_who_fled_stands_on_record(desk, served_order):
    """T310 art. 6; J2013-3 art. 2."""
    paper = to_firm(desk, "criminal-referral", order_rid=served_order.rid)
    ours = desk.facts(paper)["annexes"]
    told = {
        "suspects": [{"suspect_name": "示例工人甲", "standing": "实际控制人"}],
        "annexes": [*ours, {"line": 9, "annex_title": "资产评估报告", "copies_count": "1份20页"},
                    {"line": 10, "annex_title": "检验报告或者鉴定结论", "copies_count": "无"}],
        "offence.evasion": "该公司法定代表人已于2026年3月1日携款逃匿",
    }  # fmt: skip
    beside = codes(desk, paper, **told | {"offence.evasion": "收到工程款后将款项转入其妻的账户"})
    assert beside == {"other-side-creditor", "annex-not-held", "evasion-unproved"}
    found = {each.code: each for each in problems(desk, paper, **told)}
    assert set(found) == {"other-side-creditor", "annex-not-held", "flight-unproved"}
    assert found["annex-not-held"].details["pieces"] == "资产评估报告"
    attempt = replace(
        contacts.new_contact(desk.context, desk.case.rid), party=desk.company.name, party_rid=desk.company.rid,
        way=ContactWay.CALL, number="13800000000", outcome=ContactOutcome.NO_ANSWER,
    )  # fmt: skip
    contacts.save_contact(desk.context, attempt)
    told = {"suspects": [{"suspect_name": "示例负责人"}], "annexes": ours, "offence.evasion": told["offence.evasion"]}
    assert codes(desk, paper, **told) == {"flight-unproved"}
    answered = replace(attempt, rid=new_rid(), outcome=ContactOutcome.REFUSED, answered_by="示例负责人")
    contacts.save_contact(desk.context, answered)
    assert codes(desk, paper, **told) == set()


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("到本局领取支付结果，带身份证和银行卡", set()),
        ("到班组长处领取工资，须先交回身份证和工资卡", {"third-hand-denies", "passage-keeps-card"}),
    ],
)  # fmt: skip
def test_a_worker_is_sent_to_nobody_who_takes_his_card(desk, step, found):
    """R724 arts 11, 31(4)."""
    slips = Paper("worker-slips", desk.case.rid)
    assert codes(desk, slips, **{"slip.next_on": "2026-03-09", "slip.next_step": step}) == found


def test_slips_go_to_whoever_is_owed_name_a_day_to_come_and_somebody_to_ring(desk):
    desk.pay(2_000_000)
    slips = Paper("worker-slips", desk.case.rid)
    assert [each["name"] for each in desk.facts(slips)["worker_slips"]] == ["示例工人乙", "示例工人丙"]
    told = {"slip.next_on": "2026-03-01", "slip.next_step": "到本局领取支付结果", "agency.phone": ""}
    assert codes(desk, slips, **told) == {"set-day-over", "phone-empty"}
    desk.pay(0, 2_000_000, 2_000_000)
    assert len(desk.facts(slips)["worker_slips"]) == len(desk.claims)


@pytest.mark.parametrize(
    ("form", "changed", "found"),
    [
        ("talk-notice", MEETING | {"talk.at": "2026-03-02T08:30:00+08:00"}, {"set-day-over"}),
        ("talk-notice", MEETING | {"talk.at": "2026-03-02T15:00:00+08:00"}, set()),
        ("talk-notice", MEETING | {"talk.at": "2026-03-05T23:30:00+08:00"}, {"set-moment-night"}),
        ("talk-notice", MEETING | {"talk.at": "2026-03-08T09:00:00+08:00"}, {"set-day-rests"}),
        ("incident-flash", {"incident.began_at": "2026-03-03T09:00:00+08:00"}, {"stated-day-ahead"}),
        ("incident-flash", {"incident.began_at": "2026-03-01T23:00:00+08:00"}, set()),
        ("inspection-notice", {"check.from": "2026-03-09", "check.until": "2026-03-05"}, {"span-turned"}),
        ("inspection-notice", {"check.from": "2026-02-09", "check.until": "2026-02-10"}, {"set-day-over"}),
        ("inspection-approval", {"check.from": "2026-02-09", "check.until": "2026-02-10"}, set()),
        ("preservation-notice", {"preservation.until": "2026-03-11"}, set()),
        ("preservation-notice", {"preservation.until": "2026-03-12"}, {"last-day-late"}),
        ("talk-notice", MEETING | {"notice.appear_person": "木工示例工人乙"}, {"other-side-creditor"}),
        ("legal-aid-notice", {"addressee.name": "示例工人甲等3名农民工"}, set()),
        ("legal-aid-notice", {"addressee.name": "示例工人丙"}, set()),
        ("legal-aid-notice", {"addressee.name": "示例劳务有限公司"}, {"aid-nobody"}),
        ("preservation-notice", {"approval.on": "2026-03-03", "approval.by": "示例局长"}, {"stated-day-ahead"}),
    ],
)  # fmt: skip
def test_days_that_are_typed_can_be_those_of_their_paper(desk, form, changed, found):
    """The desk stands at nine o'clock on Monday 2 March 2026; what was urgent is approved afterwards."""
    assert codes(desk, to_firm(desk, form), **changed) == found


def test_wages_that_were_advanced_are_laid_beside_what_a_paper_says_is_owed(desk):
    """R724 arts 32, 63."""
    paper = desk.order_paper()
    assert "balance-without-advance" not in codes(desk, paper)
    with desk.context.unit("垫付") as unit:
        for purpose in (AdvancePurpose.WAGES, AdvancePurpose.LIVING):
            unit.put(Advance(new_rid(), AdvanceSource.DEPOSIT, purpose, date(2026, 3, 2), 600_000, 3,
                             case_rid=desk.case.rid))  # fmt: skip
    desk.pay(100_000)
    for each in (paper, Paper("worker-slips", desk.case.rid)):
        (asked,) = [one for one in problems(desk, each) if one.code == "balance-without-advance"]
        assert (asked.where, asked.details["advanced"]) == ("debt", "工资保证金6,000.00元")
    desk.sign(paper, {"balance-without-advance": "还没有发到农民工手里", "order-again": "首份"})
    assert "balance-without-advance" not in codes(desk, Paper("worker-slips", desk.case.rid))
    desk.pay(600_000, method=PaymentMethod.DEPOSIT)
    assert "balance-without-advance" not in codes(desk, paper)


@pytest.mark.parametrize(
    ("form", "fact", "found"),
    [("hearing-notice", "hearing.chair", "apart-chair"), ("hearing-record", "hearing.chair", "apart-chair"),
     ("preservation-notice", "approval.by", "apart-head")],
)  # fmt: skip
def test_who_handles_a_case_presides_over_nothing_and_allows_nothing(desk, form, fact, found):
    """APL arts 56, 64."""
    for name, expected in ((" 林 示例", {found}), ("示例局长", set())):
        told = issuing.paper_problems(
            desk.context, to_firm(desk, form), {**desk.facts(to_firm(desk, form)), fact: name}
        )
        assert {each.code for each in told if each.code.startswith("apart-")} == expected


def test_an_agent_is_known_by_a_number_that_is_his_own(desk):
    for number, found in (("34000019900307123", {"id-shape"}), (desk.workers[0].id_number, {"other-side-creditor"})):
        paper = to_firm(desk, "authorization")
        told = issuing.paper_problems(
            desk.context, paper, {**desk.facts(paper), "agent.name": "示例代理人", "agent.id_number": number}
        )
        assert {each.code for each in told if each.code.startswith(("id-", "other-side"))} == found


def test_a_notice_of_a_visit_says_approved_only_of_what_was(desk):
    paper = replace(to_firm(desk, "inspection-notice"), project_rid=desk.project.rid)
    days = {"check.from": "2026-03-05", "check.until": "2026-03-06"}

    def asked():
        found = issuing.paper_problems(desk.context, paper, {**desk.facts(paper), **days, "check.number": "口头"})
        return [each.code for each in found if each.code.startswith("visit-")]

    assert asked() == ["visit-unapproved"]
    approval = Paper("inspection-approval", project_rid=desk.project.rid)
    told = {name: value for name, value in desk.facts(approval).items() if not name.startswith("text.")} | days
    told |= {"check.object": "示例劳务有限公司", "check.matters": "工资支付", "check.source": "投诉举报",
             "check.reason": "核实投诉", "check.method": "现场查看", "check.kind": "个案检查",
             "check.urgent": "不属于紧急情况，事前审批"}  # fmt: skip
    issuing.sign_off(desk.context, approval, told, SignOff("示例局长"))
    assert asked() == []


def test_what_is_added_of_a_worker_of_the_list_is_laid_beside_his_line(desk):
    """An order that says itself that somebody was paid orders nothing for him."""
    paper = desk.order_paper()
    begun = issuing.start_facts(desk.context, paper)

    def told(more):
        facts = begun | {"text.facts": begun["text.facts"] + more}
        found = issuing.paper_problems(desk.context, paper, facts)
        return [each.details["said"] for each in found if each.code == "passage-of-line"]

    assert told("") == told("以上事实，工人均已陈述。") == []
    assert told("示例工人乙已经领清。") == ["“示例工人乙已经领清”（第2行示例工人乙，登记尚欠20,000.00元）"]


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ("付至示例劳务有限公司账户", {"paid-to-firm"}),
        ("付至示例劳务有限公司农民工工资专用账户，由银行代发", set()),
        ("转账付给农民工本人的社会保障卡", set()),
    ],
)
def test_wages_out_of_a_deposit_go_to_no_firm_that_owes_them(desk, way, found):
    """R724 arts 11, 31."""
    paper = to_firm(desk, "deposit-notice")
    facts = issuing.start_facts(desk.context, paper) | {"deposit.pay_to": way}
    codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    assert codes & {"paid-to-firm"} == found


POWERS = [
    ("order-to-pay", "text.consequence", "并查封你单位财产。", "passage-seizes"),
    ("order-to-pay", "text.ground", "你单位清偿后不得追偿。", "passage-waives-recourse"),
    ("order-to-pay", "text.order", "逾期由本局强制执行。", "passage-forces"),
    ("preservation-notice", "text.order", "决定对下列物品查封扣押。", "passage-seizes"),
    ("preservation-notice", "text.order", "并扣押上述物品抵付工资。", "passage-seizes"),
    ("preservation-notice", "text.duties", "逾期不处理的，物品归本局所有。", "passage-seizes"),
    ("preservation-notice", "kept_items", "人民币现金", "kept-money"),
    ("talk-notice", "text.consequence", "不参加的，强制传唤。", "passage-summons"),
    ("talk-notice", "talk.topics", "拖欠工资，否则扣留身份证", "matter-takes-card"),
    ("talk-notice", "talk.topics", "拖欠工资，不来就罚款", "matter-threatens"),
    ("talk-notice", "text.who", "请交出身份证，由本局保管。", "passage-keeps-card"),
    ("emergency-fund-approval", "text.proposal", "垫付后不再追偿。", "passage-waives-recourse"),
    ("emergency-fund-approval", "fund_advance.way", "交给示例劳务公司发放", "paid-to-debtor"),
    ("deposit-notice", "text.order", "不支付的，由本局强制划扣。", "passage-seizes"),
    ("deposit-notice", "deposit.pay_to", "付至劳务公司账户", "paid-to-debtor"),
    ("criminal-referral", "text.ground", "示例负责人已构成犯罪。", "passage-convicts"),
    ("criminal-referral", "text.facts", "犯罪事实清楚。", "passage-convicts"),
    ("referral-approval-form", "offence.opinion", "其行为构成拒不支付劳动报酬罪", "passage-convicts"),
    ("reminder-letter", "letter.risk", "逾期不报告的，吊销资质", "matter-threatens"),
    ("order-to-correct", "corrections.demand", "交出工人身份证统一保管", "passage-keeps-card"),
    ("order-to-correct", "corrections.sanction", "由公司员工传唤到局", "passage-summons"),
    ("representatives", "text.powers", "代表人统一领取工资。", "third-hand-denies"),
    ("complaint-answer", "text.ways", "你们不得再投诉、信访。", "passage-forbids"),
    ("complaint-answer", "lead.reply", "此后不得再到本局反映", "passage-forbids"),
    ("plea-record", "text.notice", "申辩无理的，加重处罚。", "passage-worsens"),
    ("undoing-decision", "undone.instead", "查封你单位财产", "passage-seizes"),
    ("payment-decision", "treatment.ground", "该公司已构成犯罪", "passage-convicts"),
    ("discussion-record", "discussion.conclusion", "由本局强制执行", "passage-forces"),
    ("assistance-request", "text.request", "请将其强制带到本局。", "passage-summons"),
    ("joint-minutes", "meeting.minutes", "会议决定由人社局查封项目部", "passage-seizes"),
    ("incident-flash", "incident.facts", "组织者已构成寻衅滋事罪", "passage-convicts"),
    ("wage-arrears-list", "text.confirmation", "本人放弃其余工资。", "passage-gives-up"),
    ("legal-aid-notice", "text.duties", "申请法律援助后不得再投诉。", "passage-forbids"),
    ("supervision-letter", "letter.demand", "3日内付清全部工资，逾期给予处分。", "passage-disciplines"),
]
LAWFUL = [
    ("supervision-letter", "letter.demand", "未依法履行职责的，由有关机关依法依规给予处分。"),
    (
        "order-to-pay",
        "text.consequence",
        "需要强制执行的，依法申请人民法院强制执行；涉嫌构成拒不支付劳动报酬罪的，移送公安机关。",
    ),
    ("order-to-pay", "text.consequence", "拒不支付，构成犯罪的，依法追究刑事责任。"),
    ("order-to-pay", "text.facts", "该公司的账户已被示例县人民法院查封。"),
    ("order-to-pay", "text.ground", "总承包单位先行清偿后，可以依法追偿。"),
    ("preservation-notice", "kept_items", "现金日记账"),
    ("preservation-notice", "kept_items", "工资现金发放收条"),
    ("talk-notice", "talk.topics", "因项目停工拖欠工资，且扣押农民工工资卡"),
    ("talk-notice", "talk.topics", "以房抵付工资、班组长代领工资的问题"),
    ("talk-notice", "talk.topics", "项目被住建部门责令停工，账户被法院冻结"),
    ("talk-notice", "text.who", "请携带身份证件和授权委托书。"),
    ("emergency-fund-approval", "fund_advance.way", "由银行按名单直接打入农民工本人银行卡"),
    ("emergency-fund-approval", "fund_advance.way", "由示例建设公司通过农民工工资专用账户代发"),
    ("deposit-notice", "deposit.pay_to", "按附件所列卡号逐人转入农民工本人账户"),
    ("criminal-referral", "text.ground", "上述行为涉嫌构成拒不支付劳动报酬罪，是否构成犯罪由司法机关认定。"),
    ("referral-approval-form", "offence.opinion", "现有证据表明涉嫌犯罪，不构成其他犯罪"),
    ("closing-report", "investigation.nature", "法院判决其构成拒不支付劳动报酬罪"),
    ("reminder-letter", "letter.risk", "人工费用拨付不足，项目停工后尚有两个月工资没有支付"),
    ("reminder-letter", "text.duty", "请及时将人工费用划拨至农民工工资专用账户。"),
    ("order-to-correct", "corrections.demand", "立即退还保管的农民工工资卡和身份证"),
    ("order-to-correct", "corrections.finding", "班组长统一保管工资卡并代领工资，扣押身份证"),
    ("order-to-correct", "corrections.demand", "停止由班组长代领工资，改由专用账户发放"),
    ("supervision-letter", "letter.demand", "督促建设单位把工程款拨付给施工总承包单位，协调法院依法查封被执行人财产。"),
    ("representatives", "text.powers", "工资由本人领取，代表人不得代领。"),
    ("complaint-answer", "lead.reply", "工资已经付清，投诉人表示不再投诉；不得打击报复投诉人"),
    ("plea-record", "text.notice", "不会因陈述、申辩而加重处罚。"),
    ("discussion-record", "discussion.conclusion", "同意给予罚款15000元的行政处罚，逾期不履行的申请人民法院强制执行"),
    ("joint-minutes", "meeting.minutes", "由住建局督促总包单位先行清偿，公安机关依法传唤相关人员"),
    ("incident-flash", "letter.demand", "约谈总包单位，督促当日先行清偿；有违法犯罪嫌疑的由公安机关处理"),
    ("judicial-confirmation", "civil.terms", "于3月20日前通过银行转账一次付清"),
    ("credit-promise", "promise.facts", "已于3月10日前付清全部拖欠工资"),
    ("wage-arrears-list", "text.confirmation", "以上人员核对无误，由本人签名。"),
]


def found_in(form_id, name, words):
    form = FORMS.find(form_id)
    head, _, item = name.partition(".")
    row = {"kept_items": {"item_name": words}, "corrections": {item: words}}.get(head)
    facts = example(form) | ({head: [row]} if row else {name: words})
    law = load_law()
    around = SimpleNamespace(context=SimpleNamespace(law=law, rule=lambda _: law.procedure.roles[form.role]))
    return [(each.code, each.where.partition("[")[0]) for each in unfit_problems(form, around, facts)], (
        row and head
    ) or name


@pytest.mark.parametrize(("form_id", "name", "words", "code"), POWERS)
def test_what_is_in_nobodys_power_here_is_seen_wherever_it_is_typed(form_id, name, words, code):
    """R423 art. 15; AEL arts 13, 17, 22, 29, 47; APL art. 56; R724 arts 11, 30, 31, 63; T310 art. 3."""
    found, where = found_in(form_id, name, words)
    assert (code, where) in found


@pytest.mark.parametrize(("form_id", "name", "words"), LAWFUL)
def test_what_is_true_and_usual_is_written_without_being_asked(form_id, name, words):
    assert found_in(form_id, name, words)[0] == []


@of_each("form", FORMS.all())
def test_no_form_of_ours_says_what_nobody_here_may(form):
    facts = example(form)
    assert [
        each for fact in form.facts if fact.default for each in found_in(form.id, fact.name, facts[fact.name] or "")[0]
    ] == []
