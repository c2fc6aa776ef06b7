from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.case_papers import forms_today
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper_file import evidence_of, leaders, paper_file, scans_of
from tests.builders import a_document


def test_a_paper_is_read_with_all_its_acts_also_those_taken_back(desk, order):
    wrong = acts.affix_seal(desk.context, order.rid, "示例办公室", printed="在示例局打印")
    acts.undo(desk.context, wrong.rid, "登错")
    file = paper_file(desk.context, order.rid)
    assert [act.kind for act in file.acts] == [ActKind.SIGNED_OFF, ActKind.SEALED, ActKind.UNDONE]
    assert [act.kind for act in file.standing] == [ActKind.SIGNED_OFF]
    assert file.project == desk.project


def test_what_proves_an_act_on_another_paper_is_no_scan_of_this_one(desk):
    order, belongs = desk.order(), Belongs(desk.case.rid)
    acts.affix_seal(desk.context, order.rid, "示例办公室", printed="在示例局打印")
    receipt, fresh = (take_in(desk.context, words.encode(), words, belongs) for words in ("送达回证", "刚拍的"))
    notice = a_document(rid="other", case_rid=desk.case.rid)
    used = Act(new_rid(), ActKind.SCANNED, order.rid, desk.clock.now(), "陈示例", desk.case.rid,
               evidence_rids=(receipt.rid,))  # fmt: skip
    with desk.context.unit("补交扫描件") as unit:
        unit.put(used)
    assert receipt.rid not in [each.rid for each in scans_of(desk.context, notice)]
    assert fresh.rid in [each.rid for each in scans_of(desk.context, notice)]
    assert receipt.rid in [each.rid for each in scans_of(desk.context, order)]
    assert receipt.rid in [each.rid for each in evidence_of(desk.context, notice)]


def test_leaders_are_known_by_what_they_signed(desk, order):
    assert leaders(desk.context) == ("示例局长",)


def test_only_forms_in_force_today_are_offered(desk):
    editions = {form.id: form.edition for form in forms_today(desk.context)}
    assert editions["list-pre-notice"] == "2026.12"


def test_the_last_day_kept_is_the_one_printed(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper) | {"order.due": "2026-03-20"}
    facts.pop("text.order")
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长"))
    assert order.due == date(2026, 3, 20)


def test_a_paper_is_submitted_again_as_the_same_paper_until_it_is_signed_off(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    first = acts.submit(desk.context, paper, facts, "示例局长")
    again = acts.submit(desk.context, paper, facts | {"text.violation": ""}, "示例局长", first.rid)
    assert (again.rid, desk.context.store.count(Document)) == (first.rid, 1)
    issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", document_rid=first.rid))
    with pytest.raises(Refused, match="act-too-late"):
        acts.submit(desk.context, paper, facts, "示例局长", first.rid)


def test_the_draft_goes_with_the_sign_off(desk):
    paper = desk.order_paper()
    desk.context.store.drafts.save("documents:x", "草稿", {})
    facts = desk.facts(paper)
    issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", draft_key="documents:x"))
    assert desk.context.store.drafts.all() == ()
