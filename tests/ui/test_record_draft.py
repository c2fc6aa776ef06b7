"""The draft of a form: what is typed comes back as it was, whatever kind of value it is, also after a kill."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from inspector_app.domain.project import FactState, SiteFact
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.figure_edit import PercentEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.draft_text import look_text
from inspector_app.usecases.draft_values import composed_in, place_in, read_back, with_place, written
from inspector_app.usecases.drafts import all_drafts, discarded_drafts, draft, keep_draft
from inspector_app.usecases.store_file import open_store
from tests.desk import PASSPHRASE
from tests.ui.start.conftest import answers, office, store  # noqa: F401 - fixtures

GO_ON, THROW_AWAY = "接着写那一份", "放弃，重新填写"


class Grade(StrEnum):
    LIGHT = "light"
    GRAVE = "grave"


NAMES = st.text(st.characters(exclude_characters="$"), max_size=5)  # the names of entries and facts, never our mark
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**40), 2**40), st.text(max_size=20), st.dates(),
    st.datetimes(timezones=st.just(UTC)), st.lists(st.text(max_size=5), max_size=3).map(tuple),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(NAMES, st.integers(), max_size=3),
)  # fmt: skip


@given(VALUES)
def test_every_kind_of_value_comes_back_as_it_was(value):
    assert read_back(json.loads(written({"x": value})), {"x": None}) == {"x": value}


@pytest.mark.parametrize(
    "value", [SiteFact(FactState.KNOWN, "专户"), *(SiteFact(state) for state in vocabulary.words(FactState))]
)
def test_a_record_comes_back_as_its_own_kind(value):
    assert read_back(json.loads(written({"x": value})), {"x": SiteFact()}) == {"x": value}


def test_what_an_older_form_said_is_left_out():
    assert read_back({"gone": 1, "day": {"$": "day", "of": "no day"}}, {"day": None, "x": 1}) == {}


@pytest.fixture
def session(store, clock, runner, messages):  # noqa: F811
    context = open_store(store, PASSPHRASE, clock)
    yield Session(context, runner, messages)
    context.store.close()


def a_dialog(session, rid="1", is_new=False):
    key = DraftKey("cases", NEW if is_new else rid, "sample", rid if is_new else "", is_new)
    grades = Segmented([Segment("轻", Grade.LIGHT), Segment("重", Grade.GRAVE)])
    asks = (
        Ask("name", "名称"),
        Ask("grade", "等级", draw=lambda _form: grades),
        Ask("on", "日期", draw=lambda _form: DateEdit("on")),
        Ask("share", "占比", draw=lambda _form: PercentEdit("share")),
        Ask("facts", "事实", lines=2),
    )
    begin = {"grade": Grade.LIGHT, "on": None, "share": None}
    return RecordForm(session, "示例", begin, asks, lambda _context, **values: values, verb="保存", draft=key)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(dialog, **texts):
    for name, text in texts.items():
        entry = dialog.sheet.fields[name].entry
        line = entry if isinstance(entry, QLineEdit | GrowingText) else entry.findChild(QLineEdit)
        line.setPlainText(text) if isinstance(line, GrowingText) else line.setText(text)


def test_after_a_kill_everything_typed_is_there(session, shown):
    """Nothing is closed: the dialog is dropped as it stands, at most one interval after the last key."""
    dialog = shown(a_dialog(session))
    type_in(dialog, name="示例工地", facts="三个月没有发工资", on="2026-3")
    dialog.sheet.form.put("grade", Grade.GRAVE)
    session.write_typing()
    again = shown(a_dialog(session))
    values = again.sheet.values()
    assert (values["name"], values["facts"]) == ("示例工地", "三个月没有发工资")
    assert values["grade"] is Grade.GRAVE
    assert again.sheet.fields["on"].entry.findChild(QLineEdit).text() == "2026-3"
    assert "已恢复" in again.draft_notice.sentence
    assert again.sheet.form.is_dirty


@pytest.mark.parametrize("half", ["2026-3", "2026-3-1", "2026.03.1"])
def test_half_a_date_comes_back_as_it_was_typed_and_goes_on(session, shown, half):
    """It may be read as a day already: that is none of the person's doing while the line was not left."""
    dialog = shown(a_dialog(session))
    line = dialog.sheet.fields["on"].entry.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, half)
    session.write_typing()
    again = shown(a_dialog(session))
    line = again.sheet.fields["on"].entry.findChild(QLineEdit)
    assert line.text() == half
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, "5")
    assert line.text() == f"{half}5"
    session.write_typing()
    assert shown(a_dialog(session)).sheet.fields["on"].entry.findChild(QLineEdit).text() == f"{half}5"


