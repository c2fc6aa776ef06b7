"""Each look of 案卷评查 at a file in which that fault was planted; what is right is never found weak."""

from dataclasses import replace
from datetime import date, timedelta

from inspector_app.domain.act import ActKind, PhoneApproval
from inspector_app.domain.case_review import Check, Place
from inspector_app.domain.document import About, DocumentKind, FrozenCopy
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.domain.interview import QA
from inspector_app.domain.person import PersonRole
from inspector_app.domain.renaming import Renaming
from inspector_app.formdefs.facts import to_json
from inspector_app.usecases import evidence
from inspector_app.usecases.case_review import looked_through, score_words
from inspector_app.usecases.evidence import Belongs
from tests.builders import NOON, a_document, a_person, a_service, an_act, an_interview
from tests.statement_files import pdf_of


def found(desk):
    return {each.rule.check: each for each in looked_through(desk.context, desk.case.rid) if each.where}


def put(desk, *records):
    with desk.context.unit("示例") as unit:
        for record in records:
            unit.put(record)


def issued(desk, form="order-to-pay", **changes):
    """A paper of the case, with the act that issued it now."""
    values = {"case_rid": desk.case.rid, "addressee": desk.company.name, "addressee_rid": desk.company.rid}
    paper = a_document(form=form, **{"number": f"示〔2026〕{form}号", **values, **changes})
    kind = ActKind.SIGNED_OFF if paper.kind is DocumentKind.OUTGOING else ActKind.APPROVED
    return paper, done(desk, kind, paper)


def done(desk, kind, paper, **changes):
    return an_act(kind, paper, **{"at": desk.clock.now(), "case_rid": desk.case.rid, **changes})


def a_talk(desk, **changes):
    team = tuple(inspector.rid for inspector in desk.context.team())
    values = {"person_rid": desk.workers[0].rid, "case_rid": desk.case.rid, "inspector_rids": team}
    return an_interview(**{**values, **changes})


def at_hour(desk, hours):
    return desk.clock.now() + timedelta(hours=hours)


def handed(desk, **changes):
    """A service by both inspectors."""
    return a_service(inspector_rids=tuple(inspector.rid for inspector in desk.context.team()), **changes)


def test_days_that_contradict_each_other_are_found(desk):
    desk.file()
    order, signed = issued(desk, created_at=desk.clock.now())
    hour = timedelta(hours=1)
    approval, approved = issued(desk, "referral-approval-form", kind=DocumentKind.INTERNAL)
    referral, sent = issued(desk, "criminal-referral", title="移送书")
    early, before = issued(desk, "payment-decision", title="决定书")
    put(
        desk, order, signed, done(desk, ActKind.SERVED, order, at=signed.at - hour, service=handed(desk)),
        referral, sent, approval, replace(approved, at=sent.at + timedelta(days=1)),
        early, replace(before, at=before.at - timedelta(days=3)),
    )  # fmt: skip
    at = {spot.rid: spot.called for spot in found(desk)[Check.DATES].where}
    assert set(at) == {order.rid, referral.rid}
    assert "08:00送达，早于2026年3月2日 09:00签发" in at[order.rid]
    assert at[referral.rid].endswith("：2026年3月2日作出，早于2026年3月3日移送审批表")
    unfiled = found(desk)[Check.NOT_FILED]
    assert unfiled.words == (f"{early.called}：2026年2月27日作出，早于2026年3月2日立案",)


def test_a_talk_before_the_filing_without_a_visit_and_an_overlapping_one_are_found(desk):
    talk = a_talk(desk, started_at=desk.clock.now() - timedelta(days=3), ended_at=desk.clock.now() - timedelta(days=2))
    other = replace(talk, rid=new_rid(), case_rid="")
    put(desk, talk)
    assert {Check.ASKED_BEFORE_FILING, Check.OVERLAP}.isdisjoint(found(desk))
    desk.file()
    put(desk, other)
    told = found(desk)
    assert told[Check.ASKED_BEFORE_FILING].where[0].called.endswith("（2026年2月27日，2026年3月2日立案）")
    assert [(spot.place, spot.rid) for spot in told[Check.OVERLAP].where] == [(Place.INTERVIEW, talk.rid)]


