"""The first order by somebody who never saw the program, in a real X window: clicks, keys, minutes, screen by screen.

``python -m tests.benchmarks.first_order`` on a display with a window manager (``Xvfb :20 & DISPLAY=:20 openbox &``)
and ``xdotool``. Mouse and keys come from the X server; the person sees and finds things by the names that a screen
reader speaks. The minutes are what such acts take people (the keystroke-level model), beside what the run took.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from inspector_app.support.clock import SystemClock
from inspector_app.support.settings import WindowSettings
from inspector_app.ui.documents import documents_page
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.start.boxes import file_boxes
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.program import Program
from inspector_app.usecases.demo.district import demo_file
from tests.builders import a_uscc, an_id_number
from tests.journeys.desk import Printer
from tests.journeys.movements import bring_in_sight, place_of
from tests.journeys.person import Hands, Person, live
from tests.journeys.screen import ENTRIES, front, names_of, one, seen

# Seconds that an act takes a practised hand (Card, Moran, Newell): to think and look, to point and click, a key, and a
# Chinese character by pinyin.
_THINK, _POINT, _KEY, _HANZI = 1.35, 1.3, 0.28, 0.9
_MOMENT = 0.2
PASSPHRASE = "correct horse"


@dataclass
class Tally:
    """What the hands did, by the part of the way."""

    parts: dict[str, Counter[str]] = field(default_factory=dict)
    part: str = ""

    def count(self, what: str, times: int = 1) -> None:
        self.parts.setdefault(self.part, Counter())[what] += times

    @property
    def total(self) -> Counter[str]:
        return sum(self.parts.values(), Counter())


def seconds(done: Counter[str]) -> float:
    """What such acts take a person."""
    return done["click"] * (_THINK + _POINT) + done["key"] * _KEY + done["letter"] * _KEY + done["hanzi"] * _HANZI


class XPerson(Person):
    """Clicks and types through the X server; what is there is read as any person of a journey reads it."""

    def __init__(self, hands: Hands, tally: Tally, scan: Path) -> None:
        """``scan`` is what the person brings along as evidence."""
        super().__init__(hands)
        self.tally, self.scan = tally, scan

    @contextmanager
    def part(self, words: str) -> Iterator[None]:
        """A part of the way, counted for itself."""
        self.tally.part = words
        yield

    def click(self, name: str, within: str = "", alike: bool = False) -> None:
        self._press_at(lambda: one((QAbstractButton,), name, within, able=True, alike=alike), name)

    def enter(self, name: str, text: str, within: str = "") -> None:
        self._press_at(lambda: one(ENTRIES, name, within, able=True), name)
        if self.read(name):
            self.press("ctrl+a")
        self.write(text)

    def write(self, text: str) -> None:
        """Letters by keys; what is Chinese is pasted, and counted as characters."""
        if text.isascii():
            self.tally.count("letter", len(text))
            _x("type", "--delay", "12", text)
        else:
            self.tally.count("hanzi", sum(not each.isascii() for each in text))
            self.tally.count("letter", sum(each.isascii() for each in text))
            self.hands.do(lambda: QApplication.clipboard().setText(text))
            _x("key", "ctrl+v")
        time.sleep(0.15)

    def press(self, keys: str) -> None:
        self.tally.count("key")
        _x("key", keys)
        time.sleep(0.15)

    def choose(self, name: str, option: str, within: str = "") -> None:
        """Open the list of a box by a click, and walk in it."""
        box = self._press_at(lambda: one((QComboBox,), name, within, able=True), name)

        def steps() -> int:
            texts = [box.itemText(number) for number in range(box.count())]
            return next(n for n, text in enumerate(texts) if option in text) - max(box.currentIndex(), 0)

        many = self.hands.do(steps)
        self.tally.count("click")  # a person clicks the line in the list
        for _ in range(abs(many)):
            _x("key", "Down" if many > 0 else "Up")
        _x("key", "Return")
        time.sleep(0.2)

    def open(self, table: str, words: str) -> None:
        point = self.hands.until(lambda: self._line(table, words), lambda: f"{words} is in no line of {table}")
        self.tally.count("click", 2)
        _x("mousemove", str(point.x()), str(point.y()), "click", "--repeat", "2", "--delay", "80", "1")
        time.sleep(0.2)

    def mark(self, table: str, words: str, column: int | None = None) -> None:
        point = self.hands.until(lambda: self._line(table, words, column), lambda: f"{words} is in no line of {table}")
        self._click_at(point)

    def _line(self, table: str, words: str, column: int | None = None) -> QPoint | None:
        view: Any = one((QAbstractItemView,), table, "")
        place = place_of(view, words, column) if view is not None else None
        return None if place is None else view.viewport().mapToGlobal(place)

    def _press_at(self, look: Callable[[], QWidget | None], name: str) -> Any:
        found: list[QWidget] = []

        def where() -> QPoint | None:
            widget = look()
            if widget is None:
                return None
            bring_in_sight(widget)
            found[:] = [widget]
            target = widget.viewport() if isinstance(widget, QPlainTextEdit | QTextEdit) else widget
            seen = target.visibleRegion().boundingRect()
            return None if seen.isEmpty() else target.mapToGlobal(seen.center())

        point = self.hands.until(where, lambda: f"“{name}” is not there")
        while (again := self._after_a_moment(where, name)) != point:  # what was scrolled or opened stands still
            point = again
        self._click_at(point)
        return found[0]

    def _after_a_moment(self, where: Callable[[], QPoint | None], name: str) -> QPoint:
        time.sleep(_MOMENT)
        return self.hands.until(where, lambda: f"“{name}” is not there")

    def _click_at(self, point: QPoint) -> None:
        self.tally.count("click")
        _x("mousemove", str(point.x()), str(point.y()), "click", "1")
        time.sleep(0.2)


def _x(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, capture_output=True)


def the_way(person: XPerson, start: Callable[[], object]) -> None:
    """From the first start to an order on paper, as the program itself leads there."""
    _a_store(person, start)
    _a_project_and_a_case(person)
    _filed(person)
    _what_is_owed(person)
    _an_order(person)


def _a_store(person: XPerson, start: Callable[[], object]) -> None:
    with person.part("建资料库"):
        person.ask(start)
        person.click("新建资料库")
        person.enter("口令（必填）", PASSPHRASE)
        person.enter("再输一次口令（必填）", PASSPHRASE)
        person.click("下一步")
        person.enter("机关名称（必填）", "示例县人力资源和社会保障局")
        person.enter("发文机关代字（必填）", "示人社")
        person.choose("所在地区（必填）", "江苏")
        person.click("下一步")
        for who, name, number in (("本人", "陈示例", "0001"), ("同行监察员", "林示例", "0002")):
            person.enter(f"{who}：姓名", name)
            person.enter(f"{who}：劳动保障监察证号", f"示{number}号")
        person.click("建立资料库")
        person.see("开始办案")


def _a_project_and_a_case(person: XPerson) -> None:
    with person.part("登记项目"):
        person.click("去办：登记工程项目")
        person.click("新增项目")
        person.enter("项目名称（必填）", "示例中学扩建1期")
        person.click("保存")
    with person.part("建案"):
        person.click("新建案件")
        person.click("用人单位：选择")
        person.enter("单位名称（必填）", "示例劳务有限公司")
        person.enter("统一社会信用代码", a_uscc())
        person.enter("地址", "示例县人民路2号")
        person.click("保存")
        person.see("新建案件", "示例劳务有限公司")
        person.click("线索：登记线索")
        person.enter("涉及人数", "2")
        person.enter("反映的主要情况（必填）", "木工班组2人反映2026年8月至10月工资未付")
        person.enter("请求事项", "支付拖欠的工资")
        person.click("确定")
        person.see("来访投诉")
        person.click("建立案件")
        person.see("下一步")


def _filed(person: XPerson) -> None:
    with person.part("立案"):
        person.click("立案")
        person.see("立案审批表")
        person.enter("是否在查处时效内", "所涉欠薪期间至2026年10月，未超过二年")
        person.press("Tab")
        person.click("审批通过")
        person.enter("审批的负责人（必填）", "示例局长")
        person.click("审批通过")
        person.see("已审批，立案已经办理")


def _what_is_owed(person: XPerson) -> None:
    with person.part("明细"):
        person.click("返回案件") if person.offers("返回案件") else person.click("打开案件")
        person.click("做工资明细表")
        person.see("认定合计")
        person.click("添加一行")
        for at, name in enumerate(("赵示例", "钱示例"), 1):
            if at > 1:
                person.click("添加一行")
            cells = {
                "姓名": name,
                "证件号码": an_id_number(f"19850{at}01"),
                "期间起": "2026-08-01",
                "期间止": "2026-10-31",
                "工人主张": "18000",
            }
            _row(person, cells)
        person.see("主张合计", "36,000.00")
        person.press("ctrl+a")
        person.click("所选行按主张认定")
        person.see("叁万陆仟元整")


def _headings() -> list[str]:
    view = next(w for w in front().findChildren(GridView) if w.isVisible())
    model = view.model()
    return [
        str(model.headerData(n, Qt.Orientation.Horizontal))
        for n in range(model.columnCount())
        if not view.isColumnHidden(n)
    ]


def _row(person: XPerson, cells: dict[str, str]) -> None:
    """Write into a line, Tab from cell to cell."""
    titles = [title for title in person.hands.do(_headings) if title != "月数"]  # reckoned: Tab leaves it out
    last = max(titles.index(title) for title in cells)
    for title in titles[: last + 1]:
        if title in cells:
            person.write(cells[title])
        if title != titles[last]:
            person.press("Tab")
    person.press("Return")


def _an_order(person: XPerson) -> None:
    with person.part("证据"):
        person.click("案件内容：证据")
        person.click("添加照片和文件")
        person.write(str(person.scan))
        person.press("Return")
        person.click("收取")
        person.see("工资结算单")
    with person.part("责任"):
        person.click("案件内容：总览")
        person.click("确定支付责任")
        person.choose("情形和责任人（必填）", "用人单位")
        person.click("确定")
    with person.part("指令书"):
        person.click("下达限期改正指令书")
        person.see("劳动保障监察限期改正指令书")
        person.click("告知复议、诉讼权利（必填）：否")
        person.enter("支付截止日（必填）", (date.today() + timedelta(days=10)).isoformat())
        person.press("Tab")
        person.click("签发")
        person.enter("签发的负责人（必填）", "示例局长")
        for name in person.hands.do(_reasons):
            person.enter(name, "单位负责人已当面核实，随后补记")
        person.click("签发")
        person.see("已签发，文号")
        person.click("打印", alike=True)
        person.click("打印")
        person.see("办理过程")


def _reasons() -> list[str]:
    """The entries in which a reason is wanted."""
    return [
        name for widget in seen(front()) if isinstance(widget, ENTRIES) for name in names_of(widget) if "理由" in name
    ]


def main() -> None:
    """Live the way in a window of this display, and tell what it took."""
    if not os.environ.get("DISPLAY"):
        sys.exit("a display with a window manager is needed: see the head of this module")
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    documents_page.system_printing = Printer
    app = QApplication(sys.argv[:1])
    speak_chinese(app)
    tally, began = Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        scan = Path(folder, "工资结算单.jpg")
        shutil.copy(demo_file("photo-board.jpg"), scan)
        program = Program(app, Path(folder), PAGES, load_screen_font(), file_boxes(), WindowSettings(), SystemClock())
        live(lambda person: the_way(XPerson(person.hands, tally, scan), lambda: program.begin(None)))
        _tell(tally, time.monotonic() - began)
        if program.sitting is not None:
            program.sitting.close()


def _tell(tally: Tally, took: float) -> None:
    for part, done in (*tally.parts.items(), ("合计", tally.total)):
        keys = done["key"] + done["letter"]
        sys.stdout.write(
            f"{part}\t点击 {done['click']}\t按键 {keys}\t汉字 {done['hanzi']}\t约 {seconds(done) / 60:.1f} 分钟\n"
        )
    sys.stdout.write(f"实际运行 {took / 60:.1f} 分钟\n")


if __name__ == "__main__":
    main()
