"""查看号码登记: who saw whole numbers of whom is in the journal before they are seen."""

from dataclasses import replace

import pytest

from inspector_app.domain.number_look import LookWay, NumberLook
from inspector_app.formdefs.facts import from_json, to_json
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.usecases.history import case_history, history
from inspector_app.usecases.number_looks import ON_PAPER, WORKERS, look_lines, note_copy_look, note_look
from inspector_app.usecases.told_lists import told_list
from tests.builders import a_person


def test_a_look_is_told_in_the_history_of_whom_it_is_about_and_in_a_list_of_its_own(desk, clock):
    worker = desk.workers[0]
    note_look(desk.context, worker, "证件号码")
    clock.advance(minutes=10)
    note_look(desk.context, worker, "证件号码")  # the same once more: one look
    note_look(desk.context, desk.case, WORKERS)
    note_look(desk.context, desk.case, WORKERS, LookWay.WRITTEN)
    clock.advance(minutes=30)
    note_look(desk.context, desk.case, WORKERS)
    by, case = desk.context.writer.name, f"{desk.case.title}　{desk.case.number}"
    assert [(line.look.way, line.look.what, line.called, line.look.by) for line in look_lines(desk.context)] == [
        (LookWay.SHOWN, WORKERS, case, by), (LookWay.SHOWN, WORKERS, case, by),
        (LookWay.WRITTEN, WORKERS, case, by), (LookWay.SHOWN, "证件号码", worker.name, by),
    ]  # fmt: skip
    assert [row[3] for row in told_list(desk.context, "looks", worker.name).rows] == [worker.name]
    assert history(desk.context, worker.rid)[0].reason == "显示完整号码：证件号码"
    reasons = [group.reason for group in case_history(desk.context, desk.case.rid)]
    assert {f"写出完整号码：{WORKERS}", "显示完整号码：证件号码"} <= set(reasons)


def test_a_copy_of_a_paper_that_is_saved_is_a_look_where_it_tells_whole_numbers(desk, order):
    for copy in order.copies:
        note_copy_look(desk.context, order, copy.label)
    assert [(line.look.about, line.look.what) for line in look_lines(desk.context)] == [(order.rid, ON_PAPER)]
    without = replace(order, facts=to_json({**from_json(order.facts), "lines": []}))
    note_copy_look(desk.context, without, order.copies[0].label)
    assert len(look_lines(desk.context)) == 1


def test_nothing_is_kept_of_somebody_who_is_only_being_entered(desk):
    note_look(desk.context, a_person("示例新人"), "证件号码")
    note_look(desk.context, None, "证件号码")
    assert desk.context.store.all(NumberLook) == ()


def test_a_look_is_never_changed_and_where_it_cannot_be_kept_nothing_may_be_shown(desk):
    note_look(desk.context, desk.case, WORKERS)
    (look,) = desk.context.store.all(NumberLook)
    with pytest.raises(Refused, match="record-fixed"), desk.context.unit("示例") as unit:
        unit.put(replace(look, what="别的"))
    desk.context.store.anchor_problem = Problem("office-read-only")
    with pytest.raises((Refused, Trouble), match="office-read-only"):
        note_look(desk.context, desk.workers[0], "证件号码")