def test_an_expired_certificate_and_questions_that_were_not_asked_are_found(desk):
    talk = a_talk(desk, ended_at=None)
    writer = desk.context.writer
    put(desk, talk)
    assert {Check.CERTIFICATE, Check.NOT_ASKED}.isdisjoint(found(desk))
    expired = replace(writer, certificate_until=talk.started_at.date() - timedelta(days=1))
    put(desk, expired, replace(talk, qas=tuple(qa for qa in talk.qas if qa.key != "rights")))
    told = found(desk)
    assert told[Check.CERTIFICATE].words == (f"询问{desk.workers[0].name}（{writer.name}）",)
    assert told[Check.NOT_ASKED].words == (f"询问{desk.workers[0].name}",)


def test_a_paper_on_anothers_order_a_decision_without_notice_and_a_second_order_are_found(desk):
    lines = tuple(claim.rid for claim in desk.claims)
    order, signed = issued(desk, about=About(claim_rids=lines))
    again, too = issued(desk, about=About(claim_rids=lines[:2]), number="示〔2026〕2号")
    to_other, theirs = issued(
        desk, number="示〔2026〕3号", addressee="示例建工有限公司", addressee_rid=desk.other_company().party_rid
    )
    decision, decided = issued(desk, "payment-decision", about=About(order_rid=to_other.rid), title="决定书")
    put(desk, order, signed, to_other, theirs, decision, decided)
    told = found(desk)
    assert told[Check.WRONG_PARTY].words == (
        f"{decision.called}：所依据的{to_other.called}是发给示例建工有限公司的",
    )  # fmt: skip
    assert told[Check.STEP_MISSING].words == (f"{decision.called}：没有行政处理事先告知书",)
    assert Check.SAME_DEBT not in told
    notice, warned = issued(desk, "decision-prior-notice", title="告知书")
    put(desk, again, too, notice, warned, replace(decision, about=About(order_rid=order.rid)))
    told = found(desk)
    assert told[Check.SAME_DEBT].words == (f"{again.called}：其中2行已在前一份指令书中",)
    head = "法定代表人或者主要负责人"
    listed, warned = issued(  # O45 art. 6: the order to the company is what its head answers for
        desk, "list-pre-notice", about=About(order_rid=order.rid), addressee="示例法人", addressee_rid="",
        facts=f'{{"party.role":"{head}"}}', number="示〔2026〕8号", title="拟列入告知书",
    )  # fmt: skip
    put(desk, listed, warned)
    assert Check.WRONG_PARTY not in found(desk)
    assert {Check.WRONG_PARTY, Check.STEP_MISSING}.isdisjoint(told)


def test_a_receiver_without_power_and_a_telephone_approval_not_made_up_for_are_found(desk):
    order, signed = issued(desk)
    call = PhoneApproval(desk.clock.now(), "0500-0000000")
    service = handed(desk, receiver="示例丁", receiver_relation="施工员")
    served = done(desk, ActKind.SERVED, order, service=service)
    put(desk, order, replace(signed, phone=call), served)
    told = found(desk)
    assert told[Check.RECEIVER].words == (f"{order.called}：示例丁（施工员）",)
    assert told[Check.PHONED].words == (order.called,)
    power, _ = issued(
        desk, "authorization", kind=DocumentKind.RECORD, title="授权委托书", number="", facts='{"agent.name":"示例丁"}'
    )
    put(desk, power, done(desk, ActKind.SIGNED, power), done(desk, ActKind.RATIFIED, order))
    assert {Check.RECEIVER, Check.PHONED}.isdisjoint(found(desk))


def test_a_record_with_fewer_pages_scanned_than_printed_and_a_blank_end_are_found(desk):
    record, _ = issued(
        desk, "wage-arrears-list", edition="2026.1", kind=DocumentKind.RECORD, number="", title="明细表",
        copies=(FrozenCopy("存档联", "0" * 64, 1, 2),),
    )  # fmt: skip
    belongs = Belongs(desk.case.rid)
    scan = evidence.take_in(desk.context, pdf_of([[]]), "签名件", belongs)
    more = replace(scan, rid=new_rid(), media_type="image/jpeg")
    put(desk, record, scan, more, done(desk, ActKind.SIGNED, record, evidence_rids=(scan.rid,)))
    told = found(desk)
    assert told[Check.PAGES_LACK].words == ("《明细表》：印出2页，扫描1页",)
    assert told[Check.BLANK_SPACE].words == ("《明细表》",)
    put(desk, replace(record, edition="2026.12"), done(desk, ActKind.SCANNED, record, evidence_rids=(more.rid,)))
    assert {Check.PAGES_LACK, Check.BLANK_SPACE}.isdisjoint(found(desk))


