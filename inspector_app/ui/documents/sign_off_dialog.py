"""报批 and 签发: to whom, by whom, with which number and reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.opinion import Answer
from inspector_app.formdefs.model import Facts
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.ui.documents.approval_asks import ANSWER, WAY, approval, approval_asks, approval_start, in_sight
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import on_blank
from inspector_app.usecases import acts
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.issuing import SignOff, prepare_sign_off
from inspector_app.usecases.numbers import blank_number, number_ahead
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import leaders
from inspector_app.usecases.reviews import wants_leader
from inspector_app.usecases.sign_off_asks import NumberWay, Unsigned, undecided


def leader_ask(session: Session[Context], name: str, label: str, lacking: str = "setup-missing") -> tuple[Ask, str]:
    """An entry for a leader's name that knows the earlier ones, and the latest of them."""
    known = session.read(leaders)
    return Ask(name, label, offers=known, required=True, lacking=lacking), known[0] if known else ""


class SubmitDialog(RecordForm):
    """``outcome`` is the paper as submitted."""

    def __init__(
        self,
        session: Session[Context],
        paper: Paper,
        facts: Facts,
        document_rid: str,
        draft_key: str,
        parent: QWidget | None = None,
    ) -> None:
        to, latest = leader_ask(session, "to", tr("报送的负责人"))
        super().__init__(
            session, tr("报批"), {"to": latest}, (replace(to, wide=True),),
            lambda context, to: acts.submit(context, paper, facts, to, document_rid, draft_key),
            draft=replace(DraftKey.parse(draft_key), kind="submit"), parent=parent,
            intro=tr("按现在的内容报负责人审批。签发之前仍可修改；修改后可以再次报批。"),
        )  # fmt: skip


_NUMBER, _TYPED, _REASON = "numbering", "document.number", "reason."


def titles(kind: DocumentKind) -> tuple[str, str]:
    """Title of the dialog, and the verb on its button."""
    return {
        DocumentKind.OUTGOING: (tr("签发"), tr("签发")),
        DocumentKind.INTERNAL: (tr("审批"), tr("审批通过")),
        DocumentKind.RECORD: (tr("打印核对"), tr("生成打印版本")),
    }[kind]


def sign_off_draft(draft_key: str) -> DraftKey:
    """The key of the decision's draft, by that of the paper's."""
    return replace(DraftKey.parse(draft_key), kind="sign-off")


def _goes_on(session: Session[Context], unsigned: Unsigned) -> bool:
    """Whether the person goes on though something is left open: asked at each print, for by hand it may be meant so."""
    _, verb = titles(unsigned.form.kind)
    return session.messages.confirm(tr("还有下面的情况，照此办理？"), "\n".join(unsigned.notes), verb)


def _open_words(unsigned: Unsigned) -> tuple[str, ...]:
    """The same where the decision is asked for anyway: it is read there, and no box stands before it."""
    return (tr("还有下面的情况，没有问题的照此办理："), *unsigned.notes) if unsigned.notes else ()


def _same_words(unsigned: Unsigned) -> str:
    """How one reason is told for several lines."""
    return tr("理由同前一项一样的，写“同上”。") if len(unsigned.reasons) > 1 else ""


