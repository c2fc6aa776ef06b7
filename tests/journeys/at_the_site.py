"""Monday: the first start, the ledger, a complaint, the visit, a worker's transcript, the list of wages."""

from dataclasses import dataclass

from inspector_app.domain.case import Case
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person as Worker
from inspector_app.domain.project import Project
from inspector_app.support.clock import at
from inspector_app.usecases import inspections, office
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.demo import district
from tests.journeys.desk import words_of
from tests.journeys.stage import CASE, FIRST, PASSPHRASE, SITE, WAGES, WORKER_ID, Stage


@dataclass
class AtTheSite(Stage):
    """From an empty laptop to a signed list of what is owed."""

    def live_through(self) -> None:
        """In this order."""
        self.first_start()
        self.import_the_ledger()
        self.open_a_case()
        self.visit_the_site()
        self.question_a_worker()
        self.list_the_wages()

    def first_start(self) -> None:
        person, around = self.person, self.around
        person.ask(around.start)
        person.see("开始使用", "所有记录都加密存放在本机")
        person.click("新建资料库")
        person.enter("口令（必填）", "short")
        person.click("下一步")
        person.see("至少要8个字符")
        person.enter("口令（必填）", PASSPHRASE)
        person.enter("再输一次口令（必填）", PASSPHRASE)
        person.enter("存放位置（必填）", str(around.folder / "store"))
        person.click("下一步")
        person.enter("机关名称（必填）", "示例县人力资源和社会保障局")
        person.enter("发文机关代字（必填）", "示")
        person.choose("所在地区（必填）", "江苏")
        person.enter("机关地址", "示例县人民路1号")
        person.enter("联系电话", "0550-12333000")
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
        person.see("第2步，共4步：对应各列", "工作表“项目台账”，第1行是列名")
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
        person.click("用人单位：选择")  # none is registered yet, so one is entered at once
        employer = district.employer()
        person.enter("单位名称（必填）", employer.name)
        person.enter("统一社会信用代码", employer.uscc)
        person.enter("法定代表人（负责人）", employer.legal_representative)
        person.enter("地址", employer.address)
        person.enter("联系电话", employer.phone)
        person.click("保存")
        person.see("新建案件", employer.name)
        assert person.read("案件名称（必填）") == "示例劳务有限公司拖欠农民工工资案"
        person.enter("案件编号", "示劳监案〔2026〕1号")
        person.click("线索：登记线索")
        person.enter("涉及人数", "23")
        person.click("确定")
        person.see("反映的主要情况")
        person.enter("反映的主要情况（必填）", "木工班组23人反映被拖欠2025年11月至2026年1月工资")
        person.enter("请求事项", "支付拖欠的工资")
        person.click("确定")
        person.see("来访投诉，2026年3月2日收到，23人")
        person.click("建立案件")
        person.see("示例劳务有限公司拖欠农民工工资案", "示劳监案〔2026〕1号", "下一步")
        (case,) = person.ask(lambda: around.context.store.all(Case))
        (lead,) = person.ask(lambda: around.context.store.all(Lead))
        assert (lead.case_rid, lead.heads) == (case.rid, 23)
        person.click("立案")
        person.see("立案审批表", "批准后即办理立案")
        person.enter("是否在查处时效内", "所涉欠薪期间至2026年1月31日，未超过二年")
        person.press("Tab")
        person.see("可以审批")
        person.click("审批通过")
        person.see("还有下面的情况")
        person.enter("审批的负责人（必填）", district.LEADER)
        person.click("审批通过")
        person.see("已审批，立案已经办理")
        (case,) = person.ask(lambda: around.context.store.all(Case))
        assert case.filed_on == FIRST

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
        manager = district.site_manager()
        person.enter("姓名（必填）", manager.name)
        person.choose("人员类别", "项目负责人")
        person.enter("证件号码", manager.id_number)
        person.enter("联系电话", manager.phone)
        person.enter("职务（工种）", manager.position)
        person.click("保存")
        person.choose("检查人员（必填）：2", "陈示例")
        person.click("开始检查")
        person.see("两名以上")
        person.choose("检查人员（必填）：2", "林示例")
        person.click("开始检查")
        person.see(SITE, "已查0/8")
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
        person.see("已查25/25，不符合5项")
        person.click("结束检查")
        person.see("有5处需要更正")
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

    def question_a_worker(self) -> None:
        """Signing is refused while procedure lacks its answers; complete, it is printed and signed."""
        person, around = self.person, self.around
        around.clock.move_to(at(FIRST, 14))
        person.click("案件")
        person.see(CASE)
        person.click("做询问笔录")
        person.enter("被询问人姓名（必填）", "赵示例")
        person.enter("证件号码", WORKER_ID)
        person.enter("联系电话", "13800000001")
        person.enter("工作单位", "示例劳务有限公司")
        person.enter("职务（工种）", "木工")
        person.see("按证件号码：女，57岁")
        person.enter("询问地点（必填）", "项目部会议室")
        person.click("开始询问")
        person.see("签字前还缺5项")
        talk = person.ask(lambda: around.context.store.all(Interview)[0])
        self.answer_everything(talk, district.WORKER_ANSWERS)
        person.click("保存")
        person.see("已保存 14:00")
        person.see("签字前还缺5项")
        self.be_refused_the_signature()
        for place, qa in enumerate(talk.qas, 1):
            if qa.key:
                person.enter(f"第{place}问的回答", district.PROCEDURE_ANSWERS[qa.key])
        person.see("签字前还缺1项")
        around.clock.move_to(at(FIRST, 14, 45))
        person.click("填入当前时间")
        person.miss("签字前还缺")
        person.click("打印核对")
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
        person.see("笔录尚未生成打印版本")
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
        person.click("文件：选择…")
        person.see("读出23人，主张合计403,900.00元：新增23人")
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
