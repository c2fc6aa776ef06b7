"""Builds the demo district's input files: a ledger of 66 fictional projects, two wage rosters, what employer and bank
handed over of the first one's workers, and three site photos.

The totals are those of a real district's winter report of 2019: 66 projects (40 without arrears, 18 general, 8 severe;
37 government, 9 social, 20 unclassified), 4,002 workers, 81 million yuan unpaid. Every person, firm, place and number
is invented. Run from the project's folder: ``uv run python resources/demo/build.py``; the outputs are committed.
"""

import random
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFilter

from inspector_app.domain.identity import id_check_digit
from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, ProjectKind, SiteFact, known
from inspector_app.exchange.ledger import write_ledger

HERE = Path(__file__).parent
HEADS, UNPAID_FEN = 4_002, 81_000_000_00
TOWNS = ("城东镇", "城西镇", "南桥镇", "北山乡", "经济开发区", "高教科创城", "滨河街道", "西环街道")
DEPARTMENTS = ("住房和城乡建设局", "重点工程建设管理处", "交通运输局", "水利局", "教育局", "经开区管委会")
WORKS = (
    "安置房",
    "中学扩建",
    "道路改造",
    "水厂",
    "产业园厂房",
    "污水管网",
    "卫生院",
    "商业综合体",
    "标准化厂房",
    "公园",
)
FIRMS = ("建工", "路桥", "市政", "安装", "水利", "园林")


