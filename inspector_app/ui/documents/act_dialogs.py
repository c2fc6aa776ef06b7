"""What is done to a paper: 审核, 用印, 送达, 异议 …, each by one dialog."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.act import Act, ActKind, ReviewResult, Service, ServiceMethod
from inspector_app.domain.agency import Inspector
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.document import Document, DocumentState, served_act
from inspector_app.domain.lifecycle import PaperVerb, phoned
from inspector_app.domain.number import BLANK
from inspector_app.ui.documents.approval_asks import answer_ask
from inspector_app.ui.documents.evidence_picker import AskFiles, ask_files, picker_of_paper, picker_of_scans
from inspector_app.ui.documents.paper_words import act_title, paper_words, resting_words
from inspector_app.ui.documents.sheets_ask import sheets_ask
from inspector_app.ui.documents.signature import print_asks, signature_asks
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.inspectors_entry import InspectorPair
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.translation import tr
from inspector_app.ui.undo_dialog import UndoDialog
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.usecases import acts, reviews
from inspector_app.usecases.context import Context
from inspector_app.usecases.delivery_addresses import signed_address
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.issuing import write_number_back
from inspector_app.usecases.lookups import active_inspectors
from inspector_app.usecases.paper_file import PaperFile, leaders
from inspector_app.usecases.phone_approvals import ratify
from inspector_app.usecases.prints import Signature
from inspector_app.usecases.receivers import handed_to
from inspector_app.usecases.stamped_sheets import seal_on_sheets
from inspector_app.usecases.waivers import waive

_ALWAYS = ("service.method", "service.at", "service.place", "service.inspectors")
_RECEIVER = "service.receiver"
_RELATION, _WITNESS, _REFUSAL = "service.relation", "service.witness", "service.refusal"
_TRACKING, _CONFIRMED, _EVIDENCE = "service.tracking", "service.confirmed", "service.evidence"
_PROOFS: Mapping[ServiceMethod, tuple[str, ...]] = {
    ServiceMethod.DIRECT: (_RECEIVER, _RELATION, _EVIDENCE),
    ServiceMethod.LEFT: (_RECEIVER, _RELATION, _REFUSAL, _WITNESS, _EVIDENCE),
    ServiceMethod.ELECTRONIC: (_RECEIVER, _CONFIRMED, _TRACKING, _EVIDENCE),
    ServiceMethod.MAIL: (_RECEIVER, _TRACKING, _RELATION, _EVIDENCE),
    ServiceMethod.ENTRUSTED: (_RECEIVER, _RELATION, _REFUSAL, _EVIDENCE),
    ServiceMethod.PUBLIC_NOTICE: (_REFUSAL, _EVIDENCE),
    ServiceMethod.POSTED: (_REFUSAL, _EVIDENCE),
}
_TEXTS = (_RECEIVER, _RELATION, _WITNESS, _REFUSAL, _TRACKING)


def entries_for(method: ServiceMethod | None) -> tuple[str, ...]:
    """The entries that a method of service needs; before a choice only those that all have. A public notice and what is
    posted up are received by nobody."""
    return (*_ALWAYS, *_PROOFS.get(method, ())) if method else _ALWAYS


class ServiceDialog(RecordForm):
    """``outcome`` is the service that was entered."""

    def __init__(
        self, session: Session[Context], file: PaperFile, ask: AskFiles = ask_files, parent: QWidget | None = None
    ) -> None:
        document = file.document
        self._address = session.read(signed_address, document)
        agreed = self._address is not None and bool(self._address.media)
        told = f"\n{self._address.words}" if self._address else ""
        to = handed_to(document, session.context.rule(document.form))
        start = {
            "service.method": ServiceMethod.DIRECT, "service.at": session.context.clock.now(), _CONFIRMED: agreed,
            "service.inspectors": tuple(each.rid for each in session.context.team()), _EVIDENCE: (),
        }  # fmt: skip
        super().__init__(
            session, tr("登记送达"), start, _asks(session.read(active_inspectors), document, to, ask),
            partial(acts.serve, document_rid=document.rid), parent=parent, about=paper_words(document),
            intro=f"{document.title}　{document.number}　→　{to or document.addressee}{told}",
            draft=DraftKey(DOCUMENTS, document.rid, "service"),
        )  # fmt: skip
        self.form.changed.connect(lambda name: self._show_needed() if name == "service.method" else None)
        self._show_needed()

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, at=self.value("service.at"), service=self.service(), title=tr("登记送达"),
            kept=self.draft_key, then=self.finish, refused=self.refuse,
        )  # fmt: skip

    def service(self) -> Service:
        """What was entered; an entry that the method does not need is out of sight and left out."""
        needed = entries_for(self.value("service.method"))
        proof = {name: self.value(name) if name in needed else "" for name in _TEXTS}
        return Service(
            self.value("service.method"), proof[_RECEIVER], receiver_relation=proof[_RELATION],
            place=self.value("service.place"), witness=proof[_WITNESS], refusal=proof[_REFUSAL],
            tracking=proof[_TRACKING], confirmed=_CONFIRMED in needed and self.value(_CONFIRMED),
            inspector_rids=self.value("service.inspectors"), evidence_rids=self.value(_EVIDENCE),
        )  # fmt: skip

    def _show_needed(self) -> None:
        needed = entries_for(self.value("service.method"))
        self.show_only({name: name in needed for name in self.sheet.fields})


def _asks(inspectors: Sequence[Inspector], document: Document, to: str, files: AskFiles) -> tuple[Ask, ...]:
    known = tr("如：值班民警、书记员、经办人") if to else tr("如：法定代表人、单位负责收件的人；个人：本人、同住的妻子")

    def field(name: str, hint: str | None = None, **more: Any) -> Ask:
        return Ask(name, hint=hint, word=name, **more)

    return (
        field("service.method", required=True),
        field(_RECEIVER, tr("实际签收或留置的对象"), required=True),
        field(_RELATION, known),
        field("service.at", required=True),
        field("service.place"),
        field(_TRACKING),
        Ask(_CONFIRMED, tr("受送达人已书面同意并确认收悉")),
        field(_WITNESS, tr("没有见证人的，附照片或录像")),
        Ask("service.inspectors", word="service.inspector_rids", draw=lambda _form: InspectorPair(inspectors),
            required=True, wide=True),
        field(_REFUSAL),
        Ask(_EVIDENCE, tr("照片、录像等证据"), wide=True,
            draw=lambda form: picker_of_paper(form.session, document, tr("送达证明"), files)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a dialog is asked for: of which verb, about which paper, above which window."""

    verb: PaperVerb
    session: Session[Context]
    file: PaperFile
    parent: QWidget | None
    files: AskFiles