def test_elements_and_a_ground_that_nothing_proves_are_found_once_an_order_relies_on_them(desk):
    assert {Check.ELEMENT, Check.GROUND}.isdisjoint(found(desk))
    desk.file()
    desk.order(to=desk.other_company())
    told = found(desk)
    assert "违法事实：克扣、无故拖欠工资——农民工提供了劳动（尚待证明）" in told[Check.ELEMENT].words
    assert {spot.place for spot in told[Check.ELEMENT].where} == {Place.ELEMENT}
    assert len(told[Check.GROUND].where) == 1
    assert told[Check.NO_FILING_FORM].words == ("2026年3月2日立案",)


def test_what_may_be_void_leaves_no_score(desk):
    rules = desk.context.law.review
    assert score_words(rules, looked_through(desk.context, desk.case.rid)).startswith("评分92分（满分100分）。")
    put(desk, *issued(desk))
    assert score_words(rules, looked_through(desk.context, desk.case.rid)).startswith("有“可能无效”的项目，先改正")


def test_an_opinion_against_a_paper_numbers_that_differ_and_what_cannot_be_are_found(desk):
    order, signed = issued(desk, facts=f'{{"case.number":"{desk.case.number}","text.x":"3月2日（星期一）起"}}')
    notice, told = issued(
        desk, "decision-prior-notice", title="告知书", about=About(order_rid=order.rid),
        facts=f'{{"case.number":"{desk.case.number}","order.number":"{order.number}"}}',
    )  # fmt: skip
    put(desk, order, replace(signed, note="同意下达"), notice, told)
    weak = {Check.AGAINST_OPINION, Check.NUMBERS_DIFFER, Check.ID_NUMBER, Check.WEEKDAY}
    assert weak.isdisjoint(found(desk))
    worker = desk.workers[0]
    last = "X" if worker.id_number[-1] != "X" else "1"
    facts = '{"case.number":"示〔2026〕9号","order.number":"示〔2026〕7号","text.x":"于2026年3月3日（星期五）支付"}'
    put(
        desk, replace(signed, note="不同意，回来再说"), replace(notice, facts=facts),
        replace(worker, id_number=worker.id_number[:-1] + last),
    )  # fmt: skip
    now = found(desk)
    assert now[Check.AGAINST_OPINION].words == (f"{order.called}的签发：“不同意”（{signed.by}）",)
    assert now[Check.NUMBERS_DIFFER].words == (
        f"{notice.called}：案件编号写的是示〔2026〕9号，登记的是{desk.case.number}",
        f"{notice.called}：责令支付文书文号写的是示〔2026〕7号，登记的是{order.number}",
    )
    assert now[Check.ID_NUMBER].words == (f"第1行{worker.name}",)
    assert now[Check.WEEKDAY].words == (f"{notice.called}：2026年3月3日是星期二，写作星期五",)


def test_a_hearing_before_its_party_was_told_is_found(desk):
    """APL art. 64."""
    desk.file()
    notice, signed = issued(desk, "penalty-prior-notice", title="告知书")
    record, _ = issued(desk, "hearing-record", title="听证笔录", kind=DocumentKind.RECORD,
                       facts='{"hearing.at": "2026-02-27T08:00:00+08:00"}')  # fmt: skip
    put(desk, notice, signed, done(desk, ActKind.SERVED, notice, service=handed(desk)), record)
    words = found(desk)[Check.DATES].words
    assert any(each.endswith("：2026年2月27日听证，早于2026年3月2日告知书送达") for each in words)


def test_a_record_of_a_hearing_that_holds_nothing_and_a_hearing_refused_to_who_asked_in_time_are_found(desk):
    """APL arts 63 to 65."""
    desk.file()
    notice, signed = issued(desk, "penalty-prior-notice", title="告知书")
    parts = '{"heading": "二、质证", "text": " "}, {"heading": "三、申辩", "text": "没有意见"}'
    record, _ = issued(
        desk, "hearing-record", title="听证笔录", kind=DocumentKind.RECORD, facts=f'{{"hearing_parts": [{parts}]}}'
    )
    answer = done(desk, ActKind.OBJECTION_ANSWERED, notice, note="处罚适当，不予听证", at=at_hour(desk, 3))
    asked = done(desk, ActKind.OBJECTED, notice, note="过重，请求召开听证会", at=at_hour(desk, 2))
    put(desk, notice, signed, done(desk, ActKind.SERVED, notice, service=handed(desk)), record, answer)
    assert {Check.HEARING_EMPTY, Check.HEARING_REFUSED}.isdisjoint(found(desk))  # not signed, not asked for
    put(desk, asked, done(desk, ActKind.SIGNED, record))
    told = found(desk)
    assert told[Check.HEARING_REFUSED].words == (f"{notice.called}：答复“处罚适当，不予听证”",)
    assert told[Check.HEARING_EMPTY].words == (f"{record.called}：二、质证",)
    put(desk, done(desk, ActKind.WAIVED, notice, at=at_hour(desk, 4)))
    assert Check.HEARING_REFUSED not in found(desk)


