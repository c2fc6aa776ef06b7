"""A penalty is decided as its party was told, so nothing of it is typed anew."""

import json
from datetime import date

from inspector_app.domain.act import ActKind
from inspector_app.domain.role import Role
from inspector_app.support.clock import at
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper
from tests.desk import AFTER
from tests.usecases.test_late_fines import FINE
from tests.usecases.test_review_looks import done, handed, issued, put


def test_the_decision_says_what_its_party_was_told(desk):
    desk.file()
    told = {
        "penalty.content": "处以罚款人民币壹万元整（￥10,000.00）", "penalty.basis": "《劳动保障监察条例》第三十条",
        "penalty.facts": "你单位拒不改正", "penalty.discretion": "情节较重",
    }  # fmt: skip
    notice, signed = issued(desk, "penalty-prior-notice", title="告知书", facts=json.dumps(told))
    put(desk, notice, signed, done(desk, ActKind.SERVED, notice, at=desk.clock.now(), service=handed(desk)))
    ruling = Paper(desk.context.form_of(Role.PENALTY_DECISION), desk.case.rid, addressee=desk.company.name,
                   addressee_rid=desk.company.rid)  # fmt: skip
    begun = issuing.start_facts(desk.context, ruling)
    assert {name: begun[name] for name in told} == told
    assert begun["penalty.fine_fen"] == 1_000_000
    less = begun | {"penalty.content": "处以罚款人民币伍仟元整（￥5,000.00）", "penalty.fine_fen": 500_000}
    found = [p.where for p in issuing.paper_problems(desk.context, ruling, less) if p.code == "repeats-otherwise"]
    assert found == ["penalty.content"]


def test_what_was_owed_by_the_notice_and_is_all_paid_since_is_told_so(desk):
    """APL arts 32(1), 33."""
    desk.file()
    owed = "期限届满后仍未足额支付，截至2026年3月2日，还有3名农民工的工资60,000.00元没有支付"
    notice, signed = issued(desk, "penalty-prior-notice", title="告知书", facts=json.dumps({"penalty.facts": owed}))
    put(desk, notice, signed, done(desk, ActKind.SERVED, notice, at=desk.clock.now(), service=handed(desk)))
    desk.clock.move_to(at(AFTER, 9))
    ruling = Paper("penalty-ruling", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    desk.pay(2_000_000, 2_000_000, on=date(2026, 3, 9))
    assert issuing.start_facts(desk.context, ruling)["penalty.facts"] == owed
    desk.pay(0, 0, 2_000_000, on=date(2026, 3, 10))
    begun = issuing.start_facts(desk.context, ruling)
    assert begun["penalty.facts"] == f"{owed}，2026年3月10日已全部支付"
    found = {each.code for each in issuing.paper_problems(desk.context, ruling, begun)}
    assert not found & {"text-state-differs", "paid-since-untold"}


def test_of_two_notices_nobody_knows_which_one_it_follows(desk):
    desk.file()
    notice, signed = issued(desk, "penalty-prior-notice", title="告知书", facts=json.dumps(FINE))
    other, also = issued(desk, "penalty-prior-notice", title="告知书", number="示〔2026〕9号", facts=json.dumps(FINE))
    put(desk, notice, signed, other, also)
    ruling = Paper(desk.context.form_of(Role.PENALTY_DECISION), desk.case.rid, addressee=desk.company.name,
                   addressee_rid=desk.company.rid)  # fmt: skip
    assert not {"penalty.content", "penalty.fine_fen"} & set(issuing.start_facts(desk.context, ruling))
