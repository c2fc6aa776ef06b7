"""All widgets on four pages, for pictures and for the tests of names and looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.formdefs.model import FactDef, FactType, Origin
from inspector_app.support.errors import Level, Problem
from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.lock import Lock
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, CounterCard, SectionHeader, StripCard
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.ui.widgets.problem_count import ProblemCount
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.stepper import Step, Stepper
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.settings import pin_lock

DAY = date(2026, 3, 5)
OVERDUE, DUE_TODAY = Badge("逾期 1 天", Tone.DANGER), Badge("今日到期", Tone.DANGER)
TWO_DAYS, FOUR_DAYS = Badge("还剩 2 天", Tone.WARNING), Badge("还剩 4 天", Tone.WARNING)
NEXT_WEEK = Badge("3月10日", Tone.INFO, "calendar")
NATURES = ("计时工资", "计件工资", "加班工资", "二倍工资差额", "其他")
_GRADES = ("无欠薪", "一般欠薪", "严重欠薪")


def facts() -> tuple[FactDef, ...]:
    """One fact of each type."""

    def ask(name: str, label: str, kind: FactType, **more: object) -> FactDef:
        return FactDef(name, label, kind, Origin.ASK, **more)

    return (
        FactDef("project.name", "工程项目", FactType.TEXT, Origin.FROM, "project.name"),
        FactDef("debt.total", "欠薪合计（元）", FactType.MONEY, Origin.COMPUTED, "debt.total"),
        ask("bank", "开户银行", FactType.TEXT, required=True),
        ask("account", "账号", FactType.TEXT, sensitive=True, required=True),
        ask("opened_on", "开户日期", FactType.DATE, required=True),
        ask("monthly", "本月应拨人工费（元）", FactType.MONEY, hint="按合同约定的人工费比例"),
        ask("heads", "在岗人数", FactType.INTEGER),
        ask("visited_at", "检查时间", FactType.MOMENT),
        ask("posted", "已设维权信息告示牌", FactType.YES_NO),
        ask("result", "检查结果", FactType.CHOICE, choices=("合格", "不合格", "不适用")),
        ask("nature", "款项性质", FactType.CHOICE, choices=NATURES),
        ask("person_id", "身份证号", FactType.TEXT, sensitive=True),
        ask("story", "情况说明", FactType.LONG_TEXT),
        ask(
            "lines", "欠薪明细", FactType.LIST,
            items=(
                ask("name", "姓名", FactType.TEXT, required=True),
                ask("id", "身份证号", FactType.TEXT, sensitive=True),
                ask("months", "欠薪月份", FactType.TEXT),
                ask("amount", "金额", FactType.MONEY, required=True),
            ),
        ),
    )  # fmt: skip


VALUES = {
    "project.name": "西环路立交二标（示例）",
    "debt.total": 3412973,
    "bank": "示例银行城东支行",
    "account": "6222000000000000",
    "opened_on": "2026-03-01",
    "monthly": 125000000,
    "heads": 186,
    "visited_at": "2026-03-05T09:30+08:00",
    "posted": True,
    "result": "不合格",
    "nature": "计时工资",
    "person_id": "340000199001011234",
    "story": "10 月应拨 125 万元，实拨 80 万元，差额 45 万元。\n总包称建设单位未按月拨付人工费用。",
    "lines": [
        {"name": "示例工人甲", "id": "340000199001011234", "months": "2025-10、2025-11", "amount": 1536000},
        {"name": "示例工人乙", "id": "340000198505052345", "months": "2025-11", "amount": "一万多"},
    ],
}


TASKS = (
    ("催告整改：未按月足额支付工资", "滨河安置房一期（示例）　·　限期改正指令书 第 12 号", OVERDUE, "登记复查"),
    ("复查：工资专用账户未设立", "城东中学扩建（示例）　·　今日 17:00 前", DUE_TODAY, "开始复查"),
    ("投诉受理决定：木工班组 6 人", "西环路立交二标（示例）　·　第 3 个工作日 / 共 5 日", TWO_DAYS, "办理"),
    ("文书送达回证：示例建工有限公司", "南湖产业园厂房（示例）　·　签收照片未补", FOUR_DAYS, "补录"),
    ("例行检查：实名制与维权告示牌", "北郊水厂改造（示例）　·　上次检查 2025-08-28", NEXT_WEEK, "建检查表"),
)


def task_card(title: str, detail: str, badge: Badge, action: str) -> StripCard:
    card = StripCard(badge.tone, title)
    row = QHBoxLayout()
    row.setSpacing(GAP_3)
    row.addWidget(Label(title, Role.STRONG, wrap=True), 1)
    row.addWidget(Chip(badge))
    row.addWidget(Button(action, name=f"{action}：{title}"))
    card.body.addLayout(row)
    card.body.addWidget(Label(detail, Role.SMALL, wrap=True))
    return card


def today_page() -> QWidget:
    page = Page("今日工作", "2026年3月5日　星期四")
    page.header.add(Button("打印今日清单", "printer"))
    page.header.add(Button("新建检查", "plus", Kind.PRIMARY))
    page.notice.say("你有 2 份未完成草稿，最近一份写到昨日 17:42。", Tone.INFO, "查看草稿")
    counters = QHBoxLayout()
    counters.setSpacing(GAP_3)
    for word, icon, tone, figure in (
        ("已逾期", "triangle-alert", Tone.DANGER, 1),
        ("今日到期", "hourglass", Tone.WARNING, 3),
        ("7 日内到期", "calendar", Tone.INFO, 8),
        ("未完成草稿", "file-pen", Tone.PLAIN, 2),
    ):
        card = CounterCard(word, icon, tone)
        card.set_figure(figure)
        counters.addWidget(card)
    page.body.addLayout(counters)
    columns = Columns()
    left, right = columns.left, columns.right
    left.addWidget(SectionHeader("待办事项（按期限排序）"))
    for title, detail, badge, action in TASKS:
        left.addWidget(task_card(title, detail, badge, action))
    left.addStretch()
    right.addWidget(SectionHeader("继续编辑"))
    card = Card()
    card.body.addWidget(Label("询问笔录 · 示例工人甲", Role.STRONG))
    card.body.addWidget(Label("草稿自动保存于昨日 17:42", Role.SMALL, wrap=True))
    right.addWidget(card)
    right.addWidget(SectionHeader("今日行程"))
    empty = Card()
    empty.body.addWidget(EmptyState("今天没有安排", "到工地前在项目台账里选好要查的项目。", "calendar", "选项目"))
    right.addWidget(empty)
    right.addStretch()
    page.body.addWidget(columns)
    return page


def ledger_page() -> QWidget:
    page = Page("项目台账", "共 1,284 个在建项目　·　本机数据，离线可用", scrolls=False)
    page.header.add(Button("导出表格", "download"))
    page.header.add(Button("新增项目", "plus", Kind.PRIMARY))
    bar = QHBoxLayout()
    bar.setSpacing(GAP_2)
    bar.addWidget(SearchBox("查找项目", "按项目、单位、地址查找"), 1)
    grades = Segmented([Segment("全部", ""), Segment("无", 0), Segment("一般", 1), Segment("严重", 2)], "欠薪等级")
    grades.set_value("")
    bar.addWidget(grades)
    towns = ChoiceBox([("城东街道", 1), ("城西街道", 2)], "全部街道")
    towns.setAccessibleName("街道")
    bar.addWidget(towns)
    page.body.addLayout(bar)

    rows = [
        (
            i,
            f"示例安置房 {i} 号地块",
            f"示例建工{'甲乙丙丁'[i % 4]}有限公司",
            i * 37 % 560,
            i % 3,
            f"2026-0{i % 3 + 1}-1{i % 9}",
        )
        for i in range(1, 1285)
    ]

    def grade(row: tuple[object, ...]) -> Badge | None:
        return (None, Badge("一般欠薪", Tone.WARNING), Badge("严重欠薪", Tone.DANGER))[int(str(row[4]))]

    model = TableModel(
        [
            Column("项目名称", lambda r: str(r[1]), sort_key="name"),
            Column("施工总承包单位", lambda r: str(r[2]), width=220),
            Column("在岗人数", lambda r: str(r[3]), "right", 110, sort_key="heads"),
            Column("欠薪情况", lambda r: _GRADES[int(str(r[4]))], width=150, badge=grade, sort_key="grade"),
            Column("上次检查", lambda r: str(r[5]), width=130, sort_key="last"),
        ],
    )
    table = Table(model, "项目台账", EmptyState("没有符合条件的项目", "换个关键词，或清除筛选。", "search"))
    table._gallery_model = model
    model.show(Lines(rows, key=lambda row: row[0]))
    table.choose(hash(3))
    page.body.addWidget(table, 1)
    page.body.addWidget(Label("共 1,284 行　·　↑↓ 选择　Enter 打开", Role.SMALL))
    return page


def form_page() -> QWidget:
    page = Page("现场检查", "西环路立交二标（示例）　·　检查表：工程建设领域工资支付")
    page.header.set_badge(Badge("草稿 已保存 10:52", Tone.OK))
    page.header.add(Button(icon="undo-2", kind=Kind.ICON, name="撤销"))
    page.header.add(Button(icon="redo-2", kind=Kind.ICON, name="重做"))
    page.header.add(Button("预览文书", "file-text"))
    page.header.add(Button("完成检查", "check", Kind.PRIMARY))
    row = QHBoxLayout()
    row.setSpacing(GAP_4)
    steps = Stepper("检查部分")
    steps.set_steps(
        [
            Step("一、基本情况", Badge("6/6", Tone.OK)),
            Step("二、实名制管理", Badge("5/5", Tone.OK)),
            Step("三、专用账户", Badge("2/4", Tone.WARNING)),
            Step("四、工资支付", Badge("0/5")),
        ]
    )
    steps.setCurrentRow(2)
    steps.setFixedWidth(250)
    steps.setFixedHeight(220)
    row.addWidget(steps, alignment=Qt.AlignmentFlag.AlignTop)
    card = Card("三、工资专用账户")
    form = FactsForm(facts(), VALUES, lambda: DAY)
    card.body.addWidget(form)
    row.addWidget(card, 1)
    page.body.addLayout(row)
    foot = page.add_foot()
    foot.addWidget(Label("草稿已保存 09:42:18", Role.SMALL))
    foot.addStretch()
    count = ProblemCount()
    form.form.problems_changed.connect(count.set_count)
    count.clicked.connect(form.form.go_to_first_problem)
    foot.addWidget(count)
    foot.addWidget(Button("上一节"))
    foot.addWidget(Button("下一节", kind=Kind.PRIMARY))
    form.form.show_problems(
        [
            Problem("date-shape", "opened_on", details={"text": "三月"}),
            Problem("card-shape", "account", Level.WARNING, {"length": "14"}),
            *form.form.own_problems(),
        ]
    )
    page.form = form
    return page


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a bitmap."""

    width: int
    height: int
    stride: int
    pixels: bytes


