"""The whole day on screen, by somebody who never saw it: from the first start to the office's receipt."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person as Worker
from inspector_app.domain.project import Project
from inspector_app.support.clock import SetClock, at
from inspector_app.ui.cases.payment_lines import AMOUNT
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.usecases import inspections, office
from inspector_app.usecases.casefile import case_file
from inspector_app.usecases.demo import district
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.store_file import check_store
from tests.journeys.desk import CHEAP, FileBoxes, Printer, Surroundings, words_of
from tests.journeys.person import Person, live

FIRST, ORDERED, DUE, PAID, AFTER = (date(2026, 3, day) for day in (2, 4, 13, 11, 16))
PASSPHRASE = "zhong-hua 2026"
OFFICE_PASSPHRASE = "office pass"
WORKER_ID = "349900196902020127"
WAGES = "拖欠工资明细"
CASE = "示例劳务有限公司拖欠农民工工资案"
CONTRACTOR = "示例路桥集团第二工程有限公司"
SITE = "示例中学扩建1期"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.fixture
def surroundings(qapp, tmp_path, monkeypatch) -> Iterator[Surroundings]:
    speak_chinese(qapp)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    files, printer = FileBoxes(), Printer()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", files.choose_file)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", files.choose_files)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", files.choose_file)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", files.choose)
    monkeypatch.setattr("inspector_app.ui.documents.documents_page.system_printing", lambda: printer)
    monkeypatch.setattr("inspector_app.ui.handover.handover_page.volumes", tuple)
    around = Surroundings(qapp, load_screen_font(), tmp_path, SetClock(at(FIRST, 8)), files, printer)
    office.init_office(tmp_path / "office", OFFICE_PASSPHRASE, "示例县劳动保障监察大队", CHEAP)
    yield around
    for program in around.programs:
        if program.sitting is not None:
            program.sitting.close()
            program.sitting.runner.close()
            program.sitting.session.context.store.close()
        if program.start_window is not None:
            program.start_window.close()
    qapp.setQuitOnLastWindowClosed(True)


def test_a_whole_day_on_screen(surroundings):
    live(lambda person: Day(person, surroundings).live_through())


@dataclass
class Day:
    """The stages in their order; each leaves behind what the next one goes on with."""

    person: Person
    around: Surroundings

    def live_through(self) -> None:
        self.first_start()
        self.import_the_ledger()
        self.open_a_case()
        self.visit_the_site()
        self.question_a_worker()
        self.list_the_wages()
        self.name_who_must_pay()
        self.order_to_pay()
        self.serve_the_order()
        self.be_refused_the_notice()
        self.register_payments()
        self.come_back_after_the_day()
        self.give_notice()
        self.hand_over_in_the_evening()
        self.take_the_receipt()
        self.be_locked_while_typing()
        self.lose_the_power_while_typing()

    def first_start(self) -> None:
        person, around = self.person, self.around
        person.ask(around.start)
        person.see("开始使用", "所有记录都加密存放在本机")
        person.click("新建资料库")
        person.enter("口令（必填）", "short")
        person.click("下一步")
        person.see("至少 8 个字符")
        person.enter("口令（必填）", PASSPHRASE)
        person.enter("再输一次口令（必填）", PASSPHRASE)
        person.enter("存放位置（必填）", str(around.folder / "store"))
        person.click("下一步")
        person.enter("机关全称（必填）", "示例县人力资源和社会保障局")
        person.enter("发文机关代字（必填）", "示")
        person.choose("所在地区（必填）", "江苏")
        person.enter("地址", "示例县人民路1号")
        person.enter("电话", "0550-12333000")
        person.click("下一步")
        for who, name, number in (("本人", "陈示例", "0001"), ("同行监察员", "林示例", "0002")):
            person.enter(f"{who}：姓名", name)
            person.enter(f"{who}：劳动保障监察证号", f"苏监察示{number}号")
            person.enter(f"{who}：监察证有效期至", "2028-12-31")
        around.files.answer = around.folder / "office" / office.CARD_FILE
        person.click("办公室密钥文件：选择…")
        person.see("办公室：示例县劳动保障监察大队", "核对码")
        person.click("建好以后：导入项目台账")
        person.click("建立资料库")
        person.see("台账还没有项目", "已加密")
        assert person.ask(lambda: [i.name for i in around.context.team()]) == ["陈示例", "林示例"]

    def import_the_ledger(self) -> None:
        person, around = self.person, self.around
        around.files.answer = district.demo_file("ledger.xlsx")
        person.click("导入台账", alike=True)
        person.see("第1步，共4步：选择文件")
        person.click("选择文件…")
        person.see("第2步，共4步：对应各列", "文件“ledger.xlsx”")
        person.click("下一步")
        person.see("第3步，共4步：核对")
        assert person.ask(lambda: around.context.store.count(Project)) == 0
        person.click("导入")
        person.see("新增66个")
        person.click("完成")
        person.see("共66个项目")
        assert person.ask(lambda: around.context.store.count(Project)) == 66
        person.open("项目列表", SITE)
        person.see(SITE, "严重欠薪", "还没有检查过")

    def open_a_case(self) -> None:
        person, around = self.person, self.around
        person.click("新建案件")
        person.click("用人单位：选择")
        person.click("新增单位")
        employer = district.employer()
        person.enter("单位名称（必填）", employer.name)
        person.enter("统一社会信用代码", employer.uscc)
        person.enter("法定代表人", employer.legal_representative)
        person.enter("地址", employer.address)
        person.enter("电话", employer.phone)
        person.click("保存")
        person.see("新建案件", employer.name)
        assert person.read("案件名称（必填）") == "示例劳务有限公司拖欠农民工工资案"
        person.enter("案号", "示劳监案〔2026〕1号")
        person.click("线索：登记线索")
        person.enter("涉及人数", "23")
        person.click("确定")
        person.see("反映的主要情况")
        person.enter("反映的主要情况（必填）", "木工班组23人反映被拖欠2025年11月至2026年1月工资")
        person.enter("请求事项", "支付拖欠的工资")
        person.click("确定")
        person.see("来访投诉，2026-03-02收到，23人")
        person.click("建立案件")
        person.see("示例劳务有限公司拖欠农民工工资案", "示劳监案〔2026〕1号", "下一步")
        (case,) = person.ask(lambda: around.context.store.all(Case))
        (lead,) = person.ask(lambda: around.context.store.all(Lead))
        assert (lead.case_rid, lead.heads) == (case.rid, 23)
        person.click("立案")
        person.enter("批准立案的负责人（必填）", district.LEADER)
        person.click("立案")
        person.see("立案日期", "剩60个工作日")

    def visit_the_site(self) -> None:
        person, around = self.person, self.around
        around.clock.move_to(at(FIRST, 9))
        person.click("项目台账")
        person.see(SITE, "示例劳务有限公司拖欠农民工工资案")
        person.click("新建检查")
        person.click("检查类型：个案检查")
        person.enter("任务来源", "投诉")
        person.click("所属案件：选择")
        person.open("选择案件", "示例劳务有限公司")
        person.enter("检查审批", "示检批〔2026〕1号")
        person.click("现场负责人：选择")
        person.click("新增人员")
        manager = district.site_manager()
        person.enter("姓名（必填）", manager.name)
        person.choose("身份", "项目负责人")
        person.enter("证件号码", manager.id_number)
        person.enter("电话", manager.phone)
        person.enter("职务或工种", manager.position)
        person.click("保存")
        person.choose("检查人员（必填）：2", "陈示例")
        person.click("开始检查")
        person.see("两名以上")
        person.choose("检查人员（必填）：2", "林示例")
        person.click("开始检查")
        person.see(SITE, "已查 0/8")
        self.go_through_the_checklist()
        self.take_a_photo()
        around.clock.move_to(at(FIRST, 10, 20))
        person.click("结束检查")
        person.see("检查已结束，写入问题5项")
        visit = person.ask(lambda: around.context.store.all(Inspection)[0])
        assert (visit.ended_at, len(visit.violations)) == (at(FIRST, 10, 20), 5)
        person.click("打印笔录")
        self.print_and_sign("现场检查笔录", "site-inspection-record")

    def go_through_the_checklist(self) -> None:
        """A violation without words keeps the visit open; with words it ends."""
        person = self.person
        person.click("检查事项范围：全部25项")
        titles = {item.id: item.title for item in person.ask(lambda: inspections.checklist(self.around.context))}
        for item in district.CHECK_NOTES:
            person.click(f"{titles[item]}：不符合")
        person.click("本节均符合")
        person.see("已查 25/25，不符合 5项")
        person.click("结束检查")
        person.see("有 5 处需要更正")
        visit = person.ask(lambda: self.around.context.store.all(Inspection)[0])
        assert visit.ended_at is None
        for item, note in district.CHECK_NOTES.items():
            person.enter(f"{titles[item]}：情况说明", note)
        person.mark("检查的各部分", "告知")
        person.enter("对告知权利的答复", "听清楚了，不申请回避。")
        person.enter("复制、收取的材料", "分包合同复印件1份、工资发放记录2页")

    def take_a_photo(self) -> None:
        person, around = self.person, self.around
        person.mark("检查的各部分", "照片")
        around.files.answer = district.demo_file("photo-board.jpg")
        person.click("添加照片")
        person.enter("照片1的拍摄内容", "维权信息告示牌")
        person.press("Return")
        person.wait_for(
            lambda: any(e.shows == "维权信息告示牌" for e in around.context.store.all(Evidence)) or None, "described"
        )

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
        person.click("登记签字")
        person.see("已签字")
        return person.ask(lambda: around.papers(form)[-1])

    def question_a_worker(self) -> None:
        """Signing is refused while procedure lacks its answers; complete, it is printed and signed."""
        person, around = self.person, self.around
        around.clock.move_to(at(FIRST, 14))
        person.click("案件")
        person.see(CASE)
        person.click("做询问笔录")
        person.enter("被询问人姓名（必填）", "赵示例")
        person.enter("公民身份号码", WORKER_ID)
        person.enter("联系电话", "13800000001")
        person.enter("工作单位", "示例劳务有限公司")
        person.enter("职务（工种）", "木工")
        person.see("按身份号码：女，57岁")
        person.enter("询问地点（必填）", "项目部会议室")
        person.click("开始询问")
        person.see("签字前还缺 5 项")
        talk = person.ask(lambda: around.context.store.all(Interview)[0])
        self.answer_everything(talk, district.WORKER_ANSWERS)
        person.click("保存")
        person.see("已保存 14:00")
        person.see("签字前还缺 5 项")
        self.be_refused_the_signature()
        for place, qa in enumerate(talk.qas, 1):
            if qa.key:
                person.enter(f"第{place}问的回答", district.PROCEDURE_ANSWERS[qa.key])
        person.see("签字前还缺 1 项")
        around.clock.move_to(at(FIRST, 14, 45))
        person.click("填入当前时间")
        person.miss("签字前还缺")
        person.click("打印核对（Ctrl+P）")
        paper = self.print_and_sign("询问笔录", "interview-record")
        (text,) = [words_of(pdf) for pdf in person.ask(lambda: around.copies(paper)).values()]
        assert "还欠16,980元" in text
        assert WORKER_ID in text
        assert "以下空白" in text

    def answer_everything(self, talk: Interview, answers: tuple[str, ...]) -> None:
        """Everything but procedure, going from question to question by Ctrl+Enter."""
        person = self.person
        plain = iter(answers)
        for place, qa in enumerate(talk.qas, 1):
            if not qa.key:
                person.write(next(plain))
            if place < len(talk.qas):
                person.press("Ctrl+Return")
        assert next(plain, None) is None
        place = next(n for n, qa in enumerate(talk.qas, 1) if not qa.key)
        assert person.read(f"第{place}问的回答") == answers[0]

    def be_refused_the_signature(self) -> None:
        person = self.person
        person.click("登记签字")
        person.see("还不能登记签字，请先补齐")
        assert not person.offers("登记签字")
        person.press("Escape")
        person.see("问与答")

    def list_the_wages(self) -> None:
        """The roster comes from Excel; what is claimed is found for every line, and the list is signed."""
        person, around = self.person, self.around
        around.clock.move_to(at(FIRST, 16))
        person.click("案件")
        person.see(CASE)
        person.click("案件内容：明细")
        around.files.answer = district.demo_file("roster.xlsx")
        person.click("从 Excel 导入")
        person.click("Excel 文件：选择…")
        person.see("读出 23 人，主张合计 403,900.00 元")
        person.click("导入")
        person.see("23人", "403,900.00", "赵示例")
        person.mark(WAGES, "赵示例")
        person.press("Ctrl+A")
        person.click("所选行按主张认定")
        person.see("认定合计（大写）：肆拾万叁仟玖佰元整", "已达到")
        whole = person.ask(lambda: case_file(around.context, around.context.store.all(Case)[0].rid))
        assert (whole.balance.heads, whole.balance.found_fen) == (23, 403_900_00)
        known = person.ask(lambda: [p.name for p in around.context.store.all(Worker) if p.id_number == WORKER_ID])
        assert known == ["赵示例"]  # questioned this afternoon, and not doubled by the list
        person.click("明细表文书")
        self.print_and_sign("拖欠农民工工资明细表", "wage-arrears-list")

    def name_who_must_pay(self) -> None:
        person, around = self.person, self.around
        person.click("案件")
        person.click("案件内容：总览")
        person.click("确定支付责任")
        person.choose("情形和责任人（必填）", "分包单位拖欠")
        person.see("施工总承包单位先行清偿")
        person.choose("责任单位（个人）（必填）", "其他单位或个人")
        person.click("查找单位（个人）：选择")
        person.click("新增单位")
        contractor = district.contractor(CONTRACTOR)
        person.enter("单位名称（必填）", contractor.name)
        person.enter("统一社会信用代码", contractor.uscc)
        person.enter("法定代表人", contractor.legal_representative)
        person.enter("地址", contractor.address)
        person.click("保存")
        person.click("确定")
        person.see(CONTRACTOR, "分包单位拖欠")
        (liability,) = person.ask(lambda: around.context.store.all(Liability))
        assert liability.ground == "PG-02"

    def order_to_pay(self) -> None:
        """A day in the past is refused beside its entry; mended, the paper goes through all hands."""
        person, around = self.person, self.around
        around.clock.move_to(at(ORDERED, 9))
        person.click("下达限期改正指令书")
        person.see("劳动保障监察限期改正指令书", CONTRACTOR)
        person.enter("支付截止日（必填）", "2026-03-01")
        person.press("Tab")
        person.see("晚于今天", "有 1 处需要更正")
        wrong = person.picture("文书预览")
        person.enter("支付截止日（必填）", DUE.isoformat())
        person.see("内容完整，可以签发")
        person.see_change("文书预览", wrong)
        assert "2026年3月13日前" in person.read("改正内容和期限（必填）")
        person.click("报批")
        person.enter("报送的负责人（必填）", district.LEADER)
        person.click("报批")
        person.see("报示例局长审批", "报批中")
        person.click("法制审核")
        person.enter("审核人（必填）", district.LEGAL_REVIEWER)
        person.click("法制审核")
        person.click("修改、签发")
        person.click("签发")
        person.see("将使用文号：示人社监令字〔2026〕1号")
        person.enter("签发的负责人（必填）", district.LEADER)
        person.click("签发")
        person.see("已签发，文号")
        person.click("登记用印")
        person.enter("用印人（部门）（必填）", "示例局办公室")
        person.click("登记用印")
        person.click("登记送达")
        person.press("Escape")
        self.print_original_and_copies()

    def print_original_and_copies(self) -> None:
        """The addressee's copy tells no identity numbers, the archive's does; each sheet is counted."""
        person, around = self.person, self.around
        around.printer.sent.clear()
        person.click("打印", alike=True)
        person.see("交付联（份）", "存档联（份）", "尚未打印")
        person.enter("交付联（份）", "2")
        person.click("打印")
        person.wait_for(lambda: len(around.printer.sent) == 2 or None, "both copies are printed")
        (order,) = person.ask(lambda: around.papers("order-to-pay"))
        issued = person.ask(lambda: around.copies(order))
        assert around.printer.sent == [(2, issued["交付联"]), (1, issued["存档联"])]
        served, archived = words_of(issued["交付联"]), words_of(issued["存档联"])
        assert "示人社监令字〔2026〕1号" in served
        assert "403,900.00" in served
        assert f"被指令单位（个人）{CONTRACTOR}" in served
        assert WORKER_ID not in served
        assert WORKER_ID in archived
        printed = person.ask(lambda: around.context.store.find(Act, subject_rid=order.rid, kind=ActKind.PRINTED))
        assert [(act.copy, act.copies) for act in printed] == [("交付联", 2), ("存档联", 1)]

    def serve_the_order(self) -> None:
        person, around = self.person, self.around
        around.clock.move_to(at(ORDERED, 10, 30))
        person.click("登记送达")
        person.see("登记送达", "送达方式")
        person.enter("收件人（必填）", "示例收件员")
        person.enter("收件人身份", "单位负责收件的人")
        person.enter("送达地点", "受送达人办公地点")
        person.click("登记送达")
        person.see("现在制作送达回证吗？", "由送达起算的期限已列入今日")
        person.click("制作送达回证")
        record = self.print_and_sign("送达回证", "service-record")
        (text,) = [words_of(pdf) for pdf in person.ask(lambda: around.copies(record)).values()]
        for words in ("示人社监令字〔2026〕1号", CONTRACTOR, "2026年3月4日"):
            assert words in text
        rules = person.ask(lambda: {deadline.rule for deadline in around.context.store.all(Deadline)})
        assert {"DL-08", "DL-15"} <= rules

    def be_refused_the_notice(self) -> None:
        """Before the day is over: said in the case, and again by the paper itself."""
        person, around = self.person, self.around
        person.click("案件")
        person.click("案件内容：总览")
        person.see("拟列入告知（暂不能办理）", "责令支付的期限尚未届满（截止2026-03-13")
        person.click("案件内容：文书")
        person.pick_from_menu("制作文书", "拟列入拖欠农民工工资")
        person.click("继续")
        person.see("责令支付的期限尚未届满")
        person.click("签发")
        person.see("有 1 处需要更正")
        assert person.ask(lambda: around.papers("list-pre-notice")) == ()
        person.click("登记簿")

    def register_payments(self) -> None:
        """Ten are paid in full, five by half; what is still owed is told at once and on the paper they sign."""
        person, around = self.person, self.around
        around.clock.move_to(at(PAID, 15))
        person.click("案件")
        person.click("案件内容：支付")
        person.click("登记支付")
        person.enter("支付日期（必填）", PAID.isoformat())
        person.enter("凭证号", "20260311-01")
        lines = person.rows("本次支付明细")
        for number, line in enumerate(lines[:15]):
            name, owed = line[1], int(line[4].replace(",", "").partition(".")[0])
            if number < 10:
                person.mark("本次支付明细", name)
                person.press("Space")
            else:
                person.mark("本次支付明细", name, AMOUNT)
                person.enter(f"{name}：本次支付（元）", str(owed // 2))
                person.press("Return")
        person.see("本次15人，219,600.00元", "付后尚欠13人，184,300.00元")
        person.click("登记支付")
        person.see("已登记15人、219,600.00元", "尚欠184,300.00元（13人）")
        person.click("制作工资支付确认表", alike=True)
        paper = self.print_and_sign("工资支付确认表", "payment-confirmation")
        text = words_of(next(iter(person.ask(lambda: around.copies(paper)).values())))
        assert "219,600.00" in text
        assert "20260311-01" in text

    def come_back_after_the_day(self) -> None:
        """Closed for the weekend; opened by the passphrase, with a short number for this sitting."""
        person, around = self.person, self.around
        person.ask(lambda: around.programs[-1].sitting.close())
        person.wait_for(lambda: around.programs[-1].sitting is None or None, "closed")
        around.clock.move_to(at(AFTER, 9))
        person.ask(around.start)
        person.see("打开资料库", "资料库：store")
        person.enter("口令", "wrong words")
        person.press("Return")
        person.see("口令不正确")
        person.enter("口令", PASSPHRASE)
        person.enter("本次锁屏短码（选填）", "2580")
        person.press("Return")
        person.see("2026年3月16日　星期一", "已逾期", "期限已过未付清", "403,900.00元", "219,600.00元", "184,300.00元")
        person.see("13人（共23人）", "有记录未导出")

    def give_notice(self) -> None:
        person, around = self.person, self.around
        person.click(f"查看案件：{CASE}")
        person.click("拟列入告知")
        person.see("向谁作出拟列入告知", CONTRACTOR)
        person.click("继续")
        person.see("拟列入拖欠农民工工资失信联合惩戒对象名单告知书")
        person.click("签发")
        person.enter("签发的负责人（必填）", district.LEADER)
        person.click("签发")
        person.see("已签发，文号")
        (notice,) = person.ask(lambda: around.papers("list-pre-notice"))
        text = words_of(next(iter(person.ask(lambda: around.copies(notice)).values())))
        for words in (CONTRACTOR, "403,900.00", "184,300.00", "示人社监令字〔2026〕1号", "2026年3月13日前"):
            assert words in text
        person.click("登记送达")
        person.enter("收件人（必填）", "示例收件员")
        person.enter("收件人身份", "单位负责收件的人")
        person.click("登记送达")
        person.see("现在制作送达回证吗？")
        person.click("返回")
        person.see("已送达")

    def hand_over_in_the_evening(self) -> None:
        """The laptop's card goes to the office once; then everything goes out in one file."""
        person, around = self.person, self.around
        around.clock.move_to(at(AFTER, 17))
        person.click("设置")
        person.mark("设置分类", "办公室")
        around.files.answer = around.folder / "device.pub"
        person.click("导出登记卡…")
        person.see("登记卡已写入 device.pub")
        office.enrol_device(around.files.answer, around.office, OFFICE_PASSPHRASE, around.clock)
        person.click("日终导出")
        person.see("交给：示例县劳动保障监察大队", "未导出", "还没有收到过办公室回执")
        person.click("导出")
        person.see("请选择导出到哪个U盘或文件夹")
        around.files.answer = around.folder / "stick"
        around.files.answer.mkdir()
        person.click("导出到：选择…")
        person.click("导出")
        person.see("可以安全拔出", "已导出待回执", "逐个读回核对一致")
        packages = [file.read_bytes() for file in around.files.answer.iterdir()]
        assert len(packages) == 2  # the photos travel apart
        for package in packages:
            assert package.startswith(b"age-encryption.org/v1")
            assert "示例".encode() not in package

    def take_the_receipt(self) -> None:
        person, around = self.person, self.around
        packages = sorted((around.folder / "stick").glob("*.day"))
        done = office.import_packages(
            packages, around.office, OFFICE_PASSPHRASE, around.clock, receipts=around.folder / "stick"
        )
        assert done.left_out == ()
        held = office.office_status(around.office, OFFICE_PASSPHRASE)
        counts = {kind.kind: kind.count for kind in held.records}
        assert (counts["project"], counts["interview"], counts["inspection"]) == (66, 1, 1)
        assert held.owed_fen == 403_900_00
        assert (held.devices[0].missing_files, held.devices[0].quarantine) == ((), ())
        (around.files.answer,) = done.receipts
        person.click("登记回执…")
        person.see("已回执", "办公室已收到全部", "最近一份回执")
        person.click("今日")
        person.see("办公室已回执")
        assert person.ask(lambda: check_store(around.context)) == []

    def be_locked_while_typing(self) -> None:
        """Nothing typed is lost by the lock, not even the word that is still being composed."""
        person, around = self.person, self.around
        self.begin_with_the_crew_leader()
        person.enter("第4问的回答", "我叫龚示例，")
        person.compose("木工班组长")
        person.press("Ctrl+L")
        person.see("已锁定", "输入锁屏短码继续")
        person.miss("龚示例")
        person.enter("锁屏短码", "0000")
        person.press("Return")
        person.see("还可以试 4 次")
        person.enter("锁屏短码", "2580")
        person.press("Return")
        assert person.read("第4问的回答") == "我叫龚示例，木工班组长"
        person.write("。")
        assert person.read("第4问的回答") == "我叫龚示例，木工班组长。"
        drafts = person.ask(lambda: all_drafts(around.context))
        assert [draft.title for draft in drafts] == ["询问笔录：龚示例"]

    def begin_with_the_crew_leader(self) -> None:
        person = self.person
        leader = district.crew_leader()
        person.click("询问笔录")
        person.click("开始询问", alike=True)
        person.enter("被询问人姓名（必填）", leader.name)
        person.choose("身份", "班组长")
        person.enter("公民身份号码", leader.id_number)
        person.choose("所属案件", CASE)
        person.enter("询问地点（必填）", "项目部会议室")
        person.click("开始询问")
        person.see("签字前还缺 5 项", "龚示例")

    def lose_the_power_while_typing(self) -> None:
        """What the disk holds at that moment is opened again: the program asks, and brings everything back."""
        person, around = self.person, self.around
        person.enter("第5问的回答", "口头约定，没有签书面合同。")
        person.wait_for(lambda: "口头约定" in str(all_drafts(around.context)) or None, "the draft is kept while typing")
        person.ask(lambda: shutil.copytree(around.folder / "store", around.folder / "after"))
        person.ask(lambda: around.programs[-1].sitting.close())
        person.wait_for(lambda: around.programs[-1].sitting is None or None, "closed")
        person.ask(lambda: around.start(around.folder / "after"))
        person.enter("口令", PASSPHRASE)
        person.press("Return")
        person.see("上次有 1 份内容没有保存", "询问笔录：龚示例")
        person.click("询问笔录：龚示例：查看")
        person.see("口头约定，没有签书面合同。")
        person.click("询问笔录：龚示例：恢复")
        person.see("签字前还缺 5 项")
        assert person.read("第4问的回答") == "我叫龚示例，木工班组长。"
        assert person.read("第5问的回答") == "口头约定，没有签书面合同。"
        person.click("保存")
        person.see("已保存")
        talk = person.ask(lambda: around.context.store.all(Interview)[-1])
        assert talk.qas[4].answer == "口头约定，没有签书面合同。"
        assert person.ask(lambda: all_drafts(around.context)) == ()
        assert person.ask(lambda: check_store(around.context)) == []
