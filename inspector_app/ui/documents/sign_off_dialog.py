"""签发: by which leader, under which number, and for which reasons in spite of warnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.documents.entry_dialog import EntryDialog
from inspector_app.ui.documents.submit_dialog import leader_entry
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.session import Session
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
    """A paper that is about to be signed off. ``warnings`` are those that want a reason."""

    form: Form
    paper: Paper
    facts: Facts
    document_rid: str = ""
    draft_key: str = ""
    warnings: tuple[Problem, ...] = ()


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


class SignOffDialog(EntryDialog):
    """``outcome`` is the decision (:class:`SignOff`), which was checked against everything that could refuse it."""

    def __init__(self, session: Session[Context], unsigned: Unsigned, parent: QWidget | None = None) -> None:
        title, verb, who = titles(unsigned.form.kind)
        about = "　".join(part for part in (unsigned.form.title, unsigned.paper.addressee) if part)
        super().__init__(title, verb, about, parent=parent)
        self._session = session
        self._unsigned = unsigned
        self._latest = ""
        if who:
            entry, self._latest = leader_entry(session)
            self.add("signed_by", who, entry, required=True)
        self._gets = Label("", Role.STRONG, wrap=True)
        if unsigned.form.number_pattern:
            self._number_entries()
        for number, problem in enumerate(unsigned.warnings, 1):
            label = self.tr("继续的理由") if len(unsigned.warnings) == 1 else self.tr("继续的理由（{number}）")
            self.add(
                _REASON + problem.code,
                label.format(number=number),
                GrowingText(least=1),
                sentence(problem.code, problem.details),
                required=True,
                wide=True,
            )
        self.start({"signed_by": self._latest, _NUMBER: NumberWay.NEXT})
        self.form.changed.connect(self._changed)
        self._show_number()

    @classmethod
    def ask(cls, session: Session[Context], unsigned: Unsigned, parent: QWidget) -> SignOff | None:
        """Ask for the decision; None when the person turns back. A record without warnings asks nothing."""
        if unsigned.form.kind is DocumentKind.RECORD and not unsigned.warnings:
            return SignOff(
                session.context.writer.name, document_rid=unsigned.document_rid, draft_key=unsigned.draft_key
            )
        outcome: SignOff | None = cls(session, unsigned, parent).ask_now()
        return outcome

    def attempt(self) -> bool:
        unsigned, decision = self._unsigned, self.decision()
        if "signed_by" in self.fields and not self.text("signed_by"):
            self.refuse([Problem("sign-off-no-leader", "signed_by")])
            return False
        if self.values.get(_NUMBER) is NumberWay.TYPED and not decision.numbering.typed:
            self.refuse([Problem("sign-off-no-number", _TYPED)])
            return False
        try:
            self._session.read(prepare_sign_off, unsigned.paper, unsigned.facts, decision)
        except Refused as refusal:
            self._refuse_reasons(refusal.problems)
            return False
        self.outcome = decision
        return True

    def decision(self) -> SignOff:
        """What was entered."""
        way = self.values.get(_NUMBER)
        numbering = Numbering(self.text(_TYPED) if way is NumberWay.TYPED else "", way is NumberWay.BLANK)
        reasons = {p.code: self.text(_REASON + p.code) for p in self._unsigned.warnings}
        return SignOff(
            self.text("signed_by") or self._session.context.writer.name,
            reasons,
            numbering,
            document_rid=self._unsigned.document_rid,
            draft_key=self._unsigned.draft_key,
        )

    def _refuse_reasons(self, problems: Sequence[Problem]) -> None:
        """A warning without a reason belongs beside the place for it."""
        placed = []
        for problem in problems:
            place = _REASON + problem.code
            lacking = problem.level is Level.WARNING and place in self.fields and not self.text(place)
            placed.append(Problem("sign-off-no-reason", place) if lacking else problem)
        self.refuse(placed)

    def _number_entries(self) -> None:
        ways = (
            Segment(self.tr("接续编号"), NumberWay.NEXT),
            Segment(self.tr("手工填号"), NumberWay.TYPED),
            Segment(self.tr("留空手写"), NumberWay.BLANK),
        )
        self.add(_NUMBER, self.tr("文号"), Segmented(ways))
        hint = self.tr("填写完整文号，如：示人社监令字〔2026〕12号")
        self.add(_TYPED, self.tr("手工文号"), QLineEdit(), hint, required=True, wide=True)
        self.more.addWidget(self._gets)

    def _changed(self, name: str) -> None:
        if name == _NUMBER:
            self._show_number()

    def _show_number(self) -> None:
        if _NUMBER not in self.fields:
            return
        way = self.values[_NUMBER]
        self.fields[_TYPED].setVisible(way is NumberWay.TYPED)
        self._gets.setVisible(way is not NumberWay.TYPED)
        function = blank_number if way is NumberWay.BLANK else number_ahead
        try:
            number = self._session.read(function, self._unsigned.form)
        except Refused as refusal:
            self.refuse(refusal.problems)
            number = ""
        self._gets.setText(self.tr("将使用文号：{number}").format(number=number) if number else "")
        self.lay_out()
