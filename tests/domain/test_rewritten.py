"""What a passage by which a paper orders says otherwise than its draft, whatever words somebody found for it."""

import pytest

from inspector_app.domain.rewritten import Rewritten, rewritten

DRAFT = (
    "现依据《劳动保障监察条例》第十八条的规定，责令你（单位）于2026年3月13日前（含当日）足额支付上述工资36,000.00元。"
    "工资应当支付给农民工本人，不得由他人代领。"
)


@pytest.mark.parametrize(
    ("before", "after", "added", "left_out"),
    [
        ("", "", (), ()),
        ("2026年3月13日", "2026年3月20日", (), ()),
        ("36,000.00元", "18000元", (), ()),
        ("（单位）", "(单位)", (), ()),
        ("；", "。", (), ()),
        ("足额支付上述工资", "支付能够核实的工资",
         ("责令你（单位）于2026年3月13日前（含当日）支付能够核实的工资36,000.00元",),
         ("责令你（单位）于2026年3月13日前（含当日）足额支付上述工资36,000.00元",)),
        ("不得由他人代领。", "", (), ("不得由他人代领",)),
        ("不得由他人代领", "由他人代领", (), ("不得由他人代领",)),
        ("不得由他人代领。", "不得由他人代领。有难处的到时再看。", ("有难处的到时再看",), ()),
    ],
)  # fmt: skip
def test_what_was_added_and_left_out_is_told_by_its_clauses(before, after, added, left_out):
    assert rewritten(DRAFT, DRAFT.replace(before, after)) == Rewritten(added, left_out)


def test_the_order_of_clauses_is_free_and_without_a_draft_nothing_differs():
    one, other = DRAFT.rstrip("。").split("。")
    assert rewritten(DRAFT, f"{other}。{one}。") == rewritten("", DRAFT) == Rewritten()
