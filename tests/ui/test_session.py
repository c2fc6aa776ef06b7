from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.ui.jobs import Job
from inspector_app.ui.latest import Latest


def refuse(_context, *_):
    raise Refused(Problem("date-shape", "day", details={"text": "三月"}))


def trouble(_context):
    raise Trouble("ui-no-chinese-font")


def test_do_hands_the_context_on_and_tells_what_changed(session, qtbot):
    seen = []
    with qtbot.waitSignal(session.changed) as heard:
        assert session.do(lambda context, a, b: (context is session.context, a, b), 1, b=2, then=seen.append)
    assert seen == [(True, 1, 2)]
    assert heard.args == [(True, 1, 2)]


def test_refusal_goes_beside_the_fields(session, messages):
    shown = []
    assert not session.do(refuse, refused=shown.extend)
    assert [problem.where for problem in shown] == ["day"]
    assert messages.told == []


def test_refusal_without_fields_is_said_in_a_box(session, messages):
    assert not session.do(refuse)
    assert messages.told[0][0] == "请先更正"


def test_trouble_is_said_in_a_box_even_when_there_are_fields(session, messages):
    assert not session.do(trouble, refused=lambda _problems: pytest.fail("no field is wrong"))
    assert "字体" in messages.told[0][1][0]


def test_bug_is_not_swallowed(session):
    with pytest.raises(ZeroDivisionError):
        session.do(lambda _context: 1 // 0)


def test_long_work_is_prepared_performed_and_recorded(session, jobs):
    steps, got = [], []
    started = session.do_long(
        lambda _context, name: steps.append("prepare") or name,
        lambda order, _progress: steps.append("perform") or order * 2,
        lambda _context, order, made: steps.append("record") or (order, made),
        "甲",
        title="生成文书",
        then=got.append,
    )
    assert started
    assert steps == ["prepare"]
    jobs.run_all()
    assert steps == ["prepare", "perform", "record"]
    assert got == [("甲", "甲甲")]


def test_refused_preparation_starts_nothing(session, jobs):
    shown = []
    assert not session.do_long(refuse, None, None, title="生成文书", refused=shown.extend)
    assert jobs.pending == []
    assert shown


def test_cancelled_work_records_nothing_and_says_nothing(session, jobs, messages):
    recorded = []
    session.do_long(
        lambda _context: 1,
        lambda _order, progress: progress.step(1, 2, ""),
        lambda *_: recorded.append(1),
        title="导出",
    )
    session.runner.cancel()
    jobs.run_all()
    assert recorded == []
    assert messages.told == []


def test_trouble_in_the_worker_is_told(session, jobs, messages):
    session.do_long(
        lambda _context: 1, lambda _order, _progress: trouble(None), lambda *_: pytest.fail("recorded"), title="导出"
    )
    jobs.run_all()
    assert messages.told[0][0] == "无法继续"


def test_work_without_record_hands_its_result_over(session, jobs):
    got = []
    session.work(lambda _progress: 7, got.append)
    jobs.run_all()
    assert got == [7]


class Reader(QObject):
    def show(self, found):
        self.setObjectName(found)  # raises when it is gone


@pytest.mark.parametrize("work", [lambda _progress: "甲", trouble])
def test_what_comes_back_to_a_dialog_that_was_closed_meanwhile_is_told_to_nobody(session, jobs, messages, work):
    reader, read = Reader(), Latest(session, "", lambda: None)
    session.work(work, partial(reader.show))
    read.wish(lambda _progress: "乙", reader.show)
    session.runner.run(Job("", work, partial(reader.show), reader.show))
    delete(reader)
    jobs.run_all()
    assert messages.told == []


def test_go_asks_for_another_page(session, qtbot):
    with qtbot.waitSignal(session.going) as heard:
        session.go("case", "rid")
    assert heard.args == ["case", "rid"]
