"""What the page of a project shows: what the ledger says, the safeguards, the chain, the hazards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.lifecycle import HazardVerb, hazard_verbs
from inspector_app.domain.money import yuan
from inspector_app.domain.project import SITE_FACTS, Project
from inspector_app.support import vocabulary
from inspector_app.support.vocabulary import entry, label, short, word
from inspector_app.ui.layouts import clear, in_column, in_row, put_in, wide
from inspector_app.ui.projects import project_words
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard, SectionHeader
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.clickable import Clickable, close_up
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.wording import joined
from inspector_app.usecases.projects import ChainLine


def ledger_facts(project: Project) -> list[Fact]:
    """The entries, in four columns."""
    heads = project_words.heads_word(project) + ("" if project.heads is None else tr("人"))
    unpaid = project_words.unpaid_word(project)
    contract = yuan(project.contract_fen) if project.contract_fen is not None else ""
    reasoned = bool(project.grade and project.grade.reason)
    facts = [
        Fact(label("project.heads"), heads),
        Fact(entry("project.unpaid_fen").with_unit, unpaid),
        Fact(entry("project.contract_fen").with_unit, contract),
        Fact(label("project.started_on"), chinese(project.started_on) if project.started_on else ""),
        Fact(label("project.owner_name"), project.owner_name, width=2),
        Fact(label("project.contractor_name"), project.contractor_name, width=2),
        Fact(label("project.manager_name"), joined(project.manager_name, project.manager_phone), width=2),
        Fact(label("project.address"), project.address, width=2),
        Fact(label("project.code"), project.code, width=2),
        Fact(short("project.grade"), project_words.grade_story(project), width=4 if reasoned else 2),
    ]
    return [*facts, Fact(label("project.note"), project.note, width=4)] if project.note else facts


class LedgerCard(Card):
    """Four columns."""

    def __init__(self) -> None:
        super().__init__(tr("台账"))
        self._grid = FactsGrid(4)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show what the ledger says."""
        self._grid.show_facts(ledger_facts(project))


class FactsCard(Card):
    """Three facts to a line; what is missing on the site is marked."""

    def __init__(self) -> None:
        super().__init__(tr("工资支付保障制度"))
        self._grid = FactsGrid(3)
        self.body.addLayout(self._grid)

    def show_project(self, project: Project) -> None:
        """Show the facts of a project."""
        known = ((vocabulary.label(f"project.{name}"), getattr(project, name)) for name in SITE_FACTS)
        self._grid.show_facts(Fact(label, fact.words, project_words.fact_badge(fact)) for label, fact in known)


_STEP = 30
_DEEPEST = 8  # beyond that the indent stays, so that a deep chain can still be read


class ChainCard(Card):
    """``add_wished`` brings the link below which to add, or None for the top; ``party_wished`` that of who to see."""

    add_wished = Signal(object)
    edit_wished = Signal(object)
    delete_wished = Signal(object)
    party_wished = Signal(object)
    diagram_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("分包链"))
        header = SectionHeader(tr("参建单位和分包链"))
        header.add(Button(tr("打印"), "printer", Kind.QUIET, tr("打印分包链图"), self.diagram_wished.emit))
        header.add(Button(tr("添加"), "plus", Kind.QUIET, tr("添加参建单位"), self._add_on_top))
        self.body.addWidget(header)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_chain(self, lines: Sequence[ChainLine]) -> None:
        """Show the chain."""
        clear(self._lines)
        if not lines:
            words = Label(tr("还没有登记。从建设单位、总包单位开始，逐级添加到班组。"), Role.SMALL, wrap=True)
            self._lines.addWidget(words)
        rows = [self._line(line) for line in lines]
        put_in(self._lines, *rows)
        self._lines.setSpacing(GAP_2)
        close_up(self._lines, rows)

    def _add_on_top(self) -> None:
        self.add_wished.emit(None)

    def _line(self, line: ChainLine) -> QWidget:
        frame = Clickable()
        frame.clicked.connect(lambda: self.party_wished.emit(line.link))
        row = QHBoxLayout(frame)
        row.setContentsMargins(min(line.depth, _DEEPEST) * _STEP, 0, 0, 0)
        row.setSpacing(GAP_2)
        if line.depth:
            row.addWidget(IconLabel("corner-down-right"))
        head = in_row(wide(Label(line.party or tr("未登记名称"), Role.STRONG, wrap=True)), gap=GAP_3)
        details = joined(vocabulary.word(line.link.role), project_words.link_details(line.link))
        row.addLayout(in_column(head, Label(details, Role.SMALL, wrap=True), gap=GAP_1), 1)
        if line.link.person_rid:
            row.addWidget(Chip(Badge(vocabulary.word(PartyKind.PERSON), icon="user")))
        for icon, verb, signal in (
            ("plus", tr("添加下级"), self.add_wished),
            ("pencil", tr("修改"), self.edit_wished),
            ("trash-2", tr("删除"), self.delete_wished),
            ("chevron-right", tr("打开"), self.party_wished),
        ):
            name = f"{verb}：{line.party}"
            row.addWidget(Button(icon=icon, kind=Kind.BARE, name=name, clicked=lambda s=signal, k=line.link: s.emit(k)))
        return frame


class HazardsCard(RowsCard):
    """Wishes only; the page asks and saves."""

    add_wished = Signal()
    edit_wished = Signal(object)
    strike_off_wished = Signal(object)
    open_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("工资支付隐患"), tr("没有登记隐患。"))
        add = tr("登记隐患")
        self.header.add(Button(add, "plus", Kind.QUIET, clicked=self.add_wished.emit))

    def show_hazards(self, hazards: Sequence[Hazard]) -> None:
        """Show the hazards of a project."""
        self.show_rows([self._line(hazard) for hazard in hazards])

    def _line(self, hazard: Hazard) -> QWidget:
        line = QWidget()
        words = in_column(
            Label(hazard.facts, wrap=True), Label(project_words.hazard_days(hazard), Role.SMALL, wrap=True), gap=GAP_1
        )
        row = in_row(wide(words), Chip(project_words.hazard_badge(hazard)), of=line)
        verbs = hazard_verbs(hazard)
        if HazardVerb.ASK_STRIKE_OFF in verbs:
            ask = word(HazardVerb.ASK_STRIKE_OFF)
            name = f"{ask}：{hazard.facts}"
            row.addWidget(Button(ask, name=name, clicked=lambda: self.strike_off_wished.emit(hazard)))
        if HazardVerb.CORRECT in verbs:
            edit = f"{word(HazardVerb.CORRECT)}：{hazard.facts}"
            row.addWidget(
                Button(icon="pencil", kind=Kind.BARE, name=edit, clicked=lambda: self.edit_wished.emit(hazard))
            )
        name = tr("打开隐患：{}").format(hazard.facts)
        go = Button(icon="chevron-right", kind=Kind.BARE, name=name, clicked=lambda: self.open_wished.emit(hazard))
        row.addWidget(go)
        return line
