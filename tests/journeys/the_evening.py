"""The last evening: one file to the office and its receipt; the lock and a power cut while typing."""

import shutil
from dataclasses import dataclass

from inspector_app.domain.interview import Interview
from inspector_app.support.clock import at
from inspector_app.usecases import office
from inspector_app.usecases.demo import district
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.store_file import check_store
from tests.journeys.stage import (
    AFTER,
    CASE,
    OFFICE_PASSPHRASE,
    PASSPHRASE,
    Stage,
)


@dataclass
class TheEvening(Stage):
    """What was done reaches the office, and what was typed is never lost."""

    def live_through(self) -> None:
        """In this order."""
        self.hand_over_in_the_evening()
        self.take_the_receipt()
        self.be_locked_while_typing()
        self.lose_the_power_while_typing()

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
        person.see(str(around.files.answer))
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
        person.click("收取回执、交办…")
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
        person.see("还可以试4次")
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
        person.take_offer("被询问人姓名（必填）", "赵", "349***********0127")
        person.press("Tab")
        assert person.read("被询问人姓名（必填）") == "赵示例"
        person.see("已登记的人员", "女，57岁")
        person.enter("被询问人姓名（必填）", leader.name)
        person.choose("人员类别", "班组长")
        person.enter("证件号码", leader.id_number)
        person.choose("所属案件", CASE)
        person.enter("询问地点（必填）", "项目部会议室")
        person.click("开始询问")
        person.see("签字前还缺5项", "龚示例")

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
        person.see("有1份内容写了没有保存", "询问笔录：龚示例")
        person.click("询问笔录：龚示例：查看")
        person.see("口头约定，没有签书面合同。")
        person.click("询问笔录：龚示例：恢复")
        person.see("签字前还缺5项")
        assert person.read("第4问的回答") == "我叫龚示例，木工班组长。"
        assert person.read("第5问的回答") == "口头约定，没有签书面合同。"
        person.click("保存")
        person.see("已保存")
        talk = person.ask(lambda: around.context.store.all(Interview)[-1])
        assert talk.qas[4].answer == "口头约定，没有签书面合同。"
        assert person.ask(lambda: all_drafts(around.context)) == ()
        assert person.ask(lambda: check_store(around.context)) == []
