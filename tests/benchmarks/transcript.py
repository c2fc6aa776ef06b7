"""A robot questions a worker by key alone, from 今日 to the printed PDF, as fast as people talk, and says what it took.

``uv run python -m tests.benchmarks.transcript [CHARACTERS A MINUTE]`` (300). Seconds, keys, and how long the window
took for each word that was typed: from its coming until everything it caused was done, less what it waited for a
processor that did something else. Then the same in a transcript of forty pages with its paper beside it.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import Interview
from inspector_app.support.clock import SystemClock
from inspector_app.ui.documents import documents_page
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.start.program import TURN
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.projects import save_project
from tests.benchmarks.desk import desk
from tests.benchmarks.keys import a_transcript
from tests.benchmarks.measure import waited
from tests.builders import MONDAY, a_project
from tests.desk import PASSPHRASE
from tests.journeys.desk import FileBoxes, Printer, Surroundings
from tests.journeys.movements import commit, focused
from tests.journeys.person import Person, live
from tests.journeys.screen import screen_text

_WORD = 2  # letters that an input method brings at once
_MOST_TABS = 30
_PAGES_40 = 260  # questions
_WORDS_THERE = 150
_ANSWERS = (
    "看清楚了。", "听清楚了。", "不申请。",
    "我叫郑示例，老家在示例县北山乡，现在住工地宿舍，电话是登记的那个。",
    "我做木工，支模板，去年十月八号进场，一直干到今年一月底，中间没有停工。",
    "班组长龚示例叫我来的，平时也是他派活。", "没有签过劳动合同，也没有签过书面协议。",
    "进场时没有让我刷脸登记，出勤记在龚示例的本子上，月底让我看一遍签个字。",
    "和龚示例口头说好一天二百七十元，按出工天数算，加班两个小时算四分之一天。",
    "说好每月二十五号前发上个月的，实际上没有按时发过。", "没有给我办过工资卡，我自己有一张卡。",
    "十月的工资十一月底发过一次，现金，龚示例给的，以后没有领过。", "领过三千元生活费，十二月微信转的，记在出勤本上。",
    "没有人代我领过，也没有人叫我在空白工资表上签字。",
    "十一月、十二月和一月三个月没有领，出勤七十四天，扣掉生活费，还欠一万六千九百八十元。",
    "一月三十一号同龚示例核对过，数字一样，他在出勤本上签了字，我手机里有照片。",
    "找过示例劳务有限公司两次，公司的人说总包没有拨款，叫我等。", "我们班组的人都没有领到，别的班组我不清楚。",
    "没有其他往来。", "没有，我只出力气干活。", "没有申请过。", "有出勤本的照片和转账记录，愿意提供复印件并签字。",
    "要求把工资一次付清，打到我自己的卡里。", "属实，没有补充。",
)  # fmt: skip


@dataclass
class Robot:
    """Types at a pace and keeps what each word and key took."""

    person: Person
    a_minute: float
    keys: int = 0
    letters: int = 0
    took: list[float] = field(default_factory=list)

    def press(self, keys: str, times: int = 1) -> None:
        """A key; a dialog that opens by it does not hold up."""
        for _ in range(times):
            self.keys += 1
            self.person.press(keys)

    def write(self, text: str) -> None:
        """Word for word, each when its time has come."""
        for start in range(0, len(text), _WORD):
            word, due = text[start : start + _WORD], time.perf_counter() + 60 * _WORD / self.a_minute
            self.took.append(self.person.ask(lambda word=word: _taken(word)))
            self.letters += len(word)
            time.sleep(max(due - time.perf_counter(), 0))

    def go_to(self, name: str) -> None:
        """Tab on to an entry of a dialog."""
        for _ in range(_MOST_TABS):
            if self.person.ask(lambda: focused().accessibleName()).startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not come to {name}")


def _taken(word: str) -> float:
    begun, before = time.perf_counter(), waited()
    commit(focused(), word)
    QApplication.processEvents()
    return max(time.perf_counter() - begun - (waited() - before), 0.0)


def question_a_worker(robot: Robot, around: Surroundings) -> bytes:
    """From 今日 to the sheets that come out of the printer."""
    person = robot.person
    robot.press("Alt+5")
    person.see("没有询问笔录")
    robot.press("Ctrl+N")
    person.see("被询问人姓名")
    robot.write("郑示例")
    robot.go_to("所属案件")
    robot.press("Down")
    robot.go_to("询问地点")
    robot.write("项目部会议室")
    robot.press("Return")
    person.see("签字前还缺")
    (talk,) = person.ask(lambda: around.context.store.all(Interview))
    assert len(talk.qas) == len(_ANSWERS)
    for number, answer in enumerate(_ANSWERS):
        robot.write(answer)
        if number + 1 < len(_ANSWERS):
            robot.press("Ctrl+Return")
    ends_from = talk.started_at + timedelta(minutes=1)  # a faster one would end in the minute in which it began
    time.sleep(max((ends_from - around.clock.now()).total_seconds(), 0))
    robot.press("Ctrl+T")
    person.miss("签字前还缺")
    robot.press("Ctrl+R")
    person.see("请郑示例核对")
    while "请郑示例核对" in _words(person):
        robot.press("Space")
    robot.press("Ctrl+P")
    person.see("可以生成打印版本")
    robot.press("Ctrl+P")
    person.see("尚未打印")
    robot.press("Return")
    person.wait_for(lambda: around.printer.sent or None, "nothing came out of the printer")
    return around.printer.sent[-1][1]


def _words(person: Person) -> str:
    return person.ask(screen_text)


def _figures(robot: Robot, words: str) -> Iterator[str]:
    took = sorted(each * 1000 for each in robot.took)
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    yield f"{words}: {len(took)} words, each p50 {p50:.1f} ms, p99 {p99:.1f} ms, max {took[-1]:.1f} ms"


def main(a_minute: float) -> None:
    """Print the figures."""
    sys.setswitchinterval(TURN)
    app = QApplication([])
    speak_chinese(app)
    app.setQuitOnLastWindowClosed(False)
    printer, files = Printer(), FileBoxes()
    documents_page.system_printing = lambda: printer
    with desk() as (context, folder):
        project = save_project(context, a_project())
        open_case(context, Case(new_rid(), "示例欠薪案", MONDAY, project_rid=project.rid))
        context.store.close()
        around = Surroundings(app, load_screen_font(), folder, SystemClock(), files, printer)
        told: list[str] = []
        live(lambda person: told.extend(_story(person, around, folder / "store", a_minute)))
        print("\n".join(told))  # noqa: T201


def _story(person: Person, around: Surroundings, store: Path, a_minute: float) -> Iterator[str]:
    person.ask(lambda: around.start(store))
    person.see("打开资料库")
    person.enter("口令", PASSPHRASE)
    person.press("Return")
    person.see("今日")
    robot, begun = Robot(person, a_minute), time.perf_counter()
    pdf = question_a_worker(robot, around)
    seconds = time.perf_counter() - begun
    pages = len(PdfReader(BytesIO(pdf)).pages)
    yield f"from 今日 to {pages} printed pages: {seconds:.0f} s, {robot.letters} letters, {robot.keys} keys, no mouse"
    yield from _figures(robot, "the talk")
    long = Robot(person, a_minute)
    rid = person.ask(lambda: a_transcript(around.context, _PAGES_40))
    sitting = around.programs[-1].sitting
    person.ask(lambda: sitting.session.go(INTERVIEWS, rid))  # type: ignore[union-attr]
    person.see("签字前还缺")
    person.press("Ctrl+F")
    person.write("第150问")
    person.press("Escape")
    person.press("Tab")
    assert "回答" in person.ask(lambda: focused().accessibleName())
    long.write("工资没有发过。" * (_WORDS_THERE * _WORD // 7))
    yield from _figures(long, "forty pages")
    person.ask(lambda: _end(sitting))


def _end(sitting: Any) -> None:
    sitting.close()
    sitting.runner.close()
    sitting.session.context.store.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 300)
