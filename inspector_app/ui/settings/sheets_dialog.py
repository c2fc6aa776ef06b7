"""What is done with stamped sheets: 领取, 损毁或遗失, 交回, 更正误登; one dialog for all four."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.support.vocabulary import word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import stamped_sheets
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.numbers import numbered_forms


class SheetWay(StrEnum):
    """What is done with sheets."""

    TAKE_OVER = "take_over"
    SPOIL = "spoil"
    HAND_BACK = "hand_back"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class _Way:
    title: str
    does: Callable[..., Any]
    intro: str
    asks: Callable[[Session[Context]], Iterator[Ask]]


class SheetsDialog(RecordForm):
    """Asks what one way wants and does it; ``outcome`` is what was kept."""

    def __init__(self, session: Session[Context], way: SheetWay, parent: QWidget | None = None) -> None:
        told = _WAYS[way]
        start = {"day": session.context.clock.today(), "fate": SheetFate.SPOILT}
        asks = tuple(told.asks(session))
        begun = {ask.name: start.get(ask.name, "") for ask in asks}
        super().__init__(
            session, told.title, begun, asks, told.does, verb=tr("登记"), parent=parent, intro=told.intro, width=620,
            draft=DraftKey(SETTINGS, NEW, "sheets", str(way)),
        )  # fmt: skip


def _numbers(session: Session[Context], hint: str = "") -> Ask:
    in_hand = session.read(stamped_sheets.sheets_in_hand)
    told = tr("在手：{numbers}").format(numbers=in_hand) if in_hand else tr("没有在手的用印纸")
    return Ask("numbers", tr("用印纸号"), hint or told, required=True, wide=True)


def _taken_over(session: Session[Context]) -> Iterator[Ask]:
    yield _numbers(session, tr("纸上印的号码，一段连续的，如：印0101-0120"))
    yield Ask("by", tr("交来人"), required=True)
    yield Ask("day", word="sheet_stock.day", required=True)
    yield Ask("form", word="sheet_stock.form", words=session.read(numbered_forms), empty=tr("各种文书都可以用"))
    yield Ask("note", word="sheet_stock.note")


def _spoilt(session: Session[Context]) -> Iterator[Ask]:
    fates = [Segment(word(fate), fate) for fate in (SheetFate.SPOILT, SheetFate.LOST)]
    yield Ask("fate", word="sheet.fate", draw=lambda _form: Segmented(fates))
    yield Ask("witness", word="sheet.witness", hint=tr("看到经过的人，如同行的监察员"), required=True)
    yield _numbers(session)
    hint = tr("如：打印机卡纸撕裂，纸已收回；遗失的，写明何时何地、报告了谁")
    yield Ask("reason", hint=hint, word="sheet.reason", required=True, lines=2)


def _handed_back(session: Session[Context]) -> Iterator[Ask]:
    yield _numbers(session, tr("损毁的、没有用的，以及作废文书用掉的；如：印0101-0103"))
    yield Ask("to", word="sheet.returned_to", required=True)
    yield Ask("day", word="sheet.returned_on", required=True)


def _undone(session: Session[Context]) -> Iterator[Ask]:
    yield _numbers(session, tr("登记错了去向的号码"))
    yield Ask("reason", tr("更正的理由"), required=True, lines=2)


_WAYS = {
    SheetWay.TAKE_OVER: _Way(
        tr("领取用印纸"), stamped_sheets.take_over,
        tr("办公室事先盖好章、交给本机使用的编号纸。每张纸只登记一次去向。"), _taken_over,
    ),
    SheetWay.SPOIL: _Way(
        tr("用印纸损毁、遗失"), stamped_sheets.spoil,
        tr("损毁的纸盖着章，要保存好，随后交回；遗失的立即报告单位负责人。"), _spoilt,
    ),
    SheetWay.HAND_BACK: _Way(
        tr("交回用印纸"), stamped_sheets.hand_back, tr("交回以后不再在手；用于有效文书的不能交回。"), _handed_back,
    ),
    SheetWay.UNDO: _Way(
        tr("更正误登的用印纸"), stamped_sheets.take_back_sheets,
        tr("取消登记的去向，这些号码又回到在手。登记用印时一并登记的，在文书的办理过程中更正。"), _undone,
    ),
}  # fmt: skip
