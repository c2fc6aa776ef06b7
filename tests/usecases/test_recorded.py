"""What a paper states is what its records tell at its sign-off, value by value."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.agency import Inspector
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import Project
from inspector_app.formdefs.facts import redrafted
from inspector_app.formdefs.model import FactType
from inspector_app.formdefs.placeholders import names
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence
from inspector_app.usecases import (
    acts,
    case_edits,
    inspections,
    interviews,
    issuing,
    people,
    projects,
    thresholds,
)
from inspector_app.usecases.case_papers import notice_choices, plain_paper
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.inspections import visit_paper
from inspector_app.usecases.issuing import Numbering, SignOff
from inspector_app.usecases.paper import Paper, for_service
from inspector_app.usecases.transcripts import interview_paper
from tests.desk import AGAIN
from tests.documents.papers import text_of
from tests.usecases.test_odd_paths import pay

AFTER = date(2026, 3, 16)


@pytest.fixture
def notice(desk) -> Paper:
    """A pre-notice after an order whose day is over."""
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 4_000_000, "示例高法〔2026〕1号")
    desk.serve(desk.order())
    desk.clock.move_to(at(AFTER, 9))
    return notice_choices(desk.context, desk.case.rid)[0].paper


def changed(desk, paper, changes):
    """The facts of a paper with other values, the sentences drafted anew as the window does."""
    begun = desk.facts(paper)
    lists = {name: value(begun[name]) for name, value in changes.items() if callable(value)}
    return redrafted(issuing.form_for(desk.context, paper), begun, {**begun, **changes, **lists})


def refusal(desk, paper, facts, reasons=None):
    with pytest.raises(Refused) as raised:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons or {}))
    assert not any(document.form == paper.form for document in desk.context.store.all(Document))
    return raised.value.problems


def in_row(number, **cells):
    return lambda rows: [{**row, **cells} if place == number else row for place, row in enumerate(rows)]


IN_AN_ORDER = {
    "one inspector twice": {
        "inspector2.name": "陈示例", "inspector2.certificate": "示监0001",
    },
    "another party": {"addressee.name": "示例完全另一公司"},
    "another employer": {"company.name": "示例旁人劳务有限公司"},
    "another project": {"project.name": "示例别处工程"},
    "another time": {"debt.period": "1999年1月"},
    "another number of a worker": {"lines": in_row(1, id_number="349999199003079999")},
    "another time of a worker": {"lines": in_row(0, period="2020年1月至3月")},
    "another sum of a worker": {"lines": in_row(2, owed_fen=9_999_999)},
    "a worker less": {"lines": lambda rows: rows[:2]},
    "nobody knows this article": {"liability.article": "《某某条例》第九百条"},
    "another ground": {"liability.ground_text": "你（单位）应当支付一切"},
    "no number of the party": {"addressee.uscc": None},
}  # fmt: skip


@pytest.mark.parametrize("changes", IN_AN_ORDER.values(), ids=IN_AN_ORDER)
def test_an_order_states_what_is_recorded(desk, changes):
    people.save_company(desk.context, replace(desk.company, address="示例路1号"))
    paper = desk.order_paper()
    problems = refusal(desk, paper, changed(desk, paper, changes))
    assert {(p.code, p.level) for p in problems} == {("printed-not-recorded", Level.ERROR)}
    assert {p.where.partition("[")[0] for p in problems} == set(changes)


IN_A_NOTICE = {
    "another order": {"order.number": "示人社监令字〔2025〕99号"},
    "another day of service": {"order.served_on": "2026-01-05"},
    "another last day": {"order.due": "2026-01-20"},
    "more people unpaid": {"balance.heads": 500},
    "more money unpaid": {"balance.total_fen": 999_999_999},
    "as of a day to come": {"notice.as_of": "2026-06-30"},
    "another sum ordered": {"debt.total_fen": 1},
    "another kind of party": {"party.role": "法定代表人或者主要负责人"},  # which a company cannot be either
}


@pytest.mark.parametrize("changes", IN_A_NOTICE.values(), ids=IN_A_NOTICE)
def test_a_notice_states_what_is_recorded(desk, notice, changes):
    problems = refusal(desk, notice, changed(desk, notice, changes))
    assert [("printed-not-recorded", *changes)] == [(p.code, p.where) for p in problems if p.code != "party-cannot-be"]


def test_a_notice_that_was_begun_before_a_payment_is_not_signed_off(desk, notice):
    facts = desk.facts(notice)
    pay(desk, 0, 2_000_000, paid_on=date(2026, 3, 12))
    found = {p.where: (p.details["printed"], p.details["recorded"]) for p in refusal(desk, notice, facts)}
    assert found == {"balance.heads": ("3", "2"), "balance.total_fen": ("60,000.00", "40,000.00")}
    signed = issuing.sign_off(desk.context, notice, desk.facts(notice), SignOff("示例局长"))
    assert "仍拖欠2名农民工工资共计人民币肆万元整" in text_of(issuing.copy_bytes(desk.context, signed, "存档联"))


def test_a_payment_that_comes_while_the_pages_are_drawn_stops_the_notice(desk, notice):
    facts = desk.facts(notice)
    order = issuing.prepare_sign_off(desk.context, notice, facts, SignOff("示例局长"))
    pages = issuing.perform_sign_off(order, NoProgress())
    pay(desk, 0, 2_000_000, paid_on=date(2026, 3, 12))
    with pytest.raises(Refused) as raised:
        issuing.record_sign_off(desk.context, order, pages)
    assert {p.where for p in raised.value.problems} == {"balance.heads", "balance.total_fen"}
    assert not any(document.form == notice.form for document in desk.context.store.all(Document))


def test_both_values_are_told_side_by_side_and_numbers_of_persons_in_part(desk):
    paper, number = desk.order_paper(), desk.workers[1].id_number
    one = changed(desk, paper, {"lines": in_row(1, id_number="999101199003079999")})
    (problem,) = refusal(desk, paper, one)
    words = sentence(problem.code, problem.details)
    assert "第2行“证件号码”" in words
    assert f"999***********9999”，登记的是“{number[:3]}***********{number[-4:]}”" in words
    inside = number[:8] + ("1" if number[8] == "0" else "0") + number[9:]
    (problem,) = refusal(desk, paper, changed(desk, paper, {"lines": in_row(1, id_number=inside)}))
    assert problem.details["recorded"].endswith("（隐去的几位不同）")
    assert number not in sentence(problem.code, problem.details)


def test_of_many_differences_the_first_are_told_and_the_rest_counted(desk):
    paper = desk.order_paper()
    other = changed(
        desk,
        paper,
        {"lines": lambda rows: [{**row, "name": "示例", "job": "其他", "owed_fen": 1, "line": 9} for row in rows]},
    )
    problems = refusal(desk, paper, other)
    assert [p.code for p in problems] == ["printed-not-recorded"] * 8 + ["printed-not-recorded-more"]
    assert problems[-1].details["count"] == "4"


def test_what_no_record_tells_is_for_the_inspector_to_state(desk):
    people.save_company(desk.context, replace(desk.company, address=""))
    paper = desk.order_paper()
    facts = desk.facts(paper) | {"addressee.address": "示例市示例路1号"}
    assert "示例路1号" in issuing.sign_off(desk.context, paper, facts, SignOff("示例局长")).facts


def test_what_is_told_in_free_words_may_be_told_otherwise_with_a_reason(desk):
    lead = Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 2), facts="欠薪三人")
    case_edits.add_lead(desk.context, desk.case.rid, lead)
    paper = Paper("filing-approval", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = desk.facts(paper) | {"filing.facts": "经初查，欠薪三人属实"}
    (problem,) = refusal(desk, paper, facts)
    assert (problem.code, problem.level, problem.where) == ("printed-otherwise", Level.WARNING, "filing.facts")
    reasons = {"printed-otherwise": "初查后补充了事实"}
    kept = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))
    assert kept.reasons == ("printed-otherwise：初查后补充了事实",)


def test_a_line_that_no_record_knows_wants_a_reason_and_the_recorded_one_stays(desk, order):
    paper = for_service(desk.context, order, desk.serve(order))
    begun = desk.facts(paper)
    more = {"paper_title": "示例附件", "paper_number": "", "paper_copies": 2}
    (problem,) = refusal(desk, paper, begun | {"papers": [*begun["papers"], more]})
    assert (problem.code, problem.where) == ("printed-otherwise", "papers")
    problems = refusal(desk, paper, begun | {"papers": [more]}, {"printed-otherwise": "另有附件"})
    assert {p.code for p in problems} == {"printed-not-recorded"}


def test_a_transcript_prints_what_was_recorded(desk):
    talk = interviews.begin_interview(desk.context, desk.workers[0], "worker", "项目部", "工资", Belongs(desk.case.rid))
    paper = interview_paper(desk.context, talk)
    facts = desk.facts(paper)
    other = facts | {"person.name": "示例旁人", "qas": facts["qas"][:-1]}
    assert {p.where for p in refusal(desk, paper, other)} >= {"person.name", "qas"}


def test_the_register_calls_the_party_as_the_paper_does(desk):
    """The company was renamed while the paper was open."""
    paper = desk.order_paper()
    people.save_company(desk.context, replace(desk.company, name="示例新名劳务有限公司"))
    facts = desk.facts(paper)
    signed = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert signed.addressee == "示例新名劳务有限公司"


@pytest.mark.parametrize("typed", ["12", "？？", "2026年12号", "示人社监令字12号"])
def test_what_is_no_number_is_not_taken_as_one(desk, typed):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    with pytest.raises(Refused) as raised:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", numbering=Numbering(typed=typed)))
    assert [(p.code, p.where) for p in raised.value.problems] == [("number-shape", "document.number")]


def test_a_used_number_written_otherwise_is_used(desk, order):
    for typed in ("示人社监令字2026年1号", "示人社监令字[2026]第001号", "示人社监令字（2026）1号"):
        with pytest.raises(Refused) as raised:
            desk_order(desk, typed)
        assert raised.value.problems[0].details == {"number": order.number}
    desk_order(desk, "手2026年7号")
    with pytest.raises(Refused) as raised:
        desk_order(desk, "手〔2026〕第07号")
    assert raised.value.problems[0].code == "number-known"


def desk_order(desk, typed):
    paper = desk.order_paper()
    decision = SignOff("示例局长", AGAIN, Numbering(typed=typed))
    return issuing.sign_off(desk.context, paper, desk.facts(paper), decision)


def test_a_paper_whose_number_is_blank_is_not_served(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", numbering=Numbering(blank=True)))
    with pytest.raises(Refused) as raised:
        desk.serve(order)
    assert [p.code for p in raised.value.problems] == ["service-number-blank"]
    with pytest.raises(Refused) as raised:
        issuing.write_number_back(desk.context, order.rid, "？？")
    assert [p.code for p in raised.value.problems] == ["number-shape"]
    desk.serve(issuing.write_number_back(desk.context, order.rid, "示人社监令字2026年8号"))


@pytest.mark.parametrize("words", [".", "。。", "1", "是"])
def test_what_says_nothing_is_no_reason(desk, words):
    paper = desk.order_paper(due=date(2026, 5, 29))
    facts = desk.facts(paper)
    with pytest.raises(Refused) as raised:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", {"gate-order-day-unusual": words}))
    assert [(p.code, p.where) for p in raised.value.problems] == [
        ("reason-says-nothing", "reason.gate-order-day-unusual")
    ]
    with pytest.raises(Refused) as raised:
        acts.void(desk.context, desk.order().rid, words)
    assert [p.code for p in raised.value.problems] == ["void-no-reason"]


# A drafted sentence that was written over is held to the records as well.


def written_over(desk, paper, name, old, new):
    """The facts of a paper, one of its sentences written over by hand."""
    facts = desk.facts(paper)
    assert old in facts[name]
    return {**facts, name: facts[name].replace(old, new)}


FALSE_IN_AN_ORDER = {
    "another head count": (
        "text.facts",
        "3名",
        "13名",
        "写的是“示例工人甲等13名农民工”，登记的是“示例工人甲等3名农民工”",
    ),
    "another sum": ("text.facts", "￥60,000.00", "￥66,000.00", "写的是“￥66,000.00”，登记的是“￥60,000.00”"),
    "another sum in capitals": ("text.facts", "陆万元整", "陆万陆仟元整", "写的是“陆万陆仟元整”，登记的是“陆万元整”"),
    "a spoken head count": (
        "text.facts",
        "3名",
        "五十来号",
        "写的是“示例工人甲等五十来号农民工”，登记的是“示例工人甲等3名农民工”",
    ),
    "a spoken sum": ("text.facts", "￥60,000.00", "六万左右", "写的是“六万左右”，登记的是“￥60,000.00”"),
    "a spoken day": ("text.order", "2026年3月13日", "月底", "支付截止日：写的是“月底”"),
    "another last day": ("text.order", "2026年3月13日", "2026年3月31日", "支付截止日：写的是“2026年3月31日”"),
    "another article": ("text.ground", "根据《", "根据某省《", "写的是“某省《"),
}


@pytest.mark.parametrize(("name", "old", "new", "words"), FALSE_IN_AN_ORDER.values(), ids=FALSE_IN_AN_ORDER)
def test_what_a_sentence_states_in_place_of_what_is_recorded_is_refused(desk, name, old, new, words):
    paper = desk.order_paper()
    (problem,) = refusal(desk, paper, written_over(desk, paper, name, old, new), {"sentence-contradicts": "领导同意"})
    assert (problem.code, problem.where, problem.level) == ("sentence-contradicts", name, Level.ERROR)
    assert words in sentence(problem.code, problem.details)


def test_a_notice_whose_sentence_was_written_over_before_a_payment_is_refused(desk, notice):
    facts = written_over(desk, notice, "text.facts", "经查，", "经核查，")
    pay(desk, 0, 2_000_000, paid_on=date(2026, 3, 12))
    now = desk.facts(notice)
    (problem,) = refusal(desk, notice, {**now, "text.facts": facts["text.facts"]})
    assert (problem.code, problem.where) == ("sentence-contradicts", "text.facts")
    said = sentence(problem.code, problem.details)
    assert "未支付人数：写的是“3名”，登记的是“2名”" in said
    assert "未支付金额：写的是“￥60,000.00”，登记的是“￥40,000.00”" in said
    assert "未支付金额（大写）：写的是“陆万元整”，登记的是“肆万元整”" in said


def test_what_a_sentence_leaves_out_wants_a_reason_and_every_sentence_is_named(desk):
    paper = desk.order_paper()
    facts = written_over(desk, paper, "text.facts", "中招用的示例工人甲等3名农民工，", "，")
    facts = {**facts, "text.ground": "你（单位）应当清偿上述工资。"}
    problems = refusal(desk, paper, facts)
    assert [(p.code, p.where) for p in problems] == [
        ("passage-changed", "text.ground"), ("sentence-without-fact", "text.facts"),
    ]  # fmt: skip
    reasons = {"passage-changed": "条款在前一段已经写明", "sentence-without-fact": "人数见附件明细表"}
    signed = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))
    assert signed.reasons == tuple(f"{code}：{words}" for code, words in reasons.items())


# Whatever form, whatever record changes after a sentence was written over: it is never signed in silence.


def company_renamed(desk):
    company = desk.context.store.need(Company, desk.company.rid)
    people.save_company(desk.context, replace(company, name="示例新名劳务有限公司"))


def project_renamed(desk):
    project = desk.context.store.need(Project, desk.project.rid)
    projects.save_project(desk.context, replace(project, name="示例新名工程"))


def another_first_worker(desk):
    people.save_person(desk.context, replace(desk.workers[0], name="示例改名"))


def a_payment(desk):
    pay(desk, 0, 2_000_000, paid_on=date(2026, 3, 12))


def an_inspector_renamed(desk):
    kept = next(each for each in desk.context.store.all(Inspector) if each.name == "林示例")
    with desk.context.unit("更名") as unit:
        unit.put(replace(kept, name="林示例改"))


RECORDS = (
    company_renamed, project_renamed, another_first_worker, a_payment, an_inspector_renamed,
)  # fmt: skip


def papers_with_sentences(desk):
    """A paper of each form in force whose sentences are drafted from facts."""
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    pay(desk, 2, 500_000, paid_on=date(2026, 3, 11))
    visit = inspections.new_inspection(desk.context, desk.project.rid, desk.case.rid)
    visit = inspections.save_inspection(desk.context, visit)
    special = {
        "order-to-pay": desk.order_paper(due=date(2026, 3, 30)),
        "list-pre-notice": notice_choices(desk.context, desk.case.rid)[0].paper,
        "site-inspection-record": visit_paper(desk.context, visit),
    }
    for form in desk.context.forms.in_force(desk.clock.today()):
        if any(names(fact.default) for fact in form.facts if fact.default and fact.type is FactType.LONG_TEXT):
            yield form, special.get(form.id) or plain_paper(desk.context, desk.case.rid, form.id)


def drafted(desk, form, paper):
    """What a paper is begun with, and its sentences."""
    facts = desk.facts(paper)
    names = [f.name for f in form.facts if f.default and f.type is FactType.LONG_TEXT and facts.get(f.name)]
    return facts, {name: facts[name] for name in names}


def test_no_sentence_that_was_written_over_outlives_its_record_in_silence(desk):
    """One record after the other changes; each time the sentences were written over just before."""
    papers = list(papers_with_sentences(desk))
    assert len(papers) >= 7
    begun = [drafted(desk, form, paper)[1] for form, paper in papers]
    silent, touched = [], {}
    for change in RECORDS:
        change(desk)
        now = [drafted(desk, form, paper) for form, paper in papers]
        for (_, paper), drafts, (facts, _) in zip(papers, begun, now, strict=True):
            written = {name: f"{text}特此说明。" for name, text in drafts.items()}
            stale = {name for name, text in drafts.items() if facts.get(name) != text}
            found = issuing.paper_problems(desk.context, paper, {**facts, **written})
            told = {problem.where for problem in found if problem.code.startswith("sentence-")}
            silent += [(change.__name__, paper.form, name) for name in stale - told]
            touched[change.__name__] = touched.get(change.__name__, 0) + len(stale)
        begun = [drafts for _, drafts in now]
    assert silent == []
    assert all(touched.values()), touched
