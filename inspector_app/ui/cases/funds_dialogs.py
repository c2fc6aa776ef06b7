"""One line of an account with its place and what it means."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.fund_lines import FundLine
from inspector_app.domain.funding import FlowKind, flow_word
from inspector_app.domain.identity import masked_card
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.usecases.context import Context
from inspector_app.usecases.fund_choices import kinds_for, meaning_of, say_meaning
from inspector_app.usecases.funds import FundsFile


class LineDialog(RecordForm):
    """What a person says of the other side counts for all its lines that go the same way."""

    def __init__(
        self, session: Session[Context], funds: FundsFile, line: FundLine, parent: QWidget | None = None
    ) -> None:
        self._funds, self._line = funds, line
        kinds = [(flow_word(kind, inwards=line.inwards), str(kind)) for kind in kinds_for(inwards=line.inwards)]
        workers = {worker.person_rid: worker.name for worker in funds.around.workers}
        asks = (
            Ask("kind", word="party_meaning.kind", words=kinds, required=True),
            Ask("person_rid", word="party_meaning.person_rid", words=[(n, rid) for rid, n in workers.items()],
                empty=tr("不指定"), none=tr("名单中还没有工人")),
        )  # fmt: skip
        begun = str(line.kind) if str(line.kind) in {value for _, value in kinds} else str(FlowKind.UNKNOWN)
        super().__init__(
            session, tr("流水"), {"kind": begun, "person_rid": line.person_rid or None}, asks, self._keep,
            verb=tr("按此记住"), width=760, parent=parent,
            intro=tr("指定的性质对这个户名（账号）同方向的每一笔都有效，以后导入的也按此办理；改回“用途不明”就不再记住。"),
        )  # fmt: skip
        told = FactsGrid(2)
        told.show_facts(_facts(funds, line))
        self.inside.insertLayout(0, told)
        self.form.changed.connect(lambda _name: self._offer())
        self._offer()

    def _keep(self, context: Context, kind: str, person_rid: str | None) -> object:
        meaning = meaning_of(self._line, FlowKind(kind), person_rid or "")
        return say_meaning(context, self._funds.belongs, meaning)

    def _offer(self) -> None:
        self.show_only({"person_rid": self.value("kind") == FlowKind.WAGE})


def _facts(funds: FundsFile, line: FundLine) -> list[Fact]:
    """The line as its statement tells it, numbers masked."""
    told, label = line.line, vocabulary.label
    where = "；".join(f"{funds.chain.title(rid)}第{row}行" for rid, row in line.places)
    day = " ".join(part for part in (told.day.isoformat() if told.day else tr("没有日期"), told.time) if part)
    way = label("statement_line.in_fen") if line.inwards else label("statement_line.out_fen")
    balance = yuan(told.balance_fen) if told.balance_fen is not None else ""
    party = f"{told.party or tr('没有写')}　{masked_card(told.party_account)}　{told.party_bank}".strip("　")
    return [
        Fact(tr("在哪里"), where, width=2), Fact(label("statement_line.day"), day), Fact(way, f"{yuan(line.fen)}元"),
        Fact(label("statement_line.balance_fen"), balance), Fact(label("statement_line.serial"), told.serial),
        Fact(label("statement_line.party"), party, width=2), Fact(label("statement_line.words"), told.words, width=2),
        Fact(tr("现在当作"), f"{flow_word(line.kind, inwards=line.inwards)}（{line.why}）", width=2),
    ]  # fmt: skip
