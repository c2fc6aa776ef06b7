"""The checklist: eight core items first, all twenty-five on demand, 本节均符合 and 只看问题."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from inspector_app.domain.inspection import OPEN_RESULTS, CheckedItem, CheckResult, LeftOpen
from inspector_app.support import vocabulary
from inspector_app.ui.inspections import visit_words
from inspector_app.ui.inspections.check_row import CheckRow
from inspector_app.ui.inspections.visit_words import Progress
from inspector_app.ui.layouts import in_row, put_in, wide
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.in_sight import holds
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.tool_row import ToolRow
from inspector_app.usecases.inspections import CheckItem

_CORE, _ALL = "core", "all"


class ItemsSection(Card):
    """``rows`` by id; ``shown_changed`` when another part of the list comes in sight.

    What is changed inside ``as_one`` is one step of undo; the page sets it.
    """

    shown_changed = Signal()
    photo_wished = Signal(str)

    def __init__(self, items: Sequence[CheckItem]) -> None:
        super().__init__()
        self.as_one: Callable[[], AbstractContextManager[None]] = nullcontext
        self.setAccessibleName(vocabulary.label("inspection.items"))
        self.body.setSpacing(GAP_1)
        self.rows = {item.id: CheckRow(item, number) for number, item in enumerate(items, 1)}
        core = sum(item.core for item in items)
        self._which = Segmented(
            [
                Segment(self.tr("核心{count}项").format(count=core), _CORE),
                Segment(self.tr("全部{count}项").format(count=len(items)), _ALL),
            ],
            self.tr("检查事项范围"),
        )
        self._which.set_value(_CORE)
        self._which.value_changed.connect(self._show_range)
        self._problems = Button(self.tr("只看问题"), "triangle-alert", clicked=self._show_rows)
        self._problems.setCheckable(True)
        self._left = Button(self.tr("上次遗留"), "history", clicked=self._show_rows)
        self._left.setCheckable(True)
        self._left.hide()
        self._left_open: frozenset[str] = frozenset()
        self._left_over: frozenset[str] = frozenset()
        self._gone_to: CheckRow | None = None
        self._conform = Button(self.tr("本节均符合"), "list-checks", Kind.PLAIN, clicked=self.all_conform)
        self._nothing = Label(self.tr("没有不符合的事项。"), Role.SMALL)
        tools = ToolRow()
        tools.add(self._problems, may_shrink=True)
        tools.add(self._left)
        tools.add_stretch()
        tools.add(self._conform, may_shrink=True)
        put_in(self.body, in_row(self._which, wide(tools)), GAP_2, self._nothing)
        for row in self.rows.values():
            row.photo_wished.connect(self.photo_wished)
            row.value_changed.connect(self._row_changed)
            self.body.addWidget(row)
        self.body.addStretch()  # a few rows stand together
        self._show_rows()

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed."""
        self._conform.setVisible(is_open)
        for row in self.rows.values():
            row.set_open(is_open)

    def show_before(self, left: Mapping[str, LeftOpen], unseen: Mapping[str, LeftOpen]) -> None:
        """What visits before left open, by item, and what of the core the last one did not look at: a visit on which
        nothing was looked at yet begins with both."""
        told = {**left, **unseen}
        for item, row in self.rows.items():
            row.say_before(visit_words.left_words(told[item]) if item in told else "")
        self._left_open, self._left_over = frozenset(left), frozenset(told)
        untouched = not visit_words.progress(self.items()).done
        self._left.setText(self.tr("上次遗留{0}项").format(len(told)))
        self._left.setVisible(bool(told))
        self._left.setChecked(bool(told) and untouched)
        self._show_rows()

    def items(self) -> list[CheckedItem]:
        """Every item as it stands."""
        return [row.value() for row in self.rows.values()]

    @property
    def problem_count(self) -> int:
        """How many items say that something is wrong with them."""
        return sum(row.has_problem for row in self.rows.values())

    def progress(self) -> Progress:
        """How far the visit has come: what was left open before narrows what is shown, and nothing of what is to do."""
        return visit_words.progress(row.value() for row in self._whole_range())

    def widen_if_needed(self) -> None:
        """Show all items when one beyond the core was already looked at; else the core again."""
        beyond = [row.value().result for row in self.rows.values() if not row.item.core]
        looked = any(result is not CheckResult.NOT_CHECKED for result in beyond)
        self._which.set_value(_ALL if looked else _CORE)
        self._problems.setChecked(False)
        self._show_rows()

    def bring_in_sight(self, item: str) -> CheckRow | None:
        """The row of an item, in sight whatever was left out."""
        row = self.rows.get(item)
        if row is not None:
            if not row.item.core:
                self._which.set_value(_ALL)
            self._problems.setChecked(False)
            self._left.setChecked(False)
            self._show_rows()
        return row

    def answer(self, result: CheckResult) -> None:
        """The item in hand, else the first that nobody looked at, has this result; where nothing is to be written about
        it, the next one is in hand then."""
        row = self._in_hand() or self._next_open()
        if row is None or not row.results.isEnabled():  # nothing is in sight, or the record is signed
            return
        row.choose(result)
        if result not in OPEN_RESULTS:
            self._go(row, 1)
            self._gone_to = self._in_hand()

    def step(self, by: int) -> None:
        """To the next item in sight, or the one before. An item to which the answer of the one before it led already is
        not skipped unanswered."""
        row, gone_to, self._gone_to = self._in_hand(), self._gone_to, None
        is_fresh = row is not None and row.value().result is CheckResult.NOT_CHECKED
        if by > 0 and row is gone_to and is_fresh:
            return
        if row is not None:
            self._go(row, by)
        elif (first := self._next_open()) is not None:
            first.go_to_results()

    def _go(self, row: CheckRow, by: int) -> None:
        shown = self._in_sight()
        place = shown.index(row) + by if row in shown else 0
        shown[min(max(place, 0), len(shown) - 1)].go_to_results()

    def _in_sight(self) -> list[CheckRow]:
        return [row for row in self.rows.values() if row.isVisibleTo(self)]

    def _in_hand(self) -> CheckRow | None:
        focus = QApplication.focusWidget()
        return next((row for row in self._in_sight() if holds(row, focus)), None)

    def _next_open(self) -> CheckRow | None:
        """The first in sight that nobody looked at, else the first."""
        shown = self._in_sight()
        fresh = (row for row in shown if row.value().result is CheckResult.NOT_CHECKED)
        return next(fresh, shown[0] if shown else None)

    def all_conform(self) -> None:
        """What nobody looked at yet in this part conforms, but for what the visit before left open."""
        rows = self._in_range()
        with self.as_one():
            found = visit_words.all_conform((row.value() for row in rows), self._left_open)
            for row, value in zip(rows, found, strict=True):
                row.set_value(value)

    def _in_range(self) -> list[CheckRow]:
        if self._left.isChecked():
            return [row for item, row in self.rows.items() if item in self._left_over]
        return self._whole_range()

    def _whole_range(self) -> list[CheckRow]:
        everything = self._which.value() == _ALL
        return [row for row in self.rows.values() if everything or row.item.core]

    def _row_changed(self) -> None:
        if self._problems.isChecked():
            self._show_rows()

    def _show_range(self) -> None:
        self._left.setChecked(False)
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = self._in_range()
        only = self._problems.isChecked()
        any_shown = False
        for row in self.rows.values():
            shown = row in wanted and visit_words.is_shown(row.value(), only)
            row.setVisible(shown)
            any_shown = any_shown or shown
        self._nothing.setVisible(not any_shown)
        self._conform.allow(not only and not self._left.isChecked(), self.tr("先显示本节全部事项"))
        self.shown_changed.emit()
