"""应急空白 in the settings: printed after its number is kept, typed back where its paper is written."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.settings.blanks_dialogs import BlanksDialog, BlanksWanted, print_at_once
from inspector_app.ui.settings.blanks_section import BlanksSection
from inspector_app.ui.targets import INTERVIEWS, NewInterview
from inspector_app.usecases import blank_packs, blank_sheets
from inspector_app.usecases.blank_packs import BlankWish
from inspector_app.usecases.cases import open_case


class Printers:
    """Only remembers."""

    def __init__(self):
        self.sent = []

    def printers(self):
        return ("示例打印机",)

    def send(self, pdf, printer, copies, progress):
        self.sent.append((printer, pdf[:4]))


@pytest.fixture
def case(session):
    context = session.context
    return open_case(context, Case(new_rid(), "示例欠薪案", context.clock.today(), respondent="示例劳务"))


def test_a_pack_is_chosen_by_how_many_of_each_form(session, qtbot, named, case):
    box = BlanksDialog(session, Printers())
    qtbot.addWidget(box)
    box.show()
    qtbot.mouseClick(named(box, QPushButton, "打印"), Qt.MouseButton.LeftButton)
    assert "请至少选一种文书" in box.notice.sentence or box.form.problem_count
    named(box, QLineEdit, "劳动保障监察调查询问笔录（份）").setText("2")
    qtbot.mouseClick(named(box, QPushButton, "打印"), Qt.MouseButton.LeftButton)
    assert box.outcome.printer == "示例打印机"
    assert [sheet.case_rid for sheet in box.outcome.order.sheets] == [case.rid, case.rid]


def test_a_pack_for_a_battery_that_runs_out_is_printed_at_once(session, qtbot, case, jobs):
    window, told = QWidget(), []
    qtbot.addWidget(window)
    print_at_once(session, window, told.append, Printers())
    jobs.run_all()
    forms = [form.title for form in blank_packs.blank_forms(session.context)]
    assert sorted(line.title for line in blank_sheets.blanks_out(session.context)) == sorted(forms)
    assert "已经编号登记" in told[0]


def test_a_file_that_is_turned_back_uses_up_no_number(
    session, qtbot, named, case, messages, jobs, monkeypatch, tmp_path
):
    context = session.context
    wish = BlankWish("interview-record", case.rid)
    wanted = BlanksWanted(blank_packs.prepare_blanks(context, [wish]), "")
    monkeypatch.setattr("inspector_app.ui.settings.blanks_dialogs.BlanksDialog.ask", lambda *_, **__: wanted)
    monkeypatch.setattr(
        "inspector_app.ui.documents.save_pdf.chooser", lambda *_: lambda _parent, name: str(tmp_path / name)
    )
    section = BlanksSection(session, Printers())
    qtbot.addWidget(section)
    messages.answer = False
    section.print_pack()
    jobs.run_all()
    assert messages.asked == ["另存为 PDF 文件吗？"]
    assert blank_sheets.blanks_out(context) == ()
    messages.answer = True
    section.print_pack()
    jobs.run_all()
    assert [line.number for line in blank_sheets.blanks_out(context)] == ["空2026-0001"]
    assert [each.read_bytes()[:4] for each in tmp_path.glob("应急空白_*.pdf")] == [b"%PDF"]


def test_an_interview_is_begun_with_the_blank_on_which_it_was_written(session, qtbot, named, case, monkeypatch):
    context, went, wish = session.context, [], BlankWish("interview-record", case.rid)
    blank_packs.record_blanks(context, blank_packs.prepare_blanks(context, [wish]))
    (line,) = blank_sheets.blanks_out(context)
    section = BlanksSection(session, Printers())
    qtbot.addWidget(section)
    section.show()
    section.read()
    assert section.table.model().index(0, 4).data() == "待回录"
    monkeypatch.setattr("inspector_app.ui.settings.blanks_section.BlankBackDialog.ask", lambda *_: line)
    monkeypatch.setattr(session, "go", lambda page, target=None: went.append((page, target)))
    section.type_back()
    assert went == [(INTERVIEWS, NewInterview(case.rid, blank_rid=line.sheet.rid))]
    begins = BeginDialog(session, went[0][1])
    qtbot.addWidget(begins)
    begins.show()
    assert "空2026-0001" in begins.notice.sentence
    assert named(begins, QLineEdit, "询问事由（必填）").text() == "示例欠薪案"
    named(begins, QLineEdit, "被询问人姓名（必填）").setText("示例甲")
    named(begins, QLineEdit, "询问地点（必填）").setText("示例工地")
    qtbot.mouseClick(begins.primary, Qt.MouseButton.LeftButton)
    assert begins.outcome is None  # when it was written on the paper
    begins.form.put("started_at", context.clock.now() - timedelta(hours=2))
    qtbot.mouseClick(begins.primary, Qt.MouseButton.LeftButton)
    assert [qa.question for qa in begins.outcome.qas] == [
        qa["question"] for qa in blank_packs.prepare_blanks(context, [wish]).facts[0]["qas"]
    ]
    assert [line.state for line in blank_sheets.blank_lines(context)] == ["已使用"]