@pytest.mark.parametrize("name", ["on", "share"])
def test_what_is_no_day_and_no_figure_is_kept_to_its_last_letter(session, shown, name):
    """However long it is, and though the same is said of all of it: a name that was heard while this was asked."""
    dialog = shown(a_dialog(session))
    line = dialog.sheet.fields[name].entry
    line = line if isinstance(line, QLineEdit) else line.findChild(QLineEdit)
    line.setFocus()
    for words in ("baogongtou wang shili, d", "a", "3"):
        QTest.keyClicks(line, words)
        session.write_typing()
    again = shown(a_dialog(session)).sheet.fields[name].entry
    assert (again if isinstance(again, QLineEdit) else again.findChild(QLineEdit)).text() == line.text()


def test_each_record_has_its_own(session, shown):
    type_in(shown(a_dialog(session, "1")), name="甲")
    type_in(shown(a_dialog(session, "2")), name="乙")
    session.write_typing()
    assert shown(a_dialog(session, "1")).sheet.text("name") == "甲"
    assert shown(a_dialog(session, "2")).sheet.text("name") == "乙"
    assert shown(a_dialog(session, "3")).sheet.text("name") == ""


def test_a_new_one_offers_what_was_begun_and_keeps_both(session, shown, named):
    first = shown(a_dialog(session, "1", is_new=True))
    type_in(first, name="甲")
    first.reject()
    second = shown(a_dialog(session, "2", is_new=True))
    type_in(second, name="乙")
    press(named(second, QPushButton, GO_ON))
    assert second.sheet.text("name") == "甲"
    assert {each.body["name"] for each in all_drafts(session.context)} == {"甲", "乙"}
    second.primary.click()
    assert [each.body["name"] for each in all_drafts(session.context)] == ["乙"]


def test_the_one_chosen_to_go_on_with_is_taken_up_at_once(session, shown):
    for rid, name in (("1", "甲"), ("2", "乙")):
        dialog = shown(a_dialog(session, rid, is_new=True))
        type_in(dialog, name=name)
        dialog.reject()
    session.resume("cases:new:sample:1")
    again = shown(a_dialog(session, "3", is_new=True))
    assert (again.sheet.text("name"), again.record_rid) == ("甲", "1")


def test_beginning_afresh_puts_the_draft_into_the_bin(session, shown, named, no_double_click):
    type_in(shown(a_dialog(session)), name="甲")
    session.write_typing()
    again = shown(a_dialog(session))
    press(named(again, QPushButton, THROW_AWAY))
    assert again.sheet.text("name") == ""
    assert "30天内可以在今日页的“草稿和放弃的内容”里找回" in again.draft_notice.sentence
    assert again.focusWidget() is again.sheet.fields["name"].entry
    assert again.sheet.values()["grade"] is Grade.LIGHT
    assert not again.sheet.form.is_dirty
    assert all_drafts(session.context) == ()
    assert [each.draft.body["name"] for each in discarded_drafts(session.context)] == ["甲"]


