from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import ABOUT_NOTHING, About, Document, DocumentState
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Need
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.about import must, paper_choices, unknown
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper, kept_paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.payments import PaymentEntry, confirmation_paper, register_payments, take_back_payment
from tests.builders import a_document, an_act

LATER = acts.Signature("暂无扫描仪，回局后补扫", printed="在项目部打印")


def form(context, form_id):
    return context.forms.find(form_id, on=context.clock.today())


def served(desk):
    order = desk.order()
    return order, desk.serve(order)


def pay(desk, line: int, fen: int, voucher: str, day: date = date(2026, 3, 2)) -> tuple[str, ...]:
    template = Payment("", desk.case.rid, "", 0, day, PaymentMethod.BANK, desk.company.rid, voucher)
    made = register_payments(desk.context, template, (PaymentEntry(desk.claims[line].rid, fen),))
    return tuple(payment.rid for payment in made)


def printed(desk, paper: Paper, document_rid: str = "") -> Document:
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("陈示例", document_rid=document_rid))


def rows(desk, paper: Paper) -> list[tuple[str, int]]:
    return [(row["name"], row["paid_fen"]) for row in desk.facts(paper)["lines"]]


@pytest.fixture
def batches(desk):
    """Two payments after one order, each with its confirmation, both printed."""
    order, _ = served(desk)
    first = printed(desk, confirmation_paper(desk.context, desk.case.rid, pay(desk, 0, 10_000, "B2")))
    second = printed(desk, confirmation_paper(desk.context, desk.case.rid, pay(desk, 1, 20_000, "B3")))
    return order, first, second


def test_each_of_two_papers_of_one_form_is_made_again_about_its_own_payment(desk, batches):
    order, first, second = batches
    for document, told in ((first, [("示例工人甲", 10_000)]), (second, [("示例工人乙", 20_000)])):
        paper = kept_paper(document)
        assert (paper.about, rows(desk, paper)) == (document.about, told)
        again = printed(desk, paper, document.rid)
        assert (again.rid, again.version, again.about) == (document.rid, 2, document.about)
        assert again.about.order_rid == order.rid
        assert rows(desk, kept_paper(again)) == told


@pytest.mark.parametrize("number", [0, 1])
def test_each_of_two_papers_of_one_form_is_signed(desk, batches, number):
    """The batch entered later does not make the earlier paper an old print."""
    document = batches[1:][number]
    acts.sign_record(desk.context, document.rid, (), LATER)
    assert paper_file(desk.context, document.rid).state is DocumentState.SIGNED


def test_a_payment_taken_back_makes_its_own_paper_old_and_no_other(desk, batches):
    _, first, second = batches
    take_back_payment(desk.context, first.about.payment_rids[0], "登错")
    with pytest.raises(Refused, match="record-print-old"):
        acts.sign_record(desk.context, first.rid, (), LATER)
    acts.sign_record(desk.context, second.rid, (), LATER)


def test_each_form_says_what_it_needs(context):
    assert form(context, "order-to-pay").about == (Need.LIABLE, Need.CLAIMS)
    assert form(context, "interview-record").about == (Need.INTERVIEW,)
    assert Need.SERVED in form(context, "service-record").about
    assert Need.ORDER in form(context, "list-pre-notice").about
    assert form(context, "inquiry-notice").about == (Need.PARTY,)
    confirmation = form(context, "payment-confirmation")
    assert (set(confirmation.about), must(confirmation)) == ({Need.ORDER, Need.PAYMENTS}, (Need.PAYMENTS,))


def test_what_a_case_offers_and_the_paper_chosen_from_it(desk):
    order, act = served(desk)
    paid = pay(desk, 0, 10_000, "B2")
    choices = paper_choices(desk.context, desk.case.rid)
    assert [choice.words for choice in choices.of(Need.LIABLE)] == [desk.company.name]
    assert [choice.words for choice in choices.of(Need.PAYMENTS)] == [
        "2026年3月2日　示例劳务有限公司　银行转账　1人、100.00元　B2"
    ]
    assert choices.of(Need.CLAIMS) == ()
    start = Paper("x", desk.case.rid)
    assert choices.paper(start, {Need.LIABLE: desk.liability.rid}) == replace(desk.order_paper(), form="x", due=None)
    chosen = {Need.SERVED: order.rid, Need.ORDER: order.rid, Need.PAYMENTS: choices.of(Need.PAYMENTS)[0].rid}
    team = tuple(inspector.rid for inspector in desk.context.team())
    assert choices.paper(start, chosen).about == About(
        order_rid=order.rid, served_rid=order.rid, service_rid=act.rid, payment_rids=paid, inspector_rids=team
    )


def test_the_head_of_a_company_who_was_told_is_decided_upon_too(desk):
    """O45 arts 6, 8: whoever was told that he is to be listed, by name alone too, each once."""
    notice = a_document(
        form="list-pre-notice", edition="2026.12", number="示人社列告字〔2026〕9号", case_rid=desk.case.rid,
        addressee="示例法人",
    )  # fmt: skip
    letter = replace(notice, rid=new_rid(), form="reminder-letter", addressee="示例县住建局", number="示函〔2026〕1号")
    with desk.context.unit("示例") as unit:
        for paper in (notice, letter):
            unit.put(paper)
            unit.put(an_act(ActKind.SIGNED_OFF, paper, case_rid=desk.case.rid))
    choices = paper_choices(desk.context, desk.case.rid)
    assert [choice.words for choice in choices.of(Need.PARTY)] == [desk.company.name, "示例法人"]
    made = choices.paper(Paper("listing-ruling", desk.case.rid), {Need.PARTY: choices.of(Need.PARTY)[1].rid})
    assert (made.addressee, made.addressee_rid) == ("示例法人", "")


def test_a_party_liable_on_two_grounds_is_offered_with_each(desk):
    second = Liability(new_rid(), "", PartyKind.COMPANY, desk.company.rid, "PG-02")
    set_debt(desk.context, desk.case.rid, (second,))
    choices = paper_choices(desk.context, desk.case.rid)
    offered = choices.of(Need.LIABLE)
    assert [choice.words.partition("　")[2] for choice in offered] == [
        desk.context.law.payers[ground].situation for ground in ("PG-01", "PG-02")
    ]
    assert choices.paper(Paper("x"), {Need.LIABLE: offered[1].rid}).about.liability_rid == second.rid


def test_only_what_was_printed_and_is_offered_is_asked_for(desk, batches):
    order, first, _ = batches
    assert unknown(desk.context, first) == ()
    bare = replace(first, about=ABOUT_NOTHING)
    assert unknown(desk.context, bare) == (Need.ORDER, Need.PAYMENTS)
    assert unknown(desk.context, replace(bare, facts="")) == ()
    assert unknown(desk.context, replace(bare, case_rid="")) == ()
    assert unknown(desk.context, replace(bare, edition="1900.1")) == ()
    assert unknown(desk.context, replace(order, about=ABOUT_NOTHING)) == (Need.LIABLE,)


def test_a_print_of_unknown_payments_is_not_signed_unseen(desk, batches):
    _, first, _ = batches
    with desk.context.unit("旧") as unit:
        unit.put(replace(first, about=ABOUT_NOTHING))
    with pytest.raises(Refused, match="record-print-unknown"):
        acts.sign_record(desk.context, first.rid, (), LATER)
    acts.sign_record(desk.context, first.rid, (), acts.Signature("暂无扫描仪", "已逐项核对", printed="在项目部打印"))
