"""认定, 已付, 余额, 人数 of a case, and how it stands to the threshold."""

from inspector_app.domain.threshold import Reached
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import AS_AROUND, in_row, wide
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import money
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.other_cases import Together

_REACHED = {
    Reached.CERTAIN: Badge("达到数额标准", Tone.DANGER, "scale"),
    Reached.POSSIBLE: Badge("可能达到数额标准", Tone.WARNING, "scale"),
    Reached.BELOW: Badge("未达到数额标准", Tone.PLAIN, "scale"),
    Reached.UNKNOWN: Badge("数额不明，不能判断", Tone.WARNING, "scale"),
}


def figures(whole: CaseFile) -> tuple[Fact, ...]:
    """What was found, paid and is open, and how many people wait. Of how many people a sum does not speak stands in the
    small words above it: beside it four sums are wider than a small window."""
    now = whole.balance
    return (
        Fact(vocabulary.label("balance.found_fen") + now.besides, money(now.found_fen)),
        Fact(vocabulary.label("balance.paid_fen"), money(now.paid_fen)),
        Fact(vocabulary.label("balance.open_fen") + now.besides, money(now.open_fen)),
        Fact("未付清人数", f"{now.heads_open} / {now.heads}人"),
    )


class FiguresCard(Card):
    """Nothing but zeros is shown as a sentence. ``together``: how it stands with other cases of the employer."""

    def __init__(self, whole: CaseFile, together: Together | None = None) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("欠薪数额"))
        now = whole.balance
        if not now.heads:
            untold = self.tr("{count}人的欠薪数额都没有认定。").format(count=now.untold) if now.untold else ""
            self.body.addWidget(Label(untold or self.tr("明细表中还没有认定金额。"), Role.SMALL))
            return
        shown = figures(whole)
        row = FactsGrid(len(shown), Role.TITLE)
        row.show_facts(shown)
        self.body.addLayout(row)
        state = whole.threshold_today
        line = in_row(Chip(_REACHED[state.reached]), wide(Label(state.ground, Role.SMALL, wrap=True)), gap=AS_AROUND)
        self.body.addLayout(line)
        if together is not None:
            self.body.addWidget(Label(together.words, Role.SMALL, wrap=True))
