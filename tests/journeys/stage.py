"""What the stages of the day on screen have in common."""

from dataclasses import dataclass
from datetime import date

from inspector_app.domain.document import Document
from tests.journeys.desk import Surroundings
from tests.journeys.person import Person

FIRST, ORDERED, DUE, PAID, AFTER = (date(2026, 3, day) for day in (2, 4, 13, 11, 16))
PASSPHRASE = "zhong-hua 2026"
OFFICE_PASSPHRASE = "office pass"
WORKER_ID = "349900196902020127"
WAGES = "拖欠工资明细"
CASE = "示例劳务有限公司拖欠农民工工资案"
CONTRACTOR = "示例路桥集团第二工程有限公司"
SITE = "示例中学扩建1期"


@dataclass
class Stage:
    """A part of the day: who lives through it, and where."""

    person: Person
    around: Surroundings

    def print_and_sign(self, title: str, form: str) -> Document:
        """From the editor of a record: its version is printed, signed by hand, and the scan taken in."""
        person, around = self.person, self.around
        sheets = len(around.printer.sent)
        person.see(title)
        person.click("生成打印版本")
        person.see("尚未打印")
        person.click("打印")
        person.see("办理过程")
        person.wait_for(lambda: len(around.printer.sent) > sheets or None, "nothing came out of the printer")
        printed = around.printer.sent[sheets:]
        assert {copies for copies, _pdf in printed} == {1}
        around.files.answer = around.folder / "scan.pdf"
        around.files.answer.write_bytes(printed[-1][1])
        person.click("登记签字")
        person.click("签字扫描件：添加照片或扫描件…")
        person.see("签字扫描件　")  # it is taken in
        person.click("登记签字")
        person.see("已签字")
        return person.ask(lambda: around.papers(form)[-1])
