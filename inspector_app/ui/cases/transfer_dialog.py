"""案件移交: to whom, and why."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.support.words import sentence
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.usecases.colleagues import colleagues
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.handover import PackageFile, landing
from inspector_app.usecases.sent_cases import perform_sending
from inspector_app.usecases.transfers import GIVING, give_case, prepare_package


class TransferDialog(RecordForm):
    """``outcome`` is the entry; its package is written next."""

    def __init__(self, session: Session[Context], case: Case, parent: QWidget | None = None) -> None:
        known = [(f"{each.inspector}（{each.device[:8]}）", each.device) for each in session.read(colleagues)]
        none = tr("还没有登记过同事的电脑：请先到“设置 → 同事”互认名片。")
        asks = (
            Ask("to", word="case_transfer.receiver_name", words=known, none=none, required=True, wide=True),
            Ask("reason", tr("移交原因"), required=True, lines=2),
        )
        super().__init__(
            session, tr("移交案件"), {}, asks, act(give_case, case.rid), verb=tr("移交"), kind=Kind.DANGER,
            draft=DraftKey(CASES, case.rid, GIVING), about=case.title, parent=parent,
            intro=tr("登记后本机只能查看本案，由接收人办理。接着写出只有接收人能打开的案件包；在他接收以前可以收回。"),
        )  # fmt: skip


def write_case_package(
    page: QWidget, session: Session[Context], transfer: CaseTransfer, choose: Choose, say: Callable[[str], None]
) -> None:
    """Let a person choose where the package of a case goes, and write it in the worker."""
    found = choose(page, "")
    if not found:
        say(tr("案件包还没有写出。到“设置 → 同事”选中这次移交，点“再写案件包”。"))
        return
    folder = Path(found)

    def told(files: tuple[PackageFile, ...]) -> None:
        landed = session.read(landing, folder)
        names = "、".join(file.path.name for file in files)
        say(tr("已写出{}。").format(names) + sentence(landed.code, landed.details) + tr("接收人收下后会读出12位回码。"))

    session.do_long(
        prepare_package, lambda order, progress: perform_sending(order, folder, progress),
        lambda _context, _order, files: files, transfer.rid, title=tr("写出案件包"), then=told,
    )  # fmt: skip
