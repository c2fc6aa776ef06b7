"""文号号段: the blocks of each form and year, and the numbers that were skipped."""

from inspector_app.ui.session import Session
from inspector_app.ui.settings.dialogs import BlockDialog, PaperDialog
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import numbers
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.numbers import BlockLine

_HEIGHT = (280, 30)  # least pixels, most rows


def span_words(line: BlockLine) -> str:
    """第1—50号; a block of our own has no end worth showing."""
    if line.block.last == numbers.OWN_BLOCK_LAST:
        return tr("自第{}号起").format(line.block.first)
    return tr("第{}—{}号").format(line.block.first, line.block.last)


def used_words(line: BlockLine) -> str:
    """已用到7号, 未用, 已用完."""
    if line.highest < line.block.first:
        return tr("未用")
    return tr("已用完") if line.highest >= line.block.last else tr("已用到{}号").format(line.highest)


class NumbersSection(Section):
    """Without a leased block a form counts from 1 by itself."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("文号号段"),
            self.tr("没有登记号段的文书自动从1号编起；也可在签发时手工填写文号或留空待填。"),
        )
        columns = (
            Column.of("number_block.form", lambda line: line.title),
            Column.of("number_block.year", lambda line: str(line.block.year), width=70),
            Column(self.tr("号段"), span_words, width=130),
            Column(self.tr("使用"), used_words, width=116),
            Column(self.tr("下一号"), lambda line: _next_words(line), width=210),
        )
        empty = EmptyState(self.tr("还没有用过文号"), self.tr("签发第一份文书时自动建立。"), "stamp")
        self.table = rows_in_sight(columns, self.tr("号段"), _HEIGHT, empty)
        self.table.opened.connect(self._continue)
        self._continue_button = Button(
            self.tr("续接手工文号…"), clicked=lambda: self._continue(self.table.chosen_record())
        )
        self._continue_button.allow(False, self.tr("先在上面选择一行"))
        self.table.chosen.connect(lambda _line: self._continue_button.allow(True, ""))
        lease = Button(self.tr("登记号段…"), "plus", Kind.PRIMARY, clicked=self._lease)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(buttons(lease, self._continue_button))
        self._gaps = Card(self.tr("跳号"))
        self._gap_words = Label("", wrap=True)
        self._gaps.body.addWidget(self._gap_words)
        hint = self.tr("未使用的号须在文书登记簿里写明原因。")
        self._gaps.body.addWidget(Label(hint, Role.SMALL))
        go = Button(self.tr("去文书登记簿说明"), "arrow-right", Kind.QUIET, clicked=lambda: session.go(DOCUMENTS))
        self._gaps.body.addLayout(buttons(go))
        self.body.addWidget(self._gaps)

    def read(self) -> None:
        self.table.show_records(self.session.read(numbers.block_lines), lambda line: line.block.rid, of=self)
        found = [block.text(n) for block, missing in self.session.read(numbers.number_gaps) for n in missing]
        self._gap_words.setText("、".join(found))
        self._gaps.setVisible(bool(found))

    def go_on(self, key: DraftKey) -> None:
        if key.kind == "block":
            self._lease()
        for line in self.session.read(numbers.block_lines) if key.kind == "paper" else ():
            if line.block.rid == key.detail:
                self._continue(line)

    def _lease(self) -> None:
        BlockDialog.ask(self.session, self)

    def _continue(self, line: BlockLine | None) -> None:
        if line is not None:
            PaperDialog.ask(self.session, line, self)


def _next_words(line: BlockLine) -> str:
    return "—" if line.highest >= line.block.last else line.block.text(line.highest + 1)
