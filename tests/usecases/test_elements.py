"""要件表 of a case: what its records prove, what a person says of it, and what papers annex."""

from dataclasses import replace

import pytest

from inspector_app.domain.act import Act, ActKind, ServiceMethod
from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import About
from inspector_app.domain.element import ElementState, ElementTie, Source
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA
from inspector_app.domain.role import Role
from inspector_app.lawbook.marks import MARK_WORDS
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import acts, issuing, thresholds
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.elements import (
    case_elements,
    confirm_proposed,
    count_words,
    element_values,
    elements_paper,
    gap_words,
    prove_otherwise,
    take_back_tie,
    tie_piece,
    untie_piece,
)
from inspector_app.usecases.paper import Paper
from tests.builders import NOON, a_service, an_act, an_interview
from tests.desk import AFTER

OWED = QA("是否有工资尚未领取？如有，是哪些月份、多少数额？", "三个月没有领。")


def found(desk):
    return case_elements(desk.context, desk.case.rid)


def element(desk, name):
    one = found(desk).element(name)
    assert one is not None
    return one


def keep(desk, *records):
    with desk.context.unit("登记") as unit:
        for each in records:
            unit.put(each)


def a_photo(desk, title, shows=""):
    return Evidence(new_rid(), EvidenceKind.PHOTO, title, "0" * 64, 1, "image/jpeg", NOON, False, desk.case.rid,
                    shows=shows)  # fmt: skip


def heard(desk):
    team = tuple(each.rid for each in desk.context.team())
    talk = an_interview(person_rid=desk.workers[0].rid, case_rid=desk.case.rid, inspector_rids=team)
    keep(desk, replace(talk, qas=(*talk.qas, OWED)))


def refused(act, *args):
    with pytest.raises(Refused) as refusal:
        act(*args)
    return refusal.value.problems[0].code


def test_orders_service_expiry_and_sums_prove_of_themselves(desk):
    assert element(desk, "crime.ordered").state is ElementState.LACKING
    assert gap_words(element(desk, "crime.ordered")).endswith("制作、签发责令支付的文书并送达。")
    order = desk.order()
    public = a_service(method=ServiceMethod.PUBLIC_NOTICE, inspector_rids=(desk.context.writer.rid,))
    act = an_act(ActKind.SERVED, order, at=desk.clock.now(), case_rid=desk.case.rid, service=public)
    keep(desk, act)
    for name in ("ordered", "served"):  # a public notice of today serves nobody before its term is over
        assert element(desk, f"crime.{name}").state is ElementState.LACKING, name
    acts.undo(desk.context, act.rid, "误登")
    posted = replace(act, rid=new_rid(), service=replace(public, method=ServiceMethod.POSTED))
    keep(desk, posted)
    for name, state in (("crime", ElementState.PROVED), ("listing", ElementState.LACKING)):
        assert element(desk, f"{name}.served").state is state, name  # J2013-3 art. 4(2): against an absconder alone
    acts.undo(desk.context, posted.rid, "误登")
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    for name in ("ordered", "served", "expired"):
        assert element(desk, f"crime.{name}").state is ElementState.PROVED, name
    (expired,) = element(desk, "listing.expired").proof
    assert expired.words.startswith(f"{order.called}期限届满：2026年3月13日期满，还有")
    (service,) = element(desk, "crime.served").proof
    assert (service.rid, service.text) == (order.rid, "2026年3月2日直接送达，示例收件人收件")


def test_what_was_paid_after_a_term_is_told_beside_it_and_does_not_undo_it(desk):
    """R423 art. 26, O45 art. 5: the term had passed in vain; CL276 art. 276-1(3), J2013-3 art. 6: it may mitigate."""
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 4_000_000, "示例高法〔2026〕1号")
    desk.half_paid()
    assert element(desk, "crime.amount").state is ElementState.PROVED
    assert element(desk, "crime.paid_after").state is ElementState.SPARED
    day = desk.clock.today()
    desk.pay(*[2_000_000] * len(desk.claims))
    assert element(desk, "arrears.unpaid").state is ElementState.LACKING
    for name in ("listing.expired", "defiance.refused", "crime.expired", "extra_pay.expired"):
        found = element(desk, name)
        assert (found.state, found.against) == (ElementState.PROVED, ()), name
        assert found.proof[0].text.endswith(f"；期满后支付3人共60,000.00元，最后一笔{chinese(day)}"), found.proof
    assert element(desk, "crime.paid_after").state is ElementState.PROVED
    assert element(desk, "crime.amount").state is ElementState.PROVED  # as it was when the term was over


def test_an_answer_is_proposed_with_its_question_until_it_is_confirmed(desk):
    heard(desk)
    employer = element(desk, "arrears.unpaid")
    answer = next(piece for piece in employer.proposed if piece.source is Source.ANSWER)
    assert answer.called == f"{desk.workers[0].name}2026年3月2日询问笔录（尚未签名）第5问"
    assert (answer.text, answer.question) == (OWED.answer, OWED.question)
    (tie,) = confirm_proposed(desk.context, desk.case.rid, "arrears.unpaid")
    assert (tie.piece, tie.by) == (answer.key, desk.context.writer.name)
    assert not element(desk, "arrears.unpaid").proposed
    assert refused(confirm_proposed, desk.context, desk.case.rid, "arrears.unpaid") == "element-nothing-proposed"


