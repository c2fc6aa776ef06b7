"""Several people in one entry."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.parties import people_entry
from inspector_app.ui.parties.people_entry import PeopleEntry
from inspector_app.usecases import people
from tests.builders import a_person


@pytest.fixture
def page(qtbot, session):
    page = QWidget()
    page.people, page.next = PeopleEntry(session), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(page.people)
    column.addWidget(page.next)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_after_somebody_was_added_enter_does_not_ask_once_more(page, named, context, monkeypatch, qtbot):
    person = people.save_person(context, a_person("示例工人"))
    monkeypatch.setattr(people_entry, "pick_person", lambda *_: person)
    add = named(page, QPushButton, "添加人员")
    add.setFocus()
    add.click()
    assert page.people.value() == (person.rid,)
    qtbot.waitUntil(page.next.hasFocus)
