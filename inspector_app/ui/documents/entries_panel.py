"""The left side of the editor: gates, the entries to be filled in, lists from records, and what the records say."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.composed import Composed
from inspector_app.domain.identity import mask_of
from inspector_app.formdefs.fact_text import show_fact
from inspector_app.formdefs.model import FactDef, Facts, FactType
from inspector_app.support.errors import Level, Problem, by_entry
from inspector_app.ui import theme
from inspector_app.ui.composition import compose_on
from inspector_app.ui.layouts import AS_AROUND, REST, clear, in_column, in_row, see_through, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine, rule_button, show_articles
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.field import Field, own_problem
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import Reason, reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.facts_split import Split, entry_of


class GateCard(Card):
    """Shows problems that belong to no entry; the gates fulfilled are named in one line."""

    def __init__(self) -> None:
        super().__init__(tr("办理条件"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_2)
        self.body.addLayout(self._lines)
        self._basis = ""
        self._law = Button(
            tr("查看依据条文"), "book-open", Kind.QUIET, clicked=lambda: show_articles(self._basis)
        ).looks()
        self.body.addWidget(self._law)
        self._shown: tuple[Reason, ...] | None = None
        self._titles: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The sentences shown, for a test and the screen reader."""
        return [each.words for each in self._shown or ()]

    def rest_on(self, basis: str) -> None:
        """The law behind the whole paper and what is asked before it goes out, one click away."""
        self._basis = basis
        self._law.setVisible(bool(basis))

    def show_problems(self, problems: Sequence[Problem], titles: Sequence[str]) -> None:
        """``titles`` names the gates that the form asks about."""
        shown = reasons(problems)
        if (shown, tuple(titles)) == (self._shown, self._titles):
            return
        self._shown, self._titles = shown, tuple(titles)
        clear(self._lines)
        for reason in shown:
            self._lines.addWidget(self._line(reason))
        if not shown:
            self._lines.addWidget(self._ready(titles))

    def _line(self, reason: Reason) -> QWidget:
        line = QWidget()
        mark = ProblemMark()
        column = in_column(mark, gap=GAP_1, of=line)
        advice = self.tr("（签发时写明理由可以继续）") if reason.level is Level.WARNING else ""
        mark.say(reason.words + advice, reason.level)
        if reason.basis:
            note = BasisLine(BASIS.format(reason.basis))
            note.setContentsMargins(20, 0, 0, 0)
            column.addLayout(in_row(wide(note), *([rule_button(reason.gate)] if reason.gate else [])))
        return line

    def _ready(self, titles: Sequence[str]) -> QWidget:
        line = QWidget()
        words = self.tr("已逐项核对（{titles}），没有发现问题。").format(titles="、".join(titles))
        in_row(
            IconLabel("circle-check", Tone.OK),
            wide(Label(words if titles else self.tr("本文书没有另外的法定前提。"), Role.SMALL, wrap=True)),
            of=line,
        )
        return line


_MOST_ROWS = 8
_WIDTHS = {FactType.INTEGER: 64, FactType.MONEY: 128, FactType.DATE: 116, FactType.YES_NO: 64}


def list_columns(items: Sequence[FactDef]) -> tuple[Column, ...]:
    """The columns of a list fact; identity and card numbers are masked."""
    return tuple(_column(item) for item in items)


def _column(item: FactDef) -> Column:
    number = item.type in (FactType.MONEY, FactType.INTEGER)
    width = 186 if item.sensitive else _WIDTHS.get(item.type, 0)
    return Column(_title(item), lambda row: cell_words(item, row.get(item.name)), "right" if number else "left", width)


def cell_words(item: FactDef, value: Any) -> str:
    """A cell as a person may read it."""
    words = show_fact(item, value)
    if not item.sensitive or not words:
        return words
    return mask_of(item.name)(words)


def _title(item: FactDef) -> str:
    return tr("{label}（元）").format(label=item.label) if item.type is FactType.MONEY else item.label


