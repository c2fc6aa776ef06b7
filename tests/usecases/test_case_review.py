"""The other side's lawyer finds what is weak in a file, and is told where."""

from dataclasses import replace

from inspector_app.domain.case_review import Check
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.usecases.case_review import weakness_words, weaknesses
from tests.builders import an_interview


def found(desk):
    return {each.rule.check: each for each in weaknesses(desk.context, desk.case.rid)}


def test_every_check_has_its_words_and_is_looked_for(desk):
    assert set(desk.context.law.review) == set(Check)
    assert set(found(desk)) == {Check.UNPROVED}  # a case with nothing but its lines


def test_an_order_without_filing_inquiry_or_proof_is_found(desk):
    order = desk.served_order()
    told = found(desk)
    assert {Check.NOT_FILED, Check.ORDER_BEFORE_INQUIRY, Check.SERVICE_UNPROVED, Check.UNPROVED} <= set(told)
    assert told[Check.NOT_FILED].where == (order.called,)
    assert next(iter(told)) is Check.NOT_FILED  # the gravest
    assert weakness_words(told[Check.NOT_FILED]).startswith(f"没有立案就作出文书：{order.called}。补办立案审批")
    desk.file()
    assert Check.NOT_FILED not in found(desk)


def test_what_is_ordered_beyond_the_claim_is_found(desk):
    first, *others = desk.claims
    desk.keep(replace(first, claimed_fen=100), *others)
    desk.served_order()
    assert found(desk)[Check.NOT_CLAIMED].where == ("第1行" + desk.workers[0].name,)


def test_a_talk_of_one_inspector_with_a_doubted_and_an_empty_answer_is_found(desk):
    worker = desk.workers[0]
    talk = an_interview(person_rid=worker.rid, case_rid=desk.case.rid, inspector_rids=(desk.context.writer.rid,))
    asked = replace(talk, qas=(*(replace(q, answer="申请" if q.key == "recusal" else q.answer) for q in talk.qas),
                               replace(talk.qas[0], key="", answer="")))  # fmt: skip
    with desk.context.unit("询问") as unit:
        unit.put(asked)
    told = found(desk)
    for check in (Check.ONE_INSPECTOR, Check.DOUBTED, Check.UNANSWERED):
        assert told[check].where == (f"询问{worker.name}",)


def test_an_unsigned_list_and_a_missed_limit_are_found(desk):
    record = desk.record()
    today = desk.context.clock.today()
    term = Deadline(
        new_rid(), "DL-03", today, today.replace(day=1), False, "", case_rid=desk.case.rid, title="案件调查"
    )
    with desk.context.unit("期限") as unit:
        unit.put(term)
    told = found(desk)
    assert (told[Check.UNSIGNED].where, told[Check.LATE].where) == ((record.called,), ("案件调查",))