def test_papers_to_one_party_under_two_names_are_found_until_the_renaming_is_registered(desk):
    order, signed = issued(desk)
    later = desk.clock.now() + timedelta(days=9)
    notice, told = issued(desk, "decision-prior-notice", title="告知书", addressee="示例安泰建筑劳务有限公司",
                          about=About(order_rid=order.rid), created_at=later)  # fmt: skip
    put(desk, order, signed, notice, told)
    assert found(desk)[Check.OTHER_NAME].words == (
        f"{notice.called}：受送达人为{notice.addressee}，{order.called}为{order.addressee}",
    )
    put(desk, Renaming(new_rid(), desk.company.rid, order.addressee, notice.addressee, later.date(), "登记通知书1号"))
    assert Check.OTHER_NAME not in found(desk)


def test_too_few_voters_are_found_until_the_sheet_with_every_signature_is_kept(desk):
    """A1: one of six had signed, and nobody was told."""
    facts = {"representatives": [{"name": "示例"}], "lead.heads": 6, "lines": [{"line": 1, "name": "示例"}]}
    paper, chosen = issued(desk, "representatives", facts=to_json(facts), kind=DocumentKind.RECORD)
    put(desk, paper, replace(chosen, kind=ActKind.SIGNED))
    assert found(desk)[Check.FEW_VOTERS].words == (f"{paper.called}：写明推选人1人，共6人",)
    scan = desk.context.store.all(Evidence)[0]
    put(desk, done(desk, ActKind.SCANNED, paper, evidence_rids=(scan.rid,)))
    assert Check.FEW_VOTERS not in found(desk)


def test_more_than_its_hours_can_hold_is_found(desk):
    """22 questions in two minutes, eight items of a visit in one."""
    qas = tuple(QA(f"问{number}", "答") for number in range(22))
    talk = a_talk(desk, qas=qas, ended_at=NOON + timedelta(minutes=2))
    items = tuple(CheckedItem(item, CheckResult.CONFORMS) for item in list(desk.context.law.checklist)[:8])
    times = {"started_at": NOON, "ended_at": NOON + timedelta(minutes=1)}
    visit = Inspection(
        new_rid(), InspectionKind.CASE, **times, case_rid=desk.case.rid, site_name="示例工地", items=items
    )
    put(desk, talk, visit)
    places = {spot.rid: spot.called for spot in found(desk)[Check.TOO_SHORT].where}
    assert set(places) == {talk.rid, visit.rid}
    assert (places[talk.rid][-5:], places[visit.rid][-4:]) == ("，22问）", "，8项）")
    put(desk, replace(talk, ended_at=NOON + timedelta(minutes=20)), replace(visit, ended_at=NOON + timedelta(hours=1)))
    assert Check.TOO_SHORT not in found(desk)


def test_an_order_upon_the_workers_word_alone_that_ends_on_a_day_of_rest_is_found(desk):
    """CPL art. 85(3): Labour Day and the days after it are off; what was set until then goes on."""
    order, signed = issued(desk, due=date(2026, 5, 1), about=About(claim_rids=tuple(c.rid for c in desk.claims)))
    put(desk, a_talk(desk), order, signed)
    assert found(desk)[Check.ONE_SIDED].words == (f"{order.called}：没有询问班组长、单位的人员",)
    assert found(desk)[Check.REST_DAY].words == (f"{order.called}：2026年5月1日是休息日，顺延至2026年5月6日",)
    leader = a_person("示例班组长", role=PersonRole.CREW_LEADER)
    put(desk, leader, a_talk(desk, person_rid=leader.rid), replace(order, due=date(2026, 5, 7)))
    assert {Check.ONE_SIDED, Check.REST_DAY}.isdisjoint(found(desk))