class RecordList(QWidget):
    """Rows in the order in which they are printed."""

    def __init__(self, fact: FactDef) -> None:
        super().__init__()
        self._count = 0
        self._table = Table(list_columns(fact.items), fact.label, scrolls=True)
        in_column(self._table, gap=AS_AROUND, of=self)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self._count = len(rows)
        self._table.show_records(tuple(rows))
        look, bar = theme.current(), self._table.horizontalScrollBar().sizeHint().height()
        self._table.setFixedHeight(look.row_height * (min(max(self._count, 1), _MOST_ROWS) + 1) + bar + 4)


_LEAST_WIDTH = 420


class EntriesPanel(QScrollArea):
    """Rebuilt for each paper. A problem is shown beside an entry once it was left, or when all are asked for."""

    changed = Signal(str)

    def __init__(self, session: Session[Context], may_show: Callable[[str], bool]) -> None:
        """``may_show`` is asked, with the label of an entry, before a whole number is shown."""
        super().__init__()
        self._today, self._may_show = session.context.clock.today, may_show
        self._entries = self._known = FactsForm((), {}, self._today)
        self._lists: dict[str, RecordList] = {}
        self._articles: Mapping[str, str] = {}
        self._touched: set[str] = set()
        self._all = False
        self._goes_on_in: Sequence[Any] = ()
        self._composed: Composed | None = None
        self.gates = GateCard()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = see_through()
        self._column = in_column(self.gates, REST, gap=GAP_3, edges=(0, 0, GAP_2, 0), of=content)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._cards: list[Card] = []
        self._last: Card | None = None
        session.pausing.connect(self.conceal)
        bind_keys(self, (PageKey(tr("查看这一项的依据条文"), ("Ctrl+F1",), self.show_law),))

    def load(self, parts: Split, facts: Facts, articles: Mapping[str, str]) -> None:
        """Show another paper; ``articles`` is the law behind its entries by fact, behind the whole under no name."""
        self._clear()
        self._articles = articles
        self.gates.rest_on(articles.get("", ""))
        if parts.asked:
            self._entries = FactsForm(parts.asked, facts, self._today, articles)
            self._entries.changed.connect(self.changed)
            self._entries.ask_before_showing(self._may_show)
            for name, field in self._entries.fields.items():
                self._watch(name, field)
                if isinstance(field.entry, QLineEdit):
                    field.entry.home(False)  # a long text shows its beginning
            self._add(Card(self.tr("填写内容")), self._entries)
        for fact in parts.lists:
            grid = self._lists[fact.name] = RecordList(fact)
            card = Card(fact.label)
            if basis := articles.get(fact.name, ""):
                card.body.addWidget(BasisLine(BASIS.format(basis)))
            note = self.tr("取自案件登记，在案件中修改；这里按打印的顺序显示。")
            card.body.addWidget(Label(note, Role.SMALL, wrap=True))
            self._add(card, grid)
        if parts.known:
            self._known = FactsForm(parts.known, facts, self._today, articles)
            self._add(Card(self.tr("取自登记的内容")), self._known)
        if self._last is not None:  # laid anew: else the keys would come to it before the entries
            self._last.setParent(None)
            self._column.insertWidget(self._column.count() - 1, self._last)
        self.show_known(facts)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def show_law(self) -> None:
        """The articles behind the entry that has the cursor, else behind the whole paper."""
        focus = self.window().focusWidget()
        here = (name for name, field in self._entries.fields.items() if focus and field.isAncestorOf(focus))
        show_articles(self._articles.get(next(here, ""), "") or self._articles.get("", ""))

    def keep_last(self, card: Card) -> None:
        """A card that stands below those of every paper."""
        self._column.insertWidget(self._column.count() - 1, card)
        self._last = card

    def asks(self, parts: Split) -> bool:
        """Whether these are the entries and lists that are shown."""
        fields = self._entries.fields
        asked, lists = {fact.name for fact in parts.asked}, {fact.name for fact in parts.lists}
        return asked == fields.keys() and lists == self._lists.keys()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the cards need, for nothing scrolls sideways here."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(self.widget().minimumSizeHint().width() + bar, _LEAST_WIDTH), _LEAST_WIDTH // 2)

    def conceal(self) -> None:
        """Mask every number that was revealed."""
        self._entries.conceal()

    def values(self) -> dict[str, Any]:
        """What was typed, by fact; None for an emptied entry."""
        return {name: self._entries.form.value.get(name) for name in self._entries.fields}

    def put(self, name: str, value: Any) -> None:
        """Change an entry without a step to undo."""
        if name in self._entries.fields:
            self._entries.form.put(name, value)

    def unread(self) -> dict[str, tuple[str, ...]]:
        """Text in the entries that is no value yet, such as half a date."""
        return self._entries.form.unread()

    def put_unread(self, texts: Mapping[str, Sequence[str]]) -> None:
        """Show such text again."""
        self._entries.form.put_unread(texts)

    @property
    def place(self) -> tuple[Any, ...]:
        """The entry in which one wrote last, if any, and where in it."""
        return self._entries.form.last_place

    def go_on_in(self, place: Sequence[Any], composed: Composed | None = None) -> None:
        """Put the cursor behind what was written last, with what was being composed there, now or as soon as the panel
        is in sight."""
        self._goes_on_in, self._composed = tuple(place), composed
        self._entries.form.last_place = tuple(place)
        self._go_on()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._go_on()

    def _go_on(self) -> None:
        if self._goes_on_in and self._entries.form.go_on_in(self._goes_on_in):
            self._goes_on_in = ()
            composed, self._composed = self._composed, None
            compose_on(self, composed)

    def show_known(self, facts: Facts) -> None:
        """Show what is computed or comes from records."""
        self._known.show_known(facts)
        for name, grid in self._lists.items():
            grid.show_rows(facts.get(name) or ())

    def own_problems(self) -> list[Problem]:
        """What the entries themselves cannot read."""
        return self._entries.form.own_problems()

    def show_problems(self, problems: Sequence[Problem], gates: Sequence[str]) -> None:
        """Beside the entries that were left, the others in the card of gates; the focus stays where it is."""
        fields = self._entries.fields
        found = by_entry(problems, lambda where: entry_of(where, fields))
        for name, field in fields.items():
            if own_problem(field.entry) is None:
                self._mark(name, field, found.get(name, ()))
        homeless = [p for p in problems if p.details.get("gate") or not entry_of(p.where, fields)]
        self.gates.show_problems(homeless, gates)

    def show_all(self, problems: Sequence[Problem]) -> bool:
        """From now on show every problem, and go to the first. False where no entry is wrong."""
        self._all = True
        fields = self._entries.fields
        found = by_entry(problems, lambda where: entry_of(where, fields))
        for name, field in fields.items():
            own = own_problem(field.entry)
            field.say(*([own] if own else found.get(name, ())))
        wrong = [field for field in fields.values() if field.level is Level.ERROR]
        if wrong:
            go_to(wrong[0].entry, wrong[0])
        else:
            self.ensureWidgetVisible(self.gates, 0, 0)
        return bool(wrong)

    def _mark(self, name: str, field: Field, problems: Sequence[Problem]) -> None:
        focus = QApplication.focusWidget()
        typing = focus is not None and (focus is field.entry or field.entry.isAncestorOf(focus))
        if not problems:
            if field.level is not None:
                field.say()
        elif self._all or (name in self._touched and not typing):
            field.say(*problems)

    def _watch(self, name: str, field: Field) -> None:
        signal = getattr(field.entry, "left", None) or getattr(field.entry, "editingFinished", None)
        if signal is not None:
            signal.connect(lambda: self._touched.add(name))

    def _add(self, card: Card, content: QWidget) -> None:
        card.body.addWidget(content)
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - (1 if self._last is None else 2), card)

    def _clear(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self._cards.clear()
        self._entries = self._known = FactsForm((), {}, self._today)
        self._all, self._goes_on_in = False, ()
        self._lists.clear()
        self._touched.clear()