class SignOffDialog(RecordForm):
    """``outcome`` is the decision (:class:`SignOff`), which was checked against everything that could refuse it."""

    hands_over = True

    def __init__(self, session: Session[Context], unsigned: Unsigned, parent: QWidget | None = None) -> None:
        title, verb = titles(unsigned.form.kind)
        has_leader = session.read(wants_leader, unsigned.form)
        leader, latest = leader_ask(session, "signed_by", tr("{verb}的负责人").format(verb=title), "sign-off-no-leader")
        about = "　".join(part for part in (unsigned.form.title, unsigned.paper.addressee) if part)
        blank = session.read(blank_of, unsigned.document_rid)  # its number stands on the sheet already, in ink
        way = NumberWay.TYPED if blank else NumberWay.NEXT
        inked = tr("{blank}：文号、日期照纸上手写的填写。").format(blank=on_blank(blank)) if blank else ""
        super().__init__(
            session, title, {"signed_by": latest, _NUMBER: way, **approval_start(session)},
            (*((leader, *approval_asks(session, unsigned)) if has_leader else ()),
             *(_number_asks() if unsigned.form.number_pattern else ())),
            prepare_sign_off, verb=verb, parent=parent, about=about,
            draft=sign_off_draft(unsigned.draft_key) if unsigned.draft_key else None,
            intro="\n".join(filter(None, (about, inked, *_open_words(unsigned), _same_words(unsigned)))),
        )  # fmt: skip
        self._unsigned = unsigned
        if unsigned.form.number_pattern:
            self._gets = Label("", Role.STRONG, wrap=True)
            self.sheet.lay(self._gets)
            self.form.changed.connect(lambda name: self._show_number() if name == _NUMBER else None)
        for ask in _reason_asks(unsigned.reasons):
            self.add(ask)
        if WAY in self.sheet.fields:
            self.form.changed.connect(lambda name: self._show_way() if name == WAY else None)
            self.make_room()
            self._show_way()
        if ANSWER in self.sheet.fields:
            self.form.changed.connect(lambda name: self._show_answer() if name == ANSWER else None)
        if unsigned.form.number_pattern:
            self._show_number()

    @classmethod
    def ask(cls, session: Session[Context], unsigned: Unsigned, parent: QWidget) -> SignOff | None:
        """Ask for the decision; None when the person turns back. Where nothing is to be decided nothing is asked."""
        settled: SignOff | None = session.read(undecided, unsigned)
        if settled is not None:
            return settled if not unsigned.notes or _goes_on(session, unsigned) else None
        outcome: SignOff | None = super().ask(session, unsigned, parent)
        return outcome

    def attempt(self) -> None:
        unsigned, decision = self._unsigned, self.decision()
        try:
            self.session.read(prepare_sign_off, unsigned.paper, unsigned.facts, decision)
        except Refused as refusal:
            self.refuse(refusal.problems)
            return
        self.finish(decision)

    def decision(self) -> SignOff:
        """What was entered."""
        unsigned, fields = self._unsigned, self.sheet.fields
        way = self.value(_NUMBER) if _NUMBER in fields else NumberWay.NEXT
        signer = self.value("signed_by") if "signed_by" in fields else ""
        reasons = {code: self.value(_REASON + code) for code in unsigned.reasons}
        return SignOff(
            signer or self.session.context.writer.name, reasons,
            way.numbering(self.value(_TYPED) if _TYPED in fields else ""),
            document_rid=unsigned.document_rid, draft_key=unsigned.draft_key, **approval(fields, self.value),
        )  # fmt: skip

    def _show_way(self) -> None:
        self.show_only(in_sight(self.sheet.fields, self.value(WAY)))
        self.fit()

    def _show_answer(self) -> None:
        """What a leader refused is not approved here, and the button says so."""
        self.primary.allow(self.value(ANSWER) is not Answer.REFUSED, sentence("decision-refuses"))

    def _show_number(self) -> None:
        way = self.value(_NUMBER)
        self.show_only({_TYPED: way is NumberWay.TYPED})
        self._gets.setVisible(way is not NumberWay.TYPED)
        try:
            number = self.session.read(blank_number if way is NumberWay.BLANK else number_ahead, self._unsigned.form)
        except Refused as refusal:
            self.refuse(refusal.problems)
            number = ""
        self._gets.setText(tr("将使用文号：{number}").format(number=number) if number else "")
        self.fit()


def _number_asks() -> tuple[Ask, ...]:
    ways = (
        Segment(tr("接续编号"), NumberWay.NEXT), Segment(tr("手工填号"), NumberWay.TYPED),
        Segment(tr("留空手写"), NumberWay.BLANK),
    )  # fmt: skip
    hint = tr("填写完整文号，如：示人社监令字〔2026〕12号")
    return (
        Ask(_NUMBER, word="document.number", draw=lambda _form: Segmented(ways)),
        Ask(_TYPED, tr("手工文号"), hint, required=True, lacking="sign-off-no-number", wide=True),
    )


def _reason_asks(wanted: Mapping[str, Sequence[str]]) -> Iterator[Ask]:
    for number, (code, told) in enumerate(wanted.items(), 1):
        label = tr("继续的理由") if len(wanted) == 1 else tr("继续的理由（{number}）").format(number=number)
        yield Ask(_REASON + code, label, "\n".join(told), required=True, lacking="sign-off-no-reason", lines=1)
