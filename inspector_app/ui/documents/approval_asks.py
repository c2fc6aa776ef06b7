"""How a leader approved: in writing, with opinion and day, or by telephone where law sets a term to make up for it."""

from collections.abc import Callable, Mapping
from typing import Any

from inspector_app.domain.act import PhoneApproval
from inspector_app.domain.opinion import Answer
from inspector_app.ui.drawn import Ask
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.phone_approvals import by_phone
from inspector_app.usecases.sign_off_asks import Unsigned

WAY, ANSWER = "way", "answer"
_OPINION, _ON = "opinion", "signed_on"
_CALL = ("at", "number", "note")


def approval_asks(session: Session[Context], unsigned: Unsigned) -> tuple[Ask, ...]:
    """The entries of a paper that goes through a leader's hands; the opinion is the leader's and not prefilled.

    A day before today is asked only of a paper that lay before the leader already.
    """
    ways = (Segment(tr("书面签批"), False), Segment(tr("电话请示"), True))
    called = tr("电话请示的，书面审批须按期补办，期限列入今日")
    way = Ask(WAY, tr("审批方式"), called, draw=lambda _form: Segmented(ways))
    opinion = Ask(_OPINION, tr("审批意见"), tr("照送审稿或者审批表上的意见填写，没有写的留空"), wide=True)
    on = (Ask(_ON, tr("签批日期"), tr("与今天不同的，照签字的日期填写")),) if unsigned.document_rid else ()
    if not session.read(by_phone, unsigned.form):
        return (*on, opinion, answer_ask())
    call = tuple(Ask(name, word=f"phone_approval.{name}", required=True) for name in _CALL)
    return (way, *on, opinion, *call, answer_ask())


def answer_ask() -> Ask:
    """What the leader decided: chosen where the words of the opinion do not say it, and nothing beforehand."""
    hint = tr("意见中没有写明同意、不同意的（如“已阅”），在这里选定")
    return Ask(ANSWER, tr("负责人的决定"), hint, kind=Answer)


def approval_start(session: Session[Context]) -> dict[str, Any]:
    """What the entries begin with."""
    now = session.context.clock.now()
    return {
        WAY: False,
        _OPINION: "",
        _ON: session.context.clock.today(),
        "at": now,
        "number": "",
        "note": "",
        ANSWER: None,
    }


def in_sight(names: Mapping[str, object], way: object) -> dict[str, bool]:
    """Which entries one way of approval wants."""
    return {name: bool(way) is (name in _CALL) for name in (_OPINION, _ON, *_CALL) if name in names}


def approval(names: Mapping[str, object], value: Callable[[str], Any]) -> dict[str, Any]:
    """What was entered of it, as the sign-off takes it; what the chosen way does not want is left out."""
    if WAY in names and value(WAY):
        return {"phone": PhoneApproval(value("at"), value("number"), value("note")), ANSWER: value(ANSWER)}
    return {name: value(name) for name in (_OPINION, _ON, ANSWER) if name in names}
