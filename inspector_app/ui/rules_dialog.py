"""办理条件和期限: every gate and limit of the law in a list, each whole beside it; looked up, exported, printed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.lawbook.rule_table import RuleKind, RuleLine
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.lists.list_out import ListOut, sheet_of
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine, show_articles
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.left_out import whole_or_told
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.law_rules import find_rules, law_rules

TITLE = tr("办理条件和期限")
_WIDTH, _BESIDE = 900, 320
_WISHED = QSize(1240, 760)
_COLUMNS = (
    Column(tr("条目"), lambda line: line.number, width=84),
    Column(tr("规则"), lambda line: line.title),
    Column(tr("看什么、从哪天起算"), lambda line: line.told),
    Column(tr("轻重、长度"), lambda line: line.force, width=150),
    Column(tr("核实程度"), lambda line: line.read, width=108, spare=True),
    Column(tr("适用时间"), lambda line: line.held, width=130, spare=True),
    Column(tr("在哪里看、起算和办结"), lambda line: line.where, spare=True, width=240),
    Column(tr("来源"), lambda line: line.basis, spare=True, width=240),
)


class RulesDialog(PlainDialog):
    """Opened at a rule by its number, or at the first."""

    only_chosen = True

    def __init__(self, session: Session[Context], number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(TITLE, _WIDTH, parent)
        bound_width(self)
        self._lines = session.read(law_rules)
        self._search = SearchBox(tr("查找办理条件、期限"), tr("编号、名称、内容、条文"))
        kinds = (Segment(word, kind) for kind, word in vocabulary.words(RuleKind).items())
        self._kind = Segmented([Segment(tr("全部"), None), *kinds], tr("哪一类")).leave_cursor()
        self._kind.set_value(None)
        empty = EmptyState(tr("没有这样的办理条件、期限，换个关键词再查"), icon="search")
        self._table = Table(_COLUMNS, TITLE, empty)
        self._table.chosen.connect(self._tell)
        self._table.opened.connect(lambda line: show_articles(line.basis))
        self._search.lead(self._table)
        self._search.searched.connect(lambda _text: self._look())
        self._kind.value_changed.connect(self._look)
        self._whole = Scrolled(see_through())
        self._whole.setFixedWidth(_BESIDE)
        self._whole.setAccessibleName(tr("全文"))
        self._sums = Label("", Role.SMALL)
        out = ListOut(
            session, TITLE, lambda: sheet_of(TITLE, self._table, self._said(), self._sums.text()), self.notice
        )
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        sides = in_row(wide(whole_or_told(self._table)), self._whole, gap=GAP_4)
        foot = in_row(self._sums, REST, out, close)
        put_in(self.body, in_row(wide(self._search), self._kind), wide(sides), self.notice, foot)
        self._look()
        self._go(number)
        self._search.setFocus()
        self.resize(within(_WISHED, self))

    @classmethod
    def ask(cls, session: Session[Context], number: str = "", parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(session, number, parent))

    def _go(self, number: str) -> None:
        line = next((each for each in self._lines if each.number == number), None)
        if line is None or not self._table.choose_named(line.key):
            self._table.choose_first()

    def _look(self) -> None:
        kind, text = self._kind.value(), self._search.text().strip()
        found = find_rules(self._lines, text, RuleKind(kind) if kind else None)
        self._table.show_records(found, lambda line: line.key, of=(text, kind))
        self._sums.setText(tr("共{0}项").format(len(found)))
        if found and self._table.chosen_record() is None:
            self._table.choose_first()

    def _said(self) -> list[str]:
        text = self._search.text().strip()
        words = [tr("查找“{0}”").format(text)] if text else []
        return [tr("条件：{0}。").format("；".join([*words, self._kind.word()]))]

    def _tell(self, line: RuleLine | None) -> None:
        """A rule whole, with its articles one click away."""
        place = see_through()
        parts: list[QWidget] = []
        if line is not None:
            parts = [
                Label(f"{line.number}　{line.title}", Role.STRONG, wrap=True), Label(line.told, wrap=True),
                Label(line.force, wrap=True), Label(line.where, Role.SMALL, wrap=True),
                BasisLine(BASIS.format(f"{line.basis}（{line.read}）")),
            ]  # fmt: skip
            if line.held:
                parts.append(Label(tr("适用时间：{0}").format(line.held), Role.SMALL, wrap=True))
        in_column(*parts, REST, gap=GAP_2, of=place)
        self._whole.setWidget(place)
        place.setAutoFillBackground(False)
