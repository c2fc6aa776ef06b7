"""The other side's lawyer finds what is weak in a file, and is told where."""

import json
from dataclasses import replace

from inspector_app.domain.brought_list import BroughtLine, BroughtList, Side
from inspector_app.domain.case_review import Check
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.element import ElementState
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.usecases import acts, evidence, people
from inspector_app.usecases.case_review import looked_through, review_sheet, review_words, weakness_words
from inspector_app.usecases.elements import case_elements
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import for_service
from inspector_app.usecases.prints import Signature
from tests.builders import an_interview
from tests.desk import DUE
from tests.usecases.test_review_looks import issued, put


def found(desk):
    return {each.rule.check: each for each in looked_through(desk.context, desk.case.rid) if each.where}


def test_every_check_has_its_words_and_is_looked_for(desk):
    assert set(desk.context.law.review.checks) == set(Check)
    assert set(found(desk)) == {Check.UNPROVED}  # a case with nothing but its lines


def test_an_order_without_inquiry_or_proof_is_found(desk, served_order):
    told = found(desk)
    assert {Check.NO_FILING_FORM, Check.ORDER_BEFORE_INQUIRY, Check.SERVICE_UNPROVED, Check.UNPROVED} <= set(told)
    words = "立案没有审批表：2026年3月2日立案。制作立案审批表"
    assert weakness_words(told[Check.NO_FILING_FORM]).startswith(words)


def test_a_signed_record_of_the_service_proves_it(desk, order):
    served = desk.serve(order)
    assert Check.SERVICE_UNPROVED in found(desk)
    record = desk.sign(for_service(desk.context, order, served))
    scan = evidence.take_in(desk.context, b"%PDF-1.7 signed", "送达回证", Belongs(order.case_rid))
    acts.sign_record(desk.context, record.rid, (scan.rid,), Signature(printed="另存后在示例局打印"))
    assert Check.SERVICE_UNPROVED not in found(desk)


def test_a_box_to_write_in_wants_the_scan_of_the_written_sheet(desk):
    people.save_person(desk.context, replace(desk.workers[0], name="示\U00033000例"))
    order = desk.served_order()
    assert found(desk)[Check.BY_HAND].words == (order.called,)
    written = evidence.take_in(desk.context, b"%PDF-1.7 written", "手写补字页", Belongs(order.case_rid))
    acts.add_scan(desk.context, order.rid, (written.rid,))
    assert Check.BY_HAND not in found(desk)


def test_what_is_ordered_beyond_the_claim_is_found(desk):
    first, *others = desk.claims
    desk.keep(replace(first, claimed_fen=100), *others)
    desk.served_order()
    assert found(desk)[Check.NOT_CLAIMED].words == ("第1行" + desk.workers[0].name,)


def test_a_talk_of_one_inspector_with_a_doubted_and_an_empty_answer_is_found(desk):
    worker = desk.workers[0]
    talk = an_interview(person_rid=worker.rid, case_rid=desk.case.rid, inspector_rids=(desk.context.writer.rid,))
    asked = replace(talk, qas=(*(replace(q, answer="申请" if q.key == "recusal" else q.answer) for q in talk.qas),
                               replace(talk.qas[0], key="", answer="")))  # fmt: skip
    with desk.context.unit("询问") as unit:
        unit.put(asked)
    told, numbers = found(desk), {Check.UNANSWERED: f"第{len(asked.qas)}问"}
    for check in (Check.ONE_INSPECTOR, Check.DOUBTED, Check.UNANSWERED):
        assert told[check].words == (f"询问{worker.name}{numbers.get(check, '')}",)


