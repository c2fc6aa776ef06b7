"""A store of the last version, made by the program then released: its papers are told what they speak of, and print."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from inspector_app.documents.render import Mark, render
from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import ABOUT_NOTHING, About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import Interview
from inspector_app.domain.number import BLANK
from inspector_app.formdefs.facts import from_json
from inspector_app.store.check import check
from inspector_app.support.clock import SystemClock
from inspector_app.support.files import sha256
from inspector_app.usecases import issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.fill_about import told_about
from inspector_app.usecases.history import history
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper, kept_paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from inspector_app.usecases.store_file import open_store

OLD = Path(__file__).parent.parent / "data" / "store_of_0003.zip"


@pytest.fixture
def old(tmp_path):
    """The folder of the old store."""
    with ZipFile(OLD) as file:
        file.extractall(tmp_path / "old")
    return tmp_path / "old"


@pytest.fixture
def opened(old):
    context = open_store(old, "correct horse", SystemClock())
    with closing(context.store):
        yield context


def papers(context, form: str) -> list[Document]:
    return list(context.store.find(Document, form=form))


def test_every_old_paper_speaks_of_the_records_it_was_made_from(opened):
    (order,), (talk,) = papers(opened, "order-to-pay"), opened.store.all(Interview)
    second = opened.store.find(Liability, ground="PG-02")[0]
    assert (order.about.liability_rid, len(order.about.claim_rids)) == (second.rid, 3)
    (transcript,) = papers(opened, "interview-record")
    assert transcript.about == About(person_rid=talk.person_rid, interview_rid=talk.rid)
    (act,) = opened.store.find(Act, kind=ActKind.SERVED)
    (served,) = papers(opened, "service-record")
    team = tuple(inspector.rid for inspector in opened.team())
    assert served.about == About(served_rid=order.rid, service_rid=act.rid, inspector_rids=team)
    vouchers = {p.rid: p.voucher for p in opened.store.all(Payment)}
    confirmations = papers(opened, "payment-confirmation")
    assert [[vouchers[rid] for rid in paper.about.payment_rids] for paper in confirmations] == [["B2"], ["B3"]]
    assert {paper.about.order_rid for paper in confirmations} == {order.rid}
    assert papers(opened, "inquiry-notice")[0].about.order_rid == ""
    assert all(paper.subject_rid == paper.about.subject_rid for paper in opened.store.all(Document))


def test_what_was_told_is_an_act_of_the_journal_done_once(old):
    with closing(open_store(old, "correct horse", SystemClock()).store) as store:
        order = store.find(Document, form="order-to-pay")[0]
        told = store.journal.history(order.rid)[-1]
        assert (told.version, told.reason) == (4, "补记文书所依据的记录（程序更新后登记一次）")
        assert check(store) == []
        with store.unit("测试", "改") as unit:  # what is empty afterwards stays so
            unit.put(replace(order, about=ABOUT_NOTHING))
        length = store.journal.newest()
    with closing(open_store(old, "correct horse", SystemClock()).store) as store:
        assert store.journal.newest() == length
        assert check(store) == []


def test_the_history_tells_it_in_words(opened):
    (confirmation, _) = papers(opened, "payment-confirmation")
    (order,) = papers(opened, "order-to-pay")
    newest = history(opened, confirmation.rid)[0]
    shown = {field.field: (field.before, field.after) for field in newest.fields}
    assert shown == {"所依据的记录": ("—", f"依据的指令书：{order.title} {order.number}，支付：1项")}


def test_every_old_paper_is_printed_again_byte_for_byte(opened):
    """From the sealed files, and drawn anew from its frozen facts by the edition it was made with."""
    issued = [paper for paper in opened.store.all(Document) if paper.copies]
    assert len(issued) == 5
    for paper in issued:
        form = opened.forms.edition(paper.form, paper.edition)
        assert paper.form_sha256 != form.file_sha256, "the file was written anew since"
        assert form.printed_by(paper.form_sha256)
        signed = [act.at for act in opened.store.find(Act, subject_rid=paper.rid, kind=ActKind.SIGNED_OFF)]
        for copy, frozen in zip(form.copies, paper.copies, strict=True):
            assert sha256(issuing.copy_bytes(opened, paper, frozen.label)) == frozen.sha256
            again = render(
                form, from_json(paper.facts), copy=copy, mark=Mark.FINAL,
                made_at=signed[0] if signed else paper.created_at, author=opened.agency.name,
            )  # fmt: skip
            assert sha256(again) == frozen.sha256, (paper.form, frozen.label)


def test_a_draft_of_the_old_version_names_its_case(opened):
    (draft,) = opened.store.drafts.all()
    (case,) = opened.store.all(Case)
    assert draft.body["paper"]["case_rid"] == case.rid
    assert draft.body["paper"]["about"] == {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((name, getattr(ABOUT_NOTHING, name)) for name in ABOUT_NOTHING.__slots__)
    }


def told(context, document: Document) -> About:
    bare = replace(document, about=About(claim_rids=document.about.claim_rids))
    return told_about(context, bare, lambda case_rid: case_file(context, case_rid))


def pay(desk, fen: int, line: int, day: date, **changes) -> tuple[str, ...]:
    template = Payment("", desk.case.rid, "", 0, day, PaymentMethod.BANK, **{"payer_rid": desk.company.rid, **changes})
    made = register_payments(desk.context, template, (PaymentEntry(desk.claims[line].rid, fen),))
    return tuple(payment.rid for payment in made)


def confirmed(desk, rids, order_rid=""):
    paper = Paper("payment-confirmation", desk.case.rid, about=About(payment_rids=rids, order_rid=order_rid))
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, issuing.SignOff("陈示例"))


def test_a_doubt_about_the_liability_leaves_it_unknown(desk, order):
    assert told(desk.context, order).liability_rid == desk.liability.rid
    set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.COMPANY, desk.company.rid, "PG-02"),))
    assert told(desk.context, order).liability_rid == desk.liability.rid
    set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.COMPANY, desk.company.rid, "PG-01"),))
    assert told(desk.context, order).liability_rid == ""


def test_payments_that_cannot_be_told_apart_stay_unknown(desk):
    """Two of one day and sum for one worker look the same in print; a later batch does not hide an earlier one."""
    first = pay(desk, 100_000, 0, date(2026, 3, 2), voucher="一")
    paper = confirmed(desk, first)
    pay(desk, 100_000, 0, date(2026, 3, 1), voucher="补")
    assert told(desk.context, paper).payment_rids == first
    pay(desk, 100_000, 0, date(2026, 3, 2), voucher="二")
    assert told(desk.context, paper).payment_rids == ()


def test_a_paper_over_all_payments_up_to_a_day_keeps_to_that_day(desk):
    both = (*pay(desk, 100_000, 0, date(2026, 3, 1)), *pay(desk, 200_000, 1, date(2026, 3, 2)))
    paper = confirmed(desk, both)
    desk.clock.advance(days=2)
    pay(desk, 300_000, 2, date(2026, 3, 4))
    assert told(desk.context, paper).payment_rids == both


def test_an_order_with_a_number_in_ink_is_told_by_what_was_printed(desk):
    facts = desk.facts(desk.order_paper())
    blank = issuing.SignOff("示例局长", numbering=issuing.Numbering(blank=True))
    order = issuing.sign_off(desk.context, desk.order_paper(), facts, blank)
    paper = confirmed(desk, pay(desk, 100_000, 0, date(2026, 3, 2)), order.rid)
    issuing.write_number_back(desk.context, order.rid, order.number.replace(BLANK, "7"))
    assert told(desk.context, paper).order_rid == order.rid


def test_a_paper_without_its_form_facts_or_case_tells_what_it_can(desk, monkeypatch):
    paper = confirmed(desk, pay(desk, 100_000, 0, date(2026, 3, 2)))
    monkeypatch.setattr(type(desk.context.forms), "edition", lambda *_: None)
    assert told(desk.context, paper) == About()
    assert told_about(desk.context, replace(paper, facts="", about=ABOUT_NOTHING), lambda _rid: None) == ABOUT_NOTHING
    assert kept_paper(paper).about == paper.about
