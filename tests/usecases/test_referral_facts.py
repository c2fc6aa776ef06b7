"""移送书: where the case came from, who is suspected and what goes along are told by the records, and nothing else."""

from dataclasses import replace

from inspector_app.domain.document import About
from inspector_app.usecases import acts, people
from inspector_app.usecases.case_papers import list_paper
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.prints import Signature
from tests.desk import AFTER


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
