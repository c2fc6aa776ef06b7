"""移送书: where the case came from, who is suspected and what goes along are told by the records, and nothing else."""

from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.act import ActKind, ServiceMethod
from inspector_app.domain.contact import ContactOutcome, ContactWay
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.usecases import acts, contacts, evidence, people
from inspector_app.usecases.case_papers import list_paper
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.prints import Signature
from tests.builders import an_id_number
from tests.desk import AFTER
from tests.usecases.test_follow_papers import kept


def referral(desk, order) -> dict[str, object]:
    paper = Paper("criminal-referral", desk.case.rid, about=About(order_rid=order.rid), addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    return desk.facts(paper)


def test_the_annexes_are_the_papers_on_file_and_nothing_else(desk):
    other = desk.other_company()
    order = desk.half_paid()
    desk.order(to=other, due=AFTER.replace(day=30))
    told = referral(desk, order)
    assert told["offence.source"] == "2026年3月2日立案"
    assert [(row["annex_title"], row["copies_count"]) for row in told["annexes"]][:2] == [
        (order.called, f"1份{order.copies[-1].pages}页"), ("证据材料", "1件"),
    ]  # fmt: skip
    assert "suspects" not in told
    listed = desk.sign(list_paper(desk.context, desk.case.rid))
    acts.sign_record(desk.context, listed.rid, (), Signature(note="签字件存档案柜", printed="在示例局打印"))
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    told = referral(desk, order)
    assert listed.called in [row["annex_title"] for row in told["annexes"]]
    assert [(row["suspect_name"], row["standing"]) for row in told["suspects"]] == [
        ("示例法人", "法定代表人（负责人）")
    ]


def test_a_decision_goes_along_and_a_suspect_is_known_by_what_he_was_told(desk, half_paid):
    """T310 art. 6: nobody types again what stands on his own notice."""
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF)
    his = {"addressee.uscc": an_id_number("19700101", 1), "addressee.address": "示例路8号"}
    notice = replace(kept(desk, "list-pre-notice", ActKind.SIGNED_OFF, **his), addressee="示例法人", addressee_rid="")
    with desk.context.unit("告知") as unit:
        unit.put(notice)
    told = referral(desk, half_paid)
    assert decision.called in [row["annex_title"] for row in told["annexes"]]
    assert [(row["id_number"], row["address"]) for row in told["suspects"]] == [tuple(his.values())]


def test_who_hides_is_told_with_the_attempts_that_prove_it_and_an_order_that_was_posted_up_was_not_handed_over(desk):
    """N100; J2013-3 art. 4(2)."""
    desk.file()
    order = desk.order()
    picture = evidence.take_in(desk.context, b"\xff\xd8\xff photo", "张贴照片", Belongs(desk.case.rid)).rid
    begun = contacts.new_contact(desk.context, desk.case.rid)
    first, last = desk.clock.now() - timedelta(days=5), desk.clock.now() - timedelta(days=1)
    for told in (
        {"at": first, "appointed_at": first + timedelta(days=2), "came": False, "number": "13800000001"},
        {"at": last, "way": ContactWay.VISIT, "outcome": ContactOutcome.NOBODY_THERE, "evidence_rids": (picture,)},
    ):
        contacts.save_contact(desk.context, replace(begun, rid=new_rid(), **told))
    proof = {"refusal": "项目部无人", "witness": "示例居委会", "place": "项目部大门", "evidence_rids": (picture,)}
    desk.serve(order, ServiceMethod.POSTED, receiver="", receiver_relation="", **proof)
    told = referral(desk, order)
    assert told["offence.evasion"].startswith(
        "示例劳务有限公司以逃匿方法逃避支付：2026年2月25日打电话，联系到本人，约定"
    )
    assert told["offence.evasion"].endswith("没有到场；2026年3月1日上门，上门无人")
    assert "1380" not in told["offence.evasion"]
    assert "日依法张贴《" in told["text.facts"]
    assert "送达《" not in told["text.facts"]
    assert "该文书因无法送交，在项目部大门张贴，并拍照、录像记录。期限届满后" in told["text.facts"]
    annexed = {row["annex_title"]: row["copies_count"] for row in told["annexes"]}
    assert (annexed["联系记录"], annexed["上门、张贴的照片、录像"]) == ("2次", "1件")


def test_a_public_notice_begins_with_no_paper_that_goes_to_another_body(desk):
    desk.file()
    kept(desk, "enforcement-application", ActKind.SIGNED_OFF)
    paper = Paper("public-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    assert "public.number" not in desk.facts(paper)
