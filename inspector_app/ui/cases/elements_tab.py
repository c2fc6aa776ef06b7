"""要件 of a case: what may be held against the party, element by element, and beside it what proves the chosen one."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.element import ChargeTable, Element, ElementState, ElementTie, Piece
from inspector_app.support.vocabulary import entry, word
from inspector_app.ui.cases.element_details import ElementDetails
from inspector_app.ui.cases.element_dialogs import (
    OTHERWISE,
    TIE,
    UNTIE,
    OtherwiseDialog,
    TieDialog,
    UntieDialog,
    draft_name,
)  # fmt: skip
from inspector_app.ui.cases.element_places import place_of
from inspector_app.ui.layouts import in_column, in_row, see_through, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.theme import GAP_2, GAP_3, Tone
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.elements import (
    CaseElements,
    confirm_proposed,
    count_words,
    elements_paper,
    shown_elements,
    take_back_tie,
    tie_piece,
)
from inspector_app.usecases.paper import EditPaper

_BADGES = {
    ElementState.PROVED: (Tone.OK, "check"), ElementState.PROPOSED: (Tone.INFO, "eye"),
    ElementState.DISPUTED: (Tone.WARNING, "triangle-alert"), ElementState.LACKING: (Tone.WARNING, "flag"),
    ElementState.SPARED: (Tone.PLAIN, "minus"),
}  # fmt: skip


def state_badge(element: Element) -> Badge:
    """How far an element is proved, as a chip."""
    tone, icon = _BADGES[element.state]
    return Badge(word(element.state), tone, icon)


class ElementsTab(QWidget):
    """Charges above, the elements of the chosen one below them; at the side what proves the chosen element."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._found: CaseElements | None = None
        items = entry("elements").items
        self.charges = ChoiceBox([(charge.title, charge.id) for charge in session.context.law.elements])
        self.charges.setAccessibleName(items["charge"].label)
        self.charges.setCurrentIndex(0)
        self.charges.value_changed.connect(self._show_charge)
        elements = (
            Column(items["element"].label, self._title),
            Column(entry("elements.summary").label, lambda each: word(each.state), width=130, badge=state_badge),
        )
        self.elements = Table(elements, items["element"].label)
        self.elements.chosen.connect(self._show_element)
        self.details = ElementDetails()
        self._connect()
        paper = Button(self.tr("要件表文书"), "file-text", clicked=self.make_paper)
        told = self.tr("程序按案件记录查找证明，由承办人核对确认；调查终结报告、移送书、法制审核意见书附本表。")
        left = see_through()
        self._counts = Label("", Role.SMALL)
        in_column(self.charges, self._counts, wide(self.elements), gap=GAP_2, of=left)
        panes = TwoPanes((left, self.details), (items["element"].label, items["proof"].label), (560, 600))
        in_column(in_row(wide(Label(told, Role.SMALL, wrap=True)), paper), wide(panes), gap=GAP_3, of=self)

    def _connect(self) -> None:
        self.details.opened.connect(self.open_piece)
        self.details.tied.connect(self._tie_one)
        self.details.untied.connect(lambda piece: self._ask(UntieDialog, piece))
        self.details.taken_back.connect(self._take_back)
        self.details.all_confirmed.connect(self.confirm)
        self.details.more_wished.connect(lambda: self._ask(TieDialog))
        self.details.otherwise_wished.connect(lambda: self._ask(OtherwiseDialog))

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands; what was chosen stays chosen."""
        chosen = self.element
        self._found = self._session.read(shown_elements, whole)
        for place, table in enumerate(self._found.tables):
            self.charges.setItemText(place, f"{table.charge.title}（{table.proved}／{table.wanted}）")
        self._show_charge()
        if chosen is not None:
            self.elements.choose_named(chosen.name)

    @property
    def element(self) -> Element | None:
        """The chosen element."""
        found: Element | None = self.elements.chosen_record()
        return found

    @property
    def _table(self) -> ChargeTable | None:
        """The chosen charge as it stands."""
        tables = self._found.tables if self._found is not None else ()
        return next((table for table in tables if table.charge.id == self.charges.value()), None)

    def _title(self, element: Element) -> str:
        table = self._table
        return table.title(element) if table is not None else element.rule.title

    def _show_charge(self) -> None:
        table = self._table
        if self._found is None or table is None:
            return
        self._counts.setText(count_words(table))
        self.elements.show_records(table.elements, lambda each: each.name, of=self._found.whole.case.rid)
        if self.element is None:
            self.elements.choose_first()
        self._show_element(self.element)

    def _show_element(self, element: Element | None) -> None:
        over = self._found is None or self._found.whole.is_over
        self.details.show_element(element, state_badge(element) if element else None, is_over=over)

    def open_piece(self, piece: Piece) -> None:
        """Go to where a piece of proof stands."""
        if self._found is not None:
            self._session.go(*place_of(piece, self._found.whole.case.rid))

    def make_paper(self) -> None:
        """要件表 as a paper."""
        if self._found is not None:
            self._session.go(DOCUMENTS, EditPaper(self._session.read(elements_paper, self._found.whole.case.rid)))

    def confirm(self) -> None:
        """确认: what was found for the chosen element proves it."""
        self._do(confirm_proposed)

    def _tie_one(self, piece: Piece) -> None:
        self._do(tie_piece, piece.key)

    def _take_back(self, tie: ElementTie) -> None:
        if self._found is not None:
            self._session.do(take_back_tie, self._found.whole.case.rid, tie.rid, saves=self.tr("撤回"))

    def _do(self, act: object, *more: str) -> None:
        if self._found is not None and self.element is not None:
            rid, name = self._found.whole.case.rid, self.element.name
            self._session.do(act, rid, name, *more, saves=self.tr("要件证据"))  # type: ignore[arg-type]

    def _ask(self, dialog: type[TieDialog | UntieDialog | OtherwiseDialog], *about: Piece) -> None:
        if self._found is not None and self.element is not None:
            dialog.ask(self._session, self._found, self.element, *about, self.window())

    def go_on(self, key: DraftKey) -> None:
        """Open the dialog in which a draft was typed, on its element."""
        named = [] if self._found is None else [each for t in self._found.tables for each in t.elements]
        for each in named:
            if draft_name(each.name) == key.detail.partition(".")[0]:
                self.charges.set_value(each.charge)
                self.elements.choose_named(each.name)
                self._open_draft(key, each)

    def _open_draft(self, key: DraftKey, element: Element) -> None:
        if key.kind == TIE:
            self._ask(TieDialog)
        elif key.kind == OTHERWISE:
            self._ask(OtherwiseDialog)
        elif key.kind == UNTIE:
            shown = (*element.proof, *element.proposed, *element.against)
            piece = next((p for p in shown if draft_name(p.key) == key.detail.partition(".")[2]), None)
            if piece is not None:
                self._ask(UntieDialog, piece)
