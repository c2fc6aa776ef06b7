"""What was told and answered, taken along, and noted about absence; nothing here is ever prefilled."""

from inspector_app.ui.code_entry import CodeEntry
from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context


class ToldSection(Card):
    """``fields`` by the name of the visit's field."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(self.tr("告知和材料"))
        self.body.setSpacing(GAP_3)
        told = self.tr(
            "检查前向在场人员出示证件，说明检查依据、内容和方式，告知如实提供情况、陈述申辩和申请回避的权利（笔录中已印）。"
        )
        self.body.addWidget(Label(told, Role.SMALL, wrap=True))
        self.fields = {
            "entry_code": Field.of("inspection.entry_code", CodeEntry(session, str.strip)),
            "entry_code_why": Field.of("inspection.entry_code_why", GrowingText(least=1)),
            "rights_answer": Field.of(
                "inspection.rights_answer",
                GrowingText(least=2),
                self.tr("按当事人原话记录，不预填；空着的，打印后由当事人手写。"),
            ),
            "documents_copied": Field.of(
                "inspection.documents_copied",
                GrowingText(least=2),
                self.tr("逐项写明名称、份数和页数，如“分包合同复印件1份12页”。"),
            ),
            "absence_note": Field.of(
                "inspection.absence_note",
                GrowingText(least=2),
                self.tr("写明经过、在场见证人；没有此情况的不填。"),
            ),
        }
        put_in(self.body, *self.fields.values())
        hand = self.tr("被检查单位意见、逐页签名由现场负责人在打印的笔录上手写，这里不录入。")
        put_in(self.body, Label(hand, Role.SMALL, wrap=True), REST)

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed."""
        for field in self.fields.values():
            if isinstance(field.entry, GrowingText):
                field.entry.setReadOnly(not is_open)
            elif isinstance(field.entry, CodeEntry):
                field.entry.set_open(is_open)
