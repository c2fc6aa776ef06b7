"""工资卡在谁手里: asked and corrected for one worker, beside what was answered in the transcripts."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.fund_lines import Worker
from inspector_app.domain.wage_card import CardKeeper
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.wage_cards import card_answers, tell_card

WAGE_CARD = "wage_card"
"""The kind of its draft."""


class CardDialog(RecordForm):
    """``outcome`` is the worker's lines as saved."""

    def __init__(
        self, session: Session[Context], belongs: Belongs, worker: Worker, parent: QWidget | None = None
    ) -> None:
        self._belongs, self._worker = belongs, worker
        kept = worker.kept
        told_on = kept.told_on if kept.keeper else session.context.clock.today()
        answers = [each for each in session.read(card_answers, belongs) if each.person_rid == worker.person_rid]
        page, owner = (CASES, belongs.case_rid) if belongs.case_rid else (PROJECTS, belongs.project_rid)
        keepers = [(word, str(keeper)) for keeper, word in vocabulary.words(CardKeeper).items()]
        asks = (
            Ask("card_keeper", word="wage_claim.card_keeper", words=keepers, empty=tr("没问过"), hint=""),
            Ask("card_keeper_name", word="wage_claim.card_keeper_name"),
            Ask("card_told_by", word="wage_claim.card_told_by", offers=[each.source for each in answers]),
            Ask("card_told_on", word="wage_claim.card_told_on", kind=date),
        )
        super().__init__(
            session, vocabulary.label("wage_claim.card_keeper"),
            {"card_keeper": str(kept.keeper) if kept.keeper else None, "card_keeper_name": kept.name,
             "card_told_by": kept.told_by, "card_told_on": told_on},
            asks, self._keep, verb=tr("保存"), draft=DraftKey(page, owner, WAGE_CARD, worker.person_rid),
            about=worker.name, parent=parent,
            intro=tr("{name}的工资卡（社会保障卡、银行卡）。改回“没问过”就收回已登记的情况，以前登记的留在历史里。").format(
                name=worker.name
            ),
        )  # fmt: skip
        told = FactsGrid(1)
        told.show_facts([Fact(each.source, each.answer) for each in answers])
        self.inside.insertLayout(0, told)

    def _keep(self, context: Context, card_keeper: str | None, **told: Any) -> object:
        keeper = CardKeeper(card_keeper) if card_keeper else None
        return tell_card(context, self._belongs, (self._worker.person_rid,), keeper, **told)
