"""What is told comes and goes without moving anything under the hand: in dialogs, in pages and above them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from inspector_app.domain.inspection import CheckResult
from inspector_app.domain.interview import QA, READ_BACK
from inspector_app.support.errors import Problem
from inspector_app.ui import screen_room, theme
from inspector_app.ui.cases.payment_dialog import PaymentDialog
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.handover.target_card import TargetCard
from inspector_app.ui.inspections.check_row import CheckRow
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.layouts import REST, in_column
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.settings.secrets_section import SecretsSection
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.start.recover_view import RecoverView
from inspector_app.ui.start.setup_view import SetupView
from inspector_app.ui.targets import CASES, CaseTab, NewInterview, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets import field as fields
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.inspections import checklist
from inspector_app.usecases.outbox import Waiting
from inspector_app.usecases.own_data import load_law
from tests.house.conftest import building
from tests.house.dialogs import demo
from tests.ui.conftest import find_named

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOM = QSize(1366, 720)


def settle() -> None:
    for _ in range(6):  # texts that wrap know their height once they have their width
        QApplication.processEvents()


def places(dialog: RecordForm) -> dict[str, int]:
    def height(part: QWidget) -> int:
        return part.mapTo(dialog, QPoint()).y()

    entries = {name: height(field.entry) for name, field in dialog.sheet.fields.items() if field.isVisible()}
    return {**entries, "primary": height(dialog.primary)}


def assert_what_lacks_moves_nothing(dialog: RecordForm) -> None:
    """Asked of each record's dialog, empty as it opened, in either light (test_every_dialog.py)."""
    lacks = dialog.sheet.problems()
    before = places(dialog)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "A_CLICK", 60_000)  # what is cut stands below only after a click's time
        dialog.refuse(lacks)
        settle()
        assert places(dialog) == before
        assert [name for name, field in dialog.sheet.fields.items() if field.message] == [each.where for each in lacks]
        for field in dialog.sheet.fields.values():  # however long the sentence is
            field.say(Problem("money-negative", details={"text": LONG}))
        settle()
        assert places(dialog) == before
        for field in dialog.sheet.fields.values():
            field.say(None)
        settle()
    assert places(dialog) == before


def setup_view() -> SetupView:
    return SetupView(load_law(), "/srv/example", (lambda *_: "", lambda *_: ""))


def target_card() -> TargetCard:
    card = TargetCard(lambda *_: "", list)
    card.show_state(Waiting(0, 0, 0, None), date(2026, 3, 2), has_office_key=False)
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


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_a_draft_that_is_offered_gone_on_with_and_thrown_away_moves_nothing(look, built, qapp, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: ROOM)
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 0)
    theme.apply(qapp, look, load_screen_font())
    first = built(lambda: BeginDialog(demo().session, NewInterview()))
    first.show()
    first.sheet.fields["matter"].entry.setText("说明没有写完的事由")
    demo().session.write_typing()
    dialog = built(lambda: BeginDialog(demo().session, NewInterview()))
    dialog.show()
    settle()
    before = places(dialog)
    for words, button in (("没有写完", "接着写那一份"), ("已恢复", "放弃，重新填写")):
        assert words in dialog.draft_notice.sentence
        find_named(dialog.draft_notice, QAbstractButton, button).click()
        settle()
        assert places(dialog) == before, button
    assert "30天内" in dialog.draft_notice.sentence
    field, room = dialog.sheet.fields["matter"], dialog.draft_notice.height()
    below = field.mapTo(dialog, QPoint()).y()
    find_named(dialog.draft_notice, QAbstractButton, "关闭提示").click()
    settle()
    assert dialog.draft_notice.sentence == ""
    assert below - field.mapTo(dialog, QPoint()).y() >= room  # whoever closes it gets its room


CLICKED = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)
LONG = "粘贴的内容比下面的人多出三行，多出的没有填。请核对每人的金额和人数后再保存，确认无误。" * 4


def spots(window: QWidget) -> dict[int, tuple[int, ...]]:
    """Where everything stands that is clicked or typed into, what tells aside."""
    found = {}
    for kind in CLICKED:
        for part in window.findChildren(kind):
            if part.isVisible() and not any(notice.isAncestorOf(part) for notice in window.findChildren(Notice)):
                corner = part.mapTo(window, QPoint())
                found[id(part)] = (corner.x(), corner.y(), part.width(), part.height())
    return found


def shown_page(window: MainWindow, key: str) -> Page:
    window.show_page(key, ShowCase(demo().case.rid, CaseTab.CLAIMS) if key == CASES else None)
    settle()
    whole = window.page(key)
    return [page for page in (whole, *whole.findChildren(Page)) if isinstance(page, Page) and page.isVisible()][-1]


