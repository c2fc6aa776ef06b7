"""备份与检查: one encrypted file of everything, and whether the store still holds together."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese_minute
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.come_back import PlaceAndSecret, SealCode
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases import store_file
from inspector_app.usecases.auto_backups import (
    AutoBackup,
    BackupSummary,
    is_backed_up_daily,
    last_auto_backup,
    lies_elsewhere,
    may_step_back,
    step_store_back,
    summary_of,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.journal_seal import check_seal
from inspector_app.usecases.paper_keys import secret_of
from inspector_app.usecases.store_file import LastBackup

_SHOWN = 8


def last_words(last: LastBackup | None) -> str:
    """When the last backup was made, and what it lacked."""
    if last is None:
        return tr("还没有做过备份。")
    when = tr("上次备份：{}").format(chinese_minute(last.at))
    return when + tr("（其中缺{}个原件，请保留较早的备份）").format(last.lacking) if last.lacking else when


def auto_words(last: AutoBackup | None, is_daily: bool) -> str:
    """When the last backup was made without being asked, and where it lies; whether one is made at all."""
    if not is_daily:
        return tr("这是演示资料，不自动备份。")
    often = tr("本机每天自动备份，有新的记录时隔两小时、锁定或退出时再备份一次，导入名单前也备份")
    if last is None:
        return often + tr("；今天的稍后就做。")
    words = often + tr("。最近一份：{0}，在“{1}”文件夹里。")
    return words.format(chinese_minute(last.at), last.file.parent.name)


def check_words(problems: list[Problem]) -> str:
    """The result of a check, with the first few problems."""
    whole = [tr("核对通过：流水完整，重放一致，原始文件齐全。")]
    if store_file.is_whole(problems):
        return "\n".join((*whole, *(_line(problem) for problem in problems)))
    return _first_lines(problems)


def backup_words(file: str, lacking: list[Problem]) -> str:
    """The result of a backup, with the first few originals that it lacks."""
    if not lacking:
        return tr("已写入 {file}，读回核对一致。").format(file=file)
    whole = sentence("backup-lacks-originals", {"file": file, "count": str(len(lacking))})
    return f"{whole}\n{_first_lines(lacking)}"


def _line(problem: Problem) -> str:
    """For a person: the place where it helps to find it, and no code of the program."""
    words = sentence(problem.code, problem.details)
    return f"[{problem.where}] {words}" if problem.where else words


def _first_lines(problems: list[Problem]) -> str:
    lines = [_line(problem) for problem in problems[:_SHOWN]]
    more = [tr("……共{}处").format(len(problems))] if len(problems) > _SHOWN else []
    return "\n".join((*lines, *more))


class BackupSection(Section):
    """``choose`` asks where the backup goes."""

    def __init__(self, session: Session[Context], choose: Choose | None = None) -> None:
        super().__init__(
            session,
            self.tr("备份与检查"),
            self.tr("备份是一个加密文件，用同一口令打开；请放到U盘或另一台电脑上。"),
        )
        self._choose = choose or chooser(Wanted.NEW_FILE, self.tr("备份到"), self.tr("备份文件 (*.backup)"))
        self._last, self._auto = Label("", Role.STRONG), Label("", Role.SMALL, wrap=True)
        save = Button(self.tr("立即备份…"), "hard-drive", Kind.PRIMARY, clicked=self.back_up)
        check = Button(self.tr("开始检查"), "shield-check", clicked=self.check)
        look = Button(self.tr("草稿和放弃的内容…"), "history", clicked=session.drafts_wished.emit)
        words = self.tr("恢复：在启动窗口选择“从备份恢复”。恢复后作为一台新设备继续，须把新的登记卡交办公室。")
        backup = Card(self.tr("备份"))
        put_in(backup.body, self._last, buttons(save), self._auto, Label(words, Role.SMALL, wrap=True))
        put_in(self.body, backup)
        words = self.tr("逐条核对流水、重放全部记录、校验每个原始文件。记录多时需要几分钟，可以随时取消。")
        self._card(self.tr("检查资料库"), words, check, self._seal())
        words = self.tr("写了没有保存的内容，和30天内放弃的内容，都在加密的资料库里。")
        self._card(self.tr("草稿"), words, look)
        self._put_backs(
            chooser(Wanted.FILE, self.tr("选择备份文件"), self.tr("备份文件 (*.backup);;所有文件 (*)")),
            chooser(Wanted.FOLDER, self.tr("选择一个空文件夹")),
        )
        put_in(self.body, Rest(1))

    def _card(self, title: str, words: str, button: Button, *more: QWidget) -> None:
        card = Card(title)
        put_in(card.body, Label(words, Role.SMALL, wrap=True), buttons(button), *more)
        put_in(self.body, card)

    def _seal(self) -> SealCode:
        seal = SealCode()
        seal.typed.connect(self.check_seal)
        return seal

    def _put_backs(self, choose_file: Choose, choose_folder: Choose) -> None:
        """What a backup holds, and the way back before an upgrade where there is one."""
        words = Label(self.tr("先看备份里有什么、恢复后会缺什么；这里只看，不改动。"), Role.SMALL, wrap=True)
        look = PlaceAndSecret(self.tr("备份文件"), self.tr("备份时的口令"), choose_file, self.tr("查看备份"), "search")
        look.wanted.connect(self.look_into)
        self._before = Card(self.tr("恢复到升级前"))
        told = self.tr(
            "程序升级后30天内，可以把升级前的资料库放到新的文件夹，用原来那一版程序打开；升级后的资料库不动。"
        )
        back = PlaceAndSecret(
            self.tr("放到（新的或空的文件夹）"),
            self.tr("本资料库口令"),
            choose_folder,
            self.tr("恢复到升级前"),
            "history",
        )
        back.wanted.connect(self.step_back)
        put_in(self._before.body, Label(told, Role.SMALL, wrap=True), back)
        put_in(self.body, Card(self.tr("查看备份"), words, look), self._before)

    def read(self) -> None:
        self._last.setText(last_words(self.session.read(store_file.last_backup)))
        self._auto.setText(auto_words(self.session.read(last_auto_backup), self.session.read(is_backed_up_daily)))
        self._before.setVisible(self.session.read(may_step_back))

    def back_up(self) -> None:
        """Write the backup in the worker, then remember when."""
        found = self._choose(self, f"{self.session.context.clock.today().isoformat()}.backup")
        if not found:
            return
        file = Path(found)

        def perform(context: Context, progress: Progress) -> list[Problem]:
            return store_file.back_up(context, file, progress)

        def record(context: Context, _order: Context, lacking: list[Problem]) -> list[Problem]:
            store_file.note_backup(context, file, len(lacking))
            return lacking

        self.session.do_long(
            lambda context: context, perform, record, title=self.tr("备份"),
            then=lambda lacking: self._backed_up(file, lacking),
        )  # fmt: skip

    def _backed_up(self, file: Path, lacking: list[Problem]) -> None:
        near = "" if self.session.read(lies_elsewhere, file) else f"\n{sentence('backup-on-same-disk')}"
        self.done(backup_words(file.name, lacking) + near)
        if lacking or near:
            self.tell(backup_words(file.name, lacking) + near, Tone.DANGER if lacking else Tone.WARNING)

    def check(self) -> None:
        """Check everything in the worker."""
        context = self.session.context
        self.session.work(
            lambda progress: store_file.check_store(context, progress), self._checked, self.tr("检查资料库")
        )

    def check_seal(self, code: str) -> None:
        """Lay the code of a slip beside the journal."""
        self.session.do(check_seal, code, then=self._seal_told, refused=lambda problems: self._seal_told(problems[0]))

    def _seal_told(self, problem: Problem) -> None:
        words = sentence(problem.code, problem.details)
        self.tell(words, Tone.OK if problem.level is Level.INFO else Tone.DANGER)

    def look_into(self, file: str, typed: str, is_key: bool) -> None:
        """Say what a backup holds and what a store restored from it would lack."""
        folder = self.session.context.store.folder

        def told(found: BackupSummary) -> None:
            self.tell(f"{found.words}\n{found.lost_words}", Tone.INFO)

        def look(progress: Progress) -> BackupSummary:
            return summary_of(Path(file), secret_of(typed, is_key=is_key), folder, progress)

        self.session.work(look, told, self.tr("查看备份"))

    def step_back(self, target: str, typed: str, is_key: bool) -> None:
        """Put the store of before the last upgrade into a folder of its own."""
        store, clock = self.session.context.store, self.session.context.clock

        def told(lacking: int) -> None:
            details = {"count": str(lacking), "folder": store.folder.name}
            words = sentence("step-back-done", {"folder": Path(target).name})
            self.tell(words + (sentence("step-back-lacks", details) if lacking else ""), Tone.WARNING)

        self.session.work(
            lambda _progress: step_store_back(
                store.folder, Path(target), secret_of(typed, is_key=is_key), clock, is_open=True
            ),
            told, self.tr("恢复到升级前"),
        )  # fmt: skip

    def _checked(self, problems: list[Problem]) -> None:
        self.tell(check_words(problems), Tone.OK if store_file.is_whole(problems) else Tone.DANGER)
