"""Who pays, chosen by keys: what does not fit is said at once, what the law refuses is not kept, the limit is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.ui.cases.liability_dialog import LiabilityDialog
from inspector_app.ui.cases.overview_cards import PartiesCard
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.usecases import people, projects
from inspector_app.usecases.case_file import case_file
from tests.builders import a_company

GROUND, PARTY, LIMIT = "情形和责任人（必填）", "责任单位（个人）（必填）", "责任限额（元）"
OWN = "用人单位自身拖欠——用人单位"
FOR_SUBCONTRACTOR = "分包单位拖欠——施工总承包单位"
ADVANCED = "建设单位未按约定拨付工程款——建设单位"


@pytest.fixture
def owner(desk):
    """The owner of the site, as the chain knows it."""
    firm = people.save_company(desk.context, a_company("示例置业有限公司", uscc=""))
    projects.save_link(desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.OWNER, company_rid=firm.rid))
    return firm


def press(box: QComboBox, words: str) -> None:
    """Choose a line of a list by the arrow keys, from the top."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError([box.itemText(row) for row in range(box.count())])


def said(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def test_the_employer_in_place_of_another_is_said_at_once_and_not_kept(desk, session, meet, named):
    told = []

    def enter(dialog):
        press(named(dialog, QComboBox, PARTY), f"{desk.company.name}（用人单位）")
        press(named(dialog, QComboBox, GROUND), FOR_SUBCONTRACTOR)
        told.append(said(dialog))
        dialog.primary.click()
        told.append(dialog.isVisible())
        press(named(dialog, QComboBox, GROUND), "用人单位被吊销、责令关闭、撤销或者解散——用人单位")
        told.append(said(dialog))
        dialog.primary.click()

    meet(enter)
    assert LiabilityDialog.ask(session, desk.case.rid).ground == "PG-12"
    assert f"“{desk.company.name}”就是本案的用人单位" in told[0]
    assert told[1] is True
    assert "就是本案的用人单位" not in told[2]
    assert [each.ground for each in case_file(desk.context, desk.case.rid).liabilities] == ["PG-01", "PG-12"]


def test_the_one_party_that_a_ground_obliges_is_there_at_once_and_a_chosen_one_stays(desk, owner, session, meet, named):
    told = []

    def enter(dialog):
        known = named(dialog, QComboBox, PARTY)
        for ground in (OWN, ADVANCED, FOR_SUBCONTRACTOR, OWN):
            press(named(dialog, QComboBox, GROUND), ground)
            told.append(known.currentText())
        press(known, f"{owner.name}（建设单位）")
        press(named(dialog, QComboBox, GROUND), OWN)
        told.append(known.currentText())
        dialog.reject()

    meet(enter)
    LiabilityDialog.ask(session, desk.case.rid)
    assert told == [
        f"{desk.company.name}（用人单位）", f"{owner.name}（建设单位）", "", f"{desk.company.name}（用人单位）",
        f"{owner.name}（建设单位）",
    ]  # fmt: skip


def test_the_chain_speaks_against_a_party_beside_the_list_in_which_it_was_chosen(desk, owner, session, meet, named):
    told = []

    def enter(dialog):
        press(named(dialog, QComboBox, GROUND), FOR_SUBCONTRACTOR)
        press(named(dialog, QComboBox, PARTY), f"{owner.name}（建设单位）")
        dialog.primary.click()
        told.append(dialog.sheet.fields["known"].message)

    meet(enter)
    assert LiabilityDialog.ask(session, desk.case.rid) is None
    assert told == [
        f"“{owner.name}”在本项目中是建设单位，该条规定由施工总承包单位清偿。请改选依据或者责任主体；分包链登记有误的，请先更正。"
    ]


def test_the_limit_of_an_owner_is_asked_kept_and_shown(desk, owner, session, meet, named):
    def enter(dialog):
        press(named(dialog, QComboBox, GROUND), OWN)
        assert not named(dialog, QLineEdit, LIMIT).isVisibleTo(dialog)
        press(named(dialog, QComboBox, GROUND), ADVANCED)
        press(named(dialog, QComboBox, PARTY), f"{owner.name}（建设单位）")
        limit = named(dialog, QLineEdit, LIMIT)
        limit.setFocus()
        QTest.keyClicks(limit, "70000")
        QTest.keyClick(limit, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.primary.click()

    meet(enter)
    assert LiabilityDialog.ask(session, desk.case.rid).cap_fen == 7_000_000
    card = PartiesCard(session, case_file(desk.context, desk.case.rid), StepStarter(session, QWidget()))
    assert "限额70,000.00元" in said(card).replace("￥", "").replace("\u00a0", "")


def test_the_kind_of_another_party_is_chosen_and_not_typed(desk, session, meet, named):
    seen = []

    def enter(dialog):
        press(named(dialog, QComboBox, PARTY), "其他单位或个人…")
        seen.append(named(dialog, QAbstractButton, "类型：单位").isChecked())
        named(dialog, QAbstractButton, "类型：个人").click()
        seen.append(dialog.value("kind"))

    meet(enter)
    LiabilityDialog.ask(session, desk.case.rid)
    assert seen == [True, PartyKind.PERSON]
