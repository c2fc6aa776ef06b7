"""Asked before anything closes over typing that could not be written: try again, keep it elsewhere, or stay."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.hearing import hear
from inspector_app.ui.layouts import REST, in_row, put_in
from inspector_app.ui.rescue import save_all, save_all_words
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_text import look_text, whole_text
from inspector_app.usecases.drafts import Unwritten, put_aside
from inspector_app.usecases.names import record_name

SUFFIX = ".drafts"
_WIDTH = 680
Left = Callable[[], tuple[Unwritten, ...]]


def kept_words(session: Session[Context]) -> str:
    """How everything typed stands, for the lock and other places that speak of it: only what is so."""
    unwritten = session.unwritten()
    if not unwritten:
        if session.rescued is not None:
            return sentence("store-rescued", {"folder": str(session.rescued.folder)})
        lost = session.lost
        return tr("已写的内容都已存好。") if lost is None else sentence("store-gone", lost.details)
    why = unwritten[0].why
    words = tr("还有{count}份内容没有存进资料库，只在本窗口中，关机会丢失。{why}")
    return words.format(count=len(unwritten), why=sentence(why.code, why.details))


def may_leave(session: Session[Context], verb: str, parent: QWidget | None) -> bool:
    """Before ``verb``: write everything typed; what cannot be written is asked about. False when the person stays.

    A question that stands already is not asked twice: it comes in front, and the person answers that one.
    """
    if not session.write_typing():
        lost = session.last_hold
        return _leaves_drafted(session, verb) if lost is None else _leaves_lost(session, lost, verb, parent)
    if (standing := question()) is not None:
        standing.raise_()
        standing.activateWindow()
        return False
    if not UnwrittenDialog.ask(session, verb, session.unwritten, parent):
        return False
    session.letting_go.emit()
    return True


def offer_copy(session: Session[Context], parent: QWidget | None) -> None:
    """Nothing is left: what cannot be written, if anything, is shown with the ways to keep it elsewhere."""
    if session.write_typing() and question() is None:
        UnwrittenDialog.ask(session, "", session.unwritten, parent)


def _leaves_drafted(session: Session[Context], verb: str) -> bool:
    """All is written, but not where it belongs: a cell that was still open went into a draft, for the disk is full.

    It is said before anybody leaves; whoever was told where they stay may go then.
    """
    why = session.not_done or session.drafts_only
    if why is None:
        return True
    words = tr("{why}写的内容已暂存为草稿，下次启动时可以恢复。")
    question = tr("有内容只暂存为草稿，仍要{}吗？").format(verb)
    return session.messages.confirm(
        question, words.format(why=sentence(why.code, why.details)), tr("仍要{}").format(verb)
    )


def _leaves_lost(session: Session[Context], lost: Problem, verb: str, parent: QWidget | None) -> bool:
    """Nothing is being written, but closing lets go of the last hold of a store that is not where it was."""
    box = Box(tr("资料库不在原处，仍要{}吗？").format(verb), [sentence(lost.code, lost.details)], parent)

    def rescue() -> None:
        save_all(session, box, then=lambda: box.accept() if isValid(box) else None)

    box.add_button(tr("仍要{}").format(verb), box.accept, Kind.DANGER)
    box.add_button(tr("返回"), box.reject)
    box.add_button(save_all_words(), rescue, Kind.PRIMARY, first=True)
    return wait_for(box)


def question() -> "UnwrittenDialog | None":
    """The question that stands now, perhaps below a box of its own."""
    every = (window for window in QApplication.topLevelWidgets() if isinstance(window, UnwrittenDialog))
    return next((window for window in every if window.isVisible()), None)


def may_leave_record(
    session: Session[Context], keeper: DraftKeeper, parent: QWidget | None, take_in: Callable[[], None] | None = None
) -> bool:
    """The same for one record, before its page shows another one or its dialog closes.

    ``take_in`` records what is still being typed, where that is not kept by the draft alone.
    """
    session.not_done = None
    if take_in is not None:
        take_in()
    keeper.flush()

    def left() -> tuple[Unwritten, ...]:
        return session.left_of((keeper.unwritten,) if keeper.unwritten is not None else ())

    if not left():
        return _leaves_drafted(session, tr("离开"))
    if not UnwrittenDialog.ask(session, tr("离开"), left, parent):
        return False
    keeper.stop()
    return True


class UnwrittenDialog(PlainDialog):
    """Accepted when one may go on: everything was written meanwhile, or the person decided so.

    ``verb`` is what the person is about to do and would lose the typing by; empty when nothing of the kind is asked.
    """

    def __init__(
        self,
        session: Session[Context],
        verb: str,
        left: Left,
        parent: QWidget | None = None,
        choose: Choose | None = None,
    ) -> None:
        super().__init__(tr("还有内容没有保存"), _WIDTH, parent)
        self._session, self._verb, self._left = session, verb, left
        self._choose = choose or chooser(
            Wanted.NEW_FILE, self.tr("另存到U盘或其他文件夹"), self.tr("另存的内容 (*.drafts)")
        )
        self._is_aside = False
        self._why = Label("", wrap=True)
        self._text = GrowingText(3, 8, self.tr("没有保存的内容"))
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all = Button(save_all_words(), "hard-drive", Kind.PRIMARY, clicked=self.save_all)
        first = Kind.PRIMARY if session.lost is None else Kind.PLAIN  # else everything is saved, not this alone
        self._put = Button(self.tr("另存到别处…"), "save", first, clicked=self.put_aside)
        self._go = Button("", kind=Kind.DANGER, clicked=self._leave)
        self._stay = Button(self.tr("返回，接着写"), clicked=self.reject)
        self._lay_out()
        hear(session.standing, self, self._show)
        self._show()
        (self._put if session.lost is None else self._all).setFocus()  # it keeps everything; Esc leads back

    @classmethod
    def ask(cls, session: Session[Context], verb: str, left: Left, parent: QWidget | None) -> bool:
        """Show it and wait; True when one may go on."""
        return wait_for(cls(session, verb, left, parent))

    def try_again(self) -> None:
        """Write now; when everything could be written, go on."""
        self._session.pausing.emit()
        self._show()
        if self._left():
            self.notice.say(self.tr("还是写不进去。{}").format(self._reason()), Tone.DANGER)

    def put_aside(self) -> None:
        """Write an encrypted file elsewhere, which the store takes back at its next start."""
        now = local(self._session.context.clock.now())
        found = self._choose(self, self.tr("没有保存的内容-{:%Y-%m-%d-%H%M}").format(now) + SUFFIX)
        if not found:
            return
        file = Path(found)
        try:
            self._session.read(put_aside, file, self._left())
        except Trouble as trouble:
            self.notice.say(sentence(trouble.code, trouble.details), Tone.DANGER)
            return
        self._is_aside = True
        self._session.aside.emit(str(file.resolve()))
        words = self.tr("已另存为“{}”，读回核对一致。文件已加密，只有本资料库能打开；下次启动时可以取回。")
        self.notice.say(words.format(file.name), Tone.OK)
        self._show()

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QApplication.clipboard().setText(
            "\n\n".join(whole_text(each.title, each.body, self._name) for each in self._left())
        )
        words = self.tr(
            "文字已复制，没有加密；其中的证件号、银行卡号、电话是全号，不像上面那样隐去。请马上粘贴到别处：锁屏或者关闭本程序后，剪贴板会清空。"
        )
        self.notice.say(words, Tone.WARNING)

    def save_all(self) -> None:
        """Save the whole store elsewhere, with all this."""
        save_all(self._session, self)  # once it is done the session says that it stands otherwise

    def _leave(self) -> None:
        if not self._is_aside:
            question = self.tr("不保存，直接{}？").format(self._verb)
            detail = self.tr("这些内容没有写在任何地方，以后不能找回。")
            if not self._session.messages.confirm(question, detail, self.tr("不保存，{}").format(self._verb)):
                return
        self.accept()

    def _show(self) -> None:
        """What is unwritten now; nothing any more means that one may go on."""
        left = self._left()
        if not left:
            self.accept()
            return
        self._all.setVisible(self._session.lost is not None)
        words = self.tr("下面{count}份内容还没有存进资料库，只在本窗口中。{why}{later}")
        later = "" if left[0].why.code == "store-gone" else self.tr("能写入后会自动存上。")  # that sentence says so
        self._why.setText(words.format(count=len(left), why=self._reason(), later=later))
        self._text.set_value("\n\n".join(f"{each.title}\n{look_text(each.body, self._name)}".strip() for each in left))
        self._go.setText((self.tr("已另存，{}") if self._is_aside else self.tr("不保存，{}")).format(self._verb))
        self._go.setVisible(bool(self._verb))

    def _name(self, rid: str) -> str:
        return self._session.read(record_name, rid)

    def _reason(self) -> str:
        left = self._left()
        return sentence(left[0].why.code, left[0].why.details) if left else ""

    def _lay_out(self) -> None:
        self.body.addWidget(self._why)
        if not self._verb:
            words = self.tr("这些内容仍在窗口中，断电或者关机会丢失。可以先另存到别处。")
            self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        put_in(self.body, self._text, self.notice)
        ways = in_row(
            Button(self.tr("再试一次"), "refresh-cw", clicked=self.try_again),
            self._put,
            Button(self.tr("复制文字"), "copy", clicked=self.copy),
            self._all,
            REST,
        )
        put_in(self.body, ways, in_row(self._go, REST, self._stay))