def test_an_order_that_orders_nothing_is_found_and_proves_no_order(desk, served_order):
    loose = {
        "text.order": "建议你（单位）于2026年3月13日前支付上述工资的一部分。",
        "text.facts": "经查，尚欠工资。以上事实有欠条等证据证明。",
    }
    facts = json.dumps(json.loads(served_order.facts) | loose, ensure_ascii=False)
    put(
        desk,
        replace(served_order, facts=facts, number="示人社监令字〔2025〕1号"),
        replace(desk.claims[0], earned_fen=1_999_999),
    )
    told = found(desk)
    assert any("没有写“责令”" in each for each in told[Check.UNMET].words)
    assert any("有欠条证明" in each for each in told[Check.OVERRIDDEN].words)
    assert any("文号是2025年的" in each for each in told[Check.NUMBERS_DIFFER].words)
    assert told[Check.NOT_RECKONED].words == ("第1行" + desk.workers[0].name,)
    states = {table.charge.id: e.state for table in case_elements(desk.context, desk.case.rid).tables
              for e in table.elements if e.rule.id == "ordered"}  # fmt: skip
    assert set(states.values()) == {ElementState.LACKING}


def test_a_worker_on_the_list_of_debtors_an_unheard_objection_and_two_numbers_are_found(desk, half_paid):
    worker, said = desk.workers[0], "2026年3月20日书面提出异议，本局不予理睬。"
    told = {"party.role": "其他直接责任人员", "addressee.name": worker.name, "told.heard": said, "text.heard": said}
    for form, number in (("list-pre-notice", "349900197001010018"), ("listing-ruling", "349900197001010026")):
        facts = json.dumps(told | {"addressee.uscc": number}, ensure_ascii=False)
        put(desk, *issued(desk, form, title=form, addressee=worker.name, addressee_rid="", facts=facts))
    words = {check: " ".join(each.words) for check, each in found(desk).items()}
    assert f"与本案的工人“{worker.name}”相同" in words[Check.OVERRIDDEN]
    assert "“不予理睬”" in words[Check.UNMET]
    assert "受送达人的号码与" in words[Check.NUMBERS_DIFFER]
    assert "349900" not in words[Check.NUMBERS_DIFFER]


def test_an_unsigned_list_and_a_missed_limit_are_found(desk):
    record = desk.record()
    today = desk.context.clock.today()
    term = Deadline(
        new_rid(), "DL-03", today, today.replace(day=1), False, "", case_rid=desk.case.rid, title="案件调查"
    )
    with desk.context.unit("期限") as unit:
        unit.put(term)
    told = found(desk)
    assert (told[Check.UNSIGNED].words, told[Check.LATE].words) == ((record.called,), ("案件调查",))


def test_a_file_that_only_lies_in_the_case_proves_nobodys_wages(desk):
    a_photo = Evidence(
        new_rid(), EvidenceKind.PHOTO, "欠条", "0" * 64, 1, "image/png", desk.clock.now(), case_rid=desk.case.rid
    )
    with desk.context.unit("证据") as unit:
        unit.put(a_photo)
    desk.served_order()
    assert len(found(desk)[Check.UNPROVED].where) == len(desk.claims)
    first, second, third = desk.claims
    desk.keep(replace(first, evidence_rids=(a_photo.rid,)))  # tied to its line
    talk = an_interview(person_rid=second.person_rid, case_rid=desk.case.rid, inspector_rids=(desk.context.writer.rid,))
    line = BroughtLine("", 1, desk.workers[2].name)
    attended = BroughtList(new_rid(), desk.case.rid, Side.ATTENDANCE, "三月考勤", a_photo.rid, DUE, lines=(line,))
    with desk.context.unit("询问、考勤") as unit:
        unit.put(talk)
        unit.put(attended)
    assert (third.person_rid, Check.UNPROVED in found(desk)) == (desk.workers[2].rid, False)


def test_every_check_stands_on_the_sheet_with_what_it_found(desk, served_order):
    every = looked_through(desk.context, desk.case.rid)
    sheet = review_sheet(desk.context, desk.case.rid)
    assert len(sheet.rows) == len(every) == len(Check)
    assert sheet.rows[0][1:4] == ["立案没有审批表", "证明不足", every[0].words[0]]
    assert sheet.rows[-1][2:5] == ["无", "—", "—"]
    assert sheet.sums == review_words(every) == f"逐项查找{len(Check)}项，发现5项：证明不足5项。"
