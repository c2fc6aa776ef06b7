"""An act on a paper reads each record once, however many workers the case has and however much judges the paper."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ReviewResult
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult
from inspector_app.support.clock import at
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import acts, inspections, interviews, issuing, people, reviews
from inspector_app.usecases.case_papers import notice_choices
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.inspections import visit_paper
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper, for_service
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.transcripts import interview_paper
from tests.builders import a_person
from tests.desk import AGAIN
from tests.queries import queries
from tests.usecases.test_about import pay, served

MOST = 15
AS_ONE_TYPES = 15
RECORDED = 14  # of them 8 write: three changes, each with its row, and begin and commit
IN_ALL = 30


def an_order(desk) -> Paper:
    return desk.order_paper()


def a_notice(desk) -> Paper:
    served(desk)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    return notice_choices(desk.context, desk.case.rid)[0].paper


def a_confirmation(desk) -> Paper:
    order, _ = served(desk)
    return Paper(
        "payment-confirmation", desk.case.rid, about=About(payment_rids=pay(desk, 0, 10_000, "一"), order_rid=order.rid)
    )


def a_list(desk) -> Paper:
    return Paper("wage-arrears-list", desk.case.rid)


def a_service_record(desk) -> Paper:
    return for_service(desk.context, *served(desk))


def a_transcript(desk) -> Paper:
    place = Belongs(desk.case.rid)
    talk = interviews.begin_interview(desk.context, desk.workers[0], "worker", "项目部", "工资", place)
    return interview_paper(desk.context, talk)


def a_visit(desk) -> Paper:
    visit = inspections.new_inspection(desk.context, desk.project.rid, desk.case.rid)
    seen = tuple(replace(item, result=CheckResult.CONFORMS) for item in visit.items)
    kept = inspections.save_inspection(desk.context, replace(visit, items=seen))
    return visit_paper(desk.context, kept)


KINDS = [an_order, a_notice, a_confirmation, a_list, a_service_record, a_transcript, a_visit]


@pytest.mark.parametrize("made", KINDS)
def test_a_paper_is_begun_judged_and_prepared_within_the_budget(desk, made):
    paper = made(desk)
    with queries(desk.context) as begun:
        facts = desk.facts(paper)
    with queries(desk.context) as judged:
        problems = issuing.paper_problems(desk.context, paper, facts)
    reasons = dict.fromkeys((problem.code for problem in problems), "已核实")
    with queries(desk.context) as prepared:
        issuing.prepare_sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))
    assert max(len(begun), len(judged)) <= AS_ONE_TYPES
    assert len(prepared) <= MOST


def test_a_submitted_order_is_signed_off_within_the_budget(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    submitted = acts.submit(desk.context, paper, facts, "示例局长")
    reviews.review(desk.context, submitted.rid, "示例法制员", "同意", ReviewResult.PASSED)
    with queries(desk.context) as prepared:
        issuing.prepare_sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=submitted.rid))
    assert len(prepared) <= MOST


def test_a_sign_off_keeps_its_budget_in_all_the_first_time_and_later(desk):
    paper, counted, serials = desk.order_paper(), [], []
    for _ in range(2):
        facts = desk.facts(paper)
        decision = SignOff("示例局长", AGAIN, draft_key=f"document:{paper.case_rid}")
        with queries(desk.context) as sent:
            order = issuing.prepare_sign_off(desk.context, paper, facts, decision)
        prepared, rendered = len(sent), issuing.perform_sign_off(order, NoProgress())
        with queries(desk.context) as sent:
            serials.append(issuing.record_sign_off(desk.context, order, rendered).serial)
        counted.append((prepared, len(sent)))
        desk.clock.advance(minutes=1)
    assert serials == [1, 2]
    assert max(map(sum, counted)) <= IN_ALL, counted


def test_the_transaction_reads_nothing_again_that_stands_since_the_preparation(desk):
    paper = desk.order_paper()
    order = issuing.prepare_sign_off(desk.context, paper, desk.facts(paper), SignOff("示例局长"))
    rendered = issuing.perform_sign_off(order, NoProgress())
    with queries(desk.context) as sent:
        document = issuing.record_sign_off(desk.context, order, rendered)
    assert len(sent) <= RECORDED
    assert not [sql for sql in sent if "SELECT rid, number" in sql or 'FROM "inspector"' in sql]
    assert document.serial == 1


def test_who_we_are_is_read_once_in_a_sign_off(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    with queries(desk.context) as sent:
        issuing.prepare_sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert sum('FROM "agency"' in sql for sql in sent) == 1
    assert sum("FROM identity" in sql for sql in sent) <= 1


def test_more_workers_ask_no_more(desk):
    def asked() -> int:
        facts = desk.facts(desk.order_paper())
        with queries(desk.context) as sent:
            issuing.prepare_sign_off(desk.context, desk.order_paper(), facts, SignOff("示例局长"))
        return len(sent)

    few = asked()
    for line in range(4, 34):
        worker = people.save_person(desk.context, a_person(f"示例工人{line}"))
        claim = WageClaim(new_rid(), desk.case.rid, worker.rid, line, employer_rid=desk.company.rid,
                          first_day=date(2025, 11, 1), last_day=date(2026, 1, 31), found_fen=100_000)  # fmt: skip
        desk.keep(claim)
    assert asked() == few


def test_each_record_is_read_once(desk):
    around = Surroundings(desk.context, desk.order_paper())
    with queries(desk.context) as sent:
        first = (around.whole, around.agency, around.inspectors, around.addressee, around.project)
        known = len(sent)
        assert (around.whole, around.agency, around.inspectors, around.addressee, around.project) == first
    assert len(sent) == known
    assert (around.addressee, around.project) == (desk.company, desk.project)


def test_the_addressee_may_be_nobody_on_record_or_outside_the_case(desk):
    stranger = people.save_person(desk.context, a_person("示例外人"))
    assert Surroundings(desk.context, Paper("x")).addressee is None
    assert Surroundings(desk.context, replace(desk.order_paper(), addressee_rid=stranger.rid)).addressee == stranger
    assert Surroundings(desk.context, replace(desk.order_paper(), addressee_rid=new_rid())).addressee is None
    assert Surroundings(desk.context, Paper("x", project_rid=desk.project.rid)).project == desk.project