class ActDialog(RecordForm):
    """Asks what one act of a paper needs and does it: ``does(context, document_rid, name=…)``."""

    def __init__(
        self,
        place: _Place,
        title: str,
        does: Callable[..., Any],
        asks: Sequence[Ask],
        intro: str = "",
        start: Mapping[str, Any] | None = None,
        kind: Kind = Kind.PRIMARY,
    ) -> None:
        document = place.file.document
        super().__init__(
            place.session, title, start or {}, asks, act(does, document.rid), kind=kind, parent=place.parent,
            draft=DraftKey(DOCUMENTS, document.rid, "act", str(place.verb)), about=paper_words(document),
            intro="\n".join(filter(None, (paper_words(document), intro))),
        )  # fmt: skip


def _review(place: _Place) -> ActDialog:
    """Nothing is chosen and nothing written beforehand: the opinion is the reviewer's."""
    hint = tr("如：事实清楚，程序合法，同意；退回的，写明原因")
    return ActDialog(
        place, tr("法制审核"), reviews.review,
        (_by(tr("审核人")), Ask("result", word="act.result", kind=ReviewResult, required=True),
         Ask("note", tr("审核意见"), hint, lines=2)),
    )  # fmt: skip


def _seal(place: _Place) -> ActDialog:
    hint = ""
    late = served_act(place.file.document, place.file.acts) is not None
    if late:
        hint = tr("文书已经送达：写明实际用印的时间和补登的原因")
    note = Ask("note", hint=hint, word="act.note", required=late, lines=1)
    printed = print_asks(is_printed=place.file.is_printed)
    return ActDialog(
        place, tr("登记用印"), seal_on_sheets,
        (replace(_by(tr("用印人（部门）")), wide=True), *sheets_ask(place.session, "numbers"), *printed, note),
    )  # fmt: skip


