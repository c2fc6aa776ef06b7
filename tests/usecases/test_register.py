from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.document import Document, DocumentState
from inspector_app.domain.number import NumberBlock
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.numbers import number_gaps
from inspector_app.usecases.register import (
    blank_number,
    explain_gap,
    forms_today,
    leaders,
    number_ahead,
    open_gaps,
    paper_file,
    register,
)


def skipped(desk, serial=3):
    """An order whose number jumped ahead."""
    order = desk.order()
    block = desk.context.store.need(NumberBlock, order.block_rid)
    with desk.context.unit("测试") as unit:
        unit.put(replace(order, serial=serial, number=block.text(serial)))
    return block


def served(desk):
    order = desk.order()
    return order, desk.serve(order)


def test_a_line_tells_state_prints_and_case(desk):
    order = desk.order()
    acts.printed(desk.context, order.rid, "交付联", 2)
    wrong = acts.affix_seal(desk.context, order.rid, "示例办公室")
    acts.undo(desk.context, wrong.rid, "登错")
    (line,) = register(desk.context, DocumentFilter()).page(0, 10)
    assert (line.state, line.printed, line.case_title) == (DocumentState.SIGNED_OFF, 2, desk.case.title)


def test_papers_are_found_by_their_derived_state(desk):
    order, _ = served(desk)
    assert len(register(desk.context, DocumentFilter(), DocumentState.SERVED)) == 1
    assert len(register(desk.context, DocumentFilter(), DocumentState.SIGNED_OFF)) == 0
    assert register(desk.context, DocumentFilter(), DocumentState.SERVED).page(0, 1)[0].document.rid == order.rid


def test_a_paper_is_read_with_all_its_acts_also_those_taken_back(desk):
    order = desk.order()
    wrong = acts.affix_seal(desk.context, order.rid, "示例办公室")
    acts.undo(desk.context, wrong.rid, "登错")
    file = paper_file(desk.context, order.rid)
    assert [act.kind for act in file.acts] == [ActKind.SIGNED_OFF, ActKind.SEALED, ActKind.UNDONE] or len(
        file.acts
    ) == 3
    assert [act.kind for act in file.standing] == [ActKind.SIGNED_OFF]
    assert file.project == desk.project


def test_a_skipped_number_is_void_with_its_reason_and_no_gap_any_more(desk):
    block = skipped(desk)
    assert [gap.serial for gap in open_gaps(desk.context)] == [1, 2]
    line = explain_gap(desk.context, block.rid, 2, by_hand=False, words="打印损坏")
    file = paper_file(desk.context, line.rid)
    assert (file.state, file.acts[0].note, line.number) == (DocumentState.VOIDED, "打印损坏", block.text(2))
    assert number_gaps(desk.context) == ((block, (1,)),)


def test_a_paper_written_by_hand_is_kept_as_filed_on_paper(desk):
    block = skipped(desk)
    line = explain_gap(desk.context, block.rid, 1, by_hand=True, words="停电时手工开具")
    assert paper_file(desk.context, line.rid).state is DocumentState.ARCHIVED


@pytest.mark.parametrize(("serial", "words", "code"), [(1, " ", "gap-no-words"), (3, "理由", "gap-unknown")])
def test_an_explanation_wants_words_and_a_gap(desk, serial, words, code):
    block = skipped(desk)
    with pytest.raises(Refused, match=code):
        explain_gap(desk.context, block.rid, serial, by_hand=False, words=words)


def test_the_number_ahead_is_the_number_given(desk):
    form = issuing.form_for(desk.context, desk.order_paper())
    ahead = number_ahead(desk.context, form)
    assert desk.order().number == ahead
    assert blank_number(desk.context, form).endswith("〔2026〕＿＿号")


def test_looking_at_the_number_ahead_writes_nothing(desk):
    number_ahead(desk.context, issuing.form_for(desk.context, desk.order_paper()))
    assert desk.context.store.count(NumberBlock) == 0


def test_leaders_are_known_by_what_they_signed(desk):
    desk.order()
    assert leaders(desk.context) == ("示例局长",)


def test_only_forms_in_force_today_are_offered(desk):
    editions = {form.id: form.edition for form in forms_today(desk.context)}
    assert editions["list-pre-notice"] == "2022.1"


def test_the_last_day_kept_is_the_one_printed(desk):
    paper = desk.order_paper()
    facts = issuing.start_facts(desk.context, paper) | {"order.due": "2026-03-20"}
    facts.pop("text.order")
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert order.due == date(2026, 3, 20)


def test_a_paper_is_submitted_again_as_the_same_paper_until_it_is_signed_off(desk):
    paper = desk.order_paper()
    facts = issuing.start_facts(desk.context, paper)
    first = acts.submit(desk.context, paper, facts, "示例局长")
    again = acts.submit(desk.context, paper, facts | {"text.violation": ""}, "示例局长", first.rid)
    assert (again.rid, desk.context.store.count(Document)) == (first.rid, 1)
    issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=first.rid))
    with pytest.raises(Refused, match="act-too-late"):
        acts.submit(desk.context, paper, facts, "示例局长", first.rid)


def test_the_draft_goes_with_the_sign_off(desk):
    paper = desk.order_paper()
    desk.context.store.drafts.save("documents:x", "草稿", {})
    facts = issuing.start_facts(desk.context, paper)
    issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", draft_key="documents:x"))
    assert desk.context.store.drafts.all() == ()
