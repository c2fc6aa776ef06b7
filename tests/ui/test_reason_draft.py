"""What was written in the box of a reason outlives a lock and a kill, and is given up only when one says so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from inspector_app.ui.drafts import forget
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.reason_draft import ReasonDraft
from inspector_app.ui.session import Session
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draft_text import look_text
from inspector_app.usecases.drafts import all_drafts, discarded_drafts, keep_draft
from tests.ui.conftest import find_named

KEPT = DraftKey("cases", "one", "take-back", "paid")


@pytest.fixture
def session(context, runner, messages):
    return Session(context, runner, messages)


@pytest.fixture
def ask(session):
    messages = BoxMessages()
    messages.keep = lambda box, key: ReasonDraft(session, box, key)

    def asked(*acts):
        def person():
            box = QApplication.activeModalWidget()
            for act in acts:
                act(box)

        QTimer.singleShot(0, person)
        return messages.ask_reason("更正误登的支付", [], KEPT)

    return asked


def write(text):
    return lambda box: QTest.keyClicks(find_named(box, QPlainTextEdit, "理由（必填）"), text)


def press(words):
    return lambda box: find_named(box, QPushButton, words).click()


def drafts(session):
    return [(each.key, each.title, look_text(each.body)) for each in session.read(all_drafts)]


def test_a_reason_that_is_being_written_is_kept_and_comes_back(ask, session):
    seen = []
    ask(
        write("two payments"), lambda _box: session.write_typing(), lambda _box: seen.extend(drafts(session)),
        lambda box: box.done(0),  # the program ends
    )  # fmt: skip
    assert seen == [(str(KEPT), "理由：更正误登的支付：two payments", "理由：two payments")]
    assert ask(write(" of one day"), press("继续")) == "two payments of one day"
    assert ask(press("继续")) == "two payments of one day"  # the act was refused, and is tried again
    forget(session, str(KEPT))
    assert drafts(session) == []


def test_a_reason_that_is_given_up_lies_in_the_bin(ask, session):
    give_up = lambda box: (  # noqa: E731
        QTimer.singleShot(0, lambda: press("放弃")(QApplication.activeModalWidget())), box.reject(),
    )  # fmt: skip
    assert ask(write("not this one"), give_up) is None
    assert drafts(session) == []
    assert [each.draft.key for each in session.read(discarded_drafts)] == [str(KEPT)]


def test_nothing_is_kept_of_a_box_in_which_nothing_was_written(ask, session):
    ask(write("a"), lambda box: box.text.clear(), press("返回"))
    assert drafts(session) == []
    assert session.read(discarded_drafts) == ()


def test_a_reason_that_was_left_goes_with_the_act_that_needs_none_any_more(session):
    act = DraftKey("documents", "one", "service")
    keep_draft(session.context, str(replace(act, detail="reason")), "理由：登记送达：short", '{"reason": "short"}')
    done = []
    do_with_reasons(
        session, lambda _context, reasons: done.append(reasons), title="登记送达", kept=str(act), refused=pytest.fail
    )
    assert (done, drafts(session)) == ([{}], [])
