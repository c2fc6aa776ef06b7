"""What is typed about colleagues and cases that pass between them: one dialog for all four."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.ui.code_entry import CodeEntry
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.usecases import colleagues, transfers
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey


class ColleagueWay(StrEnum):
    """What is typed."""

    REGISTER = "register"
    ANSWER = "answer"
    TAKE_BACK = "take_back"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class _Way:
    title: str
    does: Callable[..., Any]
    intro: str
    asks: tuple[Ask, ...]


class ColleagueDialog(RecordForm):
    """``which`` is what the use case gets first: the transfer that is taken back, the package that is refused.

    ``begun`` is the text of a card that was read from a file.
    """

    def __init__(
        self, session: Session[Context], way: ColleagueWay, which: tuple[Any, ...] = (), parent: QWidget | None = None,
        begun: str = "",
    ) -> None:  # fmt: skip
        told = _way(session, way)
        super().__init__(
            session, told.title, {ask.name: "" for ask in told.asks} | ({"text": begun} if begun else {}), told.asks,
            lambda context, **typed: told.does(context, *which, **typed), parent=parent, intro=told.intro, width=620,
            verb=told.title, columns=1, draft=DraftKey(SETTINGS, NEW, "colleague", str(way)),
        )  # fmt: skip


def _way(session: Session[Context], way: ColleagueWay) -> _Way:
    reason = Ask("reason", tr("原因"), required=True, lines=2)
    match way:
        case ColleagueWay.REGISTER:
            hint = tr("拍下对方屏幕上的二维码后识读，或者粘贴整行文字")
            card = Ask("text", tr("同事名片"), hint, required=True,
                       draw=lambda _form: CodeEntry(session, colleagues.card_in_code))  # fmt: skip
            digits = Ask("compared", tr("对方读出的核对码"), tr("16位数字"), required=True)
            intro = tr("两人当面或者电话核对：请对方读出他屏幕上的16位核对码，照着输入；不一致的不会登记。")
            return _Way(tr("登记同事"), colleagues.register_typed, intro, (card, digits))
        case ColleagueWay.ANSWER:
            code = Ask("code", tr("回码"), tr("接收人读出的12位数字"), required=True)
            return _Way(tr("登记回码"), transfers.take_answer, tr("回码说明对方已接收，或者没有接收。"), (code,))
        case ColleagueWay.TAKE_BACK:
            intro = tr("先问清对方没有收下案件包，并请他销毁。收回后案件仍由本机办理。")
            return _Way(tr("收回移交"), transfers.take_back, intro, (reason,))
        case ColleagueWay.REFUSE:
            intro = tr("不接收的案件仍归移交人办理。登记后请把回码读给移交人。")
            return _Way(tr("不接收"), transfers.refuse_case, intro, (reason,))
