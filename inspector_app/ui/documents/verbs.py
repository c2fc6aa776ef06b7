"""What may be done to a paper now, the next thing first; worked out from its kind, state and acts."""

from collections.abc import Mapping
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.ui.documents.wording import tr
from inspector_app.usecases.register import PaperFile


class Verb(StrEnum):
    """One thing that can be done to a paper."""

    EDIT = "edit"
    REVIEW = "review"
    SEAL = "seal"
    SERVE = "serve"
    SERVICE_RECORD = "service_record"
    OBJECT = "object"
    ANSWER = "answer"
    CORRECT = "correct"
    NUMBER_BACK = "number_back"
    SIGN_RECORD = "sign_record"
    VOID = "void"
    WITHDRAW = "withdraw"


_ICONS = {
    Verb.EDIT: "file-pen",
    Verb.REVIEW: "list-checks",
    Verb.SEAL: "stamp",
    Verb.SERVE: "send",
    Verb.SERVICE_RECORD: "file-text",
    Verb.OBJECT: "message-square-text",
    Verb.ANSWER: "corner-down-right",
    Verb.CORRECT: "file-pen",
    Verb.NUMBER_BACK: "pencil",
    Verb.SIGN_RECORD: "pencil",
    Verb.VOID: "circle-x",
    Verb.WITHDRAW: "undo-2",
}
_OUTGOING = {
    DocumentState.SUBMITTED: (Verb.REVIEW, Verb.EDIT, Verb.VOID),
    DocumentState.REVIEWED: (Verb.EDIT, Verb.REVIEW, Verb.VOID),
    DocumentState.SIGNED_OFF: (Verb.SEAL, Verb.SERVE, Verb.VOID),
    DocumentState.SEALED: (Verb.SERVE, Verb.VOID),
    DocumentState.SERVED: (Verb.SERVICE_RECORD, Verb.OBJECT, Verb.CORRECT, Verb.WITHDRAW),
    DocumentState.DRAFT: (Verb.EDIT, Verb.VOID),
}
_RECORD = {DocumentState.DRAFT: (Verb.SIGN_RECORD, Verb.EDIT, Verb.VOID)}
_INTERNAL = {
    DocumentState.DRAFT: (Verb.EDIT, Verb.VOID),
    DocumentState.SUBMITTED: (Verb.EDIT, Verb.VOID),
    DocumentState.APPROVED: (Verb.VOID,),
}
_CHAINS: Mapping[DocumentKind, Mapping[DocumentState, tuple[Verb, ...]]] = {
    DocumentKind.OUTGOING: _OUTGOING,
    DocumentKind.RECORD: _RECORD,
    DocumentKind.INTERNAL: _INTERNAL,
}
_ENDED = (DocumentState.VOIDED, DocumentState.WITHDRAWN)
_FINAL = (ActKind.SIGNED_OFF, ActKind.PRINTED, ActKind.UNDONE, ActKind.APPROVED)


def verbs(file: PaperFile) -> tuple[Verb, ...]:
    """What may be done now, the next step first. Printing and saving are open to every issued paper besides."""
    usual = _CHAINS[file.document.kind].get(file.state, ())
    if file.state in _ENDED:
        return usual
    first = [Verb.NUMBER_BACK] if file.blank_number else []
    if objection_open(file):
        first.append(Verb.ANSWER)
    return (*first, *usual)


def objection_open(file: PaperFile) -> bool:
    """Whether the latest objection to a paper was not answered yet."""
    told = [act.kind for act in file.standing if act.kind in (ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED)]
    return told[-1:] == [ActKind.OBJECTED]


def verb_title(verb: Verb, file: PaperFile) -> str:
    """The words on the button."""
    titles = {
        Verb.EDIT: tr("修改、签发"),
        Verb.REVIEW: tr("法制审核"),
        Verb.SEAL: tr("登记用印"),
        Verb.SERVE: tr("登记送达"),
        Verb.SERVICE_RECORD: tr("制作送达回证"),
        Verb.OBJECT: tr("登记异议"),
        Verb.ANSWER: tr("异议答复"),
        Verb.CORRECT: tr("补正"),
        Verb.NUMBER_BACK: tr("手填文号回录"),
        Verb.SIGN_RECORD: tr("登记签字"),
        Verb.VOID: tr("作废"),
        Verb.WITHDRAW: tr("撤销"),
    }
    if verb is Verb.EDIT and file.document.kind is DocumentKind.RECORD:
        return tr("修改后重新打印")
    return titles[verb]


def verb_icon(verb: Verb) -> str:
    """The icon on the button."""
    return _ICONS[verb]


def can_be_undone(act: Act, file: PaperFile) -> bool:
    """Whether 更正误登 may take an act back: it stands, and it is no signing, print or taking-back itself."""
    return act.kind not in _FINAL and act in file.standing
