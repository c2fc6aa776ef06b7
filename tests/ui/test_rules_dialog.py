"""办理条件和期限: every gate and limit, found by its words, read whole, opened by the number beside a question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from inspector_app.domain.situation import Situation
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.rules_dialog import TITLE, RulesDialog
from inspector_app.ui.session import Session
from inspector_app.ui.settings.settings_page import SettingsPage
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.wording import reasons
from inspector_app.usecases.gates import gate_problems
from tests.ui.conftest import find_named, said
from tests.ui.hands import meeting, type_words


def chosen(dialog):
    return find_named(dialog, Table, TITLE).chosen_record()


def test_the_number_beside_a_question_leads_to_its_rule_and_any_other_is_found(
    desk, runner, messages, family, qtbot, named
):
    session = Session(desk.context, runner, messages)
    window = MainWindow(session, [PageSpec("settings", "设置", "settings", lambda: SettingsPage(session))], family)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QApplication.processEvents()
    asked = ReasonList(reasons(gate_problems(desk.context, ["PR-08"], Situation(today=desk.clock.today()))))
    asked.setParent(window)
    asked.show()

    def look(dialog) -> None:
        assert chosen(dialog).number == "PR-08"
        assert "拟列入失信联合惩戒名单，应当先责令限期支付并送达" in said(dialog)
        assert "依据：《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条（已核对原文）" in said(dialog)
        type_words(find_named(dialog, SearchBox, "查找办理条件、期限"), "要求听证 2017")
        qtbot.keyClick(find_named(dialog, SearchBox, "查找办理条件、期限"), Qt.Key.Key_Return)
        assert (chosen(dialog).number, chosen(dialog).read) == ("DL-11", "未核实")
        assert "适用时间：2021年7月14日以前" in said(dialog)

    met = meeting((look, lambda dialog: None))
    qtbot.mouseClick(named(asked, QPushButton, "查看办理条件：PR-08"), Qt.MouseButton.LeftButton)
    page = window.findChild(SettingsPage)
    part = page.section("法规数据")
    qtbot.mouseClick(named(part, QPushButton, "办理条件和期限…"), Qt.MouseButton.LeftButton)
    assert [type(each) for each in met] == [RulesDialog, RulesDialog]
