"""A decision that was issued on paper is on file with its original: what follows it stands upon it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.brought_list import BroughtList, Side
from inspector_app.domain.case_review import Check
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Role
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.hand_papers import (
    HandPaper,
    draw_hand_paper,
    edition_on,
    hand_forms,
    hand_title,
    keep_hand_paper,
    order_hand_paper,
)
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.volume import save_volume, volume
from tests.builders import a_service
from tests.usecases.test_follow_papers import kept as issued
from tests.usecases.test_follow_papers import served

DECIDED, SERVED, TODAY = date(2026, 1, 12), date(2026, 1, 14), date(2026, 3, 2)


def page(colour: str = "white") -> bytes:
    written = BytesIO()
    Image.new("RGB", (210, 297), colour).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def told(desk):
    scan = take_in(desk.context, page(), "原件", Belongs(desk.case.rid))
    form = desk.context.form_of(Role.DECISION)
    return HandPaper(
        form,
        desk.company.name,
        desk.company.rid,
        "示人社监理字〔2026〕3号",
        DECIDED,
        "示例局长",
        True,
        (scan.rid,),
        days=15,
        total_fen=6_000_000,
    )


ASKED = ("gate-not-filed", "gate-decision-not-told", "gate-no-order")
WHY = "原件如此，已向当时的承办人核实"


def kept(desk, told):
    order = order_hand_paper(desk.context, desk.case.rid, told, dict.fromkeys(ASKED, WHY))
    return keep_hand_paper(desk.context, order, draw_hand_paper(order, NoProgress()))


def against(desk, role):
    paper = Paper(desk.context.form_of(role), desk.case.rid, addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    facts = issuing.start_facts(desk.context, paper)
    return facts, [p.code for p in issuing.paper_problems(desk.context, paper, facts)]


def test_what_follows_stands_upon_it_once_its_service_is_on_file_too(desk, told, tmp_path):
    assert "gate-before-unserved" in against(desk, Role.DEMAND)[1]
    decision = kept(desk, told)
    assert "gate-before-unserved" in against(desk, Role.DEMAND)[1]
    pair = tuple(each.rid for each in desk.context.team())
    proof = a_service(inspector_rids=pair, evidence_rids=told.scan)
    acts.serve(desk.context, decision.rid, at(SERVED, 10), proof)  # printed and sealed on paper: nothing to explain
    facts, found = against(desk, Role.DEMAND)
    assert "gate-before-unserved" not in found
    assert (facts["decision.number"], facts["decision.served_on"]) == (told.number, SERVED.isoformat())
    limits = {limit.rule: limit.due for limit in desk.context.store.find(Deadline, document_rid=decision.rid)}
    assert (limits["DL-30"], limits["DL-47"]) == (date(2026, 3, 16), date(2026, 1, 29))

    (unmet,) = [each for each in looked_through(desk.context, desk.case.rid) if each.rule.check is Check.UNMET]
    assert any("行政处理事先告知书" in words for words in unmet.words)  # asked of it as of any other
    assert paper_file(desk.context, decision.rid).document.copies[0].pages == 1
    bound = save_volume(volume(desk.context, desk.case.rid), tmp_path / "卷.pdf")
    assert (bound.pages, bound.apart) == (1, ("工资结算单",))  # its picture is its original, bound once


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"scan": ()}, {"hand-paper-no-scan"}),
        ({"number": " "}, {"hand-paper-no-number"}),
        ({"on": date(2026, 3, 3)}, {"signed-in-future"}),
        ({"by": "。"}, {"name-says-nobody"}),
        ({"by": "陈示例"}, {"approved-by-handler"}),
        ({"form": "decision-prior-notice", "days": None}, {"hand-paper-no-days"}),
        ({"days": None, "total_fen": None}, {"hand-paper-no-days", "hand-order-no-sum"}),
    ],
)
def test_it_is_no_way_round_what_is_to_be_told(desk, told, change, codes):
    with pytest.raises(Refused) as refused:
        order_hand_paper(desk.context, desk.case.rid, replace(told, **change))
    assert {each.code for each in refused.value.problems} == codes
    assert desk.context.store.find(Act, kind=ActKind.SIGNED_OFF) == ()


def test_only_papers_that_others_follow_are_entered_so(desk):
    roles = {desk.context.forms.roles[form.id] for form in hand_forms(desk.context)}
    assert {Role.DECISION, Role.PENALTY_NOTICE, Role.DEMAND, Role.DECISION_NOTICE} <= roles
    assert not roles & {Role.QUESTIONING, Role.REFERRAL, Role.FILING_APPROVAL}


def test_an_order_of_before_is_one_as_any_other_once_its_service_is_on_file(desk, told):
    """O45 art. 5, J2013-3 art. 4: ordered on paper, served, expired, unpaid."""
    order = replace(told, form=desk.context.form_of(Role.ORDER), number="示人社监令字〔2026〕3号", total_fen=5_900_000,
                    due=date(2026, 1, 23))  # fmt: skip
    with pytest.raises(Refused) as refused:
        kept(desk, replace(order, due=DECIDED, total_fen=None))
    assert {each.code for each in refused.value.problems} == {"hand-paper-no-due", "hand-order-no-sum"}
    reasons = dict.fromkeys((*ASKED, "hand-order-sum-differs", "gate-order-no-lines"), WHY)
    taken = order_hand_paper(desk.context, desk.case.rid, order, reasons)
    document = keep_hand_paper(desk.context, taken, draw_hand_paper(taken, NoProgress()))
    assert any("hand-order-sum-differs" in each for each in document.reasons)
    acts.serve(desk.context, document.rid, at(SERVED, 10), a_service(inspector_rids=tuple(
        each.rid for each in desk.context.team()), evidence_rids=told.scan))  # fmt: skip
    (kept_order,) = case_file(desk.context, desk.case.rid).orders()
    assert (kept_order.served_on, kept_order.document.due, kept_order.at_expiry.open_fen) == (
        SERVED, date(2026, 1, 23), 6_000_000,
    )  # fmt: skip
    limits = {limit.rule: limit.due for limit in desk.context.store.find(Deadline, document_rid=document.rid)}
    assert {"DL-08", "DL-15"} <= set(limits)
    assert "gate-no-order" not in against(desk, Role.PRE_NOTICE)[1]


def test_a_number_is_given_once(desk, told):
    kept(desk, told)
    with pytest.raises(Refused, match="number-known"):
        order_hand_paper(desk.context, desk.case.rid, told)


def test_what_was_asked_of_it_on_its_day_is_asked_before_anything_stands_upon_it(desk, told):
    """R423 arts 14, 18, 19: a decision told by no notice, without a seal, numbered of another year."""
    used = take_in(desk.context, page("ivory"), "笔录", Belongs(desk.case.rid))
    desk.serve(desk.order(), evidence_rids=(used.rid,))
    desk.clock.move_to(at(date(2026, 3, 20), 9))
    odd = replace(told, on=TODAY, sealed=False, number="示人社监理字〔2025〕12号")

    def found(paper, reasons=None):
        with pytest.raises(Refused) as refused:
            order_hand_paper(desk.context, desk.case.rid, paper, reasons)
        return {each.code for each in refused.value.problems}

    asked = found(odd)
    assert {"hand-paper-year", "hand-paper-unsealed", "gate-decision-not-told"} <= asked
    assert "hand-paper-before-filing" in found(replace(odd, on=DECIDED))
    assert "hand-paper-scan-of-another" in found(replace(odd, scan=(used.rid,)))
    early = replace(used, rid=new_rid(), taken_at=at(DECIDED, 9))  # a photo of the gate, taken days before the paper
    with desk.context.unit("照片") as unit:
        unit.put(early)
    assert "hand-paper-scan-older" in found(replace(odd, scan=(early.rid,)))
    with desk.context.unit("名单") as unit:
        unit.put(BroughtList(new_rid(), desk.case.rid, Side.PAYMENTS, "代发明细", odd.scan[0], TODAY))
    assert "hand-paper-scan-listed" in found(odd)
    with desk.context.unit("取回") as unit:
        unit.delete(desk.context.store.all(BroughtList)[0])
    why = "原件如此，已向当时的承办人核实"
    assert found(odd, dict.fromkeys(asked, ".")) == {"reason-says-nothing"}
    kept_with = order_hand_paper(desk.context, desk.case.rid, odd, dict.fromkeys(asked, why)).document
    assert len(kept_with.reasons) == len(asked)


def test_a_paper_of_former_days_is_kept_as_what_it_was_then(desk, told):
    """The notice of 2018 to 2021 told of another list: nobody is listed by today's law upon it (O45 arts 6, 8)."""
    form = desk.context.form_of(Role.PRE_NOTICE)
    choice = next(each for each in hand_forms(desk.context) if each.id == form)
    assert hand_title(desk.context, choice).endswith("；拖欠农民工工资“黑名单”事先告知书（2021年12月31日以前）")
    assert edition_on(desk.context, form, date(2020, 6, 15)).edition == "2018.1"
    assert edition_on(desk.context, form, date(2022, 6, 15)).title == choice.title
    assert edition_on(desk.context, told.form, date(2020, 6, 15)).id == told.form


def test_nobody_is_listed_by_todays_law_upon_a_notice_of_before_it(desk):
    """O45 arts 6, 8."""
    desk.file()
    notice = issued(desk, "list-pre-notice", ActKind.SIGNED_OFF, **{"document.date": "2020-06-15"})
    served(desk, notice)
    paper = Paper("listing-ruling", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    problems = issuing.paper_problems(desk.context, paper, desk.facts(paper))
    assert "gate-listing-told-of-old" in {each.code for each in problems}
