import json
import os
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentState, document_state
from inspector_app.domain.number import NumberBlock
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import acts, issuing, numbers, people, projects, sheets
from inspector_app.usecases.issuing import Numbering, NumberMoved, SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import confirmation_paper
from inspector_app.usecases.store_file import check_store
from inspector_app.vault.sealed import SealedFiles
from tests.desk import AGAIN
from tests.documents.papers import text_of

RARE = "䶮㛃·<𬭎&𠅤>"


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def prepared(desk, **decision):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    return issuing.prepare_sign_off(desk.context, paper, facts, SignOff("示例局长", AGAIN, **decision))


def rendered(order):
    return issuing.perform_sign_off(order, NoProgress())


def signed(desk, **decision) -> Document:
    paper = desk.order_paper()
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", AGAIN, **decision))


def test_sign_off_freezes_one_pdf_a_copy_with_number_act_and_journal_in_one_transaction(desk):
    desk.file()
    before = desk.context.store.journal.head(desk.context.store.identity.device).seq
    document = desk.order()
    store = desk.context.store
    changes = list(store.journal.changes_after(store.identity.device, before))
    assert [change.kind for change in changes] == ["number_block", "document", "act"]
    assert len({change.group for change in changes}) == 1
    assert document.number == "示人社监令字〔2026〕1号"
    assert [copy.label for copy in document.copies] == ["交付联", "存档联"]
    for copy in document.copies:
        pdf = issuing.copy_bytes(desk.context, document, copy.label)
        assert (sha256(pdf), len(pdf)) == (copy.sha256, copy.size)
        assert copy.pages >= 1
    act = store.find(Act, subject_rid=document.rid)[0]
    assert (act.kind, act.by, act.at) == (ActKind.SIGNED_OFF, "示例局长", desk.clock.now())
    assert document_state(document, [act]) is DocumentState.SIGNED_OFF


def test_the_frozen_facts_are_hashed_and_what_was_printed(desk, order):
    kept = desk.context.store.need(Document, order.rid)
    assert kept == order
    assert sha256(kept.facts.encode()) == kept.facts_sha256
    facts = json.loads(kept.facts)
    assert facts["document.number"] == order.number
    assert facts["debt.total_fen"] == 6_000_000
    assert [line["name"] for line in facts["lines"]] == [worker.name for worker in desk.workers]
    assert kept.about.claim_rids == tuple(claim.rid for claim in desk.claims)


def test_the_same_facts_give_the_same_bytes(desk):
    order = prepared(desk)
    assert rendered(order) == rendered(order)


def test_the_served_copy_masks_identity_numbers_and_the_archived_one_does_not(desk, order):
    number = desk.workers[0].id_number
    served, archived = (text_of(issuing.copy_bytes(desk.context, order, label)) for label in ("交付联", "存档联"))
    assert number in archived
    assert number not in served
    assert "60,000.00" in served
    assert "陆万元整" in served
    assert "草稿" not in served


def test_a_number_taken_meanwhile_is_noticed_and_the_paper_rendered_anew(desk):
    slow = prepared(desk)
    pages = rendered(slow)
    other = signed(desk)
    assert other.number.endswith("〕1号")
    head = desk.context.store.journal.head(desk.context.store.identity.device)
    with pytest.raises(NumberMoved):
        issuing.record_sign_off(desk.context, slow, pages)
    assert desk.context.store.journal.head(desk.context.store.identity.device) == head
    again = prepared(desk)
    document = issuing.record_sign_off(desk.context, again, rendered(again))
    assert document.number.endswith("〕2号")
    text = text_of(issuing.copy_bytes(desk.context, document, "存档联"))
    assert document.number in text
    assert other.number not in text


def test_sign_off_in_one_go_tries_again_when_the_number_moved(desk, monkeypatch):
    perform, raced = issuing.perform_sign_off, []

    def overtaken(order, progress):
        pages = perform(order, progress)
        if not raced:
            raced.append(True)
            rival = prepared(desk)
            issuing.record_sign_off(desk.context, rival, perform(rival, progress))
        return pages

    monkeypatch.setattr(issuing, "perform_sign_off", overtaken)
    assert signed(desk).number.endswith("〕2号")
    assert sorted(d.serial for d in desk.context.store.all(Document)) == [1, 2]


def test_looking_at_a_draft_writes_nothing(desk):
    store, paper = desk.context.store, desk.order_paper()
    before = store.journal.head(store.identity.device)
    facts = desk.facts(paper)
    sheets.preview(desk.context, paper, facts)
    prepared(desk)
    assert store.journal.head(store.identity.device) == before
    assert store.count(NumberBlock) == 0


