"""案卷评查 asks papers that are out the rules of their day, as their case stood then; what a reason passed is told."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case_review import Check
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Event, Role
from inspector_app.support.clock import at
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.limit_events import lapsed, moved
from inspector_app.usecases.paper import Paper
from tests.builders import a_person
from tests.desk import AFTER, MONDAY
from tests.usecases.test_review_looks import done, found, handed, issued, put


def words(desk, check):
    return found(desk)[check].words if check in found(desk) else ()


def told_and_listed(desk, days):
    """A notice served on Monday, and the decision so many days later."""
    desk.file()
    monday = desk.clock.now()
    notice, warned = issued(desk, "list-pre-notice", title="告知书", number="示〔2026〕7号")
    served = done(desk, ActKind.SERVED, notice, at=monday, service=handed(desk))
    sealed = done(desk, ActKind.SEALED, notice, at=monday)
    term = Deadline(new_rid(), "DL-13", monday.date(), monday.date() + timedelta(days=7), False, "", desk.case.rid,
                    notice.rid, served.rid, "异议")  # fmt: skip
    put(desk, notice, warned, sealed, served, term)
    desk.clock.move_to(monday + timedelta(days=days))
    decision, decided = issued(desk, "listing-ruling", title="列入决定书", number="示〔2026〕8号")
    put(desk, decision, decided)
    return notice, decision


def test_a_decision_made_while_the_party_could_still_object_is_found_on_every_later_day(desk):
    _, decision = told_and_listed(desk, 0)
    desk.clock.move_to(at(AFTER, 9) + timedelta(days=30))
    assert f"{decision.called}：5个工作日的异议期还没有届满" in words(desk, Check.UNMET)


def test_a_decision_after_the_term_is_not_found_whatever_happens_later(desk):
    notice, decision = told_and_listed(desk, 8)
    assert not [each for each in words(desk, Check.UNMET) if each.startswith(decision.called)]
    put(desk, done(desk, ActKind.OBJECTED, notice, at=desk.clock.now() + timedelta(days=1)))
    assert not [each for each in words(desk, Check.UNMET) if each.startswith(decision.called)]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"notice.defence_days": 0}, "陈述申辩期限（工作日）"),
        ({"document.date": "2026-02-20", "order.due": "2026-02-25"}, "文书日期（2026年2月20日）早于文书自己写明的"),
        ({"text.rights": "你（单位）没有陈述、申辩的权利。"}, "“权利告知”"),
    ],
)
def test_what_a_paper_itself_says_is_held_against_the_rules(desk, facts, told):
    desk.file()
    notice, warned = issued(desk, "decision-prior-notice", title="告知书", facts=json.dumps(facts))
    put(desk, notice, warned)
    assert any(each.startswith(notice.called) and told in each for each in words(desk, Check.UNMET))


def test_who_handles_a_paper_or_a_case_and_approved_it_is_found(desk):
    writer = desk.context.writer.name
    order, signed = issued(desk, "order-to-pay", title="指令书")
    desk.file()
    filing = next(act for act in desk.context.store.find(Act, subject_rid=desk.case.rid))
    put(desk, order, replace(signed, by=writer), replace(filing, by=writer))
    told = words(desk, Check.UNMET)
    assert {
        f"{order.called}：{writer}是承办的监察员，不能自己批准",
        f"立案：{writer}是承办的监察员，不能自己批准",
    } <= set(told)


def test_what_a_reason_passed_stands_with_the_reason(desk):
    order = desk.sign(
        desk.order_paper(at(AFTER, 9).date() + timedelta(days=200)), {"gate-order-day-unusual": "单位停产，分期筹款"}
    )
    assert any(
        each.startswith(order.called) and each.endswith("（理由：单位停产，分期筹款）")
        for each in words(desk, Check.OVERRIDDEN)
    )
    put(desk, replace(order, reasons=("printed-otherwise：领导要求",)))  # of which nobody knows the details any more
    assert f"{order.called}（理由：领导要求）" in words(desk, Check.OVERRIDDEN)


def test_a_filing_that_a_reason_replaced_is_weak_and_not_void(desk):
    order, signed = issued(desk, "order-to-pay", title="指令书")
    put(desk, order, signed)
    assert words(desk, Check.NOT_FILED) == (order.called,)
    put(desk, replace(order, reasons=("gate-not-filed：当场责令改正",)))
    assert words(desk, Check.NOT_FILED) == ()
    assert f"{order.called}：本案在文书当日还没有立案（理由：当场责令改正）" in words(desk, Check.OVERRIDDEN)


def test_a_service_without_seal_is_found_with_its_reason_or_without(desk, order):
    acts.serve(desk.context, order.rid, desk.clock.now(), handed(desk, receiver_relation="法定代表人"),
               dict.fromkeys(("service-not-sealed", "print-uncounted"), "印章外借，先行送达"))  # fmt: skip
    told = [each for each in words(desk, Check.OVERRIDDEN) if each.startswith(f"{order.called}的送达：")]
    assert len(told) == 1
    assert "这份文书还没有登记用印" in told[0]
    assert told[0].endswith("（理由：印章外借，先行送达）")


def test_what_was_done_by_the_rules_is_not_found(desk):
    desk.pre_notice()
    assert {Check.UNMET, Check.NOT_FILED} & set(found(desk)) == set()


def test_a_paper_is_asked_of_the_lines_of_its_day(desk):
    """What a list came to later says nothing of a notice that was right when it went out."""
    desk.file()
    lines = desk.context.store.find(WageClaim, case_rid=desk.case.rid)
    owed = f"该单位拖欠{len(lines)}名农民工工资共计{yuan(sum(each.found_fen for each in lines))}元。"
    notice, warned = issued(desk, "reminder-letter", title="提示函", facts=json.dumps({"letter.risk": owed}))
    put(desk, notice, warned)
    before = words(desk, Check.OVERRIDDEN), words(desk, Check.UNMET)
    desk.clock.move_to(desk.clock.now() + timedelta(days=40))
    first, second, *_ = lines
    worker = a_person("示例后来者")
    later = replace(second, rid=new_rid(), person_rid=worker.rid, line=9)
    put(desk, worker, later, replace(first, found_fen=123_45, claimed_fen=123_45))
    with desk.context.unit("删除一行") as unit:
        unit.delete(second)
    assert (words(desk, Check.OVERRIDDEN), words(desk, Check.UNMET)) == before


def told_what_is_intended(desk, days):
    """行政处理事先告知书 so many days after the case was filed."""
    desk.clock.move_to(at(MONDAY, 9) + timedelta(days=days))
    form = desk.context.form_of(Role.DECISION_NOTICE)
    paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    return paper, [p.code for p in issuing.paper_problems(desk.context, paper, desk.facts(paper))]


LATE = "gate-investigated-late"


def test_what_comes_of_an_investigation_beyond_its_term_wants_the_reason_once(desk, half_paid):
    last = (desk.context.store.find(Deadline, rule="DL-03")[0].due - MONDAY).days
    assert LATE not in told_what_is_intended(desk, last)[1]
    paper, asked = told_what_is_intended(desk, last + 1)
    assert LATE in asked
    notice, warned = issued(desk, paper.form, title="告知书", reasons=(f"{LATE}：等待账册鉴定，四月已查清",))
    put(desk, notice, warned)
    assert any("本案的调查期限" in each and "等待账册鉴定" in each for each in words(desk, Check.OVERRIDDEN))
    decision = replace(paper, form=desk.context.form_of(Role.DECISION))
    found = issuing.paper_problems(desk.context, decision, desk.facts(decision))
    assert LATE not in [each.code for each in found]


def test_a_report_made_in_time_ends_the_investigation_however_late_the_decision_is(desk):
    desk.file()
    report = desk.context.form_of(Role.INVESTIGATION_REPORT)
    put(desk, *issued(desk, report, kind=DocumentKind.INTERNAL))
    assert LATE not in told_what_is_intended(desk, 120)[1]


def test_the_term_of_an_investigation_ends_with_its_report_and_runs_again_without_it(desk):
    desk.file()
    report, approved = issued(desk, desk.context.form_of(Role.INVESTIGATION_REPORT), kind=DocumentKind.INTERNAL)
    put(desk, report, approved, *moved(desk.context, Event.SIGNED_OFF, report, approved, desk.clock.now().date()))
    assert desk.context.store.find(Deadline, rule="DL-03")[0].done_on == desk.clock.now().date()
    put(desk, *lapsed(desk.context, report, approved, desk.clock.now().date()))
    assert desk.context.store.find(Deadline, rule="DL-03")[0].done_on is None
    put(desk, *moved(desk.context, Event.SIGNED_OFF, report, approved, desk.clock.now().date()))
    told, warned = issued(desk, desk.context.form_of(Role.PENALTY_NOTICE))
    put(desk, told, warned)  # what is told of the penalty ends it too, and stands
    put(desk, *lapsed(desk.context, report, approved, desk.clock.now().date()))
    assert desk.context.store.find(Deadline, rule="DL-03")[0].ended_by == warned.rid


def test_an_old_paper_is_held_against_what_held_on_its_day(desk):
    """A notice of the winter before Order 45 came: its grounds are not those of that order (O45 art. 20)."""
    desk.file()
    notice, warned = issued(desk, "list-pre-notice", title="告知书")
    put(desk, notice, replace(warned, at=at(date(2021, 12, 31), 9)))
    assert not [each for each in words(desk, Check.UNMET) if "限期支付" in each or "指令书" in each]
    put(desk, replace(warned, at=at(date(2022, 1, 4), 9)))
    assert [each for each in words(desk, Check.UNMET) if each.startswith(notice.called)]
