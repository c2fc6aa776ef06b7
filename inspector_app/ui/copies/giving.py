"""给同事查阅: to whom, and where his package goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case
from inspector_app.support.words import sentence
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases import copies
from inspector_app.usecases.colleagues import colleagues
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import PackageFile, landing
from inspector_app.usecases.sent_cases import SendOrder, perform_sending

GIVE = tr("给同事查阅")


class GivingDialog(RecordForm):
    """``outcome`` is what was frozen for him; its package is written next."""

    only_chosen = True

    def __init__(self, session: Session[Context], root: copies.Root, parent: QWidget | None = None) -> None:
        known = [(f"{each.inspector}（{each.device[:8]}）", each.device) for each in session.read(colleagues)]
        none = tr("还没有登记过同事的电脑：请先到“设置 → 同事”互认名片。")
        asks = (Ask("to", tr("给谁看"), words=known, none=none, required=True, wide=True),)
        told = "、".join(f"{word}{count}" for word, count in session.read(copies.would_go, root))
        of_case = "" if isinstance(root, Case) else tr("案件只带基本情况，全部内容请到案件的页面给。")
        super().__init__(
            session, GIVE, {"to": known[0][1] if len(known) == 1 else ""}, asks, act(copies.prepare_copy, root),
            verb=tr("选择存放位置…"), parent=parent, columns=1,
            intro=tr("写出只有他能打开的同行交换包。他只能看，不进他的统计、名单和文书，仍归本机办理。") + of_case
            + tr("人员号码遮盖；不带文书和照片的原件，不带保密的线索。将带去：{}。").format(told),
        )  # fmt: skip


class GiveButton(Button):
    """Gives what its page shows, as ``root`` tells it once it is saved; ``notice`` says what became of it.

    ``ask_folder`` lets a person choose where the package goes; tests answer in its place.
    """

    def __init__(self, session: Session[Context], root: Callable[[], copies.Root | None], notice: Notice) -> None:
        super().__init__(GIVE, "users", name=f"{GIVE}…", clicked=self.give)
        self._session, self._root, self._notice = session, root, notice
        self.ask_folder = folder_chooser()

    def give(self) -> None:
        """Ask for whom, then where, and write it."""
        root = self._root()
        if root is not None:
            give_copy(self.window(), self._session, root, self.ask_folder, self._notice)


def folder_chooser() -> Choose:
    """How the folder of a package is asked for."""
    return chooser(Wanted.FOLDER, tr("选择U盘或文件夹"))


def give_copy(
    window: QWidget, session: Session[Context], root: copies.Root, choose: Choose, notice: Notice
) -> None:  # fmt: skip
    """Ask for whom a case, project or visit is, then where its package goes, and write it in the worker."""
    order: SendOrder | None = GivingDialog.ask(session, root, window)
    found = choose(window, "") if order is not None else ""
    if order is None or not found:
        return
    folder, frozen = Path(found), order

    def told(files: tuple[PackageFile, ...]) -> None:
        landed = session.read(landing, folder)
        names = "、".join(file.path.name for file in files)
        words = tr("已写出{}。").format(names) + sentence(landed.code, landed.details)
        notice.say(words + tr("对方在“设置 → 同事”收下。"), Tone.OK)

    session.work(lambda progress: perform_sending(frozen, folder, progress), told, tr("写出同行交换包"))
