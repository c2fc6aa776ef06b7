"""A fresh store behind a session, and the settings page on it."""

import pytest

from inspector_app.ui.session import Session
from inspector_app.ui.settings.settings_page import SettingsPage


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
def office_key(bureau):
    return bureau / "office-key.json"


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
