from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind, ReviewResult, Service, ServiceMethod, current
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.contact import ContactOutcome
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About, Document, DocumentState, document_state, served_act
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.person import PersonRole
from inspector_app.domain.role import Role
from inspector_app.domain.service_gates import served_with_proof
from inspector_app.formdefs.facts import redrafted, to_json
from inspector_app.store.documents import DocumentFilter
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.usecases import acts, cases, interviews, issuing, people, reviews
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.contacts import new_contact, save_contact, service_situation
from inspector_app.usecases.delivery_addresses import signed_address
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.numbers import number_ahead
from inspector_app.usecases.paper import Paper, for_service, kept_paper, printed_number
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.paper_list import list_papers
from inspector_app.usecases.steps import StepVerb, next_steps
from tests.builders import a_document, a_person, an_id_number, hiding_attempts
from tests.desk import sealed_and_served
from tests.documents.papers import text_of

DUE = date(2026, 3, 13)


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def service(desk, method=ServiceMethod.DIRECT, **changes) -> Service:
    rids = tuple(inspector.rid for inspector in desk.context.team())
    return Service(method, "示例会计", "单位负责收件的人", "示例路1号", **{"inspector_rids": rids, **changes})


def serve(desk, document, **changes) -> Act:
    return sealed_and_served(desk.context, document.rid, desk.clock.now(), service(desk, **changes))


def state(desk, document) -> DocumentState:
    return document_state(document, desk.context.store.find(Act, subject_rid=document.rid))


def test_a_corrected_number_is_given_to_no_other_paper_and_comes_back_with_the_entry(desk, order):
    serve(desk, order)
    second = order.number.replace("1号", "2号")
    wrong = acts.correct(desk.context, order.rid, "陈示例", "序号有误，已书面告知", second)
    assert desk.context.store.need(Document, order.rid).number == second
    assert number_ahead(desk.context, desk.context.forms.find(order.form)) == order.number.replace("1号", "3号")
    assert printed_number(desk.context.store.need(Document, order.rid)) == order.number
    acts.correct(desk.context, order.rid, "陈示例", "邮编有误，已书面告知")
    acts.undo(desk.context, wrong.rid, "没有重号，登记错了")
    assert desk.context.store.need(Document, order.rid).number == order.number
    with pytest.raises(Refused) as refusal:
        acts.correct(desk.context, order.rid, "陈示例", "重号", "第三号")
    assert codes(refusal) == ["number-shape"]


def deadlines(desk) -> dict[str, tuple[date, date]]:
    return {d.rule: (d.starts_on, d.due) for d in desk.context.store.all(Deadline)}


def pre_notice(desk, order, party: str = "") -> Document:
    paper = Paper(
        "list-pre-notice",
        case_rid=desk.case.rid,
        about=About(order_rid=order.rid),
        addressee=party or desk.company.name,
        addressee_rid="" if party else desk.company.rid,
    )
    facts = desk.facts(paper)
    head = {} if "party.role" in facts else {"party.role": "法定代表人或者主要负责人"}
    facts = redrafted(issuing.form_for(desk.context, paper), facts, facts | head)
    reasons = {
        "gate-threshold-unverified": "已核对本省标准",
        "party-unidentified": "身份证件尚未取得，已函请协查",
    }
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))


def test_the_whole_chain_of_an_outgoing_paper(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    submitted = acts.submit(desk.context, paper, facts, "示例局长")
    assert (submitted.number, submitted.copies) == ("", ())
    assert sha256(submitted.facts.encode()) == submitted.facts_sha256
    assert state(desk, submitted) is DocumentState.SUBMITTED
    reviews.review(desk.context, submitted.rid, "示例法制", "同意", ReviewResult.PASSED)
    assert state(desk, submitted) is DocumentState.REVIEWED
    document = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=submitted.rid))
    assert state(desk, document) is DocumentState.SIGNED_OFF
    acts.affix_seal(desk.context, document.rid, "示例办公室", "用印纸0007号", "在示例局打印")
    assert state(desk, document) is DocumentState.SEALED
    serve(desk, document)
    assert state(desk, document) is DocumentState.SERVED
    with pytest.raises(Refused) as refusal:
        reviews.review(desk.context, document.rid, "示例法制", "同意", ReviewResult.PASSED)
    assert codes(refusal) == ["act-too-late"]