def test_what_was_thrown_away_is_taken_back_where_it_was_thrown_away(session, shown, named, no_double_click):
    type_in(shown(a_dialog(session)), name="甲", on="2026-3")
    session.write_typing()
    again = shown(a_dialog(session))
    press(named(again, QPushButton, THROW_AWAY))
    type_in(again, name="乙")
    press(named(again, QPushButton, "取回"))
    assert again.sheet.text("name") == "甲"
    assert again.sheet.fields["on"].entry.findChild(QLineEdit).text() == "2026-3"
    session.write_typing()
    assert [each.body["name"] for each in all_drafts(session.context)] == ["甲"]
    assert [each.draft.body["name"] for each in discarded_drafts(session.context)] == ["乙"]
    assert named(again, QPushButton, THROW_AWAY).isVisible()


def begun_before(session, shown, named):
    """A second dialog, which offers what was typed in the first."""
    first = shown(a_dialog(session, "1", is_new=True))
    type_in(first, name="甲")
    first.reject()
    second = shown(a_dialog(session, "2", is_new=True))
    second.activateWindow()
    return second, named(second, QPushButton, GO_ON)


@pytest.mark.usefixtures("no_double_click")
def test_after_going_on_the_keys_fall_into_the_first_entry(session, shown, named, qtbot):
    second, button = begun_before(session, shown, named)
    qtbot.waitUntil(second.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is second.sheet.fields["name"].entry
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert second.sheet.values()["name"].strip() == "甲"
    assert discarded_drafts(session.context) == ()


def test_a_double_click_on_going_on_throws_nothing_away(session, shown, named):
    second, button = begun_before(session, shown, named)
    place = button.mapTo(second, button.rect().center())
    press(button)
    assert second.sheet.text("name") == "甲"
    away = named(second, QPushButton, THROW_AWAY)
    assert not away.rect().contains(away.mapFrom(second, place))
    under = second.childAt(place)
    QTest.mouseDClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(second, place))
    press(away)  # sooner than a person can have read it
    assert second.sheet.text("name") == "甲"
    assert discarded_drafts(session.context) == ()


def test_an_entry_that_was_filled_and_emptied_again_is_no_draft_and_nothing_says_so(session, shown, named, qtbot):
    dialog = shown(a_dialog(session))
    type_in(dialog, name="甲")
    session.write_typing()
    again = shown(a_dialog(session))
    assert "已恢复" in again.draft_notice.sentence
    line = again.sheet.fields["name"].entry
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    session.write_typing()
    assert all_drafts(session.context) == ()
    assert again.draft_notice.sentence == ""
    qtbot.waitUntil(lambda: not again.sheet.form.is_dirty)


def test_typing_that_was_taken_back_is_no_draft(session, shown):
    dialog = shown(a_dialog(session))
    type_in(dialog, name="甲")
    session.write_typing()
    type_in(dialog, name="")
    dialog.sheet.form.put("name", None)
    session.write_typing()
    assert all_drafts(session.context) == ()


def test_success_forgets_the_draft(session, shown):
    dialog = shown(a_dialog(session))
    type_in(dialog, name="甲")
    session.write_typing()
    dialog.primary.click()
    assert dialog.outcome["name"] == "甲"
    assert draft(session.context, "cases:1:sample") is None


def test_the_title_says_what_it_is_about(session, shown):
    type_in(shown(a_dialog(session)), name="示例工地")
    session.write_typing()
    assert all_drafts(session.context)[0].title == "示例：示例工地"


def test_keys_are_read_as_they_are_written():
    for key in (DraftKey("interviews", "r"), DraftKey("cases", NEW, "lead", "r"), DraftKey("cases", "c", "payment")):
        assert DraftKey.parse(str(key)) == key
    assert DraftKey("cases", NEW, "lead", "r", is_new=True).stem == "cases:new:lead:"


def test_moments_keep_their_time():
    at = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
    assert read_back(json.loads(written({"at": at, "on": date(2026, 3, 2)})), {"at": None, "on": None})["at"] == at