def _ratify(place: _Place) -> ActDialog:
    """The approval in writing of what was approved by telephone; the opinion is the leader's and not prefilled."""
    call = phoned(place.file.document, place.file.acts)
    intro = tr(
        "负责人{by}在电话里同意签发（{at}）。不同意补批的，不在这里登记：文书应当作废，已经送达的应当撤销。"
    ).format(by=call.by if call else "", at=chinese_minute(call.phone.at) if call and call.phone else "")
    start = {"by": call.by if call else "", "on": place.session.context.clock.today()}
    on = Ask("on", tr("签批日期"), required=True)
    note = Ask("note", tr("审批意见"), tr("照书面审批上的意见填写，如：同意"), required=True, lines=2)
    return ActDialog(
        place, tr("补办审批"), ratify, (_by(tr("审批的负责人")), on, note, answer_ask()), intro=intro, start=start
    )


def _objection(place: _Place) -> ActDialog:
    start = {"by": place.file.document.addressee, "on": place.session.context.clock.today()}
    on = Ask("on", tr("收到异议的日期"), tr("核实并告知结果的期限从这一天起算"), required=True)
    note = Ask("note", tr("异议的事实和理由"), required=True, lines=3)
    return ActDialog(place, tr("登记异议"), acts.object_to, (_by(tr("提出人")), on, note), start=start)


def _waiver(place: _Place) -> ActDialog:
    start = {"by": place.file.document.addressee, "on": place.session.context.clock.today(), "scan": ()}
    on = Ask("on", tr("书面放弃的日期"), required=True)
    note = Ask(
        "note", tr("书面材料和内容"), tr("如：2026年3月17日出具的书面声明，载明放弃陈述、申辩"), required=True, lines=2
    )
    scan = _scan(place, tr("放弃声明"), tr("本人签名（单位盖章）的书面声明，拍照或扫描"))
    intro = tr("只登记当事人书面放弃的；口头表示不提意见的，等期满。登记以后，不等期满可以作出决定。")
    return ActDialog(
        place, tr("登记放弃异议、申辩"), waive, (_by(tr("放弃人")), on, note, scan), intro=intro, start=start
    )


def _answer(place: _Place) -> ActDialog:
    objection = [each for each in place.file.standing if each.kind is ActKind.OBJECTED][-1]
    intro = tr("{by}提出：{grounds}").format(by=objection.by, grounds=objection.note)
    if place.file.hearing_asked:
        told = tr("当事人要求听证：应当组织听证，请制作《行政处罚听证通知书》。听证笔录签字以后，不用在这里答复。")
        intro = f"{intro}\n{told}"
    hint = tr("写明异议是否成立，何时、怎样告知了提出人")
    note = Ask("note", tr("核实结果和告知情况"), hint, required=True, lines=3)
    return ActDialog(
        place, tr("异议答复"), acts.answer_objection, (_by(tr("答复人")), note), intro=intro, start=_writer(place)
    )


def _correction(place: _Place) -> ActDialog:
    intro = tr("只补正不影响内容的笔误；已送达的文书原样保留，另行书面告知。")
    hint = tr("如：第2页“2025年12月”应为“2026年1月”，已书面告知")
    note = Ask("note", tr("补正的内容和告知情况"), hint, required=True, lines=3)
    name, number = "document.number", place.file.document.number
    told = tr("只在文号有误时填写，如与另一台电脑的文书重号；现在是{}").format(number)
    right = (Ask(name, tr("正确的文号"), told, wide=True),) if number and BLANK not in number else ()

    def does(context: Context, rid: str, by: str, note: str, **values: str) -> Act:
        return acts.correct(context, rid, by, note, values.get(name, ""))

    return ActDialog(place, tr("补正"), does, (_by(tr("补正人")), note, *right), intro=intro, start=_writer(place))


