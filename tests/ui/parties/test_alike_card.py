"""Entering somebody who may be registered: proposed with the reason, taken by a click, kept apart by a second press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.usecases import people
from tests.builders import an_id_number
from tests.ui.conftest import said
from tests.ui.hands import type_words

NAME, FIRM = "姓名（必填）", "单位名称（必填）"


def read(dialog):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return said(dialog)


def take(dialog, begin):
    QApplication.processEvents()
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.accessibleName().startswith(begin))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def known(desk):
    return people.save_person(desk.context, Person(new_rid(), "古丽·示例", phone="13800000001", employer="示例劳务"))


def test_a_person_under_another_spelling_is_proposed_and_taken(desk, known, session, shown, named):
    dialog = shown(PersonDialog(session))
    type_words(named(dialog, QLineEdit, NAME), "古丽•示例")
    assert "名称相同" in read(dialog)
    type_words(named(dialog, QLineEdit, "联系电话"), "13800000001")
    assert "名称和电话相同" in read(dialog)
    take(dialog, "选用：古丽·示例")
    assert dialog.outcome == known
    assert desk.context.store.count(Person) == len(desk.workers) + 1


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_no_entry_moves_when_sex_and_birth_follow_from_the_number(session, shown, named, more):
    """Else a card's number is typed where the bank came to stand."""
    dialog = shown(PersonDialog(session))
    dialog.sheet.spread(more)  # as in a wide window
    QApplication.processEvents()
    born = named(dialog, QLineEdit, "出生日期")
    stood = {name: field.geometry() for name, field in dialog.sheet.fields.items() if name not in ("sex", "born_on")}
    assert born.isVisible()
    type_words(named(dialog, QLineEdit, "证件号码"), an_id_number())
    QApplication.processEvents()
    assert not born.isVisible()
    for name, place in stood.items():
        now = dialog.sheet.fields[name].geometry()
        assert (now.topLeft(), now.width()) == (place.topLeft(), place.width()), name


def test_somebody_else_is_kept_by_pressing_again(desk, known, session, shown, named, press):
    dialog = shown(PersonDialog(session))
    type_words(named(dialog, QLineEdit, NAME), "古丽示例")
    press(dialog, "保存")
    assert dialog.outcome is None
    assert "是同一个的请点“选用”；不是的，再按一次“保存”另行登记。" in read(dialog)
    press(dialog, "保存")
    assert dialog.outcome.name == "古丽示例"
    assert desk.context.store.count(Person) == len(desk.workers) + 2


def test_a_number_that_is_registered_is_refused_and_its_owner_can_be_taken(desk, session, shown, named, press):
    worker = desk.workers[0]
    dialog = shown(PersonDialog(session))
    type_words(named(dialog, QLineEdit, NAME), "示例别名")
    type_words(named(dialog, QLineEdit, "证件号码"), worker.id_number)
    assert "号码相同" in read(dialog)
    take(dialog, f"选用：{worker.name}")
    assert dialog.outcome == worker


def test_a_company_is_proposed_by_form_and_brackets_and_a_branch_is_not(desk, session, shown, named, press):
    firm = people.save_company(desk.context, Company(new_rid(), "示例建设（江苏）有限公司"))
    dialog = shown(CompanyDialog(session))
    name = named(dialog, QLineEdit, FIRM)
    type_words(name, "示例建设(江苏)有限责任公司")
    assert "名称相同" in read(dialog)
    type_words(name, "苏州分公司")
    assert "名称相同" not in read(dialog)
    name.selectAll()
    type_words(name, "示例建设江苏集团有限公司")
    assert "名称只有组织形式或“集团”不同" in read(dialog)
    take(dialog, f"选用：{firm.name}")
    assert dialog.outcome == firm
    assert desk.context.store.count(Company) == 2


def test_a_code_that_is_registered_is_not_given_twice(desk, session, shown, named, press):
    dialog = shown(CompanyDialog(session))
    type_words(named(dialog, QLineEdit, FIRM), "示例另一家")
    type_words(named(dialog, QLineEdit, "统一社会信用代码"), desk.company.uscc)
    press(dialog, "保存")  # the question
    press(dialog, "保存")
    assert f"该统一社会信用代码已登记为“{desk.company.name}”" in read(dialog)
    assert desk.context.store.all(Company) == (desk.company,)
