from dataclasses import replace

import pytest

from inspector_app.domain.document import DocumentState
from inspector_app.domain.number import NumberBlock
from inspector_app.support.errors import Refused
from inspector_app.usecases.numbers import number_gaps
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.skipped_numbers import explain_gap, open_gaps


def skipped(desk, serial=3):
    """An order whose number jumped ahead."""
    order = desk.order()
    block = desk.context.store.need(NumberBlock, order.block_rid)
    with desk.context.unit("测试") as unit:
        unit.put(replace(order, serial=serial, number=block.text(serial)))
    return block


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