def test_a_number_may_be_typed_or_left_blank(desk):
    typed = signed(desk, numbering=Numbering(typed=" 示人社监令字〔2026〕88号 "))
    assert (typed.number, typed.serial, typed.block_rid) == ("示人社监令字〔2026〕88号", None, "")
    blank = signed(desk, numbering=Numbering(blank=True))
    assert blank.number == "示人社监令字〔2026〕＿＿号"
    assert blank.serial is None
    assert "〔2026〕＿＿号" in text_of(issuing.copy_bytes(desk.context, blank, "存档联"))
    assert signed(desk).number.endswith("〕1号")


def test_a_known_number_is_refused_also_when_it_was_taken_after_prepare(desk, order):
    with pytest.raises(Refused) as refusal:
        signed(desk, numbering=Numbering(typed=order.number))
    assert codes(refusal) == ["number-known"]
    typed = prepared(desk, numbering=Numbering(typed="手〔2026〕3号"))
    signed(desk, numbering=Numbering(typed="手〔2026〕3号"))
    with pytest.raises(Refused) as refusal:
        issuing.record_sign_off(desk.context, typed, rendered(typed))
    assert codes(refusal) == ["number-known"]


def test_the_block_steps_over_a_number_that_was_typed_by_hand(desk):
    signed(desk)
    signed(desk, numbering=Numbering(typed="示人社监令字〔2026〕2号"))
    assert signed(desk).number == "示人社监令字〔2026〕3号"
    assert numbers.number_gaps(desk.context)[0][1] == ()


def test_an_exhausted_block_refuses(desk):
    pattern = "示人社监令字〔{year}〕{serial}号"
    numbers.lease_block(desk.context, NumberBlock("b", "order-to-pay", 2026, 41, 41, pattern))
    assert signed(desk).number.endswith("〕41号")
    with pytest.raises(Refused) as refusal:
        signed(desk)
    assert codes(refusal) == ["numbers-exhausted"]


def test_a_voided_number_stays_used_and_is_no_gap(desk, order):
    acts.void(desk.context, order.rid, "打印错误")
    assert desk.order().number.endswith("〕2号")
    assert numbers.number_gaps(desk.context)[0][1] == ()


def record_paper(desk) -> Paper:
    return Paper("wage-arrears-list", case_rid=desk.case.rid)


def printed(desk, document_rid: str = "") -> Document:
    paper = record_paper(desk)
    facts = desk.facts(paper)
    return issuing.sign_off(desk.context, paper, facts, SignOff("陈示例", document_rid=document_rid))


def test_a_record_is_reprinted_until_it_is_signed(desk):
    first = printed(desk)
    assert (first.version, first.number, desk.context.store.find(Act)) == (1, "", ())
    desk.keep(replace(desk.claims[0], found_fen=1_900_000))
    second = printed(desk, first.rid)
    assert (second.rid, second.version) == (first.rid, 2)
    assert second.copies != first.copies
    acts.sign_record(desk.context, second.rid, (), acts.Signature("暂无扫描仪", printed="在项目部打印"))
    with pytest.raises(Refused) as refusal:
        printed(desk, first.rid)
    assert codes(refusal) == ["document-final"]


def test_an_outgoing_paper_is_signed_off_once(desk, order):
    with pytest.raises(Refused) as refusal:
        prepared(desk, document_rid=order.rid)
    assert codes(refusal) == ["document-final"]


def test_a_submitted_paper_that_was_voided_cannot_be_signed_off(desk):
    paper = desk.order_paper()
    submitted = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    acts.void(desk.context, submitted.rid, "不再需要")
    with pytest.raises(Refused) as refusal:
        prepared(desk, document_rid=submitted.rid)
    assert codes(refusal) == ["document-final"]