@pytest.mark.parametrize("name", ["name", "facts", "on"])
def test_after_a_kill_one_writes_on_where_one_wrote_last(session, shown, name, qtbot):
    """Behind what stands there, and nothing is selected: the next key wipes nothing out."""
    dialog = shown(a_dialog(session))
    type_in(dialog, name="示例工地", facts="三个月没有发工资", on="2026-3")
    type_in(dialog, **{name: "2026-1" if name == "on" else "城南"})
    session.write_typing()
    again = a_dialog(session)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    here = QApplication.focusWidget()
    assert again.sheet.fields[name].entry in (here, here.parentWidget())
    QTest.keyClicks(here, "5")
    seen = here.toPlainText() if isinstance(here, GrowingText) else here.text()
    assert seen == ("2026-15" if name == "on" else "城南5")


@pytest.mark.parametrize("name", ["name", "facts"])
def test_letters_that_were_being_composed_stand_in_their_place_after_a_kill(session, in_front, name, qtbot):
    """The input method goes on meanwhile: the draft takes nothing out of it."""
    dialog = in_front(a_dialog(session))
    type_in(dialog, name="示例工地", facts="三个月没有发工资")
    entry = dialog.sheet.fields[name].entry
    entry.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(entry, key)
    QCoreApplication.sendEvent(entry, QInputMethodEvent("qianxin", []))
    qtbot.waitUntil(lambda: any(composed_in(each.body) for each in all_drafts(session.context)))
    (kept,) = all_drafts(session.context)
    assert "qianxin" not in seen_in(entry)
    dialog.hide()  # takes the letters in; a kill does not
    keep_draft(session.context, kept.key, kept.title, json.dumps(kept.body))
    again = in_front(a_dialog(session))
    entry = again.sheet.fields[name].entry
    assert seen_in(entry) == ("示qianxin例工地" if name == "name" else "三qianxin个月没有发工资")
    QTest.keyClicks(QApplication.focusWidget(), "5")
    assert "qianxin5" in seen_in(entry)


def test_letters_that_were_composed_and_given_up_are_no_draft(session, in_front, qtbot):
    dialog = in_front(a_dialog(session))
    entry = dialog.sheet.fields["name"].entry
    entry.setFocus()
    QCoreApplication.sendEvent(entry, QInputMethodEvent("qian", []))
    qtbot.waitUntil(lambda: len(all_drafts(session.context)) == 1)
    QCoreApplication.sendEvent(entry, QInputMethodEvent("", []))
    qtbot.waitUntil(lambda: all_drafts(session.context) == ())


@pytest.fixture
def in_front(qtbot):
    def show(dialog):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # another's window takes the focus with it
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return show


def seen_in(entry):
    return entry.toPlainText() if isinstance(entry, GrowingText) else entry.text()


def test_where_one_wrote_is_nothing_that_a_draft_says():
    body = with_place(written({"name": "示例工地"}), ("name", 3))
    assert place_in(json.loads(body)) == ("name", 3)
    assert look_text(body) == look_text(written({"name": "示例工地"}))


def test_half_a_time_of_day_goes_on_in_the_time(session, shown, qtbot):
    """Not in the day beside it, though both are one entry; there is where a refusal leads, too."""

    def dialog():
        key = DraftKey("cases", "1", "moment")
        asks = (Ask("name", "名称"), Ask("ended", "结束时间", draw=lambda _form: MomentEdit("ended")))
        return RecordForm(session, "示例", {"ended": None}, asks, lambda _c, **v: v, verb="保存", draft=key)

    first = dialog()
    qtbot.addWidget(first)
    with qtbot.waitActive(first):
        first.show()
        first.activateWindow()
    moment = first.sheet.fields["ended"].entry
    moment.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "2026-03-16")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "10:1")
    session.write_typing()
    first.hide()
    again = dialog()
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    QTest.keyClicks(QApplication.focusWidget(), "5")
    moment = again.sheet.fields["ended"].entry
    assert (moment.day.line.text(), moment.time.text()) == ("2026-03-16", "10:15")
    QTest.keyClicks(QApplication.focusWidget(), "x")
    moment.day.setFocus()
    again.primary.click()
    assert QApplication.focusWidget() is moment.time
