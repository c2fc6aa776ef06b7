"""签发: by which leader, under which number, and for which reasons in spite of warnings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.documents.submit_dialog import leader_entry
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import Numbering, SignOff, prepare_sign_off
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.register import blank_number, number_ahead

_NUMBER, _TYPED, _REASON = "numbering", "document.number", "reason."


class NumberWay(StrEnum):
    """Where the number comes from."""

    NEXT = "next"
    TYPED = "typed"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A paper that is about to be signed off. ``warnings`` want a reason, ``notes`` are only told."""

    form: Form
    paper: Paper
    facts: Facts
    document_rid: str = ""
    draft_key: str = ""
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def titles(kind: DocumentKind) -> tuple[str, str, str]:
    """Title of the dialog, verb on its button, and who signs."""
    return {
        DocumentKind.OUTGOING: (tr("签发"), tr("签发"), tr("签发的负责人")),
        DocumentKind.INTERNAL: (tr("审批"), tr("审批通过"), tr("审批的负责人")),
        DocumentKind.RECORD: (tr("打印核对"), tr("生成打印版本"), ""),
    }[kind]


def wanted_reasons(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """One warning for each code: reasons are kept by code."""
    warnings = {problem.code: problem for problem in reversed(problems) if problem.level is Level.WARNING}
    return tuple(reversed(warnings.values()))


def notes(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is told before a paper goes out and asks for no reason, such as answers that are left for ink."""
    return tuple(problem for problem in problems if problem.level is Level.INFO)


def sign_off_draft(draft_key: str) -> DraftKey:
    """The key of the decision's draft, by that of the paper's."""
    return replace(DraftKey.parse(draft_key), kind="sign-off")


def _goes_on(session: Session[Context], unsigned: Unsigned) -> bool:
    """Whether the person goes on though something is left open: asked at each print, for by hand it may be meant so."""
    _, verb, _ = titles(unsigned.form.kind)
    detail = "\n".join(sentence(each.code, each.details) for each in unsigned.notes)
    return session.messages.confirm(tr("还有空着的内容，照此打印？"), detail, verb)


class SignOffDialog(SheetDialog):
    """``outcome`` is the decision (:class:`SignOff`), which was checked against everything that could refuse it."""

    hands_over = True

    def __init__(self, session: Session[Context], unsigned: Unsigned, parent: QWidget | None = None) -> None:
        title, verb, who = titles(unsigned.form.kind)
        about = "　".join(part for part in (unsigned.form.title, unsigned.paper.addressee) if part)
        super().__init__(title, verb, intro=about, parent=parent)
        self._session = session
        self._unsigned = unsigned
        self._latest = ""
        if who:
            entry, self._latest = leader_entry(session)
            self.sheet.add("signed_by", who, entry, required=True, lacking="sign-off-no-leader")
        self._gets = Label("", Role.STRONG, wrap=True)
        if unsigned.form.number_pattern:
            self._number_entries()
        for number, problem in enumerate(unsigned.warnings, 1):
            label = self.tr("继续的理由") if len(unsigned.warnings) == 1 else self.tr("继续的理由（{number}）")
            self.sheet.add(
                _REASON + problem.code,
                label.format(number=number),
                GrowingText(least=1),
                sentence(problem.code, problem.details),
                required=True,
                lacking="sign-off-no-reason",
                wide=True,
            )
        self.sheet.start({"signed_by": self._latest, _NUMBER: NumberWay.NEXT})
        self.sheet.form.changed.connect(self._changed)
        self._show_number()

    @classmethod
    def ask(cls, session: Session[Context], unsigned: Unsigned, parent: QWidget) -> SignOff | None:
        """Ask for the decision; None when the person turns back. A record without warnings asks nothing."""
        if unsigned.notes and not _goes_on(session, unsigned):
            return None
        if unsigned.form.kind is DocumentKind.RECORD and not unsigned.warnings:
            return SignOff(
                session.context.writer.name, document_rid=unsigned.document_rid, draft_key=unsigned.draft_key
            )
        outcome: SignOff | None = cls(session, unsigned, parent).ask_now()
        return outcome

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        if self.drafts is None and self._unsigned.draft_key:
            key = sign_off_draft(self._unsigned.draft_key)
            self.keep(self._session, self.sheet.form, key, self._unsigned.form.title)
        super().showEvent(event)

    def attempt(self) -> None:
        unsigned, decision = self._unsigned, self.decision()
        try:
            self._session.read(prepare_sign_off, unsigned.paper, unsigned.facts, decision)
        except Refused as refusal:
            self.refuse(refusal.problems)
            return
        self.finish(decision)

    def decision(self) -> SignOff:
        """What was entered."""
        way = self.sheet.values().get(_NUMBER)
        numbering = Numbering(self.sheet.text(_TYPED) if way is NumberWay.TYPED else "", way is NumberWay.BLANK)
        reasons = {p.code: self.sheet.text(_REASON + p.code) for p in self._unsigned.warnings}
        return SignOff(
            self.sheet.text("signed_by") or self._session.context.writer.name,
            reasons,
            numbering,
            document_rid=self._unsigned.document_rid,
            draft_key=self._unsigned.draft_key,
        )

    def _number_entries(self) -> None:
        add = self.sheet.add
        ways = (
            Segment(self.tr("接续编号"), NumberWay.NEXT),
            Segment(self.tr("手工填号"), NumberWay.TYPED),
            Segment(self.tr("留空手写"), NumberWay.BLANK),
        )
        add(_NUMBER, vocabulary.label("document.number"), Segmented(ways))
        hint = self.tr("填写完整文号，如：示人社监令字〔2026〕12号")
        add(_TYPED, self.tr("手工文号"), QLineEdit(), hint, required=True, lacking="sign-off-no-number", wide=True)
        self.sheet.lay(self._gets)

    def _changed(self, name: str) -> None:
        if name == _NUMBER:
            self._show_number()

    def _show_number(self) -> None:
        if _NUMBER not in self.sheet.fields:
            return
        way = self.sheet.values()[_NUMBER]
        self.sheet.fields[_TYPED].setVisible(way is NumberWay.TYPED)
        self._gets.setVisible(way is not NumberWay.TYPED)
        function = blank_number if way is NumberWay.BLANK else number_ahead
        try:
            number = self._session.read(function, self._unsigned.form)
        except Refused as refusal:
            self.refuse(refusal.problems)
            number = ""
        self._gets.setText(self.tr("将使用文号：{number}").format(number=number) if number else "")
        self.fit()
