import pytest
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentState
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.documents.print_dialog import PrintDialog, PrintOrder, copies_wanted, print_copies
from inspector_app.usecases import acts
from inspector_app.usecases.issuing import copy_bytes
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.stamped_sheets import spoil, take_over


def prints(desk, document):
    return [(a.copy, a.copies) for a in desk.context.store.find(Act, subject_rid=document.rid, kind=ActKind.PRINTED)]


def test_copies_are_counted_between_one_and_twenty():
    assert copies_wanted({"交付联": 1, "存档联": 0}) == (("交付联", 1),)
    for counts, code in (({"交付联": 0, "存档联": None}, "print-nothing"), ({"交付联": 21}, "print-copies-range")):
        with pytest.raises(Refused) as refused:
            copies_wanted(counts)
        assert refused.value.problems == (Problem(code),)


def test_a_fresh_paper_is_printed_once_each(session, desk, printers, shown, press):
    dialog = shown(PrintDialog(session, paper_file(desk.context, desk.order().rid), printers))
    press(dialog, "打印")
    assert dialog.outcome == PrintOrder("示例打印机", (("交付联", 1), ("存档联", 1)))


def test_a_reprint_is_announced_and_asked_for_by_hand(session, desk, printers, shown, press):
    order = desk.order()
    for label in ("交付联", "存档联"):
        acts.printed(desk.context, order.rid, label, 1)
    dialog = shown(PrintDialog(session, paper_file(desk.context, order.rid), printers))
    press(dialog, "打印")
    assert dialog.isVisible()
    assert dialog.notice.sentence
    assert "已打印1份" in dialog.sheet.fields["copy.交付联"].entry.accessibleDescription()


def test_without_a_printer_the_dialog_says_what_to_do(session, desk, printers, shown):
    printers.names = ()
    dialog = shown(PrintDialog(session, paper_file(desk.context, desk.order().rid), printers))
    assert not dialog.primary.isEnabled()
    assert "另存 PDF" in dialog.notice.sentence


def test_what_was_printed_is_counted_with_the_bytes_as_issued(session, desk, printers, jobs):
    order = desk.order()
    print_copies(session, order, PrintOrder("示例打印机", (("交付联", 2), ("存档联", 1))), printers, lambda: None)
    assert prints(desk, order) == []
    jobs.run_all()
    assert prints(desk, order) == [("交付联", 2), ("存档联", 1)]
    assert printers.sent[0] == ("示例打印机", 2, copy_bytes(desk.context, order, "交付联"))


def test_a_jam_at_the_second_copy_counts_the_first(session, desk, printers, jobs, messages):
    order = desk.order()
    printers.fails_at = 1
    print_copies(session, order, PrintOrder("示例打印机", (("交付联", 1), ("存档联", 1))), printers, lambda: None)
    jobs.run_all()
    assert prints(desk, order) == [("交付联", 1)]
    assert "没有响应" in messages.told[0][1][0]


def test_stopping_counts_what_came_out(session, desk, printers, jobs):
    order = desk.order()
    print_copies(session, order, PrintOrder("示例打印机", (("交付联", 1), ("存档联", 1))), printers, lambda: None)
    session.runner.cancel()
    jobs.run_all()
    assert prints(desk, order) == []


def test_a_sheet_is_bound_by_its_print_and_a_spoilt_one_stops_it(session, desk, printers, shown, named, press, jobs):
    take_over(desk.context, "印0101-0105", "办公室示例")
    spoil(desk.context, "0101", "卡纸撕裂", "林示例")
    order = desk.order()
    dialog = shown(PrintDialog(session, paper_file(desk.context, order.rid), printers))
    numbers = named(dialog, QLineEdit, "用印纸号")
    numbers.setText("0101-0102")
    press(dialog, "打印")
    assert "损毁" in dialog.sheet.fields["numbers"].message
    numbers.setText("0102-0103")
    press(dialog, "打印")
    print_copies(session, order, dialog.outcome, printers, lambda: None)
    jobs.run_all()
    file = paper_file(desk.context, order.rid)
    assert (file.state, file.sheets) == (DocumentState.SEALED, "印0102—印0103")
