"""应急空白: numbered, filled in with what is known, typed back by their number, or reported."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.domain.person import Person
from inspector_app.domain.role import Need
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import blank_packs, blank_sheets, issuing
from inspector_app.usecases.blank_packs import BlankWish
from inspector_app.usecases.case_edits import save_case
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.inspections import new_inspection, visit_file
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.settings import save_agency, save_inspector
from inspector_app.usecases.stamped_sheets import take_over
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.today import read_today
from inspector_app.usecases.transcripts import Beginning, begin, transcript


def issue(desk, *wishes):
    order = blank_packs.prepare_blanks(desk.context, wishes)
    blank_packs.record_blanks(desk.context, order)
    return order


def text_of(pdf):
    document = PdfDocument(BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")


def codes(do, *args):
    with pytest.raises(Refused) as refusal:
        do(*args)
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def notice(desk):
    """A blank of an inquiry notice about the case."""
    order = issue(desk, BlankWish("inquiry-notice", desk.case.rid))
    return order, blank_sheets.blanks_named(desk.context, "0001")[0]


def test_a_blank_bears_its_number_what_is_known_and_room_for_the_rest(desk, notice):
    order, line = notice
    text = text_of(blank_packs.draw_blanks(order))
    assert text.count("应急空白　空2026-0001") == len(PdfDocument(blank_packs.draw_blanks(order)))
    assert "示例劳务有限公司" in text
    assert "请你（单位）于＿＿＿＿年＿＿月＿＿日＿＿时＿＿分到＿＿＿＿＿＿接受" in text
    assert "待补" not in text
    assert "9999" not in text
    assert (line.number, line.about, line.state) == ("空2026-0001", "示例欠薪案", "待回录")


def test_what_a_paper_asks_for_is_printed_on_its_blank_as_it_is_typed_back(desk, notice):
    """R423 art. 30: nobody is held to a demand that his sheet did not make."""
    order, line = notice
    paper = blank_sheets.type_back(desk.context, line.sheet.rid).paper
    begun = desk.facts(paper)["documents"]
    assert order.facts[0]["documents"] == begun
    text = text_of(blank_packs.draw_blanks(order))
    assert all(row["document_title"] in text for row in begun if len(row["document_title"]) < 10)


def test_a_receipt_of_service_has_its_rows_and_its_signatures_on_one_sheet(desk):
    """The second inspector and the signatures had stood on a sheet that told of no paper."""
    order = issue(desk, BlankWish("service-record", desk.case.rid))
    assert len(order.facts[0]["papers"]) >= 3
    assert len(PdfDocument(blank_packs.draw_blanks(order))) == 1


def test_records_of_a_visit_and_an_interview_are_printed_to_be_ticked_and_answered(desk):
    order = issue(
        desk, BlankWish("site-inspection-record", desk.case.rid), BlankWish("interview-record", desk.case.rid, count=2)
    )
    visit, talk, again = order.facts
    assert len(visit["items"]) == len(new_inspection(desk.context).items)
    assert not any("result" in item for item in visit["items"])
    assert "inspection.started_at" not in visit
    assert [qa["answer"] for qa in talk["qas"]] == [""] * len(talk["qas"])
    assert talk == again
    assert [line.number for line in blank_sheets.blanks_out(desk.context)] == [
        "空2026-0003", "空2026-0002", "空2026-0001",
    ]  # fmt: skip


def test_numbers_go_on_and_a_pack_that_was_overtaken_is_made_anew(desk):
    first = blank_packs.prepare_blanks(desk.context, [BlankWish("inquiry-notice", desk.case.rid, count=2)])
    issue(desk, BlankWish("interview-record", desk.case.rid))
    assert codes(blank_packs.record_blanks, desk.context, first) == ["blanks-moved"]
    assert issue(desk, BlankWish("interview-record", desk.case.rid)).stock.span == "空2026-0002"
    assert codes(blank_packs.prepare_blanks, desk.context, []) == ["blanks-none"]
    many = [BlankWish("interview-record", desk.case.rid, count=121)]
    assert codes(blank_packs.prepare_blanks, desk.context, many) == ["blanks-many"]


def test_what_was_written_by_hand_is_typed_back_once_and_its_print_says_so(desk, notice):
    _, line = notice
    target = blank_sheets.type_back(desk.context, line.sheet.rid)
    assert (target.paper.form, target.paper.case_rid) == ("inquiry-notice", desk.case.rid)
    assert [end.rid for end in read_today(desk.context).papers] == [target.document_rid]
    begun = next(step for step in next_steps(desk.context, desk.case.rid) if step.record_rid == target.document_rid)
    assert begun.verb is StepVerb.SIGN_OFF
    assert codes(blank_sheets.type_back, desk.context, line.sheet.rid) == ["sheet-told"]
    assert codes(blank_sheets.blanks_named, desk.context, "0001") == ["sheet-told"]
    drafted = desk.facts(target.paper)
    facts = {name: value for name, value in drafted.items() if not name.startswith("text.")}
    facts |= {"notice.appear_at": "2026-03-04T09:00+08:00", "notice.appear_place": "示例县人社局"}
    decision = SignOff("示例局长", {}, document_rid=target.document_rid)
    order = issuing.prepare_sign_off(desk.context, target.paper, facts, decision)
    pdf = issuing.perform_sign_off(order, issuing.NoProgress()).copies[0][1]
    assert "照手写的应急空白（编号空2026-0001）录入" in text_of(pdf)
    assert paper_file(desk.context, target.document_rid).blank == "空2026-0001"
    (told,) = blank_sheets.blank_lines(desk.context)
    assert (told.state, told.paper.rid) == ("已使用", target.document_rid)


def test_an_interview_is_typed_back_with_what_its_blank_asks(desk):
    context = desk.context
    order = issue(desk, BlankWish("interview-record", desk.case.rid, count=2))
    first, second = sorted(blank_sheets.blanks_out(context), key=lambda line: line.number)
    save_case(context, replace(desk.case, title="改过名称的案件"))
    talk = blank_sheets.talk_on(context, first.sheet.rid)
    asked = [qa["question"] for qa in order.facts[0]["qas"]]
    assert (talk.number, talk.interview.matter) == ("空2026-0001", "示例欠薪案")
    assert [qa.question for qa in talk.interview.qas] == asked
    started = context.clock.now() - timedelta(hours=5)
    beginning = Beginning(
        Person(new_rid(), "示例甲"), "worker", "示例工地", talk.interview.matter, Belongs(desk.case.rid),
        started_at=started, blank_rid=first.sheet.rid,
    )  # fmt: skip
    day_before = replace(beginning, started_at=started - timedelta(days=1))
    assert codes(begin, context, day_before) == ["blank-printed-later"]
    begun = begin(context, beginning)
    assert ([qa.question for qa in begun.qas], begun.started_at) == (asked, started)
    assert transcript(context, begun.rid).blank == "空2026-0001"
    assert [line.number for line in blank_sheets.blanks_out(context)] == ["空2026-0002"]
    assert codes(blank_sheets.talk_on, context, first.sheet.rid) == ["sheet-told"]
    other = replace(second.sheet, body='{"form":"interview-record"}')  # as an earlier version kept it
    with context.unit("") as unit:
        unit.put(other)
    assert [qa.question for qa in blank_sheets.talk_on(context, other.rid).interview.qas if not qa.key] == [
        qa.question for qa in begun.qas if not qa.key
    ]


def test_an_order_goes_to_nobody_because_he_stands_first(desk):
    context = desk.context
    (one,) = order_choices(context, desk.case.rid)
    liability, only = one.paper.about.liability_rid, BlankWish("order-to-pay", desk.case.rid)
    assert issue(desk, only).facts[0]["addressee.name"] == one.paper.addressee
    desk.other_company()
    order = issue(desk, only, replace(only, liability_rid=liability))
    left_open, chosen = order.facts
    assert "addressee.name" not in left_open
    assert chosen["addressee.name"] == one.paper.addressee
    text = text_of(blank_packs.draw_blanks(order))
    assert "待补" not in text
    papers = [blank_sheets.begun(context, line.sheet.rid) for line in blank_sheets.blanks_out(context)]
    assert [blank_sheets.to_settle(context, paper) for paper in papers] == [(), (Need.LIABLE,), ()]
    assert {paper.about.liability_rid for paper in papers} == {"", liability}


def test_a_visit_is_bound_to_the_blank_on_which_it_was_written(desk):
    issue(desk, BlankWish("site-inspection-record", desk.case.rid))
    (out,) = blank_sheets.blanks_named(desk.context, "空2026-0001")
    visit = blank_sheets.save_visit(
        desk.context, new_inspection(desk.context, case_rid=desk.case.rid), out.sheet.rid
    )  # fmt: skip
    (line,) = blank_sheets.blank_lines(desk.context)
    assert (line.state, line.sheet.subject_rid) == ("已使用", visit.rid)
    assert visit_file(desk.context, visit.rid).blank == "空2026-0001"


def test_what_is_not_used_or_spoilt_is_reported(desk):
    issue(desk, BlankWish("interview-record", desk.case.rid, count=3))
    context = desk.context
    assert codes(blank_sheets.report_blanks, context, "0001", SheetFate.USED) == ["blank-fate"]
    assert codes(blank_sheets.report_blanks, context, "0001", SheetFate.SPOILT, ".") == ["sheet-no-reason"]
    assert codes(blank_sheets.report_blanks, context, "0009", SheetFate.LEFT) == ["blank-unknown"]
    blank_sheets.report_blanks(context, "0001-0002", SheetFate.LEFT)
    blank_sheets.report_blanks(context, "空2026-0003", SheetFate.SPOILT, "写错了人")
    assert [line.state for line in blank_sheets.blank_lines(context)] == ["损毁", "未使用", "未使用"]
    assert blank_sheets.blanks_out(context) == ()


def test_cases_that_go_on_are_offered_those_with_something_to_do_first(desk):
    desk.file()
    (about,) = blank_packs.blanks_about(desk.context)
    assert (about.words, about.case_rid, about.is_near) == ("示例欠薪案", desk.case.rid, True)


def test_a_certificate_that_is_over_or_ends_today_is_told_before_a_blank_bears_it(desk):
    assert blank_packs.certificate_notes(desk.context) == ()
    first, second = desk.context.team()
    today = desk.context.clock.today()
    save_inspector(desk.context, replace(first, certificate_until=today - timedelta(days=1)))
    save_inspector(desk.context, replace(second, certificate_until=today))
    found = blank_packs.certificate_notes(desk.context)
    assert [(each.code, each.details["name"]) for each in found] == [
        ("blank-certificate", first.name), ("blank-certificate", second.name),
    ]  # fmt: skip


def test_a_blank_order_tells_the_rights_as_the_office_decided(desk):
    """ARL art. 20(3): no pen adds the passage afterwards. Where nothing was decided yet it stands there, if the organs
    are known."""
    agency = replace(desk.context.agency, review_organ="示例县人民政府", court="示例县人民法院")
    wish = BlankWish("order-to-pay", desk.case.rid)

    def says_rights():
        return "申请行政复议" in text_of(blank_packs.draw_blanks(blank_packs.prepare_blanks(desk.context, [wish])))

    assert not says_rights()
    save_agency(desk.context, agency)
    assert says_rights()
    desk.order()  # of which the office decided that it tells none
    assert not says_rights()


def test_a_blank_of_a_second_order_is_told_before_it_is_printed(desk):
    wish = BlankWish("order-to-pay", desk.case.rid, liability_rid=desk.liability.rid)
    assert blank_packs.ordered_before(desk.context, [wish]) == ()
    order = desk.served_order()
    for each in (wish, replace(wish, liability_rid="")):
        (found,) = blank_packs.ordered_before(desk.context, [each])
        assert (found.code, order.number in found.details["note"]) == ("blank-order-again", True)
    assert blank_packs.ordered_before(desk.context, [replace(wish, form="inquiry-notice")]) == ()


def test_empty_rows_of_a_blank_are_nobody(desk):
    """Nothing is counted of them: twelve lines to write on are no twelve workers."""
    desk.keep(*(replace(claim, found_fen=None) for claim in desk.claims))
    (facts,) = blank_packs.prepare_blanks(desk.context, [BlankWish("order-to-pay", desk.case.rid)]).facts
    assert "招用的＿＿＿＿＿＿＿＿，" in facts["text.facts"]
    assert not any(facts.get(name) for name in ("debt.heads", "debt.total_fen", "debt.capitals", "debt.who"))


def test_stamped_sheets_are_no_blanks(desk):
    take_over(desk.context, "0001-0009", "办公室示例")
    assert codes(blank_sheets.blanks_named, desk.context, "0001") == ["blank-unknown"]
    assert desk.context.store.all(Document) == ()


def test_an_order_that_was_written_by_hand_is_typed_back_with_the_day_that_it_set(desk):
    """Its day is measured against the day on which it was written; nobody wrote before the blank was printed."""
    issue(desk, BlankWish("order-to-pay", desk.case.rid, liability_rid=desk.liability.rid))
    line = blank_sheets.blanks_named(desk.context, "0001")[0]
    desk.file()
    desk.clock.move_to(at(date(2026, 3, 25), 9))
    target = blank_sheets.type_back(desk.context, line.sheet.rid)

    def found(written, rid=target.document_rid):
        facts = desk.facts(target.paper) | {"document.date": written, "order.due": "2026-03-11"}
        told = {each.code for each in issuing.paper_problems(desk.context, target.paper, facts, document_rid=rid)}
        return told & {"gate-order-day-past", "blank-dated-earlier"}

    assert found("2026-03-04") == set()
    assert found("2026-03-12") == {"gate-order-day-past"}
    assert found("2026-03-01") == {"blank-dated-earlier"}
    assert found("2026-03-04", rid="") == {"gate-order-day-past"}