def ledger() -> None:
    """66 lines that add up exactly."""
    chance = random.Random(20260302)  # noqa: S311 - fixed so that the file can be made again
    grades = [Grade.SEVERE] * 8 + [Grade.GENERAL] * 18 + [Grade.NONE] * 40
    kinds = [ProjectKind.GOVERNMENT] * 37 + [ProjectKind.SOCIAL] * 9 + [ProjectKind.UNCLASSIFIED] * 20
    chance.shuffle(kinds)
    weights = [chance.randint(30, 110) for _ in grades]
    heads = shares(HEADS, weights)
    owed = [
        w * (5 if g is Grade.SEVERE else 1) if g is not Grade.NONE else 0 for w, g in zip(weights, grades, strict=True)
    ]
    unpaid = [100 * yuan for yuan in shares(UNPAID_FEN // 100, owed)]
    projects = [
        project(number, grades[number], kinds[number], heads[number], unpaid[number], chance) for number in range(66)
    ]
    write_ledger(HERE / "ledger.xlsx", projects)


def shares(total: int, weights: list[int]) -> list[int]:
    """Whole shares in proportion to the weights that add up to the total."""
    parts = [total * weight // sum(weights) for weight in weights]
    parts[weights.index(max(weights))] += total - sum(parts)
    return parts


def project(
    number: int, grade: Grade, kind: ProjectKind, heads: int, unpaid_fen: int, chance: random.Random
) -> Project:
    """One invented line; the worse the grade, the less is known of its account and deposit."""
    name = f"示例{WORKS[number % len(WORKS)]}{number // len(WORKS) + 1}期"
    bad = grade is Grade.SEVERE
    return Project(
        rid="", name=name, code=f"349900-2025-{number + 1:04d}", town=TOWNS[number % len(TOWNS)],
        address=f"示例县{TOWNS[number % len(TOWNS)]}示例路{number + 1}号", department=DEPARTMENTS[number % 6],
        kind=kind,
        started_on=date(2025, number % 9 + 1, number % 27 + 1), contract_fen=chance.randint(8, 90) * 100_000_000,
        heads=heads, unpaid_fen=unpaid_fen, grade=GradeClaim(grade, date(2026, 3, 2), "ledger.xlsx"),
        owner_name=f"示例{TOWNS[number % 8][:2]}建设投资有限公司",
        contractor_name=f"示例{FIRMS[number % 6]}集团第{'一二三四五六七八九十'[number % 10]}工程有限公司",
        manager_name=f"示例经理{number + 1}", manager_phone=f"1390000{number:04d}",
        special_account=SiteFact(FactState.NOT_OPENED) if bad else known("示例银行城东支行"),
        deposit=SiteFact(FactState.NOT_PROVIDED) if bad else known("保函"),
        real_name_system=known("已实行") if not bad else SiteFact(FactState.UNVERIFIABLE),
    )  # fmt: skip


def an_id(number: int) -> str:
    """An identity number of a region that was never given to a place."""
    first17 = f"349900{1968 + number % 32}{number % 12 + 1:02d}{number % 27 + 1:02d}{number % 900 + 11:03d}"
    return first17 + id_check_digit(first17)


NAMES = (
    "赵示例", "钱示例", "孙示例", "李示例", "周示例", "吴示例", "郑示例", "示例·阿依古丽", "冯𬭎", "陈示例",
    "褚示例", "卫㛃", "蒋示例", "沈示例", "韩示例", "杨示例", "朱示例", "秦示例", "尤示例", "许示例",
    "何示例", "吕䶮", "施示例",
)  # fmt: skip
HEADINGS = (
    "序号", "姓名", "身份证号码", "联系电话", "工种", "班组", "用人单位", "欠薪开始日期", "欠薪截止日期",
    "日工资", "出勤", "应发工资", "扣款", "已发工资", "拖欠工资", "开户银行", "银行卡号",
)  # fmt: skip


def roster(file: str, names: tuple[str, ...], offset: int, daily: int, days: int, received: int) -> None:
    """A wage roster as a crew leader would hand it over: a title, headings, lines, a total."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "工资表"
    sheet.append(["拖欠农民工工资明细（示例班组，2025年11月至2026年1月）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet.append(HEADINGS)
    total = 0
    for number, name in enumerate(names, start=1):
        attended = days - number % 4
        earned = attended * (daily + 10 * (number % 5))
        total += earned - received
        sheet.append([
            number, name, an_id(offset + number), f"1380000{offset + number:04d}",
            "木工", "木工班", "示例劳务有限公司", "2025-11-01", "2026-01-31",
            daily + 10 * (number % 5), attended, earned, 0,
            received, earned - received, "示例银行城东支行", card(offset + number),
        ])  # fmt: skip
    sheet.append(["合计", "", "", "", "", "", "", "", "", "", "", "", "", "", total])
    book.save(HERE / file)


def card(number: int) -> str:
    """A card number of an invented bank that passes the check digit."""
    digits = f"621799{number:012d}"
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


class Worker:
    """A line of the roster, and what follows from it."""

    def __init__(self, number: int) -> None:
        self.number, self.name = number, NAMES[number - 1]
        self.id, self.card = an_id(number), card(number)
        self.daily, self.days = 260 + 10 * (number % 5), 75 - number % 4
        self.owed = self.daily * self.days - 3_000


def handed_over() -> None:
    """Attendance, contracts and a list of payments as the employer has them, each with something that differs."""
    workers = [Worker(number) for number in range(1, len(NAMES) + 1)]
    attendance = [("木工班组考勤汇总表（2025年11月至2026年1月）",), ("姓名", "身份证号码", "班组", "出勤天数")]
    attendance += [(w.name, w.id, "木工班", w.days - 6 * (w.number == 4)) for w in workers if w.number != 9]
    text("attendance.txt", attendance)
    contracts = [("劳动合同签订台账",), ("姓名", "身份证号码", "岗位", "合同开始日期", "合同终止日期", "日工资")]
    contracts += [
        (w.name, w.id, "木工", "2025-10-08", "2026-01-31", w.daily - 20 * (w.number == 3)) for w in workers[:8]
    ]
    text("contracts.txt", contracts)
    paid = [("生活费发放表（2025年12月）",), ("姓名", "身份证号码", "实发金额", "发放日期")]
    paid += [(w.name, w.id, f"{2_000 if w.number == 6 else 3_000}.00", "2025-12-05") for w in workers]
    text("payments.txt", paid)


def account() -> None:
    """The special account from its opening on: what the owner paid in, who got it, and what went to a supplier."""
    moves = [("2026-03-09", "{owner}", "", 300_000, "人工费")]
    for place, worker in enumerate(Worker(number) for number in range(1, 16)):
        fen = worker.owed * 100 if place < 10 else worker.owed * 100 // 200 * 100
        moves.append(("2026-03-11", worker.name, worker.card, -fen // 100, "农民工工资"))
    moves.append(("2026-03-12", "示例建材经营部", card(901), -60_000, "模板款"))
    rows = [
        ("户名：{contractor}农民工工资专用账户", f"账号：{card(900)}"),
        ("交易日期", "支出", "收入", "余额", "对方户名", "对方账号", "摘要", "流水号"),
    ]
    held = 0
    for number, (day, party, number_of, yuan, words) in enumerate(moves, start=1):
        held += yuan
        out, into = ("", f"{yuan}.00") if yuan > 0 else (f"{-yuan}.00", "")
        rows.append((day, out, into, f"{held}.00", party, number_of, words, f"SL{number:04d}"))
    text("account.txt", rows)


def text(file: str, rows: list) -> None:
    """Lines as they are copied out of a table."""
    (HERE / file).write_text("\n".join("\t".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")


def photos() -> None:
    """Three drawn scenes that stand for photos of a site: gate, notice board, dormitory."""
    scenes = (("photo-gate.jpg", "#8fb3d9"), ("photo-board.jpg", "#d9c58f"), ("photo-dormitory.jpg", "#a5c9a0"))
    for seed, (file, sky) in enumerate(scenes):
        chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
        picture = Image.new("RGB", (1600, 1200), sky)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 820, 1600, 1200), fill="#9b8a70")
        for left in range(60, 1500, 240):
            top = chance.randint(240, 640)
            pen.rectangle((left, top, left + 190, 830), fill="#b9bcc2", outline="#555", width=5)
            for y in range(top + 30, 800, 70):
                pen.rectangle((left + 25, y, left + 75, y + 40), fill="#5d6b7a")
                pen.rectangle((left + 115, y, left + 165, y + 40), fill="#5d6b7a")
        pen.line((1180, 120, 1180, 830), fill="#d8a200", width=16)
        pen.line((900, 150, 1520, 150), fill="#d8a200", width=12)
        picture.filter(ImageFilter.GaussianBlur(1)).save(HERE / file, quality=80)


if __name__ == "__main__":
    ledger()
    roster("roster.xlsx", NAMES, 0, 260, 75, 3_000)
    roster("roster-small.xlsx", ("戚示例", "谢示例"), 500, 200, 12, 900)
    handed_over()
    account()
    photos()
