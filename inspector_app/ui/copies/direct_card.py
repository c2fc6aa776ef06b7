"""两机直连: a package goes to a colleague's laptop over a cable, or comes from it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.support.vocabulary import word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import put_in
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import buttons
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import ChooseSeveral, chooser_of_several
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases import direct_line
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import Copy
from inspector_app.usecases.transfers import Taken

_TITLE = tr("两机直连")


class FetchDialog(RecordForm):
    """Where a colleague's laptop waits, as he reads it out; ``outcome`` is what fetches from there."""

    only_chosen = True

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        asks = (
            Ask("address", tr("对方的地址"), tr("照对方屏幕上显示的输入，例如169.254.12.34或者fe80::1"), required=True),
            Ask("word", tr("一次性口令"), tr("对方屏幕上的8位数字，输错一次对方就停止等待"), required=True),
        )
        super().__init__(
            session, tr("直连接收"), {"address": "", "word": ""}, asks, act(direct_line.prepare_fetch),
            verb=tr("连接并接收"), parent=parent, columns=1,
            intro=tr("两台电脑用一根网线直接连好，请对方先点“直连送出…”。收下的和用U盘带来的一样核对。"),
        )  # fmt: skip


class DirectCard(Card):
    """``tell`` says what was done; ``case_taken`` and ``copy_taken`` get what came.

    ``ask_files`` lets a person choose the volumes of a package; tests answer in its place.
    """

    def __init__(
        self,
        session: Session[Context],
        tell: Callable[[str, Tone], None],
        case_taken: Callable[[Taken], None],
        copy_taken: Callable[[Copy], None],
    ) -> None:
        super().__init__(_TITLE)
        self._session, self._tell = session, tell
        self._case_taken, self._copy_taken = case_taken, copy_taken
        kinds = tr("案件包、同行交换包 (*.case *.copy)")
        self.ask_files: ChooseSeveral = chooser_of_several(tr("选择写好的案件包或同行交换包，各卷一起选"), kinds)
        hint = tr(
            "没有U盘时，用一根网线把两台电脑直接连起来，把写好的案件包或同行交换包送过去，对方收下后回码自动登记。只在等待时接一次连接，只用本地链路地址，不经过任何网络；包本身只有对方能打开。"
        )
        row = buttons(
            Button(tr("直连送出…"), "upload", clicked=self.offer), Button(tr("直连接收…"), "inbox", clicked=self.fetch)
        )
        put_in(self.body, Label(hint, Role.SMALL, wrap=True), row)

    def offer(self) -> None:
        """Choose a package and wait for the colleague to fetch it; the box shows where and with which word."""
        files = [Path(each) for each in self.ask_files(self)]
        if files:
            self._session.do_long(
                direct_line.prepare_offer, direct_line.perform_offer, direct_line.record_offer, files,
                title=_TITLE, then=self._offered,
            )  # fmt: skip

    def fetch(self) -> None:
        """Ask where the colleague waits, fetch what he offers and take it in."""
        order = FetchDialog.ask(self._session, self.window())
        if order is not None:
            self._session.do_long(
                lambda _context: order, direct_line.perform_fetch, direct_line.record_fetch, title=_TITLE,
                then=self._fetched,
            )  # fmt: skip

    def _offered(self, transfer: CaseTransfer | None) -> None:
        if transfer is None:
            self._tell(tr("对方已经收下。"), Tone.OK)
        else:
            self._tell(tr("案件“{0}”：{1}，回码已登记。").format(transfer.title, word(transfer.state)), Tone.OK)

    def _fetched(self, taken: Taken | Copy) -> None:
        if isinstance(taken, Taken):
            self._case_taken(taken)
        else:
            self._copy_taken(taken)