def paper(_page: int, scale: float) -> Drawn:
    """A white sheet with a grey block where the text would be."""
    width, height = round(595 * scale), round(842 * scale)
    line = b"\xff" * width
    text = b"\xff" * (width // 8) + b"\x55" * (width - 2 * (width // 8)) + b"\xff" * (width // 8)
    rows = [text if y % 24 < 4 and height // 10 < y < height // 2 else line for y in range(height)]
    return Drawn(width, height, width, b"".join(rows))


OPENING = (
    "我们是示例县人力资源和社会保障局的劳动保障监察员，这是我们的执法证件，请过目。"
    "今天依法向你了解有关情况，请如实回答。你听清楚了吗？"
)


def interview_page() -> QWidget:
    page = Page("询问笔录", "被询问人：示例工人甲　·　3月5日 10:36 开始", scrolls=False)
    page.header.add(Button("打印", "printer"))
    page.header.add(Button("交被询问人核对", "users", Kind.PRIMARY))
    row = QHBoxLayout()
    row.setSpacing(GAP_4)
    left = QVBoxLayout()
    head = SectionHeader("问与答")
    head.add(Button("常用问题　F4", "book-open", Kind.QUIET))
    head.add(Button("插入一问　Ctrl+Enter", "plus", Kind.QUIET))
    left.addWidget(head)
    for number, (question, answer) in enumerate(
        (
            (OPENING, "听清楚了。"),
            ("工资如何约定，现在欠付多少？", "每天 320 元，按月结。9 月、10 月没有发，两个月一共 15,360 元。"),
        ),
        1,
    ):  # fmt: skip
        card = Card()
        grid = QGridLayout()
        for line, (word, text) in enumerate((("问", question), ("答", answer))):
            edit = GrowingText()
            edit.setAccessibleName(f"第 {number} {word}")
            edit.set_value(text)
            grid.addWidget(Label(word, Role.STRONG), line, 0)
            grid.addWidget(edit, line, 1)
        card.body.addLayout(grid)
        left.addWidget(card)
    left.addStretch()
    row.addLayout(left, 1)
    right = QVBoxLayout()
    head = SectionHeader("文书预览")
    view = PdfView()
    head.add(Button(icon="zoom-out", kind=Kind.BARE, name="缩小", clicked=view.zoom_out))
    head.add(Button(icon="zoom-in", kind=Kind.BARE, name="放大", clicked=view.zoom_in))
    right.addWidget(head)
    right.addWidget(view)
    view.show_pages([(595, 842)] * 2, paper)
    row.addLayout(right, 1)
    page.body.addLayout(row)
    return page


PAGES: dict[str, tuple[str, str, Callable[[], QWidget]]] = {
    "today": ("今日", "calendar-check", today_page),
    "ledger": ("项目台账", "table-2", ledger_page),
    "inspection": ("现场检查", "clipboard-check", form_page),
    "interview": ("询问笔录", "message-square-text", interview_page),
}


def window(first: str) -> MainWindow:
    """The frame with the gallery's pages, one of them in sight."""
    session = Session(SimpleNamespace(), JobRunner(), BoxMessages())
    specs = [PageSpec(key, title, icon, build) for key, (title, icon, build) in PAGES.items()]
    frame = MainWindow(session, specs, load_screen_font())
    frame.set_state(encrypted=True, demo_day=DAY)
    frame.show_page(first)
    return frame


def locked() -> MainWindow:
    frame = window("ledger")
    frame.resize(1366, 768)
    frame.set_lock(Lock(frame, lambda _secret: False, pin_lock("2580")))
    frame.show()
    frame.engage_lock()
    return frame


def shots() -> dict[str, Callable[[], QWidget]]:
    """For ``python -m tests.pictures.grab OUT --from tests.ui.gallery:shots``."""
    assert theme.current()
    return {**{key: lambda key=key: window(key) for key in PAGES}, "locked": locked}