def _number_back(place: _Place) -> ActDialog:
    name, number = "document.number", place.file.document.number
    dialog = ActDialog(
        place, tr("手填文号回录"), lambda context, rid, **values: write_number_back(context, rid, values[name]),
        (Ask(name, word=name, required=True, wide=True),), start={name: number},
        intro=tr("照纸质文书上手写的文号录入；电子文本仍是签发时的原样。"),
    )  # fmt: skip
    dialog.select(name, number.index(BLANK), len(BLANK))  # typing the figure alone fills the blank
    return dialog


def _void(place: _Place) -> ActDialog:
    intro, reason = tr("作废后不能恢复，文号不再使用。"), Ask("reason", tr("作废理由"), required=True, lines=3)
    return ActDialog(place, tr("作废"), acts.void, (reason,), intro=intro, kind=Kind.DANGER)


def _withdraw(place: _Place) -> ActDialog:
    intro = tr("已送达的文书只能撤销；撤销应当另行书面告知受送达人：登记后在下一步里“告知撤销”。") + resting_words(
        place.file
    )
    by, reason = _by(tr("批准撤销的负责人")), Ask("reason", tr("撤销理由"), required=True, lines=2)
    start = {"by": next(iter(place.session.read(leaders)), "")}
    return ActDialog(place, tr("撤销"), acts.withdraw, (by, reason), intro=intro, start=start, kind=Kind.DANGER)


def _sign_record(place: _Place) -> ActDialog:
    scan = _scan(place, tr("签字扫描件"), tr("可以先登记、写明原因，扫描件随后补交"))
    return ActDialog(
        place, tr("登记签字"), _signed,
        (scan, *signature_asks(is_printed=place.file.is_printed, doubted=place.file.doubted)),
        start={"scan": (), "note": place.file.refused},
        intro=tr("签字的纸质件（扫描件）是正本。手写补填的内容，先在笔录中回录。"),
    )  # fmt: skip


def _signed(context: Context, rid: str, scan: tuple[str, ...], **told: str) -> Act:
    return acts.sign_record(context, rid, scan, Signature(**told))


def _add_scan(place: _Place) -> ActDialog:
    of = tr("签字扫描件") if place.file.state is DocumentState.SIGNED else tr("送达凭证")
    scan = _scan(place, of, tr("逐页扫描或拍照；封存后与登记的签字、送达放在一起"))
    return ActDialog(place, tr("补交扫描件"), acts.add_scan, (scan,), start={"scan": ()})


def _scan(place: _Place, of: str, hint: str) -> Ask:
    """Pictures of the paper itself; a new one is called so."""
    document, files = place.file.document, place.files
    return Ask(
        "scan", of, hint, wide=True,
        draw=lambda form: picker_of_scans(form.session, document, f"{document.title}{of}", files),
    )  # fmt: skip


_DIALOGS: Mapping[PaperVerb, Callable[[_Place], ActDialog]] = {
    PaperVerb.REVIEW: _review,
    PaperVerb.SEAL: _seal,
    PaperVerb.RATIFY: _ratify,
    PaperVerb.NUMBER_BACK: _number_back,
    PaperVerb.OBJECT: _objection,
    PaperVerb.ANSWER: _answer,
    PaperVerb.WAIVE: _waiver,
    PaperVerb.CORRECT: _correction,
    PaperVerb.VOID: _void,
    PaperVerb.WITHDRAW: _withdraw,
    PaperVerb.SIGN_RECORD: _sign_record,
    PaperVerb.ADD_SCAN: _add_scan,
}


def act_dialog(
    verb: PaperVerb, session: Session[Context], file: PaperFile, parent: QWidget | None, files: AskFiles = ask_files
) -> ActDialog:
    """The dialog of a verb; its ``outcome`` is the act."""
    return _DIALOGS[verb](_Place(verb, session, file, parent, files))


def undo_dialog(
    session: Session[Context], wrong: Act, parent: QWidget | None, file: PaperFile | None = None
) -> UndoDialog:
    """更正误登 of one act; ``file`` is its paper, when it is one of a paper."""
    beside = resting_words(file) if file and wrong.kind is ActKind.SERVED else ""
    of = paper_words(file.document) if file else ""
    return UndoDialog(session, wrong, DOCUMENTS, act_title(wrong), of, beside, parent)


def _by(label: str) -> Ask:
    return Ask("by", label, required=True)


def _writer(place: _Place) -> dict[str, Any]:
    return {"by": place.session.context.writer.name}
