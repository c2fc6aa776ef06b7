"""The short dialogs: 法制审核, 用印, 登记签字, 手填文号回录, 异议和答复, 补正, 作废, 撤销, 更正误登."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.act import Act, ActKind, ReviewResult
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.number import BLANK
from inspector_app.support import vocabulary
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.documents.wording import act_title, minute, tr
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import write_number_back
from inspector_app.usecases.register import PaperFile, leaders


class ActDialog(RecordDialog):
    """Asks what one act needs and does it; ``do(values)`` gives the arguments after the paper's identity."""

    def __init__(
        self,
        session: Session[Context],
        title: str,
        intro: str,
        kind: Kind = Kind.PRIMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, title, title, intro=intro, parent=parent, kind=kind)
        self._function: Callable[..., Any] = acts.affix_seal
        self._arguments: Callable[[], tuple[Any, ...]] = tuple

    def will(self, function: Callable[..., Any], arguments: Callable[[], tuple[Any, ...]]) -> None:
        """Which use case the verb calls, and with what."""
        self._function, self._arguments = function, arguments

    def attempt(self) -> None:
        self.session.do(self._function, *self._arguments(), then=self.finish, refused=self.refuse)


def ask_act(
    verb: PaperVerb, session: Session[Context], file: PaperFile, parent: QWidget, files: AskFiles = ask_files
) -> Act | None:
    """Ask for what a verb needs and do it; None when the person turns back."""
    outcome: Act | None = act_dialog(verb, session, file, parent, files).ask_now()
    return outcome


def act_dialog(
    verb: PaperVerb, session: Session[Context], file: PaperFile, parent: QWidget | None, files: AskFiles = ask_files
) -> ActDialog:
    """The dialog of a verb, ready to be shown."""
    builders = {
        PaperVerb.REVIEW: _review,
        PaperVerb.SEAL: _seal,
        PaperVerb.NUMBER_BACK: _number_back,
        PaperVerb.OBJECT: _objection,
        PaperVerb.ANSWER: _answer,
        PaperVerb.CORRECT: _correction,
        PaperVerb.VOID: _void,
        PaperVerb.WITHDRAW: _withdraw,
    }
    if verb is PaperVerb.SIGN_RECORD:
        dialog = _sign_record(session, file, parent, files)
    else:
        dialog = builders[verb](session, file, parent)
    dialog.keep_as(DraftKey(DOCUMENTS, file.document.rid, "act", str(verb)), file.document.title)
    return dialog


def undo_dialog(
    session: Session[Context], act: Act, parent: QWidget | None, file: PaperFile | None = None
) -> ActDialog:
    """更正误登 of one act; ``file`` is its paper, when it is one of a paper."""
    intro = tr("撤回误登的“{act}”（{at}）。原登记仍留在办理过程中，由它引起的期限变化一并撤回。").format(
        act=act_title(act), at=minute(act.at)
    )
    if file and act.kind is ActKind.SERVED:
        intro += _resting(file)
    dialog = ActDialog(session, tr("更正误登"), intro, Kind.DANGER, parent)
    _reason(dialog, tr("更正理由"))
    dialog.keep_as(DraftKey(DOCUMENTS, act.subject_rid, "undo", act.rid), act_title(act))
    dialog.will(acts.undo, lambda: (act.rid, dialog.sheet.text("reason")))
    return dialog