def test_nothing_is_sealed_or_served_before_sign_off(desk):
    paper = desk.order_paper()
    submitted = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    for attempt in (
        lambda: acts.affix_seal(desk.context, submitted.rid, "示例办公室"),
        lambda: serve(desk, submitted),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert codes(refusal) == ["act-before-sign-off"]


def test_a_record_is_signed_and_never_served(desk):
    paper = Paper("wage-arrears-list", case_rid=desk.case.rid)
    facts = desk.facts(paper)
    record = issuing.sign_off(desk.context, paper, facts, SignOff("陈示例"))
    with pytest.raises(Refused) as refusal:
        serve(desk, record)
    assert codes(refusal) == ["act-other-kind"]
    scan = take_in(desk.context, b"%PDF-1.7 signed", "签字扫描件", Belongs(desk.case.rid))
    act = acts.sign_record(
        desk.context, record.rid, (scan.rid,), acts.Signature(corrected="手写更正一处", printed="另存打印")
    )
    assert act.evidence_rids == (scan.rid,)
    assert state(desk, record) is DocumentState.SIGNED
    for attempt in (
        lambda: acts.sign_record(desk.context, record.rid, (scan.rid,)),
        lambda: acts.void(desk.context, record.rid, "误印"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert codes(refusal) == ["act-too-late"]


def test_a_record_is_signed_as_it_was_printed_here_or_somebody_says_where(desk):
    """A print of an earlier version is another sheet of paper."""
    record = desk.record()
    without = acts.Signature("暂无扫描仪")

    def refused():
        with pytest.raises(Refused) as refusal:
            acts.sign_record(desk.context, record.rid, (), without)
        return codes(refusal)

    assert refused() == ["print-uncounted"]
    acts.printed(desk.context, record.rid, record.copies[-1].label, 1)
    (line, *_) = desk.context.store.find(WageClaim, case_rid=desk.case.rid)
    desk.keep(replace(line, found_fen=1_900_000))
    paper = kept_paper(record)
    again = SignOff("陈示例", document_rid=record.rid)
    second = issuing.sign_off(desk.context, paper, desk.facts(paper), again)
    assert (second.rid, second.version) == (record.rid, 2)
    assert paper_file(desk.context, record.rid).printed(record.copies[-1].label) == 0
    assert refused() == ["print-uncounted"]
    acts.printed(desk.context, record.rid, record.copies[-1].label, 1)
    assert acts.sign_record(desk.context, record.rid, (), without).note == "暂无扫描仪"


def test_who_printed_elsewhere_says_so_and_the_act_keeps_it(desk):
    told = acts.Signature("暂无扫描仪", printed="另存后在项目部打印")
    signed = acts.sign_record(desk.context, desk.record().rid, (), told)
    assert (signed.note, signed.printed) == ("暂无扫描仪", "另存后在项目部打印")


def test_an_outgoing_paper_is_not_signed_as_a_record(desk, order):
    with pytest.raises(Refused) as refusal:
        acts.sign_record(desk.context, order.rid, ())
    assert codes(refusal) == ["act-other-kind"]


def test_a_transcript_is_signed_only_when_procedure_was_kept(desk):
    person = people.save_person(desk.context, a_person("示例工人", role=PersonRole.WORKER))
    talk = interviews.begin_interview(desk.context, person, "worker", "项目部", "工资", Belongs(desk.case.rid))
    paper = Paper(
        "interview-record", case_rid=desk.case.rid, about=About(interview_rid=talk.rid, person_rid=person.rid)
    )
    facts = desk.facts(paper)
    record = issuing.sign_off(desk.context, paper, facts, SignOff("陈示例"))
    with pytest.raises(Refused) as refusal:
        acts.sign_record(desk.context, record.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    assert codes(refusal) == [
        "interview-certificate-no-answer", "interview-rights-no-answer", "interview-recusal-no-answer",
        "interview-read-back-no-answer", "interview-no-end",
    ]  # fmt: skip
    desk.clock.advance(minutes=30)
    spoken = {"certificate": "看清楚了", "rights": "听清楚了", "recusal": "不申请", "read_back": "属实"}
    complete = replace(interviews.answered(talk, spoken), ended_at=desk.clock.now())
    interviews.save_interview(desk.context, complete)
    acts.sign_record(desk.context, record.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    assert state(desk, record) is DocumentState.SIGNED


@pytest.mark.parametrize(
    ("method", "without", "proof", "code"),
    [
        (ServiceMethod.LEFT, {"refusal": "拒收"}, {"refusal": "拒收", "witness": "示例居委会"}, "service-left"),
        (ServiceMethod.LEFT, {"witness": "见证人"}, {"refusal": "拒收", "evidence_rids": ("p",)}, "service-left"),
        (ServiceMethod.MAIL, {}, {"tracking": "示例EMS0001"}, "service-mail"),
        (ServiceMethod.POSTED, {"refusal": "逃匿"}, {"refusal": "逃匿", "evidence_rids": ("p",)}, "service-posted"),
    ],
)
def test_each_way_of_service_wants_its_proof(desk, order, method, without, proof, code):
    hiding_attempts(desk, order.addressee)
    with desk.context.unit("照片") as unit:
        unit.put(
            Evidence("p", EvidenceKind.VIDEO, "示例录像", "0" * 64, 1, "video/mp4", desk.clock.now(), sealed=False)
        )
    with pytest.raises(Refused) as refusal:
        serve(desk, order, method=method, **without)
    assert codes(refusal) == [code]
    serve(desk, order, method=method, **proof)
    assert state(desk, order) is DocumentState.SERVED


def test_who_was_not_proved_to_hide_is_served_no_posted_order(desk, order):
    """J2013-3 art. 4(2); N100 item 1(2)."""
    with pytest.raises(Refused) as refusal:
        serve(desk, order, method=ServiceMethod.POSTED, refusal="逃匿", evidence_rids=("p",))
    assert codes(refusal) == ["service-posted-not-hiding"]
    lacking = refusal.value.problems[0].details["lacking"].split("；")
    assert (len(lacking), lacking[0]) == (3, "以书面、电话、短信等可以确认收悉的方式通知过")


def test_electronic_service_is_read_from_what_its_addressee_signed(desk):
    """APL art. 61(2)."""
    document, moment = desk.order(), desk.clock.now()
    sent = replace(service(desk), method=ServiceMethod.ELECTRONIC, confirmed=True, tracking="示例邮箱")
    with pytest.raises(Refused) as refusal:
        sealed_and_served(desk.context, document.rid, moment, sent)
    assert codes(refusal) == ["service-electronic-unsigned"]
    paper = plain_paper(desk.context, desk.case.rid, desk.context.form_of(Role.DELIVERY_ADDRESS))
    facts = {
        **desk.facts(paper),
        "delivery.media": "示例邮箱",
        "delivery.receiver": "示例收发员",
    }
    record = issuing.sign_off(desk.context, paper, facts, SignOff(desk.context.writer.name))
    assert signed_address(desk.context, document) is None
    acts.sign_record(desk.context, record.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    address = signed_address(desk.context, document)
    assert address.words == "送达地址确认书（2026年3月2日签名）　指定的收件人：示例收发员；电子送达方式和账号：示例邮箱"
    assert acts.serve(desk.context, document.rid, moment, sent).note == ""


def test_service_wants_a_receiver_and_two_different_inspectors(desk, order):
    writer = desk.context.writer.rid
    with pytest.raises(Refused) as refusal:
        sealed_and_served(
            desk.context, order.rid, desk.clock.now(),
            Service(ServiceMethod.DIRECT, " ", inspector_rids=(writer, writer)),
        )  # fmt: skip
    assert set(codes(refusal)) == {"service-no-receiver", "gate-two-inspectors"}
    assert desk.context.store.find(Deadline, document_rid=order.rid) == ()


@pytest.mark.parametrize(("receiver", "relation", "found"), [
    ("示例张三", "法定代表人", ["service-receiver-otherwise"]), ("示例 法人", "法定代表人", []),
    ("示例张三", "法定代表人的委托代理人", []), ("示例张三", "办公室负责收件人员", []),
])  # fmt: skip
def test_who_signs_as_head_bears_the_name_that_the_register_has(desk, receiver, relation, found):
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    document, moment = desk.order(), desk.clock.now()
    acts.affix_seal(desk.context, document.rid, "示例办公室", printed="另存后在示例局打印")
    sent = replace(service(desk), receiver=receiver, receiver_relation=relation)
    reasons = {"service-receiver-otherwise": "已当场核对新的营业执照，法定代表人已经变更"}
    if found:
        with pytest.raises(Refused) as refusal:
            acts.serve(desk.context, document.rid, moment, sent)
        assert codes(refusal) == found
    act = acts.serve(desk.context, document.rid, moment, sent, reasons)
    assert ("营业执照" in act.note) is bool(found)


@pytest.mark.parametrize("told", [
    None, {"party.role": "法定代表人或者主要负责人"}, {"addressee.uscc": an_id_number()},
])  # fmt: skip
@pytest.mark.parametrize(("relation", "found"), [
    ("妻子，同住", []), ("委托代理人", []),
    ("单位负责收件的人", ["service-receiver-person"]), ("同事", ["service-receiver-person"]),
    ("12岁的儿子，同住", ["service-receiver-person"]), ("同住的未成年女儿", ["service-receiver-person"]),
    ("同住的工友", ["service-receiver-person"]), ("28岁的儿子，同住", []),
])  # fmt: skip
def test_a_paper_to_a_person_is_handed_to_whom_may_sign_for_a_person(desk, relation, found, told):
    """CPL art. 88: the person, or an adult of the family who lives with him; nobody of the firm where he works. A head
    whom only the company's record names is a person by what his paper says."""
    document = a_document(
        form="list-pre-notice", case_rid=desk.case.rid, addressee="示例丙",
        addressee_rid="" if told else desk.workers[0].rid, facts=to_json(told) if told else "",
    )  # fmt: skip
    handed = replace(service(desk), receiver="示例收发员", receiver_relation=relation)
    situation = service_situation(desk.context, document, desk.clock.now(), handed)
    assert [problem.code for problem in served_with_proof(situation)] == found


@pytest.mark.parametrize(("receiver", "relation", "how", "found"), [
    ("李警官", "示例县公安局经侦大队民警", {}, []), ("李示例", "值班民警", {}, []),
    ("李示例", "路过", {}, ["service-receiver-office"]), ("示例法人", "法定代表人", {}, ["service-to-party"]),
    ("示例张三", "示例劳务有限公司的会计", {}, ["service-to-party"]),
    ("", "", {"method": ServiceMethod.PUBLIC_NOTICE, "refusal": "下落不明"}, ["service-elsewhere-way"]),
])  # fmt: skip
def test_a_referral_is_handed_to_the_police_and_never_to_whom_it_suspects(desk, receiver, relation, how, found):
    """T310 art. 6: the party of which it speaks gets none of it, and the record of the service names the police."""
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    document = a_document(
        form="criminal-referral", case_rid=desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid,
        facts=to_json({"police.name": "示例县公安局"}),
    )  # fmt: skip
    handed = replace(service(desk), receiver=receiver, receiver_relation=relation, **how)
    situation = service_situation(desk.context, document, desk.clock.now(), handed)
    assert [problem.code for problem in served_with_proof(situation)] == found
    with desk.context.unit("文书") as unit:
        unit.put(document)
    record = Paper(desk.context.form_of(Role.SERVICE_RECORD), desk.case.rid, about=About(served_rid=document.rid))
    assert desk.facts(record)["addressee.name"] == "示例县公安局"


@pytest.mark.parametrize("form", ["assistance-request", "advice-letter", "supervision-letter"])
def test_a_letter_to_another_body_is_received_there_and_by_no_party_of_the_case(desk, form):
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    document = a_document(form=form, case_rid=desk.case.rid, addressee="示例县公安局",
                          facts=to_json({"addressee.name": "示例县公安局"}))  # fmt: skip

    def found(receiver, relation):
        handed = replace(service(desk), receiver=receiver, receiver_relation=relation)
        return codes_of(service_situation(desk.context, document, desk.clock.now(), handed))

    def codes_of(situation):
        return [problem.code for problem in served_with_proof(situation)]

    assert found("李示例", "示例县公安局办公室收文") == found("李示例", "值班民警") == []
    assert found("示例法人", "法定代表人") == ["service-to-party"]
    assert found("李示例", "路过") == ["service-receiver-office"]
    serve(desk, desk.order())
    assert found(service(desk).receiver, "经办人") == ["service-to-party"]  # who signs for the party elsewhere


@pytest.mark.parametrize("relation", ["门卫", "", "单位不负责收件，只是路过", "法定代表人的妻子"])
def test_handed_to_somebody_without_power_wants_a_reason(desk, relation):
    """CPL art. 88: a guard is neither head nor in charge of receiving; whom the party named in writing is."""
    document, moment = desk.order(), desk.clock.now()
    sent = replace(service(desk), receiver="示例收发员", receiver_relation=relation)
    with pytest.raises(Refused) as refusal:
        sealed_and_served(desk.context, document.rid, moment, sent)
    assert codes(refusal) == ["service-receiver-power"]
    reasons = {"service-receiver-power": "项目经理当场电话委托，回证补盖公章"}
    act = acts.serve(desk.context, document.rid, moment, sent, reasons)
    assert "补盖公章" in act.note
    acts.undo(desk.context, act.rid, "误登")
    paper = plain_paper(desk.context, desk.case.rid, desk.context.form_of(Role.DELIVERY_ADDRESS))
    facts = desk.facts(paper) | {"delivery.receiver": "示例收发员"}
    record = issuing.sign_off(desk.context, paper, facts, SignOff(desk.context.writer.name))
    acts.sign_record(desk.context, record.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    told = replace(sent, receiver_relation="书面指定")
    assert acts.serve(desk.context, document.rid, moment, told).note == ""


def test_service_of_the_order_starts_its_own_day_and_the_listing_limits(desk):
    serve(desk, desk.order())
    # 20 working days after Friday 13 March 2026 with 清明 (6 April off) give 13 April; ten before that 27 March.
    assert deadlines(desk) == {
        "DL-03": (date(2026, 3, 2), date(2026, 5, 28)),  # of the filing
        "DL-08": (date(2026, 3, 2), DUE),
        "DL-15": (DUE, date(2026, 4, 13)),
        "DL-16": (DUE, date(2026, 3, 27)),
    }
    kept = desk.context.store.all(Deadline)
    assert all(d.calendar == desk.context.law.calendar.version and d.title for d in kept)
    assert {d.case_rid for d in kept} == {desk.case.rid}


def test_service_of_the_notice_starts_the_objection_and_the_objection_its_verification(desk, order):
    serve(desk, order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    notice = pre_notice(desk, order)
    with pytest.raises(Refused) as refusal:
        acts.object_to(desk.context, notice.rid, desk.company.name, "已经付清")
    assert codes(refusal) == ["act-before-service"]
    serve(desk, notice)
    assert deadlines(desk)["DL-13"] == (date(2026, 3, 16), date(2026, 3, 23))
    assert "DL-14" not in deadlines(desk)
    desk.clock.move_to(at(date(2026, 3, 20), 9))
    acts.object_to(desk.context, notice.rid, desk.company.name, "已经付清")
    assert deadlines(desk)["DL-14"] == (date(2026, 3, 20), date(2026, 3, 27))


def test_serving_the_notice_meets_the_last_sensible_day_for_it(desk, order):
    serve(desk, order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    serve(desk, pre_notice(desk, order))
    met = {d.rule: d.done_on for d in desk.context.store.all(Deadline)}
    assert met["DL-16"] == date(2026, 3, 16)
    assert met["DL-15"] is None


def test_a_second_notice_to_the_same_party_is_refused_and_one_to_its_head_is_not(desk, order):
    serve(desk, order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    notice = pre_notice(desk, order)
    with pytest.raises(Refused) as refusal:
        pre_notice(desk, order)
    assert codes(refusal) == ["paper-already-issued"]
    assert pre_notice(desk, order, "示例法人").number != notice.number
    acts.void(desk.context, notice.rid, "打印错误")
    assert pre_notice(desk, order)


@pytest.mark.parametrize("day", [DUE, DUE + timedelta(days=1)])
def test_an_order_served_on_or_after_its_last_day_is_refused(desk, order, day):
    desk.clock.move_to(at(day, 10))
    with pytest.raises(Refused) as refusal:
        serve(desk, order)
    assert codes(refusal) == ["service-after-due"]
    assert refusal.value.problems[0].details == {"due": "2026-03-13"}


def test_the_day_before_the_last_day_is_in_time(desk, order):
    desk.clock.move_to(at(DUE - timedelta(days=1), 17))
    with pytest.raises(Refused) as refusal:
        serve(desk, order)
    assert codes(refusal) == ["service-short-term"]
    assert refusal.value.problems[0].details == {"due": "2026年3月13日", "days": "1"}
    reasons = {"service-short-term": "工资已备齐，当日可以付清"}
    act = sealed_and_served(desk.context, order.rid, desk.clock.now(), service(desk), reasons)
    assert act.note == "工资已备齐，当日可以付清"


def test_three_days_before_the_last_day_want_no_reason(desk, order):
    desk.clock.move_to(at(DUE - timedelta(days=3), 17))
    assert serve(desk, order).note == ""


def test_service_in_the_future_or_before_sign_off_is_refused(desk, order):
    for moment, code in (
        (desk.clock.now() + timedelta(minutes=1), "service-in-future"),
        (desk.clock.now() - timedelta(days=1), "service-before-sign-off"),
        (desk.clock.now() - timedelta(minutes=1), "service-before-sign-off"),
    ):
        with pytest.raises(Refused) as refusal:
            sealed_and_served(desk.context, order.rid, moment, service(desk))
        assert codes(refusal) == [code]


def test_a_public_notice_counts_thirty_days_after_it_was_issued(desk):
    document = _long_order(desk)
    with pytest.raises(Refused) as refusal:
        serve(desk, document, method=ServiceMethod.PUBLIC_NOTICE)
    assert set(codes(refusal)) == {"service-public-notice", "service-public-untried"}
    contact = new_contact(desk.context, desk.case.rid)
    called = replace(contact, outcome=ContactOutcome.RETURNED, party=document.addressee)
    save_contact(desk.context, replace(called, text="邮件退回，原址查无此单位"))
    told = service(desk, method=ServiceMethod.PUBLIC_NOTICE, refusal="下落不明，其他方式无法送达")
    acts.serve(desk.context, document.rid, desk.clock.now(), told)
    assert case_file(desk.context, desk.case.rid).served_days == {document.rid: date(2026, 4, 1)}
    assert deadlines(desk)["DL-08"] == (date(2026, 4, 1), date(2026, 4, 30))
    for day, runs in ((date(2026, 3, 31), True), (date(2026, 4, 1), False)):
        desk.clock.move_to(at(day, 9))
        (line,) = [each for each in list_papers(desk.context, DocumentFilter()).page(0, 9) if each.document == document]
        assert (line.on_notice, paper_file(desk.context, document.rid).on_notice) == (runs, runs)


def test_a_public_notice_leads_to_the_service_of_the_paper_that_it_names(desk):
    """CPL art. 95: the notice is handed to nobody, and papers tell how and when it counts."""
    order, context = _long_order(desk), desk.context
    acts.affix_seal(context, order.rid, "示例办公室", printed="另存后打印")
    paper = Paper("public-notice", desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid)
    told = {"public.reason": "下落不明", "public.media": "张贴于项目部大门"}
    form = issuing.form_for(context, paper)
    facts = redrafted(form, desk.facts(paper), desk.facts(paper) | told)
    assert "足额支付拖欠的3名农民工工资共计60,000.00元" in facts["public.summary"]
    reasons = {"service-public-untried": "两次上门无人，电话停机"}
    notice = issuing.sign_off(context, paper, facts, SignOff("示例局长", reasons))
    steps = {step.about: step.title for step in next_steps(context, desk.case.rid) if step.verb == "serve"}
    assert steps == {order.called: "送达", notice.called: "用印并公告"}
    acts.affix_seal(context, notice.rid, "示例办公室", printed="另存后打印")
    with pytest.raises(Refused) as refusal:
        serve(desk, notice, method=ServiceMethod.PUBLIC_NOTICE, refusal="下落不明")
    assert "service-of-a-notice" in codes(refusal)
    hung = service(desk, method=ServiceMethod.PUBLIC_NOTICE, refusal="下落不明，其他方式无法送达")
    acts.serve(context, order.rid, desk.clock.now(), hung, reasons)
    desk.clock.move_to(at(date(2026, 5, 6), 9))
    assert not [step for step in next_steps(context, desk.case.rid) if step.verb == "serve"]
    after = Paper("decision-prior-notice", desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid,
                  about=About(order_rid=order.rid))  # fmt: skip
    assert "于2026年3月2日公告，经过30日视为送达。" in desk.facts(after)["text.facts"]


def _long_order(desk) -> Document:
    paper = desk.order_paper(due=date(2026, 4, 30))
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", {"gate-order-day-unusual": "公告送达"}))


def test_a_public_notice_that_would_count_after_the_last_day_is_refused(desk, order):
    with pytest.raises(Refused) as refusal:
        serve(desk, order, method=ServiceMethod.PUBLIC_NOTICE, refusal="下落不明")
    assert set(codes(refusal)) == {"service-after-due", "service-public-untried"}


def test_a_paper_is_served_once(desk, order):
    serve(desk, order)
    with pytest.raises(Refused) as refusal:
        serve(desk, order)
    assert codes(refusal) == ["already-served"]


def test_unserved_papers_are_voided_and_served_ones_withdrawn(desk, order):
    with pytest.raises(Refused) as refusal:
        acts.withdraw(desk.context, order.rid, "示例局长", "金额有误")
    assert codes(refusal) == ["act-before-service"]
    with pytest.raises(Refused) as refusal:
        acts.void(desk.context, order.rid, " ")
    assert codes(refusal) == ["void-no-reason"]
    acts.void(desk.context, order.rid, "金额有误")
    assert state(desk, order) is DocumentState.VOIDED
    with pytest.raises(Refused) as refusal:
        serve(desk, order)
    assert codes(refusal) == ["act-paper-ended"]
    assert case_file(desk.context, desk.case.rid).orders() == ()


def test_a_withdrawn_order_no_longer_counts_and_its_limits_end(desk, order):
    serve(desk, order)
    with pytest.raises(Refused) as refusal:
        acts.void(desk.context, order.rid, "金额有误")
    assert codes(refusal) == ["void-served"]
    acts.withdraw(desk.context, order.rid, "示例局长", "事实认定有误")
    assert state(desk, order) is DocumentState.WITHDRAWN
    assert case_file(desk.context, desk.case.rid).orders() == ()
    its_own = desk.context.store.find(Deadline, document_rid=order.rid)
    assert {d.done_on for d in its_own} == {date(2026, 3, 2)}
    for attempt in (
        lambda: acts.withdraw(desk.context, order.rid, "示例局长", "再撤"),
        lambda: acts.object_to(desk.context, order.rid, "示例", "异议"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert codes(refusal) == ["act-paper-ended"]


def test_a_service_entered_by_mistake_is_taken_back_with_its_deadlines(desk, order):
    wrong = serve(desk, order)
    with pytest.raises(Refused) as refusal:
        acts.undo(desk.context, wrong.rid, "")
    assert codes(refusal) == ["void-no-reason"]
    acts.undo(desk.context, wrong.rid, "登记到另一份文书")
    assert state(desk, order) is DocumentState.SEALED
    assert desk.context.store.find(Deadline, document_rid=order.rid) == ()
    assert wrong in desk.context.store.all(Act)
    desk.clock.advance(days=1)
    serve(desk, order)
    assert deadlines(desk)["DL-08"][0] == date(2026, 3, 3)


def test_a_service_that_others_stand_on_is_not_taken_back_before_them(desk, order):
    service, objection = serve(desk, order), acts.object_to(desk.context, order.rid, "示例公司", "已支付")
    with pytest.raises(Refused) as refusal:
        acts.undo(desk.context, service.rid, "误登")
    assert codes(refusal) == ["act-others-rest"]
    assert refusal.value.problems[0].details == {"acts": "提出异议"}
    acts.undo(desk.context, objection.rid, "误登")
    acts.undo(desk.context, service.rid, "误登")
    assert state(desk, order) is DocumentState.SEALED


def withdrawn(desk, order) -> None:
    acts.withdraw(desk.context, order.rid, "示例局长", "事实认定有误")


def taken_back(desk, order) -> None:
    acts.undo(desk.context, served_act(order, desk.context.store.find(Act, subject_rid=order.rid)).rid, "误登")


@pytest.mark.parametrize("removed", [withdrawn, taken_back])
def test_a_notice_whose_order_is_gone_says_so_and_is_to_be_withdrawn(desk, order, removed):
    serve(desk, order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    notice = pre_notice(desk, order)
    assert paper_file(desk.context, order.rid).resting == (notice,)
    serve(desk, notice)
    assert paper_file(desk.context, notice.rid).lost_ground is None
    removed(desk, order)
    assert paper_file(desk.context, notice.rid).lost_ground == order
    steps = {step.verb: step for step in next_steps(desk.context, desk.case.rid)}
    assert steps[StepVerb.WITHDRAW].record_rid == notice.rid
    assert order.number in steps[StepVerb.WITHDRAW].why
    acts.withdraw(desk.context, notice.rid, "示例局长", "指令书已撤销")
    assert StepVerb.WITHDRAW not in {step.verb for step in next_steps(desk.context, desk.case.rid)}


def test_a_notice_whose_order_is_gone_does_not_go_out(desk, order):
    serve(desk, order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    notice = pre_notice(desk, order)
    withdrawn(desk, order)
    with pytest.raises(Refused) as refusal:
        serve(desk, notice)
    assert codes(refusal) == ["paper-ground-lost"]
    (step,) = (step for step in next_steps(desk.context, desk.case.rid) if step.verb is StepVerb.VOID)
    assert step.record_rid == notice.rid


def test_sign_off_prints_and_takings_back_cannot_be_undone(desk, order):
    signed_off = desk.context.store.find(Act, subject_rid=order.rid)[0]
    printed = acts.printed(desk.context, order.rid, "存档联", 1)
    undone = acts.undo(desk.context, serve(desk, order).rid, "误登")
    for act in (signed_off, printed, undone):
        with pytest.raises(Refused) as refusal:
            acts.undo(desk.context, act.rid, "误登")
        assert codes(refusal) == ["act-cannot-be-undone"]


def test_a_filing_by_mistake_is_taken_back_whole(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    filed = next(a for a in desk.context.store.all(Act) if a.kind is ActKind.FILED)
    acts.undo(desk.context, filed.rid, "立错案")
    assert desk.context.store.need(Case, desk.case.rid).filed_on is None
    assert desk.context.store.count(Deadline) == 0
    assert cases.file_case(desk.context, desk.case.rid, "示例局长").filed_on == date(2026, 3, 2)


def test_prints_are_counted_by_copy(desk, order):
    acts.printed(desk.context, order.rid, "交付联", 2)
    desk.clock.advance(minutes=1)
    acts.printed(desk.context, order.rid, "交付联", 1)
    prints = [a for a in current(desk.context.store.find(Act, subject_rid=order.rid)) if a.kind is ActKind.PRINTED]
    assert [(a.copy, a.copies) for a in prints] == [("交付联", 2), ("交付联", 1)]
    assert state(desk, order) is DocumentState.SIGNED_OFF
    with pytest.raises(Refused) as refusal:
        acts.printed(desk.context, order.rid, "第三联", 1)
    assert codes(refusal) == ["copy-unknown"]


def test_the_service_record_says_what_was_served_and_how(desk, order):
    photo = take_in(desk.context, b"\xff\xd8\xff photo", "张贴照片", Belongs(desk.case.rid))
    hiding_attempts(desk, order.addressee)
    act = serve(desk, order, method=ServiceMethod.POSTED, refusal="已逃匿", evidence_rids=(photo.rid,))
    paper = for_service(desk.context, order, act)
    record = issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff(desk.context.writer.name))
    assert record.subject_rid == order.rid
    text = text_of(issuing.copy_bytes(desk.context, record, "存档联"))
    for words in (order.number, order.title, desk.company.name, "张贴", "2026年3月2日9时0分"):
        assert words in text


def test_an_unknown_paper_is_trouble(desk):
    with pytest.raises(Trouble) as trouble:
        acts.void(desk.context, new_rid(), "理由")
    assert trouble.value.code == "record-missing"


def test_a_paper_that_was_printed_nowhere_bears_no_seal_and_is_not_handed_over(desk):
    order, moment = desk.order(), desk.clock.now()
    with pytest.raises(Refused) as refusal:
        acts.affix_seal(desk.context, order.rid, "示例办公室")
    assert [(p.code, p.where) for p in refusal.value.problems] == [("print-uncounted", "printed")]
    with pytest.raises(Refused) as refusal:
        acts.serve(desk.context, order.rid, moment, service(desk), {"service-not-sealed": "印章外借"})
    assert [(p.code, p.where) for p in refusal.value.problems] == [("print-uncounted", "document")]
    sent = replace(service(desk), method=ServiceMethod.ELECTRONIC, confirmed=True, tracking="示例邮箱")
    with pytest.raises(Refused) as refusal:
        acts.serve(desk.context, order.rid, moment, sent)
    assert codes(refusal) == ["service-electronic-unsigned", "service-not-sealed"]  # what was sent is no sheet
    acts.printed(desk.context, order.rid, order.copies[-1].label, 1)
    assert acts.affix_seal(desk.context, order.rid, "示例办公室").note == ""
    assert acts.serve(desk.context, order.rid, moment, service(desk)).note == ""


def test_where_it_was_printed_is_told_once(desk, order):
    told = acts.affix_seal(desk.context, order.rid, "示例办公室", "用印纸0007号", "另存后在示例局打印")
    assert (told.note, told.printed) == ("用印纸0007号", "另存后在示例局打印")
    assert acts.serve(desk.context, order.rid, desk.clock.now(), service(desk)).note == ""


def test_the_seal_that_told_it_taken_back_it_is_asked_again(desk, order):
    wrong = acts.affix_seal(desk.context, order.rid, "示例办公室", printed="另存后在示例局打印")
    acts.undo(desk.context, wrong.rid, "登错了文书")
    with pytest.raises(Refused) as refusal:
        acts.affix_seal(desk.context, order.rid, "示例办公室")
    assert codes(refusal) == ["print-uncounted"]


def test_service_without_a_seal_wants_a_reason_and_the_seal_may_be_entered_afterwards(desk, order):
    acts.printed(desk.context, order.rid, order.copies[-1].label, 1)
    with pytest.raises(Refused) as refusal:
        acts.serve(desk.context, order.rid, desk.clock.now(), service(desk))
    assert [(p.code, p.level) for p in refusal.value.problems] == [("service-not-sealed", Level.WARNING)]
    reasons = {"service-not-sealed": "印章外借，先行送达"}
    assert acts.serve(desk.context, order.rid, desk.clock.now(), service(desk), reasons).note == "印章外借，先行送达"
    assert PaperVerb.SEAL in paper_file(desk.context, order.rid).verbs
    with pytest.raises(Refused) as refusal:
        acts.affix_seal(desk.context, order.rid, "示例办公室")
    assert [(p.code, p.where) for p in refusal.value.problems] == [("seal-late-no-note", "note")]
    acts.affix_seal(desk.context, order.rid, "示例办公室", "3月2日送达前已用印，补登")
    assert state(desk, order) is DocumentState.SERVED
    assert PaperVerb.SEAL not in paper_file(desk.context, order.rid).verbs
    with pytest.raises(Refused) as refusal:
        acts.affix_seal(desk.context, order.rid, "示例办公室", "再次用印")
    assert [p.code for p in refusal.value.problems] == ["already-sealed"]
