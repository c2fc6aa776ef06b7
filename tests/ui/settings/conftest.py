"""A fresh store behind a session, and the settings page on it."""

import pytest

from inspector_app.support.clock import SetClock, at
from inspector_app.ui.session import Session
from inspector_app.ui.settings.settings_page import SettingsPage
from inspector_app.usecases.office import init_office
from inspector_app.usecases.store_file import KeyCost, Setup, create_store
from tests.builders import MONDAY

CHEAP = KeyCost(1, 8 << 10)
PASSPHRASE = "correct horse"
SETUP = Setup("示例县人社局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")


@pytest.fixture
def context(tmp_path):
    opened = create_store(tmp_path / "store", PASSPHRASE, SETUP, SetClock(at(MONDAY, 9)), CHEAP)
    yield opened
    opened.store.close()


@pytest.fixture
def session(context, runner, messages):
    return Session(context, runner, messages)


@pytest.fixture
def page(qtbot, session):
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.fixture
def office_key(tmp_path):
    init_office(tmp_path / "office", "office pass", "示例办公室", CHEAP)
    return tmp_path / "office" / "office-key.json"


@pytest.fixture
def put(qtbot, named):
    """``put(root, kind, name, text)`` types into an entry, or hands over what an input method wrote."""

    def put(root, kind, name, text):
        entry = named(root, kind, name)
        entry.clear()
        if text.isascii() and "\n" not in text:
            qtbot.keyClicks(entry, text)
        else:
            insert = entry.insert if hasattr(entry, "insert") else entry.insertPlainText
            insert(text)

    return put
