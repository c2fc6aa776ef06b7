"""The parts of the page of a visit, and the list at the side that leads to them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.inspection import CheckResult, Inspection
from inspector_app.support.errors import Problem, by_entry
from inspector_app.ui.ends_card import EndsCard
from inspector_app.ui.inspections import visit_words
from inspector_app.ui.inspections.findings_section import FindingsSection
from inspector_app.ui.inspections.items_section import ItemsSection
from inspector_app.ui.inspections.photos_section import PhotosSection
from inspector_app.ui.inspections.told_section import ToldSection
from inspector_app.ui.inspections.visit_form import COUNTS, ITEM_PREFIX, TEXTS
from inspector_app.ui.inspections.visit_form import TOLD as TOLD_FIELDS
from inspector_app.ui.inspections.visit_words import Progress
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_4, dress
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.figure_edit import IntegerEdit
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.stepper import Step, Stepper
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import CheckItem


class CountBox(QWidget):
    """``value()`` is the count; the button adds ``step``, and any number may be typed. One that ``may_lack`` is None
    while nobody counted, else an empty line is zero."""

    value_changed = Signal()
    left = Signal()

    def __init__(self, step: int, may_lack: bool = False) -> None:
        super().__init__()
        self._step, self._may_lack = step, may_lack
        self.line = IntegerEdit()
        self.line.setMinimumWidth(70)
        self.line.setPlaceholderText("" if may_lack else "0")
        self.line.value_changed.connect(self.value_changed)
        self.line.left.connect(self.left)
        self.more = Button(f"+{step}", clicked=self.add)
        in_row(wide(self.line), self.more, gap=GAP_1, of=self)
        self.setFocusProxy(self.line)

    def value(self) -> int | None:
        """The count. Of one that is no count :meth:`problem` tells before it is kept."""
        counted = self.line.value()
        return counted if self._may_lack else counted or 0

    def problem(self) -> Problem | None:
        """Why the text is no count, or None."""
        return self.line.problem()

    def set_value(self, value: int | None) -> None:
        """Show a count."""
        self.line.set_value(value if self._may_lack else value or 0)

    def add(self) -> None:
        """Count up by the step."""
        self.set_value((self.value() or 0) + self._step)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.more.setAccessibleName(f"{name} +{self._step}")


ITEMS, TOLD, PHOTOS, FINDINGS, LEAVING = range(5)
_LEFT_WIDTH = 236


class VisitSections(QWidget):
    """Its parts; :meth:`follow` brings steps and findings up to what was typed."""

    def __init__(self, session: Session[Context], checklist: Sequence[CheckItem]) -> None:
        super().__init__()
        self._by_id = {item.id: item for item in checklist}
        self.items, self.told, self.photos = ItemsSection(checklist), ToldSection(session), PhotosSection(session)
        self.findings, self.leaving = FindingsSection(self._by_id), EndsCard(whole=True)
        self._left: int | None = None
        self._before_leaving: list[Step] = []
        self.counts = tuple(
            Field.of(f"inspection.{name}", box)
            for name, box in zip(COUNTS, (CountBox(1), CountBox(10), CountBox(1, may_lack=True)), strict=True)
        )
        self.steps = Stepper(tr("检查的各部分"), whole=True)
        self._areas: list[Scrolled] = []
        self._stack = QStackedWidget()
        last = see_through()
        in_column(self.leaving, REST, of=last)
        for section in (self.items, self.told, self.photos, self.findings, last):
            area = Scrolled(section)
            self._areas.append(area)
            self._stack.addWidget(area)
            dress(area, once_placed=True)
        self.steps.chosen.connect(self._stack.setCurrentIndex)
        self.findings.opened.connect(self.go_to_item)
        counters = Card(tr("咨询、宣传和补签"))
        counters.body.setSpacing(GAP_2)
        put_in(counters.body, *self.counts)
        side = QWidget()
        in_column(wide(self.steps), counters, gap=GAP_4, of=side)
        column = Scrolled(side)
        column.setFixedWidth(_LEFT_WIDTH)
        dress(column, once_placed=True)
        in_row(column, wide(self._stack), gap=GAP_4, of=self)

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed; what is closed can still be read."""
        for section in (self.items, self.told, self.photos):
            section.set_open(is_open)
        for field in self.counts:
            field.setEnabled(is_open)

    def go_to(self, part: int) -> None:
        """Show a part."""
        self.steps.setCurrentRow(part)
        self._stack.setCurrentIndex(part)

    def say_left(self, count: int | None) -> None:
        """How much 收工三问 found to be done; None while nobody asked."""
        self._left = count
        self.steps.set_steps([*self._before_leaving, visit_words.leaving_step(count)])

    @property
    def is_left_asked(self) -> bool:
        """Whether the last part tells what 收工三问 found."""
        return self._left is not None

    def answer(self, result: CheckResult) -> None:
        """The item of the checklist in hand is answered by key."""
        self.go_to(ITEMS)
        self.items.answer(result)

    def step(self, by: int) -> None:
        """To the next item of the checklist, or the one before."""
        self.go_to(ITEMS)
        self.items.step(by)

    def go_to_item(self, item: str) -> None:
        """Bring an item of the checklist in sight and go to its note."""
        row = self.items.bring_in_sight(item)
        if row is not None:
            self.go_to(ITEMS)
            row.focus_note()

    def go_to_field(self, name: str) -> None:
        """Show the part in which a field of the visit stands."""
        item = name.removeprefix(ITEM_PREFIX)
        if item in self._by_id:
            self.items.bring_in_sight(item)
            self.go_to(ITEMS)
        elif name in TOLD_FIELDS:
            self.go_to(TOLD)

    def go_on_in_item(self, name: str) -> bool:
        """Go on where an item was changed last. False when the field is none of an item."""
        item = name.removeprefix(ITEM_PREFIX)
        if item not in self._by_id:
            return False
        self.items.rows[item].go_on()
        return True

    def follow(self, visit: Inspection, photos: int) -> Progress:
        """Show how far everything has come; gives back the progress of the items in range."""
        progress = self.items.progress()
        told = any(getattr(visit, name).strip() for name in TEXTS)
        self._before_leaving = visit_words.steps(progress, told, photos, len(visit.violations))
        self.say_left(self._left)
        self.findings.show_violations(visit.violations)
        return progress

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show each problem at its item and go to the first; gives back those that are about no item."""
        found = by_entry(problems, lambda where: where.removeprefix("items."))
        shown = [item for item in found if item in self._by_id]
        for item in reversed(shown):
            self.items.rows[item].say(*found[item])
            self.go_to_item(item)
        return [problem for problem in problems if problem.where.removeprefix("items.") not in shown]

    def item_title(self, item: str) -> str:
        """An item's title; empty for none."""
        return self._by_id[item].title if item in self._by_id else ""
