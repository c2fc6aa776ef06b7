"""What was told and answered, taken along, and noted about absence; nothing here is ever prefilled."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.support import vocabulary
from inspector_app.ui.code_entry import CodeEntry
from inspector_app.ui.inspections.code_form import MAKE_UP
from inspector_app.ui.layouts import Rest, in_row, keep_room, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.entry_codes import entry_code_of, unit_doubt

_BESIDE_FROM = 640


class ToldSection(Card):
    """``fields`` by the name of the visit's field; what belongs together stands side by side, so that all of it is in
    sight on a small screen. ``code_wished``: the code of a record that is signed shall be entered."""

    code_wished = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(self.tr("告知和材料"))
        self.body.setSpacing(GAP_3)
        told = self.tr(
            "检查前向在场人员出示证件，说明检查依据、内容和方式，告知如实提供情况、陈述申辩和申请回避的权利（笔录中已印）。"
        )
        hand = self.tr("被检查单位意见、逐页签名由现场负责人在打印的笔录上手写，这里不录入。")
        known = vocabulary.entry("inspection.entry_code_why").known
        self._session, self._uscc = session, ""
        self._later, self._scanned = Segmented(YES_NO), MomentEdit("scanned_at", session.context.clock.today)
        self._make_up = Button(f"{MAKE_UP}…", kind=Kind.QUIET, clicked=self.code_wished.emit)
        self._make_up.hide()
        self._code = code = CodeEntry(session, lambda told: entry_code_of(told, self._uscc))
        code.told.connect(lambda told: self.fields["entry_code"].say(unit_doubt(told, self._uscc)))
        for scanned in (code.told, code.line.textEdited):
            scanned.connect(self._note_time)
        self.fields: dict[str, Field] = {
            "entry_code": Field.of("inspection.entry_code", code, ""),
            "entry_code_why": Field.of("inspection.entry_code_why", KnownWords(known)),
            "scan_later": Field.of("inspection.scan_later", self._later),
            "scanned_at": Field.of("inspection.scanned_at", self._scanned),
            "rights_answer": self._text("rights_answer", self.tr("按当事人原话记录，不预填；空着的，由当事人手写。")),
            "documents_copied": self._text(
                "documents_copied", self.tr("逐项写明名称、份数和页数，如“分包合同复印件1份12页”。")
            ),
            "absence_note": self._text("absence_note", self.tr("写明经过、怎样通知、在场见证人；没有的不填。")),
            "refusal_note": self._text("refusal_note", self.tr("写明谁、怎样拒绝或者阻挠，有无录像；没有的不填。")),
        }
        by = self.fields
        later = in_row(by["scan_later"], by["scanned_at"], self._make_up, Rest(1), gap=GAP_3)
        keep_room(by["scanned_at"])  # nothing moves as it comes
        for part in (self._later, self._scanned):
            part.value_changed.connect(self._show_time)
        self._show_time()
        put_in(
            self.body, Label(told, Role.SMALL, wrap=True),
            Columns(_BESIDE_FROM, (1, 1)).fill((by["entry_code"],), (by["entry_code_why"],)), later,
            self._beside("rights_answer", "documents_copied"), self._beside("absence_note", "refusal_note"),
            Label(hand, Role.SMALL, wrap=True), Rest(1),
        )  # fmt: skip

    def inspects(self, uscc: str) -> None:
        """The number of the unit that is inspected: a code that was kept with another one says so again."""
        self._uscc = uscc
        self.fields["entry_code"].say(unit_doubt(self._code.value(), uscc))

    def offer_to_make_up(self, offered: bool) -> None:
        """Whether a code may be entered though the record is signed."""
        self._make_up.setVisible(offered)

    def _note_time(self) -> None:
        """Of a code that was left for the way out now is when it is scanned; whoever types it later corrects that."""
        if self._later.value() and self._code.value() and self._scanned.value() is None:
            self._scanned.set_value(self._session.context.clock.now())

    def _show_time(self) -> None:
        self.fields["scanned_at"].setVisible(bool(self._later.value()) or self._scanned.value() is not None)

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed."""
        for field in self.fields.values():
            if isinstance(field.entry, GrowingText | KnownWords):
                field.entry.setReadOnly(not is_open)
            elif isinstance(field.entry, CodeEntry):
                field.entry.set_open(is_open)
            else:
                field.entry.setEnabled(is_open)

    @staticmethod
    def _text(name: str, hint: str) -> Field:
        return Field.of(f"inspection.{name}", GrowingText(least=2), hint)

    def _beside(self, left: str, right: str) -> QWidget:
        return Columns(_BESIDE_FROM, (1, 1)).fill((self.fields[left],), (self.fields[right],))
