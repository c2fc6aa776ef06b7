"""Typing in a transcript of 240 questions with its paper drawn beside it, against typing with the paper hidden."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA
from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.interviews.interviews_page import InterviewsPage
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.start.program import TURN
from inspector_app.usecases import cases, people, transcripts
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.transcripts import Beginning
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, taken
from tests.builders import MONDAY, a_person

_QUESTIONS, _KEYS, _BETWEEN = 240, 200, 0.03
_ANSWER = "按天算，钢筋工每天380元，是班组长口头同我说的，6月以后没有发过。"


def a_transcript(context: Context, questions: int) -> str:
    """One with so many questions."""
    case = cases.open_case(context, Case(new_rid(), "示例欠薪案", MONDAY))
    beginning = Beginning(
        people.save_person(context, a_person("赵示例")), "worker_short", "项目部", "工资支付情况", Belongs(case.rid)
    )
    interview = transcripts.begin(context, beginning)
    more = tuple(QA(f"第{n}问：工资如何约定？", _ANSWER) for n in range(questions - len(interview.qas)))
    transcripts.save_transcript(context, replace(interview, qas=(*interview.qas, *more)))
    return interview.rid


def _last_answer(page: QWidget) -> QWidget:
    fields = [field for kind in (QPlainTextEdit, QTextEdit) for field in page.findChildren(kind)]
    return next(field for field in reversed(fields) if _ANSWER in field.toPlainText())


def _slowest_keys(field: QWidget) -> float:
    """Seconds that one key in a hundred takes, from its press until everything it caused was done."""
    field.setFocus()
    times = []
    for n in range(_KEYS):
        times.append(taken(lambda n=n: (QTest.keyClicks(field, "word"[n % 4]), QCoreApplication.processEvents())))
        until = time.perf_counter() + _BETWEEN
        while time.perf_counter() < until:
            QCoreApplication.processEvents()
            time.sleep(0.001)
    return sorted(times)[_KEYS * 99 // 100]


def measure() -> Iterator[Row]:
    """The slowest key in a hundred. The worker is a real thread and shares Python's lock with the window."""
    app = QApplication.instance() or QApplication([])
    usual, _ = sys.getswitchinterval(), sys.setswitchinterval(TURN)
    theme.apply(app, theme.STANDARD, load_screen_font())
    with desk() as (context, _folder):
        runner = JobRunner()
        page = InterviewsPage(Session(context, runner, BoxMessages()))
        page.resize(1366, 768)
        page.show()
        page.open_target(a_transcript(context, _QUESTIONS))
        QTest.qWait(2000)
        field = _last_answer(page)
        seen = _slowest_keys(field)
        page.transcript.preview.hide()
        hidden = _slowest_keys(field)
        runner.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.setswitchinterval(usual)
    yield Row("slowest key beside 37 pages", "the same, paper hidden", seen, hidden, 2.5)
