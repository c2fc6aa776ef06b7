"""One item of the checklist: what was found, in words and photos, and the law behind it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from inspector_app.domain.inspection import OPEN_RESULTS, CheckedItem, CheckResult
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentences_of
from inspector_app.ui.inspections.visit_words import RESULTS
from inspector_app.ui.layouts import in_column
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.in_sight import go_on_in, go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.segmented import Segmented
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.inspections import CheckItem, mark_of


class LawNote(QFrame):
    """Three short paragraphs, and how well the text was verified when it was not read in its own wording."""

    def __init__(self, item: CheckItem) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        column.setSpacing(GAP_1)
        follows = item.sanction_text + (f"（{item.sanction_basis}）" if item.sanction_basis else "")
        for heading, words in (
            (self.tr("查什么"), item.look_at),
            (self.tr("依据"), item.duty_text),
            (self.tr("后果"), follows),
            (self.tr("备注"), mark_of(item)),
        ):
            if words:
                column.addWidget(BasisLine(f"{heading}：{words}"))


_INDENT = 34
_TITLE, _RESULTS = 1, 2  # columns
_LEAST_BESIDE = 320  # for the title and the buttons
_LEFT = Qt.AlignmentFlag.AlignLeft
_HINTS = {
    CheckResult.VIOLATES: tr("写明具体情况：何处、何时、多少人、多少钱"),
    CheckResult.NOT_PROVIDED: tr("写明要求提供什么、何时提供"),
    CheckResult.NOT_VERIFIED: tr("写明为什么无法核实、还要查什么"),
}


class CheckRow(QFrame):
    """``value()`` is the checked item. The note is in sight where it is needed, written, or asked for."""

    value_changed = Signal()
    photo_wished = Signal(str)

    def __init__(self, item: CheckItem, number: int) -> None:
        super().__init__()
        self.item = item
        self._value = CheckedItem(item.id, CheckResult.NOT_CHECKED)
        self._asked = False
        self._open = True
        self._is_beside = True
        self.setAccessibleName(item.title)
        self.results = Segmented(RESULTS, item.title, optional=True)
        self.results.value_changed.connect(self._result_chosen)
        self.note = GrowingText()
        self.note.setAccessibleName(self.tr("{title}：情况说明").format(title=item.title))
        self.note.value_changed.connect(self._noted)
        self._changed: QWidget = self.results
        self._standard = Button(
            self.tr("填入法定表述"),
            "book-open",
            Kind.QUIET,
            f"{self.tr('填入法定表述')}：{item.title}",
            self.fill_standard,
        )
        self._mark = ProblemMark()
        self._before = Label("", Role.SMALL, wrap=True)
        self._before.hide()
        self._law: LawNote | None = None
        self._photos = self._button("camera", self.tr("拍照取证"), lambda: self.photo_wished.emit(item.id))
        self._pencil = self._button("pencil", self.tr("写说明"), self._ask_note)
        self._book = self._button("book-open", self.tr("查什么、依据和后果"), self._toggle_law)
        self._lay_out(number)
        self._show_note()

    def value(self) -> CheckedItem:
        """Result, note and photos."""
        return self._value

    def set_value(self, value: CheckedItem) -> None:
        """Show an item as it was checked."""
        changed = value != self._value
        self._changed = self.note if value.note != self._value.note else self.results
        self._value = value
        self.results.blockSignals(True)
        self.results.set_value(None if value.result is CheckResult.NOT_CHECKED else value.result)
        self.results.blockSignals(False)
        if self.note.value() != value.note:
            self.note.blockSignals(True)
            self.note.set_value(value.note)  # undo comes this way: the cursor stands where it changed
            self.note.blockSignals(False)
        self._photos.setText(str(len(value.evidence_rids)) if value.evidence_rids else "")
        self._show_note()
        if changed:
            self.say()
            self.value_changed.emit()

    def say(self, *problems: Problem) -> None:
        """Show all that is wrong with this item, or take it away."""
        words = sentences_of(problems)
        self._mark.say(words)
        if words:  # what is written next takes it back
            self._mark.keep_room()
        self.note.setAccessibleDescription(words)
        self._show_note()

    def say_before(self, words: str) -> None:
        """What the visit before left open of this item; empty: nothing."""
        self._before.setText(words)
        self._before.setVisible(bool(words))

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed; a closed item can still be read."""
        self.results.setEnabled(is_open)
        self.note.setReadOnly(not is_open)
        self._photos.setVisible(is_open)
        self._pencil.setVisible(is_open)
        self._open = is_open
        self._show_note()

    @property
    def has_problem(self) -> bool:
        """Whether something is said to be wrong with this item."""
        return bool(self._mark.sentence)

    def choose(self, result: CheckResult) -> None:
        """Give it this result, as a click on it does."""
        self.results.set_value(result)

    def go_to_results(self) -> None:
        """Go to its results."""
        go_to(self.results, self)

    def fill_standard(self) -> None:
        """Write the sentence of the law into the note, to be completed."""
        note = self.note.value().strip()
        self.note.set_value(f"{note}{self.item.sentence}。" if note else f"{self.item.sentence}。")
        go_to(self.note, self)

    def go_to_change(self) -> None:
        """Go to what was changed last: the note or the result."""
        go_to(self._changed, self)

    def go_on(self) -> None:
        """As :meth:`go_to_change`, behind what is written there: that is where one goes on after a restart."""
        go_on_in(self._changed, self)

    def focus_note(self) -> None:
        """Go to the note."""
        self._asked = True
        self._show_note()
        go_to(self.note, self)

    def _result_chosen(self) -> None:
        result = self.results.value() or CheckResult.NOT_CHECKED
        self.set_value(replace(self._value, result=result))
        if result in OPEN_RESULTS and not self._value.note:
            go_to(self.note, self)

    def _noted(self) -> None:
        self.set_value(replace(self._value, note=self.note.value()))

    def _ask_note(self) -> None:
        if self.note.isVisibleTo(self) and not self._value.note and self._value.result not in OPEN_RESULTS:
            self._asked = False
            self._show_note()
        else:
            self.focus_note()

    def _toggle_law(self) -> None:
        """Made when it is first asked for: of most items it never is."""
        if self._law is None:
            self._law = LawNote(self.item)
            self._below.addWidget(self._law)
        self._law.setVisible(not self._law.isVisibleTo(self))

    def _show_note(self) -> None:
        violates = self._value.result is CheckResult.VIOLATES
        is_open = self._value.result in OPEN_RESULTS
        self.note.setVisible(is_open or self._asked or bool(self._value.note))
        # It keeps its place while one writes: the rows below must not jump with the first letter.
        self._standard.setVisible(self._open and violates)
        self._standard.allow(self.item.sentence not in self._value.note, self.tr("法定表述已经填入"))
        self.note.setPlaceholderText(_HINTS.get(self._value.result, self.tr("情况说明（可不填）")))

    def _button(self, icon: str, verb: str, clicked: object) -> Button:
        button = Button(icon=icon, kind=Kind.ICON, name=f"{verb}：{self.item.title}", clicked=clicked)  # type: ignore[arg-type]
        set_tip(button, verb)
        return button

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_INDENT + self.results.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_results()

    def _place_results(self) -> None:
        """Beside the title where there is room for both, else below it."""
        beside = self.width() >= self.results.sizeHint().width() + _LEAST_BESIDE
        if beside is not self._is_beside:
            self._is_beside = beside
            self._top.addWidget(self.results, *((0, _RESULTS) if beside else (1, _TITLE, 1, -1, _LEFT)))

    def _lay_out(self, number: int) -> None:
        place = Label(f"{number}.")
        place.setFixedWidth(_INDENT - GAP_2)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(GAP_2)
        self._top.setColumnStretch(_TITLE, 1)
        parts = (place, Label(self.item.title, wrap=True), self.results, self._photos, self._pencil, self._book)
        for column, part in enumerate(parts):
            self._top.addWidget(part, 0, column)
        told = (self._before, self.note, self._standard, self._mark)
        self._below = in_column(*told, gap=GAP_1, edges=(_INDENT, 0, 0, 0))
        in_column(self._top, self._below, gap=GAP_3 // 2, edges=(0, GAP_1, 0, GAP_1), of=self)
