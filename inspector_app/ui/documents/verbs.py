"""The words and icons of what may be done to a paper; what may be done when stands in ``domain.lifecycle``."""

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.support.vocabulary import word
from inspector_app.ui.translation import tr
from inspector_app.usecases.paper_file import PaperFile

_ICONS = {
    PaperVerb.EDIT: "file-pen",
    PaperVerb.SUBMIT: "send",
    PaperVerb.REVIEW: "list-checks",
    PaperVerb.SEAL: "stamp",
    PaperVerb.SERVE: "send",
    PaperVerb.RATIFY: "circle-check",
    PaperVerb.SERVICE_RECORD: "file-text",
    PaperVerb.OBJECT: "message-square-text",
    PaperVerb.ANSWER: "corner-down-right",
    PaperVerb.WAIVE: "circle-check",
    PaperVerb.CORRECT: "file-pen",
    PaperVerb.NUMBER_BACK: "pencil",
    PaperVerb.SIGN_RECORD: "pencil",
    PaperVerb.ADD_SCAN: "upload",
    PaperVerb.VOID: "circle-x",
    PaperVerb.WITHDRAW: "undo-2",
}


def buttons(file: PaperFile) -> tuple[PaperVerb, ...]:
    """What the page of a paper offers, the next thing first; 报批 is asked in the editor."""
    return tuple(verb for verb in file.verbs if verb is not PaperVerb.SUBMIT)


def verb_title(verb: PaperVerb, file: PaperFile) -> str:
    """The words on the button."""
    if verb is PaperVerb.EDIT and file.document.kind is DocumentKind.RECORD:
        return tr("修改后重新打印")
    return word(verb)


def verb_icon(verb: PaperVerb) -> str:
    """The icon on the button."""
    return _ICONS[verb]
