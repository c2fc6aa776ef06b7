"""What a person sees who has no store yet: make one, open one, bring one back from a backup, or try the demo."""

from PySide6.QtCore import Signal, SignalInstance

from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.start.offer import Offer
from inspector_app.ui.start.view import View
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role


class WelcomeView(View):
    """Emits what the person wants."""

    new_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    demo_wanted = Signal()
    practice_wanted = Signal()
    office_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("开始使用"))
        self.words.setText(self.tr("所有记录都加密存放在本机的“资料库”文件夹里，不需要网络。"))
        self.primary = self._offer(
            "plus", self.tr("新建资料库"), self.tr("设置口令，填写机关和监察员，约三分钟。"), self.tr("新建"),
            self.new_wanted, Kind.PRIMARY,
        )  # fmt: skip
        self._offer(
            "folder-open", self.tr("打开已有资料库"), self.tr("本机已经用过：选择资料库所在的文件夹。"),
            self.tr("打开…"), self.open_wanted,
        )  # fmt: skip
        self._offer(
            "hard-hat", self.tr("装入演示区"),
            self.tr("虚构的示例县：选一个空文件夹，生成台账、案件、笔录和文书，随意试用。口令是 demo。"),
            self.tr("装入演示区…"), self.demo_wanted,
        )  # fmt: skip
        self._offer(
            "message-square-text", self.tr("练习"),
            self.tr("同虚构的工人、班组长、项目经理做一次询问，办到指令书，按真案的规则评分。"), self.tr("练习…"),
            self.practice_wanted,
        )  # fmt: skip
        self._offer(
            "history", self.tr("从备份恢复"), self.tr("换了电脑，或资料库损坏时，用备份文件恢复。"), self.tr("恢复…"),
            self.restore_wanted,
        )  # fmt: skip
        self.body.addStretch(1)
        put_in(
            self.foot,
            Label(self.tr("资料库只有一名使用人；同行监察员请在自己的电脑上另建。"), Role.SMALL), REST,
            Button(self.tr("办公室收件…"), "inbox", Kind.QUIET, clicked=self.office_wanted.emit),
        )  # fmt: skip

    def arrive(self) -> None:
        self.primary.setFocus()

    def _offer(
        self, icon: str, title: str, detail: str, verb: str, signal: SignalInstance, kind: Kind = Kind.PLAIN
    ) -> Button:
        card = Offer(icon, title, detail, verb, signal.emit, kind)
        self.body.addWidget(card)
        return card.button
