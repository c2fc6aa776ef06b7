"""What lies on the office's desk: files are dropped, looked over, taken in, and what became of them is told."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, clear, in_column, in_row, put_in, wide
from inspector_app.ui.office.file_card import FileCard, Way
from inspector_app.ui.page_keys import LOCK_KEY, PageKey, bind_keys
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, ChooseSeveral
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.office import Imported
from inspector_app.usecases.office_alarms import about, short
from inspector_app.usecases.office_intake import Brought, Desk
from inspector_app.usecases.office_words import taken_words


class IntakeView(View):
    """``brought`` brings the paths that were dropped, pasted or chosen; ``import_wanted`` whether a person was sure;
    ``card_wanted`` the file of a laptop's card, ``code_wanted`` the id of a laptop."""

    brought = Signal(list)
    import_wanted = Signal(list, bool)
    card_wanted = Signal(object)
    code_wanted = Signal(str)
    undo_wanted = Signal()
    devices_wanted = Signal()
    tasks_wanted = Signal()
    reading_wanted = Signal()
    keys_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, choose_files: ChooseSeveral, choose_folder: Choose) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("办公室收件"))
        self._choose_files = choose_files
        self._receipts, self._secret = PathEdit(choose_folder), SecretEdit()
        self._secret.entered.connect(lambda: self.brought.emit([]))
        self._on_desk: tuple[Brought, ...] = ()
        self._cards = in_column(gap=GAP_3)
        self.setAcceptDrops(True)
        self._lay_out()
        bind_keys(self, (
            PageKey(self.tr("粘贴复制的文件"), ("Ctrl+V",), self._paste),
            PageKey(self.tr("导入"), ("Ctrl+S",), self._import),
            PageKey(self.tr("锁定"), (LOCK_KEY,), self.lock_wanted.emit),
        ))  # fmt: skip

    def _lay_out(self) -> None:
        hint = Label(
            self.tr("把日终包（.day）、设备登记卡（.pub）或整个U盘文件夹拖到这里，也可以粘贴。先显示内容，点“导入”才收下。"),
            Role.SMALL, wrap=True,
        )  # fmt: skip
        self._choose_button = Button(self.tr("选择文件…"), "folder-open", clicked=self._choose)
        self._clear = Button(self.tr("清空列表"), "x", Kind.QUIET, clicked=lambda: self.show_desk(()))
        self._beside = Columns(640, (1, 1))
        secret_hint = self.tr("没有办公室密钥的电脑交来的包才要填。")
        put_in(self._beside.left, Field(self.tr("回执写到"), self._receipts))
        put_in(self._beside.right, Field(self.tr("交接口令（选填）"), self._secret, secret_hint))
        desk = Card("", in_row(wide(hint), self._choose_button, self._clear, gap=GAP_3), self._beside)
        put_in(self.body, desk, self._cards)
        self.body.addStretch(1)
        put_in(
            self.foot,
            Button(self.tr("各台电脑"), "users", Kind.QUIET, clicked=self.devices_wanted.emit),
            Button(self.tr("交办"), "flag", Kind.QUIET, clicked=self.tasks_wanted.emit),
            Button(self.tr("查看合并库"), "table-2", Kind.QUIET, clicked=self.reading_wanted.emit),
            Button(self.tr("密钥"), "shield-check", Kind.QUIET, clicked=self.keys_wanted.emit),
            Button(self.tr("撤销导入…"), "undo-2", Kind.QUIET, clicked=self.undo_wanted.emit),
            Button(self.tr("锁定"), "lock", Kind.QUIET, clicked=self.lock_wanted.emit),
            REST,
        )
        self.primary = Button(self.tr("导入"), "inbox", Kind.PRIMARY, clicked=self._import)
        self.foot.addWidget(self.primary)

    def open_on(self, desk: Desk) -> None:
        """Begin with an empty desk of this office."""
        self.words.setText(desk.name)
        self._receipts.set_value(str(desk.receipts))
        self._secret.clear()
        self.show_desk(())

    @property
    def receipts(self) -> Path:
        """The folder for receipts."""
        return self._receipts.path() or Path()

    @property
    def package_passphrase(self) -> str:
        """What opens packages of laptops without the office's key."""
        return self._secret.value()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files on the desk."""
        return tuple(each.path for each in self._on_desk)

    def show_desk(self, on_desk: Sequence[Brought]) -> None:
        """Show what lies there now, in place of what was told before."""
        self._on_desk = tuple(on_desk)
        clear(self._cards)
        put_in(self._cards, *map(self._brought_card, on_desk))
        ready = any(each.is_package for each in on_desk)
        self.primary.allow(ready, self.tr("先把日终包拖进来"))
        self._clear.allow(bool(on_desk), self.tr("列表是空的"))

    def take_off(self, path: Path) -> None:
        """Leave a file out of the list."""
        self.show_desk([each for each in self._on_desk if each.path != path])

    def show_done(self, done: Imported) -> None:
        """Show what became of the files: first what a person must look at; what stayed out stays on the desk."""
        taken = {each.file for each in done.results}
        out = {each.file: each for each in done.left_out}
        still = [
            Brought(each.path, out[each.path.name]) if each.path.name in out else each
            for each in self._on_desk if each.path.name not in taken
        ]  # fmt: skip
        self.show_desk(still)
        told = [FileCard(self._where(each), (), (each,)) for each in (*done.alarms, *done.unanswered, *done.reminders)]
        came_in = [
            FileCard(
                each.file,
                (taken_words(each, is_last=each in done.standings),),
                usual=Tone.OK,
                ways=[self._code_of(each.device)] if each in done.standings else (),
            )
            for each in done.results
        ]
        for place, card in enumerate((*told, *came_in)):
            self._cards.insertWidget(place, card)
        names = "、".join(f"“{receipt.name}”" for receipt in done.receipts)
        written = self.tr("回执已写到“{0}”：{1}。").format(self.receipts.name, names) if done.receipts else ""
        count, not_in = self.tr("收下{}个包。").format(len(done.results)), sum(each.card is None for each in still)
        if not_in:
            count += self.tr("没有收下{}个，原因见下。").format(not_in)
        self.notice.say(f"{count}{written}", Tone.WARNING if not_in or done.is_anything_wanted else Tone.OK)
        self._clear.allow(True, "")
        self.arrive()

    def _where(self, problem: Problem) -> str:
        return about(problem) or self.tr("合并库")

    def _code_of(self, device: str) -> Way:
        return (self.tr("回执码"), lambda: self.code_wanted.emit(short(device)))

    def _brought_card(self, each: Brought) -> FileCard:
        ways: list[Way] = []
        if each.card is not None:
            ways.append((self.tr("核对一致，登记"), lambda: self.card_wanted.emit(each.path)))
        if each.is_asked:
            ways.append((self.tr("已核实，照样导入"), lambda: self.import_wanted.emit([each.path], True)))
        ways.append((self.tr("移出列表"), lambda: self.take_off(each.path)))
        return FileCard(each.path.name, each.words, each.problems, ways=ways)

    def _import(self) -> None:
        if self.primary.isEnabled():
            self.import_wanted.emit([each.path for each in self._on_desk if each.is_package], False)

    def _choose(self) -> None:
        self._bring([Path(file) for file in self._choose_files(self)])

    def _paste(self) -> None:
        self._bring(_paths_in(QGuiApplication.clipboard().mimeData()))

    def _bring(self, paths: Sequence[Path]) -> None:
        if paths:
            self.brought.emit(list(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self._bring(_paths_in(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter imports nothing: in the passphrase it has the packages looked over again."""
        QWidget.keyPressEvent(self, event)

    def arrive(self) -> None:
        """On a button: files that are pasted then come here and not into an entry."""
        (self.primary if self.primary.isEnabled() else self._choose_button).setFocus()
        FocusGuard.of_application().stay()


def _paths_in(data: QMimeData) -> list[Path]:
    """The local files of a drag or of what was copied; a path may also be copied as text."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = (line.strip() for line in data.text().splitlines())
    return [Path(line) for line in lines if line and Path(line).is_absolute()]