@pytest.fixture(scope="module", params=theme.THEMES.values(), ids=lambda look: look.name)
def window(request, qapp) -> Iterator[MainWindow]:
    """One for all its pages."""
    with building(qapp) as build:
        theme.apply(qapp, request.param, load_screen_font())
        window = build(lambda: MainWindow(demo().session, page_specs(PAGES, demo().session), load_screen_font()))
        window.resize(1366, 768)
        yield window


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_a_page_stays_where_it_is_whatever_is_told(key, window):
    window.show()
    page = shown_page(window, key)
    page.notice.clear()
    settle()
    before = spots(window)
    tells = (
        lambda: demo().session.done.emit("“登记隐患”已保存。"),
        lambda: page.notice.say("已登记3人。", Tone.OK, "制作确认表", "撤回误登"),
        lambda: page.notice.say(LONG, Tone.WARNING),
        lambda: window.notice.say(LONG, Tone.DANGER, "全部数据另存…"),
    )
    for tell in tells:
        tell()
        settle()
        assert page.notice.isVisible()
        assert spots(window) == before
    own = [notice for notice in (page.notice, window.notice) if notice.isVisible()]
    places = [notice.rect().translated(notice.mapTo(window, QPoint())) for notice in own]
    assert not places[0].intersects(places[1])
    assert all(window.rect().contains(place) for place in places)
    for notice in own:
        notice.clear()
        settle()
        assert spots(window) == before
    window.hide()


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_what_a_part_of_the_settings_tells_moves_nothing(look, built, qapp):
    theme.apply(qapp, look, load_screen_font())
    section = built(lambda: SecretsSection(demo().session))
    theme.dress(section)
    section.resize(ROOM)
    section.show()
    settle()
    before = spots(section)
    section.done("短码已启用，退出程序后作废。")
    settle()
    assert section.notice.isVisible()
    assert spots(section) == before
    section.notice.clear()
    settle()
    assert spots(section) == before


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_the_first_letter_of_an_answer_moves_nothing(look, built, qapp):
    """What is said of an empty answer goes with it."""
    theme.apply(qapp, look, load_screen_font())
    cards = built(lambda: QAList(QUndoStack()))
    theme.dress(cards)
    cards.load((QA("是否听清楚了？", "", key=READ_BACK), QA("工资怎么约定？", "")), editable=True)
    cards.show_problems([Problem("interview-read-back-no-answer", "read_back")])
    cards.resize(800, 600)
    cards.show()
    settle()
    before = spots(cards)
    (answer,) = [each for each in cards.findChildren(QPlainTextEdit) if each.accessibleName() == "第1问的回答"]
    assert answer.accessibleDescription()
    QTest.keyClicks(answer, "x")
    cards.show_problems([])
    settle()
    assert not answer.accessibleDescription()
    assert spots(cards) == before


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("room", [ROOM, QSize(911, 460)], ids=["1366", "911"])
def test_no_amount_and_no_half_a_date_moves_a_payment(look, room, built, qapp, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: room)
    theme.apply(qapp, look, load_screen_font())
    dialog = built(lambda: PaymentDialog(demo().session, demo().case.rid))
    dialog.show()
    settle()
    before = spots(dialog)
    for name, text in (("paid_on", "2026-0"), ("entries", dict.fromkeys(open_lines(dialog), "x"))):
        dialog.sheet.fields[name].entry.line.setText(text) if name == "paid_on" else dialog.form.put(name, text)
        dialog.sheet.fields["paid_on"].judge()
        settle()
        assert spots(dialog) == before, name


def open_lines(dialog: PaymentDialog) -> list[str]:
    return [line.claim_rid for line in dialog.sheet.fields["entries"].entry.lines_model.lines]


def test_a_word_about_an_item_moves_nothing_below_while_its_problem_goes(built, qapp):
    """What was said of the item goes with the first letter; its room stays until the page is left."""
    theme.apply(qapp, theme.STANDARD, load_screen_font())
    rows = built(QWidget)
    theme.dress(rows)
    items = [CheckRow(item, number) for number, item in enumerate(demo().session.read(checklist)[:2], 1)]
    in_column(*items, REST, of=rows)
    items[0].set_value(replace(items[0].value(), result=CheckResult.VIOLATES))
    items[0].say(Problem("inspection-violation-no-note"))
    rows.resize(800, 600)
    rows.show()
    settle()
    before = spots(rows)
    QTest.keyClicks(items[0].note, "x")
    settle()
    assert not items[0].has_problem
    assert spots(rows) == before
