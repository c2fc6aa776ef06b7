"""The two weeks after: the order to pay through all hands, its service, half of the money, and the notice."""

from dataclasses import dataclass

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Liability
from inspector_app.support.clock import at
from inspector_app.ui.cases.payment_lines import AMOUNT
from inspector_app.usecases.demo import district
from tests.journeys.desk import words_of
from tests.journeys.stage import AFTER, CASE, CONTRACTOR, DUE, ORDERED, PAID, PASSPHRASE, WORKER_ID, Stage


@dataclass
class TheOrder(Stage):
    """From who must pay to the notice that they are to be listed."""

    def live_through(self) -> None:
        """In this order."""
        self.name_who_must_pay()
        self.order_to_pay()
        self.serve_the_order()
        self.be_refused_the_notice()
        self.register_payments()
        self.come_back_after_the_day()
        self.give_notice()

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
        person.enter("法定代表人（负责人）", contractor.legal_representative)
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
        large = person.picture("文书预览")
        person.click("缩小")  # the day stands far down on the page
        person.see_change("文书预览", large)
        person.click("告知复议、诉讼权利（必填）：否")
        person.enter("支付截止日（必填）", "2026-03-01")
        person.press("Tab")
        person.see("晚于今天", "有1处需要更正")
        for _ in range(4):
            person.click("缩小")  # the day stands in the lower half of the page
        wrong = person.picture("文书预览")
        person.enter("支付截止日（必填）", DUE.isoformat())
        person.see("身份还没有核对")  # a note, for whoever serves it; nothing stands against signing
        person.see_change("文书预览", wrong)
        assert "2026年3月13日前" in person.read("改正内容和期限（必填）")
        person.click("报批")
        person.enter("报送的负责人（必填）", district.LEADER)
        person.click("报批")
        person.see("报示例局长审批", "报批中")
        person.click("法制审核")
        person.enter("审核人（必填）", district.LEGAL_REVIEWER)
        person.click("审核结果（必填）：通过")
        person.enter("审核意见", "事实清楚，程序合法，同意")
        person.click("法制审核")
        person.click("修改、签发")
        person.click("签发")
        person.see("还有下面的情况", "身份还没有核对")
        person.see("将使用文号：示人社监令字〔2026〕1号")
        person.enter("签发的负责人（必填）", district.LEADER)
        person.click("签发")
        person.see("已签发，文号")
        self.print_original_and_copies()
        person.click("登记用印")
        person.enter("用印人（部门）（必填）", "示例局办公室")
        person.click("登记用印")
        person.click("登记送达")
        person.press("Escape")

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
        person.enter("收件人身份（与受送达人的关系）", "单位负责收件的人")
        person.enter("送达地点", "受送达人办公地点")
        person.click("登记送达")
        person.see("现在制作送达回证吗？", "由送达起算的期限已列入今日")
        person.click("制作送达回证")
        record = self.print_and_sign("送达回证", "service-record")
        (text,) = [words_of(pdf) for pdf in person.ask(lambda: around.copies(record)).values()]
        for words in ("示人社监令字〔2026〕1号", CONTRACTOR, "2026年3月4日"):
            assert words in text
        rules = person.ask(lambda: {deadline.rule for deadline in around.context.store.all(Deadline)})
        assert "DL-08" in rules
        assert "DL-15" not in rules  # it pays in the employer's place

    def be_refused_the_notice(self) -> None:
        """Before the day is over: said in the case, and again by the paper itself."""
        person, around = self.person, self.around
        person.click("案件")
        person.click("案件内容：总览")
        person.see("拟列入告知（暂不能办理）", "责令支付的期限尚未届满（截止2026年3月13日")
        person.click("案件内容：文书")
        person.click("制作文书")
        person.open("选择文书", "拟列入拖欠农民工工资")
        person.click("继续")
        person.see("责令支付的期限尚未届满")
        person.click("签发")
        person.see("当事人类别”没有填写", "有2处需要更正")
        assert person.ask(lambda: around.papers("list-pre-notice")) == ()
        person.click("返回案件")

    def register_payments(self) -> None:
        """Ten are paid in full, five by half; what is still owed is told at once and on the paper they sign."""
        person, around = self.person, self.around
        around.clock.move_to(at(PAID, 15))
        person.click("案件内容：支付")
        person.click("登记支付")
        person.enter("支付日期（必填）", PAID.isoformat())
        person.enter("凭证编号", "20260311-01")
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
        person.see("拟列入拖欠农民工工资失信联合惩戒对象名单告知书", "不是本案登记的用人单位")
        person.choose("当事人类别（必填）", "用人单位")
        person.click("签发")
        person.enter("签发的负责人（必填）", district.LEADER)
        person.enter("继续的理由（必填）", "总承包单位逾期未先行清偿，经集体讨论一并告知。")
        person.click("签发")
        person.see("已签发，文号")
        (notice,) = person.ask(lambda: around.papers("list-pre-notice"))
        text = words_of(next(iter(person.ask(lambda: around.copies(notice)).values())))
        for words in (CONTRACTOR, "403,900.00", "184,300.00", "示人社监令字〔2026〕1号", "2026年3月13日前"):
            assert words in text
        person.click("登记用印")
        person.enter("用印人（部门）（必填）", "示例局办公室")
        person.enter("打印情况（必填）", "另存PDF后在示例局打印")
        person.click("登记用印")
        person.click("登记送达")
        person.enter("收件人（必填）", "示例收件员")
        person.enter("收件人身份（与受送达人的关系）", "单位负责收件的人")
        person.click("登记送达")
        person.see("现在制作送达回证吗？")
        person.click("返回")
        person.see("已送达")