def test_a_warning_needs_a_reason_and_the_reason_is_kept(desk):
    paper = desk.order_paper(due=date(2026, 5, 29))
    facts = desk.facts(paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert codes(refusal) == ["gate-order-day-unusual"]
    assert refusal.value.problems[0].level is Level.WARNING
    assert "gate" in refusal.value.problems[0].details
    with pytest.raises(Refused):
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", {"gate-order-day-unusual": "  "}))
    reasons = {"gate-order-day-unusual": "跨越假期，当事人申请", "unused": "x"}
    document = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", reasons))
    assert document.reasons == ("gate-order-day-unusual：跨越假期，当事人申请",)


def test_what_blocks_cannot_be_reasoned_away(desk):
    paper = desk.order_paper(due=date(2026, 3, 2))
    facts = desk.facts(paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", {"gate-order-day-past": "理由"}))
    assert codes(refusal) == ["gate-order-day-past"]


def test_a_character_that_no_font_has_is_told_and_printed_as_a_box(desk):
    people.save_person(desk.context, replace(desk.workers[0], name="示\U00033000例"))
    paper = desk.order_paper()
    facts = desk.facts(paper)
    told = [each for each in issuing.paper_problems(desk.context, paper, facts) if each.code == "character-by-hand"]
    assert told
    assert {(each.level, each.details["character"]) for each in told} == {(Level.INFO, "U+33000")}
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert "示\U00033000例" in text_of(issuing.copy_bytes(desk.context, order, "存档联"))


def test_a_symbol_that_no_font_has_is_refused_by_name_before_sign_off(desk):
    people.save_person(desk.context, replace(desk.workers[0], name="示😀例"))
    paper = desk.order_paper()
    facts = desk.facts(paper)
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    problem = refusal.value.problems[0]
    assert (problem.code, problem.details["character"]) == ("character-no-glyph", "U+1F600")
    assert desk.context.store.count(Document) == 0


def test_rare_names_and_markup_come_back_from_the_pdf(desk):
    people.save_person(desk.context, replace(desk.workers[0], name=RARE))
    projects.save_project(desk.context, replace(desk.project, name="示例<安置房>&“二期”·A区"))
    people.save_company(desk.context, replace(desk.company, name="示例<劳务>&有限公司"))
    text = text_of(issuing.copy_bytes(desk.context, desk.order(), "存档联"))
    for word in (RARE, "示例<安置房>&“二期”·A区", "示例<劳务>&有限公司"):
        assert word in text


def test_drafts_are_marked_and_review_copies_are_not(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    draft = text_of(sheets.preview(desk.context, paper, facts))
    review = text_of(sheets.preview(desk.context, paper, facts, for_review=True))
    assert "草稿" in draft
    assert "草稿" not in review
    assert "〔2026〕＿＿号" in review
    served = text_of(sheets.preview(desk.context, paper, facts, for_review=True, copy=0))
    assert desk.workers[0].id_number in review
    assert desk.workers[0].id_number not in served


def test_an_edition_that_is_no_longer_valid_is_refused(desk):
    paper = Paper("list-pre-notice", case_rid=desk.case.rid, addressee=desk.company.name)
    with pytest.raises(Refused) as refusal:
        issuing.form_for(desk.context, paper, "2018.1")
    assert codes(refusal) == ["form-not-valid-on-date"]
    desk.clock.move_to(at(date(2021, 6, 1), 9))
    assert issuing.form_for(desk.context, paper).edition == "2018.1"


def test_submitted_paper_keeps_its_identity_when_it_is_signed_off(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    submitted = acts.submit(desk.context, paper, facts, "示例局长")
    signed_off = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=submitted.rid))
    assert (signed_off.rid, signed_off.version) == (submitted.rid, 1)
    assert signed_off.created_at == submitted.created_at


def test_an_internal_form_is_approved_by_its_sign_off(desk):
    paper = Paper("approval-form", case_rid=desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = desk.facts(paper)
    facts |= {"approval.document_title": "劳动保障监察限期改正指令书", "approval.facts": "欠薪三人。"}
    facts["text.proposal"] = None  # drafted with the title
    document = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    kept = desk.context.store.find(Act, subject_rid=document.rid)
    assert document_state(document, kept) is DocumentState.APPROVED
    assert desk.context.store.count(Deadline) == 0


def test_a_copy_that_is_none_is_refused(desk, order):
    with pytest.raises(Refused) as refusal:
        issuing.copy_bytes(desk.context, order, "第三联")
    assert codes(refusal) == ["copy-unknown"]


def test_progress_is_told_and_may_cancel(desk):
    seen = []

    class Watch:
        def step(self, done, total, label):
            seen.append((done, total, label))

    issuing.perform_sign_off(prepared(desk), Watch())
    assert seen == [(0, 2, "生成交付联"), (1, 2, "生成存档联"), (2, 2, "生成完毕")]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("劳动保障监察限期改正指令书", []),
        ("劳动保障监察限期整改指令书", []),
        ("ord1劳动保障监察限期改正指令书", ["paper-title-unusual"]),
    ],
)
def test_what_an_order_is_called_is_a_known_title_or_has_a_reason(desk, title, found):
    paper = desk.order_paper()
    facts = {**desk.facts(paper), "order.title": title}
    problems = issuing.paper_problems(desk.context, paper, facts)
    assert [p.code for p in problems if p.where == "order.title"] == found
    assert all(p.level is Level.WARNING for p in problems if p.where == "order.title")


@contextmanager
def folder_away(folder):
    folder.rename(folder.with_name("elsewhere"))
    yield
    folder.with_name("elsewhere").rename(folder)


@contextmanager
def disk_full(folder):
    """No file may grow beyond what the smallest write of a log needs."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def disk_full_after_the_copies(folder):
    """The copies are sealed, and then the log takes nothing more."""
    real = SealedFiles.add
    with pytest.MonkeyPatch.context() as patch, ExitStack() as full:

        def add(self, data):
            digest = real(self, data)
            if len(list(self.folder.glob("??/*"))) == 2:
                full.enter_context(disk_full(folder))
            return digest

        patch.setattr(SealedFiles, "add", add)
        yield


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open, and has no such limit")
@pytest.mark.parametrize("trouble", [folder_away, disk_full, disk_full_after_the_copies])
def test_what_cannot_be_written_takes_no_number_and_leaves_no_paper(desk, trouble):
    order = prepared(desk)
    made = rendered(order)
    with trouble(desk.context.store.folder), pytest.raises(Trouble):
        issuing.record_sign_off(desk.context, order, made)
    store = desk.context.store
    assert (store.count(Document), store.find(Act, kind=ActKind.SIGNED_OFF)) == (0, ())
    assert issuing.record_sign_off(desk.context, order, made).number == "示人社监令字〔2026〕1号"
    assert check_store(desk.context) == []


def test_an_order_says_whom_it_leaves_out_because_nobody_found_what_they_are_owed(desk):
    desk.keep(replace(desk.claims[0], found_fen=None))
    with pytest.raises(Refused) as refusal:
        desk.order()
    (problem,) = refusal.value.problems
    assert (problem.code, problem.level, problem.details) == ("paper-leaves-out", Level.WARNING, {"count": "1"})
    order = desk.sign(desk.order_paper(), {"paper-leaves-out": "该工人考勤尚待核对，先责令支付其余二人"})
    assert json.loads(order.facts)["debt.heads"] == 2
    assert any("考勤尚待核对" in reason for reason in order.reasons)


@pytest.mark.parametrize(("told", "found"), [
    ({"order.tell_rights": True}, ("passage-open", "agency.review_organ agency.court")),
    ({"order.tell_rights": True, "agency.review_organ": "示例县人民政府"}, ("passage-open", "agency.court")),
    ({"order.tell_rights": True, "text.rights": "如不服本指令，可以依法申请行政复议。"}, None),
    ({"order.tell_rights": False}, None),
])  # fmt: skip
def test_an_order_that_is_to_tell_the_rights_tells_them_wholly(desk, told, found):
    """ARL art. 20(3): a passage that was asked for is never left out of the sheet in silence."""
    paper = desk.order_paper()
    form, facts = issuing.form_for(desk.context, paper), desk.facts(paper)
    facts = redrafted(form, facts, {**facts, **told})
    problems = [each for each in issuing.paper_problems(desk.context, paper, facts) if each.code.startswith("passage-")]
    lacking = "、".join(form.fact(name).label for name in found[1].split()) if found else ""
    expected = [(found[0], where, lacking) for where in found[1].split()] if found else []
    assert [(each.code, each.where, each.details.get("lacking", "")) for each in problems] == expected


def test_a_list_that_is_off_by_a_cent_says_in_which_line_before_it_is_printed(desk):
    claim = desk.claims[1]
    off = {"earned_fen": claim.found_fen + 100_000, "deducted_fen": 0, "received_fen": 100_000}
    desk.keep(replace(claim, **off))
    paper = Paper("wage-arrears-list", desk.case.rid)
    facts = desk.facts(paper)
    assert "paper-does-not-tie" not in [each.code for each in issuing.paper_problems(desk.context, paper, facts)]
    desk.keep(replace(claim, **off, found_fen=claim.found_fen + 1))
    facts = desk.facts(paper)
    (told,) = [each for each in issuing.paper_problems(desk.context, paper, facts) if each.code == "paper-does-not-tie"]
    assert (told.level, told.details["lines"]) == (Level.WARNING, f"第2行{desk.workers[1].name}")
    order = desk.order_paper()
    found = issuing.paper_problems(desk.context, order, desk.facts(order))
    assert [p.details["lines"] for p in found if p.code == "order-more-than-reckoned"] == [told.details["lines"]]


def test_a_payment_paper_never_prints_an_unknown_finding_as_nought(desk):
    (made,) = desk.pay(100_000, payer_rid=desk.company.rid, voucher="回单1")
    paper = confirmation_paper(desk.context, desk.case.rid, (made.rid,))
    desk.keep(replace(desk.context.store.need(WageClaim, desk.claims[0].rid), found_fen=None))
    row = desk.facts(paper)["lines"][0]
    assert (row["owed_fen"], row["paid_fen"], row["rest_fen"]) == (None, 100_000, None)
    with pytest.raises(Refused) as refusal:
        desk.sign(paper)
    assert ("fact-missing", "lines[1].owed_fen") in {(p.code, p.where) for p in refusal.value.problems}
