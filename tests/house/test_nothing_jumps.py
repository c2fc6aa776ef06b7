"""A dialog that is sent off with something lacking says so beside the entries, and nothing moves under the hand."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from inspector_app.ui import screen_room, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.handover.target_card import TargetCard
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.settings.secrets_section import SecretsSection
from inspector_app.ui.start.recover_view import RecoverView
from inspector_app.ui.start.setup_view import SetupView
from inspector_app.ui.targets import NewInterview
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.handover import Waiting
from inspector_app.usecases.own_data import load_law
from tests.house.test_every_dialog import CLASSES, DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOM = QSize(1366, 720)
SHEETS = [name for name in DIALOGS if issubclass(CLASSES[name.partition(".")[0]], RecordForm)]


def settle() -> None:
    for _ in range(6):  # texts that wrap know their height once they have their width
        QApplication.processEvents()


def places(dialog: RecordForm) -> dict[str, int]:
    def height(part: QWidget) -> int:
        return part.mapTo(dialog, QPoint()).y()

    entries = {name: height(field.entry) for name, field in dialog.sheet.fields.items() if field.isVisible()}
    return {**entries, "primary": height(dialog.primary)}


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("name", SHEETS)
def test_what_lacks_is_said_without_moving_anything(name, look, built, qapp, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: ROOM)
    theme.apply(qapp, look, load_screen_font())
    dialog = built(lambda: DIALOGS[name](demo()))
    dialog.show()
    settle()
    lacks = dialog.sheet.problems()
    before = places(dialog)
    dialog.refuse(lacks)
    settle()
    assert places(dialog) == before
    assert [name for name, field in dialog.sheet.fields.items() if field.message] == [each.where for each in lacks]


def setup_view() -> SetupView:
    return SetupView(load_law(), "/srv/example", (lambda *_: "", lambda *_: ""))


def target_card() -> TargetCard:
    card = TargetCard(lambda *_: "", list)
    card.show_state(Waiting(0, 0, 0, None), has_office_key=False)
    return card


PASSPHRASES = ("1", "19850612", "zhang8561", "我家门口有三棵枣树", "correct horse battery", "")
WEIGHED = {
    "setup": setup_view,
    "recover": lambda: RecoverView(lambda *_: ""),
    "target": target_card,
    "secrets": lambda: SecretsSection(demo().session),
}


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("name", WEIGHED)
def test_what_is_said_of_a_passphrase_moves_nothing(name, look, built, qapp):
    """The same is typed once more below: a click there must not land above."""
    theme.apply(qapp, look, load_screen_font())
    view = built(WEIGHED[name])
    theme.dress(view)
    view.resize(ROOM)
    view.show()
    settle()
    lines = [each for each in view.findChildren(QLineEdit) if each.isVisible()]
    secrets = [each for each in view.findChildren(SecretEdit) if each.isVisible()]
    chosen = secrets[-2] if name != "secrets" else secrets[-3]
    before = [each.mapTo(view, QPoint()).y() for each in lines]
    for passphrase in PASSPHRASES:
        chosen.line.setText(passphrase)
        settle()
        assert [each.mapTo(view, QPoint()).y() for each in lines] == before, passphrase


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_a_doubt_about_a_number_moves_nothing(look, built, qapp, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: ROOM)
    theme.apply(qapp, look, load_screen_font())
    dialog = built(lambda: BeginDialog(demo().session, NewInterview()))
    dialog.show()
    settle()
    kind, number = (dialog.sheet.fields[name] for name in ("id_kind", "id_number"))
    kind.entry.setCurrentText("护照")
    settle()
    before = places(dialog)
    number.entry.line.setFocus()
    QTest.keyClicks(number.entry.line, "12")
    QTest.keyClick(number.entry.line, Qt.Key.Key_Tab)
    settle()
    assert number.message
    assert places(dialog) == before
