"""Timeline, history, liable parties, payments and papers of a case, as the window reads them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.role import Role
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, cases, people, projects
from inspector_app.usecases.case_edits import add_lead, save_case
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import (
    case_forms,
    following_choices,
    forms_called,
    notice_choices,
    order_choices,
    plain_paper,
    proposed_due,
)
from inspector_app.usecases.history import case_history, history
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.liabilities import add_liability, known_parties, liability_lines, remove_liability
from inspector_app.usecases.payments import (
    PaymentEntry,
    confirmation_paper,
    match_pasted,
    paid_together,
    pay_lines,
    register_payments,
    take_back_together,
)
from inspector_app.usecases.timeline import timeline
from tests.builders import a_company, a_person
from tests.desk import MONDAY
from tests.queries import queries


def codes(error):
    return [problem.code for problem in error.value.problems]


def pay(desk, *fen, to_worker=True):
    template = Payment(
        "", desk.case.rid, "", 0, desk.context.clock.today(), PaymentMethod.BANK, desk.company.rid, "凭1", to_worker
    )
    entries = tuple(PaymentEntry(c.rid, amount) for c, amount in zip(desk.claims, fen, strict=False) if amount)
    return register_payments(desk.context, template, entries)


def test_the_timeline_tells_leads_acts_and_payments_newest_first(desk):
    context = desk.context
    lead = Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 2), "来访", facts="三人欠薪", accepted_on=date(2026, 3, 2))
    add_lead(context, desk.case.rid, save_lead(context, lead))
    cases.file_case(context, desk.case.rid, "示例局长")
    order = desk.order()
    desk.clock.advance(hours=1)
    wrong = desk.serve(order)
    acts.undo(context, wrong.rid, "收件人登记错误")
    desk.clock.move_to(at(date(2026, 3, 4), 10))
    pay(desk, 500_000)
    pay(desk, 100_000, to_worker=False)
    lines = timeline(context, case_file(context, desk.case.rid))
    assert [line.what for line in lines] == [
        "班组长代领（未付到工人）：1人1,000.00元",
        "支付：1人5,000.00元",
        f"送达：{order.title} {order.number}",
        f"用印：{order.title} {order.number}",
        f"签发：{order.title} {order.number}",
        "立案",
        "线索转为案件",
        "受理线索：投诉（来访）",
        "收到线索：投诉（来访）",
    ]
    assert [line.undone for line in lines] == [False, False, True, *[False] * 6]
    assert lines[2].document_rid == order.rid
    assert lines[2].note == "直接送达，示例收件人（单位负责收件的人）"
    assert (lines[1].who, lines[1].note, lines[1].day_only) == (desk.company.name, "银行转账，凭证凭1", True)


def test_history_shows_names_money_and_states_but_no_numbers_of_people(desk):
    context = desk.context
    person = people.save_person(context, replace(desk.workers[0], phone="13800000000"))
    changed = people.save_person(context, replace(person, phone="13900000001"))
    newest = history(context, changed.rid)[0]
    assert [(f.field, f.before, f.after) for f in newest.fields] == [("联系电话", "138****0000", "139****0001")]
    desk.keep(replace(desk.claims[0], found_fen=1_234_56))
    newest = history(context, desk.claims[0].rid)[0]
    assert [(f.field, f.before, f.after) for f in newest.fields] == [("认定", "20,000.00元", "1,234.56元")]
    assert newest.name == desk.workers[0].name


def test_the_history_of_a_case_puts_together_what_was_saved_together(desk):
    save_case(desk.context, replace(desk.case, company_rid="", number=""))
    newest, *_others, oldest = case_history(desk.context, desk.case.rid)
    assert (newest.reason, newest.words, newest.actor) == ("修改案件信息", "案件1项", "陈示例")
    assert {f.field: (f.before, f.after) for f in newest.lines[0].fields} == {
        "案件编号": ("示〔2026〕1号", "—"),
        "用人单位": (desk.company.name, "—"),
    }
    assert oldest.lines[0].fields == ()
    pay(desk, 500_000, 500_000)
    assert case_history(desk.context, desk.case.rid)[0].words == "支付2项、明细2项"


def test_the_employer_and_the_chain_may_be_liable(desk):
    general = people.save_company(desk.context, a_company("示例总承包有限公司", uscc=""))
    leader = people.save_person(desk.context, a_person("示例班组长"))
    top = projects.save_link(
        desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=general.rid)
    )
    projects.save_link(
        desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.CREW, person_rid=leader.rid, upper_rid=top.rid)
    )
    assert [(p.name, p.role, p.kind) for p in known_parties(desk.context, desk.case.rid)] == [
        ("示例劳务有限公司", "用人单位", PartyKind.COMPANY),
        ("示例总承包有限公司", "施工总承包单位", PartyKind.COMPANY),
        ("示例班组长", "班组", PartyKind.PERSON),
    ]


def test_a_liability_wants_party_and_ground_and_only_once(desk):
    with pytest.raises(Refused) as error:
        add_liability(desk.context, desk.case.rid, Liability("", "", PartyKind.COMPANY, "", ""))
    assert codes(error) == ["liability-no-party", "liability-no-ground"]
    with pytest.raises(Refused) as error:
        add_liability(desk.context, desk.case.rid, Liability("", "", PartyKind.COMPANY, desk.company.rid, "PG-01"))
    assert codes(error) == ["liability-doubled"]
    made = add_liability(desk.context, desk.case.rid, Liability("", "", PartyKind.COMPANY, desk.company.rid, "PG-12"))
    lines = liability_lines(desk.context, case_file(desk.context, desk.case.rid))
    assert [(line.name, line.ground.id, line.ordered) for line in lines] == [
        (desk.company.name, "PG-01", False),
        (desk.company.name, "PG-12", False),
    ]
    remove_liability(desk.context, desk.case.rid, made.rid)
    assert len(case_file(desk.context, desk.case.rid).liabilities) == 1


def test_a_party_with_an_order_stays_liable(desk, order):
    with pytest.raises(Refused) as error:
        remove_liability(desk.context, desk.case.rid, desk.liability.rid)
    assert codes(error) == ["liability-ordered"]


def test_the_proposed_day_of_an_order_is_a_working_day_a_week_ahead(desk):
    assert proposed_due(desk.context) == date(2026, 3, 9)
    desk.clock.move_to(at(date(2026, 4, 28), 9))  # seven days later is inside the May holiday
    assert proposed_due(desk.context) == date(2026, 5, 6)


def test_an_order_is_filled_with_party_ground_and_day(desk):
    (choice,) = order_choices(desk.context, desk.case.rid)
    paper = choice.paper
    assert (choice.words, paper.addressee_rid, paper.about.liability_rid, paper.due) == (
        desk.company.name, desk.company.rid, desk.liability.rid, date(2026, 3, 9),
    )  # fmt: skip


def test_a_notice_follows_a_served_order(desk):
    assert notice_choices(desk.context, desk.case.rid) == ()
    order = desk.order()
    desk.serve(order)
    choice = notice_choices(desk.context, desk.case.rid)[0]
    assert (choice.paper.about.order_rid, choice.paper.addressee) == (order.rid, desk.company.name)
    assert choice.note == f"{order.number}，限期至2026年3月13日"
    again = {"order-again": "另行下达"}
    desk.serve(desk.sign(desk.order_paper(), again))
    more = desk.order_paper(date(2026, 3, 20)).speaking_of(claim_rids=(desk.claims[2].rid,))
    others = desk.sign(more, again)
    desk.serve(others)
    to_firm = [each for each in notice_choices(desk.context, desk.case.rid) if each.words == desk.company.name]
    assert [each.paper.about.order_rid for each in to_firm] == [order.rid, others.rid]  # one each of the same lines


def test_the_papers_of_a_case_start_with_its_employer(desk):
    ids = [form.id for form in case_forms(desk.context)]
    assert ids[:2] == ["order-to-pay", "list-pre-notice"]
    assert "interview-record" not in ids
    paper = plain_paper(desk.context, desk.case.rid, "inquiry-notice")
    assert (paper.addressee_rid, paper.about.payment_rids) == (desk.company.rid, ())


def test_pay_lines_show_masked_numbers_and_what_is_open(desk):
    pay(desk, 500_000, 2_000_000)
    lines = pay_lines(case_file(desk.context, desk.case.rid))
    assert [(line.found_fen, line.paid_fen, line.open_fen) for line in lines] == [
        (2_000_000, 500_000, 1_500_000),
        (2_000_000, 2_000_000, 0),
        (2_000_000, 0, 2_000_000),
    ]
    assert all("*" in line.id_number for line in lines)


def test_payments_of_one_voucher_are_one_line(desk):
    made = pay(desk, 500_000, 600_000)
    pay(desk, 100_000, to_worker=False)
    groups = paid_together(desk.context, case_file(desk.context, desk.case.rid))
    by_reach = {group.to_worker: group for group in groups}
    assert by_reach[True].total_fen == 1_100_000
    assert by_reach[True].payment_rids == tuple(p.rid for p in made)
    assert by_reach[False].amounts == ((desk.workers[0].name, 100_000),)


def test_each_act_of_registering_is_a_line_of_its_own_and_taken_back_alone(desk):
    """Though day, payer, method and voucher are the same: what was right does not go with what was wrong."""
    for amount in (100_000, 200_000, 300_000):
        pay(desk, amount)
    newest, *others = paid_together(desk.context, case_file(desk.context, desk.case.rid))
    assert [group.total_fen for group in (newest, *others)] == [300_000, 200_000, 100_000]
    take_back_together(desk.context, newest.payment_rids, "金额有误")
    assert paid_together(desk.context, case_file(desk.context, desk.case.rid)) == tuple(others)
    gone = next(line for line in case_history(desk.context, desk.case.rid)[0].lines if line.deleted)
    assert ("金额", "3,000.00元") in [(field.field, field.before) for field in gone.fields]


def test_the_confirmation_names_the_order_of_the_payer(desk, order):
    desk.serve(order)
    rids = tuple(p.rid for p in pay(desk, 500_000))
    paper = confirmation_paper(desk.context, desk.case.rid, rids)
    assert (paper.about.payment_rids, paper.about.order_rid) == (rids, order.rid)


def test_pasted_lines_find_the_workers_of_the_case(desk):
    stranger = Person(new_rid(), "示例外人")
    with desk.context.unit("x") as unit:
        unit.put(stranger)
        unit.put(WageClaim(new_rid(), desk.case.rid, stranger.rid, 4))  # nothing was found for this line
    found = match_pasted(desk.context, desk.case.rid, "示例工人乙 20000\n示例外人 100")
    assert found.amounts == {desk.claims[1].rid: 2_000_000}
    assert [each.text for each in found.unmatched] == ["示例外人 100"]


def test_what_follows_an_order_goes_to_whom_that_order_was_served(desk):
    """Nobody answers for an order that was served on somebody else."""
    other = desk.other_company()
    desk.file()
    own, general = desk.served_order(), desk.order(to=other)
    desk.clock.moment += timedelta(hours=1)
    desk.serve(general)
    for role in (Role.REFERRAL, Role.DECISION):
        form = desk.context.forms.find(desk.context.form_of(role), on=MONDAY)
        with queries(desk.context) as once:
            case_file(desk.context, desk.case.rid)
        with queries(desk.context) as sent:
            found = following_choices(desk.context, desk.case.rid, form)
        assert len(sent) == len(once)
        assert {(each.paper.addressee_rid, each.paper.about.order_rid) for each in found} == {
            (desk.company.rid, own.rid), (other.party_rid, general.rid),
        }  # fmt: skip
        assert plain_paper(desk.context, desk.case.rid, form.id).about.order_rid == own.rid


@pytest.mark.parametrize(("text", "title"), [
    ("列入决定", "列入拖欠农民工工资失信联合惩戒对象名单决定书"), ("移送书", "涉嫌犯罪案件移送书"), ("没有这种", ""),
    ("催告", "履行行政处理（处罚）决定催告书"),
])  # fmt: skip
def test_a_paper_is_found_by_less_than_its_title(desk, text, title):
    found = [form.title for form in forms_called(case_forms(desk.context), text)]
    assert found[:1] == ([title] if title else [])
