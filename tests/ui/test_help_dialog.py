"""Shift+F1: the chapter of what is in front; a line of law leads to its article."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.ui.cases.case_list_page import CaseListPage
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.help_out import HelpOut
from inspector_app.ui.help_view import HelpView
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.stepper import Stepper
from tests.ui.conftest import find_named
from tests.ui.hands import type_words


def reading(act, look) -> None:
    """Do something that opens the manual, and look at it while it is open."""
    done = []

    def look_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            look(dialog)
            done.append(True)
        finally:
            dialog.reject()

    QTimer.singleShot(0, look_and_close)
    act()
    assert done


def text_of(dialog) -> str:
    return find_named(dialog, HelpView, "帮助正文").toPlainText()


def test_the_chapter_of_the_page_opens_leads_on_back_and_leaves_as_a_file(
    desk, jobs, runner, messages, family, qtbot, tmp_path
):
    specs = [PageSpec("cases", "案件", "folder", lambda: CaseListPage(session))]
    session = Session(desk.context, runner, messages)
    window = MainWindow(session, specs, family)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QApplication.processEvents()

    def look(dialog) -> None:
        assert text_of(dialog).startswith("案件\n")
        contents = find_named(dialog, Stepper, "目录")
        assert contents.currentItem().text() == "案件"
        type_words(find_named(dialog, SearchBox, "查找帮助"), "忘记口令")
        QTest.keyClick(find_named(dialog, SearchBox, "查找帮助"), Qt.Key.Key_Return)
        assert "忘记口令" in text_of(dialog)
        view = find_named(dialog, HelpView, "帮助正文")
        is_at_end = view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
        assert is_at_end or view.cursorRect().top() < view.viewport().height() // 3  # its steps are read below it
        contents_of = [contents.item(row).text() for row in range(contents.count())]
        type_words(find_named(dialog, SearchBox, "查找帮助"), "没有的词")
        QTest.keyClick(find_named(dialog, SearchBox, "查找帮助"), Qt.Key.Key_Return)
        assert (contents.count(), text_of(dialog)) == (0, "")  # nothing that was not found stands there as if it were
        QTest.keyClick(find_named(dialog, SearchBox, "查找帮助"), Qt.Key.Key_Escape)
        assert "忘记口令" in text_of(dialog)
        assert contents.count() > len(contents_of)
        assert view.horizontalScrollBar().maximum() == 0
        out = dialog.findChild(HelpOut)
        out.ask_save = lambda _parent, name: str(tmp_path / name)
        out.actions_menu.aboutToShow.emit()
        next(each for each in out.actions_menu.actions() if each.text() == "本章存为 PDF…").trigger()
        jobs.run_all()
        assert [path.read_bytes()[:5] for path in tmp_path.glob("*.pdf")] == [b"%PDF-"]
        QTest.mouseClick(find_named(dialog, Button, "上一处"), Qt.MouseButton.LeftButton)
        assert text_of(dialog).startswith("案件\n")

    reading(lambda: QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier), look)
    line = BasisLine("依据：《劳动保障监察条例》第二十六条。")
    line.setParent(window)
    line.show()
    reading(lambda: QTest.mouseClick(line, Qt.MouseButton.LeftButton), articles)


def articles(dialog) -> None:
    assert "《劳动保障监察条例》第二十六条" in text_of(dialog)
    assert "责令限期支付劳动者的工资报酬" in text_of(dialog)