def _review(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    dialog = ActDialog(session, tr("法制审核"), _about(file), parent=parent)
    results = [Segment(word, result) for result, word in vocabulary.words(ReviewResult).items()]
    agreed = tr("事实清楚，程序合法，同意。")
    dialog.sheet.add("by", tr("审核人"), QLineEdit(), required=True)
    dialog.sheet.add("result", vocabulary.label("act.result"), Segmented(results), required=True)
    dialog.sheet.add("note", tr("审核意见"), GrowingText(least=2), tr("退回的，写明原因和需要修改的内容"), wide=True)
    dialog.sheet.start({"result": ReviewResult.PASSED, "note": agreed})

    def changed(name: str) -> None:
        """Our words of consent are no opinion of a paper that is sent back."""
        sent_back = dialog.sheet.values()["result"] is ReviewResult.RETURNED
        note = dialog.sheet.text("note")
        if name == "result" and note == (agreed if sent_back else ""):
            dialog.sheet.form.put("note", "" if sent_back else agreed)

    dialog.sheet.form.changed.connect(changed)
    dialog.will(
        acts.review,
        lambda: (
            file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("note"), dialog.sheet.values()["result"],
        ),
    )  # fmt: skip
    return dialog


def _seal(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    dialog = ActDialog(session, tr("登记用印"), _about(file), parent=parent)
    dialog.sheet.add("by", tr("用印人（部门）"), QLineEdit(), required=True)
    hint = tr("使用事先盖章的用印纸的，写明纸号、同意人和时间")
    dialog.sheet.add("note", vocabulary.label("act.note"), GrowingText(least=1, most=4), hint, wide=True)
    dialog.sheet.start({})
    dialog.will(acts.affix_seal, lambda: (file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("note")))
    return dialog


def _objection(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    dialog = ActDialog(session, tr("登记异议"), _about(file), parent=parent)
    today = session.context.clock.today
    dialog.sheet.add("by", tr("提出人"), QLineEdit(), required=True)
    hint = tr("核实并告知结果的期限从这一天起算")
    dialog.sheet.add("on", tr("收到异议的日期"), DateEdit("on", today), hint, required=True)
    dialog.sheet.add("note", tr("异议的事实和理由"), GrowingText(least=3), required=True, wide=True)
    dialog.sheet.start({"by": file.document.addressee, "on": today()})
    dialog.will(
        acts.object_to,
        lambda: (file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("note"), dialog.sheet.values()["on"]),
    )
    return dialog


def _answer(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    objection = [act for act in file.standing if act.kind is ActKind.OBJECTED][-1]
    intro = tr("{about}\n{by}提出：{grounds}").format(about=_about(file), by=objection.by, grounds=objection.note)
    dialog = ActDialog(session, tr("异议答复"), intro, parent=parent)
    dialog.sheet.add("by", tr("答复人"), QLineEdit(), required=True)
    hint = tr("写明异议是否成立，何时、怎样告知了提出人")
    dialog.sheet.add("note", tr("核实结果和告知情况"), GrowingText(least=3), hint, required=True, wide=True)
    dialog.sheet.start({"by": session.context.writer.name})
    dialog.will(acts.answer_objection, lambda: (file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("note")))
    return dialog


def _correction(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    intro = tr("{about}\n只补正不影响内容的笔误；已送达的文书原样保留，另行书面告知。").format(about=_about(file))
    dialog = ActDialog(session, tr("补正"), intro, parent=parent)
    dialog.sheet.add("by", tr("补正人"), QLineEdit(), required=True)
    hint = tr("如：第2页“2025年12月”应为“2026年1月”，已书面告知")
    dialog.sheet.add("note", tr("补正的内容和告知情况"), GrowingText(least=3), hint, required=True, wide=True)
    dialog.sheet.start({"by": session.context.writer.name})
    dialog.will(acts.correct, lambda: (file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("note")))
    return dialog


def _number_back(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    intro = tr("{about}\n照纸质文书上手写的文号录入；电子文本仍是签发时的原样。").format(about=_about(file))
    dialog = ActDialog(session, tr("手填文号回录"), intro, parent=parent)
    line, number = QLineEdit(), file.document.number
    dialog.sheet.add("document.number", vocabulary.label("document.number"), line, required=True, wide=True)
    dialog.sheet.start({"document.number": number})
    line.setSelection(number.index(BLANK), len(BLANK))  # typing the figure alone fills the blank
    dialog.will(write_number_back, lambda: (file.document.rid, dialog.sheet.text("document.number")))
    return dialog


def _void(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    intro = tr("{about}\n作废后不能恢复，文号不再使用。").format(about=_about(file))
    dialog = ActDialog(session, tr("作废"), intro, Kind.DANGER, parent)
    _reason(dialog, tr("作废理由"))
    dialog.will(acts.void, lambda: (file.document.rid, dialog.sheet.text("reason")))
    return dialog


def _withdraw(session: Session[Context], file: PaperFile, parent: QWidget | None) -> ActDialog:
    intro = tr("{about}\n已送达的文书只能撤销；撤销应当另行书面告知受送达人。").format(about=_about(file)) + _resting(
        file
    )
    dialog = ActDialog(session, tr("撤销"), intro, Kind.DANGER, parent)
    dialog.sheet.add("by", tr("批准撤销的负责人"), QLineEdit(), required=True)
    dialog.sheet.add("reason", tr("撤销理由"), GrowingText(least=2), required=True, wide=True)
    known = session.read(leaders)
    dialog.sheet.start({"by": known[0] if known else ""})
    dialog.will(acts.withdraw, lambda: (file.document.rid, dialog.sheet.text("by"), dialog.sheet.text("reason")))
    return dialog


def _sign_record(session: Session[Context], file: PaperFile, parent: QWidget | None, files: AskFiles) -> ActDialog:
    intro = tr("{about}\n签字的纸质件（扫描件）是正本。手写补填的内容，先在笔录中回录。").format(about=_about(file))
    dialog = ActDialog(session, tr("登记签字"), intro, parent=parent)
    title = tr("{title}签字扫描件").format(title=file.document.title)
    picker = EvidencePicker(session, file.document, title, files)
    dialog.sheet.add("scan", tr("签字扫描件"), picker, tr("可以先登记、写明原因，扫描件随后补入"), wide=True)
    dialog.sheet.add(
        "note", vocabulary.label("act.note"), GrowingText(least=1, most=4), tr("如：被询问人拒绝签字的情况"), wide=True
    )
    hint = tr("打印后又有改动、属于手写更正后回录的，写明改了哪里")
    dialog.sheet.add("corrected", acts.CORRECTED, GrowingText(least=1, most=4), hint, wide=True)
    dialog.sheet.start({})

    def arguments() -> tuple[Any, ...]:
        scans = picker.value()
        told = acts.Signature(dialog.sheet.text("note"), dialog.sheet.text("corrected"))
        return file.document.rid, scans[0] if scans else "", told

    dialog.will(acts.sign_record, arguments)
    return dialog


def _resting(file: PaperFile) -> str:
    """Which papers lose their ground."""
    if not file.resting:
        return ""
    names = "、".join(f"{paper.title}{paper.number}" for paper in file.resting)
    return tr("\n据本文书作出的{papers}将失去依据，应当一并撤销或者作废。").format(papers=names)


def _reason(dialog: ActDialog, label: str) -> None:
    dialog.sheet.add("reason", label, GrowingText(least=3), required=True, wide=True)
    dialog.sheet.start({})


def _about(file: PaperFile) -> str:
    document = file.document
    return "　".join(part for part in (document.title, document.number, document.addressee) if part)
