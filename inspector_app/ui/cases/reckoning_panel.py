"""工资核算 beside the wage grid: what the line in hand comes to and how, told anew whenever a cell is corrected."""

from collections.abc import Callable
from functools import partial

from inspector_app.domain.claim import MoneyNature
from inspector_app.domain.deductions import Hint
from inspector_app.lawbook.named_articles import names_articles
from inspector_app.support import vocabulary
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.layouts import REST, clear, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS, MINIMUM_WAGE_PART, SETTINGS
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.basis_line import show_articles
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.wording import money
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.minimum_wages import minimum_wages
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.reckonings import Reckoned, column, compared_with, reckoned, reckoning_paper, summed_up

_WIDTH, _LEAST = 340, 110


class ReckoningPanel(Card):
    """Hidden until it is asked for; ``take_in`` keeps the open cell before a paper is made from the lines."""

    def __init__(
        self, session: Session[Context], model: ClaimsModel, view: ClaimsView, take_in: Callable[[], None]
    ) -> None:
        super().__init__(self.tr("工资核算"))
        self._session, self._model, self._view, self._take_in = session, model, view, take_in
        self._case_rid = ""
        self._found: dict[str, Reckoned] = {}
        self._law = session.context.law
        self.setFixedWidth(_WIDTH)
        self.setProperty("grows", True)
        self._sum = Label("", Role.SMALL, wrap=True)
        self._who = Label("", Role.STRONG, wrap=True)
        self._facts = FactsGrid()
        self._steps, self._hints = in_column(gap=GAP_2), in_column(gap=GAP_2)
        self._standard = in_column()
        content = see_through()
        said = (Label(column("reasoning"), Role.LABEL), self._steps, self._hints, self._standard)
        in_column(self._sum, self._who, self._facts, *said, REST, gap=GAP_2, of=content)
        paper = Button(self.tr("核算表文书"), "file-text", clicked=self.make_paper)
        close = Button(icon="x", kind=Kind.ICON, name=self.tr("收起工资核算"), clicked=self.toggle).looks()
        area = Scrolled(content)
        area.setMinimumHeight(_LEAST)
        put_in(self.body, wide(area), in_row(paper, REST, close))
        model.changed.connect(self.tell)
        view.selectionModel().currentChanged.connect(lambda *_: self._tell_here())
        self.hide()

    def toggle(self) -> None:
        """Show it beside the grid, or give the grid its room back."""
        self.setVisible(self.isHidden())
        self.tell()
        self._view.setFocus()

    def show_case(self, case_rid: str) -> None:
        """Speak of the lines of this case, by the rules as they are now."""
        if self._law is not self._session.context.law:
            self._law, self._found = self._session.context.law, {}
        self._case_rid = case_rid
        self.tell()

    def make_paper(self) -> None:
        """工资核算表: every line with its reasoning, to be printed as an annex."""
        self._take_in()
        self._session.go(DOCUMENTS, EditPaper(self._session.read(reckoning_paper, self._case_rid)))

    def tell(self) -> None:
        """Reckon the lines as they stand in the grid: those that changed, for a list may be long."""
        if self.isHidden():
            return
        lines = [row.line for row in self._model.rows]
        before = self._found
        changed = [line for line in lines if line.rid not in before or not _is_of(before[line.rid], line)]
        new = self._session.read(reckoned, [(line.claim, line.person) for line in changed])
        known = before | {each.claim.rid: each for each in new}
        self._found = {line.rid: known[line.rid] for line in lines if line.claim.nature is MoneyNature.WAGES}
        self._sum.setText(summed_up(tuple(self._found.values())))
        self._tell_here()

    def _tell_here(self) -> None:
        """What the line in hand comes to."""
        if self.isHidden():
            return
        row = self._model.row(self._view.currentIndex().row())
        one = self._found.get(row.rid) if row is not None else None
        for place in (self._steps, self._hints, self._standard):
            clear(place)
        if one is None:
            self._tell_nothing(row is not None and row.line.claim.nature is not MoneyNature.WAGES)
        else:
            self._tell_line(one)
        self._tell_standard(one)

    def _tell_nothing(self, is_other: bool) -> None:
        other = self.tr("这一行的款项性质不是工资，不核算。")
        self._who.setText(other if is_other else self.tr("选中一行，看它怎样核算。"))
        self._facts.show_facts(())

    def _tell_line(self, one: Reckoned) -> None:
        self._who.setText(one.person.name or self.tr("未填姓名"))
        self._facts.show_facts(_facts(one))
        for step in one.found.reasoning.split("；"):
            self._steps.addWidget(Label(step, wrap=True))
        if untold := _untold(one):
            told = self.tr("没有{0}的，在“{0}”一格填0，就能得出欠发；问清以前留空。").format(untold)
            self._steps.addWidget(Label(told, Role.SMALL, wrap=True))
        for hint in one.found.hints:
            self._hints.addWidget(_hint_row(hint))

    def _tell_standard(self, one: Reckoned | None) -> None:
        """What the line in hand is compared with; without one what all are."""
        words = self._session.read(compared_with, [one] if one else tuple(self._found.values()))
        known = bool(self._session.read(minimum_wages))
        go = None if known else lambda: self._session.go(SETTINGS, MINIMUM_WAGE_PART)
        title = vocabulary.label("list.minimum_wage") if known else self.tr("本地最低工资标准未录入")
        self._standard.addWidget(LinkRow(title, words, "info", verb=self.tr("去录入"), clicked=go, changes=True))


def _is_of(one: Reckoned, line: ClaimLine) -> bool:
    return one.claim == line.claim and one.person == line.person


def _untold(one: Reckoned) -> str:
    """What nobody told and lacks for the result, though it may well be nought."""
    missing = {"deducted_fen": one.found.deducted_fen, "received_fen": one.claim.received_fen}
    names = [vocabulary.short(f"wage_claim.{name}") for name, fen in missing.items() if fen is None]
    return names[0] if names and one.found.rest_fen is None else ""


def _hint_row(hint: Hint) -> LinkRow:
    """A hint leads to the articles that it names."""
    go = partial(show_articles, hint.basis) if names_articles(hint.basis) else None
    return LinkRow(hint.text, hint.basis, "flag", Tone.WARNING, tr("查看条文"), go)


def _facts(one: Reckoned) -> tuple[Fact, ...]:
    claimed = _money(one.claim.claimed_fen)
    said = f"{claimed}（{one.difference}）" if one.difference else claimed
    late = "" if one.late_least_fen is None else f"{money(one.late_least_fen)}—{money(one.late_most_fen or 0)}"
    return (
        Fact(column("rest_fen"), _money(one.rest_fen)),
        Fact(vocabulary.short("wage_claim.claimed_fen"), said),
        Fact(tr("加付赔偿金"), late),
    )


def _money(fen: int | None) -> str:
    return "" if fen is None else money(fen)
