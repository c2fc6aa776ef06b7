"""资金链 of a case or a project: the picture and what wants a question, every line, every worker, every statement."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.fund_chain import Chain, WorkerFunds
from inspector_app.domain.fund_lines import FundLine
from inspector_app.domain.funding import FlowKind
from inspector_app.domain.statement import Statement
from inspector_app.support import vocabulary
from inspector_app.ui.cases import funds_lists
from inspector_app.ui.cases.card_dialog import WAGE_CARD, CardDialog
from inspector_app.ui.cases.funding_dialog import FUNDING, FundingDialog
from inspector_app.ui.cases.funds_dialogs import LineDialog
from inspector_app.ui.cases.funds_import import StatementImport
from inspector_app.ui.cases.funds_picture import FundsPicture
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.lists.undo_import import UNDO_IMPORT, UndoImportDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS, PROJECTS
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.scrolled import OneShown, Scrolled
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.widgets.tool_row import ToolRow
from inspector_app.ui.wording import joined, money
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.fund_facts import fund_paper, paragraph
from inspector_app.usecases.fund_picture import Arrow, bands
from inspector_app.usecases.funds import FundsFile
from inspector_app.usecases.imports import import_of
from inspector_app.usecases.paper import EditPaper

_PICTURE, _LINES, _WORKERS, _FILES = "picture", "lines", "workers", "files"
_ROWS, _MOST_ROWS = 140, 8


class FundsView(QWidget):
    """``show_funds`` shows a chain; what is done here goes through the session, and whoever shows it reads again."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._funds: FundsFile | None = None
        self._sums = ElidedLabel("", Role.SMALL)
        self._agree = Button(tr("资金约定"), "pencil", clicked=self.agree)
        self._bring = Button(tr("导入流水"), "download", Kind.PRIMARY, clicked=self.bring)
        names = (
            (tr("资金走向"), _PICTURE),
            (vocabulary.label("statement.lines"), _LINES),
            (vocabulary.label("fund_workers"), _WORKERS),
            (tr("流水文件"), _FILES),
        )
        self._parts = Segmented([Segment(*each) for each in names], tr("资金链内容"))
        self._parts.set_value(_PICTURE)
        self._parts.value_changed.connect(self._part_chosen)
        self._stack = OneShown()
        self._places = {_PICTURE: self._picture_part(), _LINES: self._lines_part(), _WORKERS: self._workers_part(),
                        _FILES: self._files_part()}  # fmt: skip
        for part in self._places.values():
            self._stack.addWidget(part)
        hint = tr("把专户、总包、班组长账户的流水和代发明细导入后，看每一笔钱到了哪里、停在哪里。")
        self._empty = EmptyState(tr("还没有导入银行流水"), hint, "banknote")
        self._copy = Button(tr("复制段落"), "copy", clicked=self.copy_paragraph).looks()
        set_tip(self._copy, tr("按记录起草的资金去向一段，可以粘贴到指令书、报批表中再修改"))
        self._paper = Button(tr("资金链文书"), "file-text", clicked=self.make_paper)
        verbs = ToolRow()
        verbs.add_stretch()
        for button in (self._copy, self._paper, self._agree, self._bring):
            verbs.add(button, may_shrink=True)
        head = in_row(self._parts, wide(verbs))
        in_column(head, self._sums, wide(self._stack), wide(self._empty), gap=GAP_2, of=self)

    def show_funds(self, funds: FundsFile) -> None:
        """Show a chain as it stands."""
        self._funds = funds
        chain = funds.chain
        self._sums.setText(sums_line(chain))
        is_empty = funds.is_empty and not chain.statements
        for part in (self._stack, self._parts):
            part.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        for each in (self._copy, self._paper):
            each.setVisible(bool(funds.belongs.case_rid) and not is_empty)
        drawn = bands(chain)
        self.picture.show_bands(drawn)
        self.arrows.show_records([(band.title, each) for band in drawn for each in (*band.into, *band.out)])
        self.signs.show_records(funds.signs, funds_lists.sign_key)
        self._signs_card.setVisible(bool(funds.signs))
        self._tell_sign(self.signs.chosen_record() or next(iter(funds.signs), None))
        self.workers.show_records(chain.workers, lambda each: each.worker.person_rid)
        self.files.show_records(tuple((chain.statements or {}).values()), lambda each: each.rid)
        self._offer_kinds(chain)
        self._show_lines()

    def agree(self) -> None:
        """What is agreed of the labour cost."""
        if self._funds is not None:
            FundingDialog.ask(self._session, self._funds.belongs, self.window())

    def bring(self) -> None:
        """Bring in a statement."""
        if self._funds is not None:
            dialog = StatementImport(self._session, self._funds.belongs, parent=self.window())
            if dialog.ask_now():
                self._session.done.emit(tr("流水已导入。导入有误的，在“流水文件”里撤销。"))

    def copy_paragraph(self) -> None:
        """The paragraph for an order, to be pasted where it is wanted."""
        if self._funds is not None:
            QApplication.clipboard().setText(self._session.read(paragraph, self._funds.belongs.case_rid))
            self._session.done.emit(tr("已复制，段落按流水记录起草。粘贴后请逐句核对，改动的数字要有依据。"))

    def make_paper(self) -> None:
        """资金链核查情况."""
        if self._funds is not None:
            paper = self._session.read(fund_paper, self._funds.belongs.case_rid)
            self._session.go(DOCUMENTS, EditPaper(paper))

    def open_line(self, line: FundLine) -> None:
        """A line as its statement tells it, and what it means."""
        if self._funds is not None:
            LineDialog.ask(self._session, self._funds, line, self.window())

    def go_on(self, key: DraftKey) -> None:
        """Open the dialog in which a draft was typed."""
        if key.kind == FUNDING:
            self.agree()
        if key.kind == WAGE_CARD and self._funds is not None:
            self._ask_card(next((e for e in self._funds.chain.workers if e.worker.person_rid == key.detail), None))

    def _picture_part(self) -> QWidget:
        self.picture = FundsPicture()
        self.arrows = Table(funds_lists.arrow_columns(), tr("资金走向"))
        self.arrows.show_whole(_ROWS, _MOST_ROWS)
        self.arrows.opened.connect(lambda pair: self._show_arrow(pair[1]))
        self.signs = Table(funds_lists.sign_columns(), tr("值得一问的地方"))
        self.signs.show_whole(_ROWS, _MOST_ROWS)
        self.signs.chosen.connect(self._tell_sign)
        self._told = FactsGrid(1)
        self._signs_card = Card(tr("值得一问的地方"), self.signs, self._told)
        note = Label(tr("图中虚线和深色的地方值得查看；按回车打开一行，看是哪些流水。"), Role.SMALL, wrap=True)
        card = Card(tr("资金走向"), self.picture, note, self.arrows)
        inside = QWidget()
        in_column(card, self._signs_card, REST, gap=GAP_3, of=inside)
        return Scrolled(inside)

    def _lines_part(self) -> QWidget:
        self._kind = ChoiceBox((), tr("全部款项性质"))
        self._kind.setAccessibleName(vocabulary.label("party_meaning.kind"))
        self._kind.value_changed.connect(self._show_lines)
        self._search = SearchBox(tr("查找流水"), tr("户名、摘要、金额"))
        self._search.searched.connect(lambda _text: self._show_lines())
        empty = EmptyState(tr("没有这样的流水"), tr("换一种款项性质，或者清除查找的文字。"), "search")
        self.lines = Table(funds_lists.line_columns(), vocabulary.label("statement.lines"), empty)
        self.lines.opened.connect(self.open_line)
        self._search.lead(self.lines)
        self._count = Label("", Role.SMALL)
        part = QWidget()
        look = Button(tr("查看、指定性质"), "eye", clicked=self._open_chosen)
        in_column(
            in_row(self._kind, wide(self._search), look), wide(self.lines), self._count, gap=GAP_3, of=part
        )  # fmt: skip
        return part

    def _workers_part(self) -> QWidget:
        empty = EmptyState(
            tr("名单中还没有工人"), tr("先在案件的“明细”里登记工人，这里按姓名和卡号对上流水。"), "users"
        )
        self.workers = Table(funds_lists.worker_columns(), vocabulary.label("fund_workers"), empty)
        self.workers.opened.connect(lambda each: self._search_for(each.worker.name))
        part = QWidget()
        note = tr("只算付给本人的流水；班组长代领、批量代发没有明细的不算。按回车看这名工人的流水。")
        card = Button(vocabulary.label("wage_claim.card_keeper"), "pencil", clicked=self._ask_chosen_card)
        in_column(wide(self.workers), in_row(wide(ElidedLabel(note, Role.SMALL)), card), gap=GAP_3, of=part)
        return part

    def _files_part(self) -> QWidget:
        self.files = Table(funds_lists.statement_columns(), tr("流水文件"))
        back = Button(tr("撤销导入"), "undo-2", clicked=self._take_back)
        part = QWidget()
        note = tr("同一账户的几份流水合在一起看，重叠的部分只算一次；导入的原文件保存在证据里。")
        in_column(in_row(wide(ElidedLabel(note, Role.SMALL)), back), wide(self.files), gap=GAP_3, of=part)
        return part

    def _part_chosen(self) -> None:
        self._stack.setCurrentWidget(self._places[self._parts.value()])

    def _show_part(self, part: str) -> None:
        self._parts.set_value(part)
        self._part_chosen()

    def _offer_kinds(self, chain: Chain) -> None:
        there = dict.fromkeys(line.kind for line in chain.lines)
        self._kind.offer([(word, kind) for kind, word in vocabulary.words(FlowKind).items() if kind in there])

    def _show_lines(self) -> None:
        if self._funds is None:
            return
        chain, kind = self._funds.chain, self._kind.value()
        words = self._search.text().strip()
        shown = [line for line in chain.lines if kind in (None, line.kind) and funds_lists.fits(line, chain, words)]
        self.lines.show_records(shown, lambda line: line.places[0])
        total = (
            money(sum(line.fen for line in shown if line.inwards)),
            money(sum(line.fen for line in shown if not line.inwards)),
        )
        self._count.setText(
            tr("{count}笔，收入{into}，支出{out}").format(count=len(shown), into=total[0], out=total[1])
        )

    def _show_arrow(self, arrow: Arrow) -> None:
        if arrow.kind is None:
            if arrow.fen is None and self._funds is not None and not arrow.inwards:
                self._show_part(_WORKERS)
            return
        self._search.clear()
        self._kind.set_value(arrow.kind)
        self._show_part(_LINES)
        self._show_lines()

    def _search_for(self, name: str) -> None:
        self._kind.set_value(None)
        self._search.setText(name)
        self._show_part(_LINES)
        self._show_lines()

    def _open_chosen(self) -> None:
        line = self.lines.chosen_record()
        if line is not None:
            self.open_line(line)

    def _ask_chosen_card(self) -> None:
        self._ask_card(self.workers.chosen_record())

    def _ask_card(self, funds: WorkerFunds | None) -> None:
        if funds is not None and self._funds is not None:
            CardDialog.ask(self._session, self._funds.belongs, funds.worker, self.window())

    def _tell_sign(self, sign: Any) -> None:
        if sign is None:
            self._told.show_facts(())
            return
        self._told.show_facts(
            (
                Fact(tr("看到的情况"), sign.words),
                Fact(tr("建议询问"), sign.rule.question),
                Fact(tr("依据"), sign.rule.basis_text),
            )
        )

    def _take_back(self) -> None:
        statement: Statement | None = self.files.chosen_record()
        if statement is not None:
            page, owner = (CASES, statement.case_rid) if statement.case_rid else (PROJECTS, statement.project_rid)
            act = self._session.read(import_of, statement.rid)
            UndoImportDialog.ask_of(self._session, DraftKey(page, owner, UNDO_IMPORT, act), self.window())


def sums_line(chain: Chain) -> str:
    """应拨…，实拨…，付到工人本人…: what the head says."""
    due = tr("应拨不明") if chain.due.fen is None else tr("应拨{0}").format(money(chain.due.fen))
    reached = [each for each in chain.workers if each.lines]
    if not chain.accounts:
        return due
    parts = [due, tr("实拨{0}").format(chain.paid_in_words)]
    if chain.short_fen:
        parts.append(tr("少拨{0}").format(money(chain.short_fen)))
    paid = money(sum(each.received_fen for each in reached))
    parts.append(tr("付到名单内工人{0}（{1}人）").format(paid, len(reached)))
    if chain.unreached:
        parts.append(tr("没有收款记录{0}人").format(len(chain.unreached)))
    return joined(*parts)
