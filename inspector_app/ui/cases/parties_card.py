"""支付责任 of a case: who is liable, on which ground, and whether an order went out to them."""

from PySide6.QtCore import Qt

from inspector_app.domain.person import Person
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.parties.person_dialog import PersonDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PARTIES
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clickable import Clickable, close_up
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import money
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.liabilities import LiabilityLine, liability_lines, remove_liability
from inspector_app.usecases.names import people_by_rid
from inspector_app.usecases.steps import StepVerb


def ground_words(line: LiabilityLine) -> str:
    """分包单位拖欠，由施工总承包单位支付；依据…；限额…."""
    cap_fen = line.liability.cap_fen
    told = f"；限额{money(cap_fen)}" if cap_fen else "；限额尚未查明"
    cap = told if line.ground.duty.capped else ""
    ordered = "；已下达责令支付文书" if line.ordered else ""
    return f"{line.ground.situation}；依据：{line.ground.basis_text}{cap}{ordered}"


class PartiesCard(Card):
    """One line a party; wrong entries can be taken back until an order went out."""

    def __init__(self, session: Session[Context], whole: CaseFile, starter: StepStarter) -> None:
        super().__init__("支付责任")
        self._session = session
        self._case_rid = whole.case.rid
        lines = session.read(liability_lines, whole)
        rows = [self._line(line) for line in lines]
        column = in_column(*rows)
        close_up(column, rows)
        self.body.addLayout(column)
        if not lines:
            self.body.addWidget(Label(self.tr("尚未确定由谁支付"), Role.SMALL))
        if whole.balance.heads:
            add = Button(
                self.tr("添加责任主体"),
                "plus",
                Kind.QUIET,
                clicked=lambda: starter.start(self._case_rid, StepVerb.LIABILITY),
            )
            self.body.addWidget(add)

    def _line(self, line: LiabilityLine) -> Clickable:
        words = in_column(Label(line.name, wrap=True), Label(ground_words(line), Role.SMALL, wrap=True), gap=0)
        frame = Clickable()
        row = in_row(wide(words), of=frame)
        for person in self._session.read(people_by_rid, (line.liability.party_rid,)):
            correct = Button(icon="pencil", kind=Kind.BARE, name=self.tr("修改{0}").format(person.name))
            correct.clicked.connect(lambda _checked=False, person=person: self._correct(person))
            row.addWidget(correct, alignment=Qt.AlignmentFlag.AlignTop)
        if not line.ordered:
            remove = Button(icon="trash-2", kind=Kind.BARE, name=self.tr("删除责任主体：{0}").format(line.name))
            remove.clicked.connect(lambda: self._remove(line))
            row.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        see = Button(icon="chevron-right", kind=Kind.BARE, name=self.tr("打开：{0}").format(line.name))
        see.clicked.connect(lambda: self._session.go(PARTIES, line.liability.party_rid))
        row.addWidget(see, alignment=Qt.AlignmentFlag.AlignTop)
        frame.clicked.connect(see.click)
        return frame

    def _correct(self, person: Person) -> None:
        """更正 a person who is liable; the case is shown anew by what the use case tells."""
        PersonDialog.ask(self._session, person, self.window())

    def _remove(self, line: LiabilityLine) -> None:
        asked = self.tr("删除责任主体“{0}”？").format(line.name)
        if self._session.messages.confirm(asked, self.tr("删除后可以重新添加，变更记录中保留记录。"), self.tr("删除")):
            self._session.do(remove_liability, self._case_rid, line.liability.rid)