def test_a_person_ties_unties_with_a_reason_and_takes_it_back(desk):
    photo = a_photo(desk, "店面卷帘门上的转让告示")
    keep(desk, photo)
    key, context, rid = f"evidence:{photo.rid}", desk.context, desk.case.rid
    tie_piece(context, rid, "crime.flight", key, "人已经不在")
    assert element(desk, "crime.flight").state is ElementState.PROVED
    assert refused(tie_piece, context, rid, "crime.flight", key) == "element-tied"
    assert refused(untie_piece, context, rid, "crime.flight", key, "。") == "element-no-reason"
    untied = untie_piece(context, rid, "crime.flight", key, "告示是隔壁店的")
    assert context.store.all(ElementTie) == (untied,)
    assert element(desk, "crime.flight").state is ElementState.LACKING
    take_back_tie(context, rid, untied.rid)
    prove_otherwise(context, rid, "crime.flight", "公安机关已经上网追逃，文号见卷二第3页")
    assert element(desk, "crime.flight").state is ElementState.PROVED
    assert refused(tie_piece, context, rid, "crime.flight", "evidence:no") == "element-piece-gone"
    assert refused(tie_piece, context, rid, "crime.no", key) == "element-not-found"


def test_attempts_that_prove_hiding_are_proposed_for_flight(desk):
    told = Contact(
        new_rid(), desk.case.rid, NOON, ContactWay.CALL, ContactOutcome.REACHED, "示例劳务有限公司",
        appointed_at=NOON.replace(hour=6), came=False,
    )  # fmt: skip
    keep(desk, told)
    (hides,) = element(desk, "crime.flight").proposed
    assert hides.called == "示例劳务有限公司的联系记录"


def test_papers_annex_what_concerns_them_once_it_is_spoken_of(desk):
    def rows(form):
        whole = case_file(desk.context, desk.case.rid)
        return element_values(desk.context, whole, Paper(desk.context.form_of(form), case_rid=desk.case.rid))

    def charges(form):
        return list(dict.fromkeys(row["charge"] for row in rows(form)["elements"]))

    assert charges(Role.INVESTIGATION_REPORT) == ["违法事实：克扣、无故拖欠工资"]
    desk.half_paid()
    heard(desk)
    referral = rows(Role.REFERRAL)
    assert charges(Role.REFERRAL) == ["涉嫌拒不支付劳动报酬罪"]
    assert referral["elements.summary"].startswith("涉嫌拒不支付劳动报酬罪，")
    flight = next(row for row in rows(Role.LEGAL_REVIEW)["elements"] if row["element"] == "逃跑、藏匿（择一）")
    assert (flight["proof"], "联系记录" in flight["gap"]) == ("〔尚待证明〕", True)
    assert len(charges(Role.ELEMENTS)) == len(desk.context.law.elements)
    unpaid = next(row for row in rows(Role.ELEMENTS)["elements"] if row["element"] == "到期没有足额支付")
    assert unpaid["proof"].endswith(f"{desk.workers[0].name}2026年3月2日询问笔录（尚未签名）第5问（待确认）")
    assert elements_paper(desk.context, desk.case.rid).form == "case-elements"


def test_the_police_read_what_is_proved_against_the_suspect_and_nothing_else(desk):
    """No inner note, no order to somebody else (J2013-3 art. 4); what nobody proved or confirmed wants a reason."""
    context, own = desk.context, desk.half_paid()
    heard(desk)
    firm = Company(new_rid(), "示例路桥集团有限公司")
    other = replace(
        own, rid="other", number="示人社监令字〔2026〕9号", serial=9, addressee=firm.name, addressee_rid=firm.rid
    )
    served = next(act for act in context.store.find(Act, subject_rid=own.rid) if act.kind is ActKind.SERVED)
    keep(desk, firm, other, replace(served, rid="served-other", subject_rid="other"))
    assert any("9号" in piece.called for piece in element(desk, "crime.served").proof)
    paper = Paper(
        context.form_of(Role.REFERRAL), desk.case.rid, addressee=own.addressee, addressee_rid=own.addressee_rid,
        about=About(order_rid=own.rid),
    )  # fmt: skip
    facts = issuing.start_facts(context, paper)
    told = "".join(f"{row['element']}{row['basis']}{row['proof']}" for row in facts["elements"])
    assert "经人力资源社会保障部门责令支付" in told
    assert not any(word in told for word in ("待确认", "尚待证明", "择一", "9号", *filter(None, MARK_WORDS.values())))
    assert not any(row.get("gap") for row in facts["elements"])
    (open_,) = [each for each in issuing.paper_problems(context, paper, facts) if each.code == "elements-unproved"]
    assert open_.level is Level.WARNING
    assert "没有正当理由" in open_.details["names"]


def test_what_is_told_in_few_words(desk, half_paid):
    tables = {table.charge.id: table for table in found(desk).tables}
    assert count_words(tables["extra_pay"]) == "4项要件，已有证明4项"
