"""The cards of a transcript in their order, with everything that keys and tools do to them; undo spans all cards."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.interview import QA
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.interviews import lines as edits
from inspector_app.ui.interviews.line_edit import LineEdit, Step
from inspector_app.ui.interviews.lines import Line, Lines
from inspector_app.ui.interviews.qa_card import ANSWER, QUESTION, QACard
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.typing_run import Stroke, difference, stroke


class QAList(QWidget):
    """Changes go onto the ``undo_stack`` of the page and are told by ``edited`` with the questions as stored."""

    edited = Signal(object)

    def __init__(
        self, undo_stack: QUndoStack, now: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._undo_stack = undo_stack
        self._now = now
        self._lines: Lines = ()
        self._cards: dict[int, QACard] = {}
        self._current: int | None = None
        self._editable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_2)
        self._keys()

    @property
    def lines(self) -> Lines:
        """The questions as they stand."""
        return self._lines

    @property
    def current(self) -> int | None:
        """The number of the line in which the cursor is, or was last."""
        return self._current

    def load(self, qas: Sequence[QA], *, editable: bool) -> None:
        """Show other questions; nothing to undo comes of it."""
        self._editable = editable
        self._current = None
        for card in self._cards.values():
            _discard(card)
        self._cards.clear()
        self._lines = ()
        self._show(edits.numbered(qas))

    def card(self, number: int) -> QACard:
        """The card of a line."""
        return self._cards[number]

    def next_question(self) -> None:
        """Ctrl+Enter: on to the next question; behind the last one a new one begins."""
        line = edits.next_line(self._lines, self._current) if self._current is not None else None
        if line is not None:
            self._go_to(line.number, ANSWER if line.qa.question.strip() else QUESTION)
        else:
            self.insert(edits.end_place(self._lines), (QA(""),))

    def insert_below(self) -> None:
        """A new empty question below the current one."""
        self.insert(edits.place_after(self._lines, self._current), (QA(""),))

    def insert_questions(self, qas: Sequence[QA]) -> None:
        """Take questions in below the current one."""
        self.insert(edits.place_after(self._lines, self._current), qas)

    def insert(self, place: int, qas: Sequence[QA]) -> None:
        """Take questions in at a place and go to the first of them."""
        if not self._editable or not qas:
            return
        after = edits.inserted(self._lines, place, qas)
        self._push(after)
        self._go_to(after[place].number, ANSWER if qas[0].question.strip() else QUESTION)

    def show_problems(self, problems: Sequence[Problem], level: Level = Level.INFO) -> None:
        """Say below each question what its answer still lacks."""
        said = {problem.where.removeprefix("qas."): problem for problem in problems}
        for line in self._lines:
            problem = said.get(line.qa.key) if line.qa.key else None
            self._cards[line.number].say(sentence(problem.code, problem.details) if problem else "", level)

    def go_to_key(self, key: str) -> bool:
        """Go to the question of procedure with a key. False when it is not asked."""
        for line in self._lines:
            if line.qa.key == key:
                self._go_to(line.number, ANSWER)
                return True
        return False

    def go_to_first_open(self) -> None:
        """Go to the first question without an answer, or to the first one."""
        if self._lines:
            line = next((line for line in self._lines if not line.qa.answer.strip()), self._lines[0])
            self._go_to(line.number, ANSWER)

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.next_question),
            ("Ctrl+Enter", self.next_question),
            ("Ctrl+Shift+Return", self.insert_below),
            ("Alt+Up", lambda: self._wished(self._current, "up")),
            ("Alt+Down", lambda: self._wished(self._current, "down")),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _push(self, after: Lines, typed: Stroke | None = None) -> None:
        if after != self._lines and self._editable:
            self._undo_stack.push(LineEdit(Step(self._lines, after, typed, self._now()), self._put, self._go_to_change))

    def _put(self, after: Lines) -> None:
        self._show(after)
        self.edited.emit(edits.qas_of(after))

    def _show(self, after: Lines) -> None:
        """Bring the cards up to the lines; only what differs is touched."""
        before = {line.number: line for line in self._lines}
        structure = [line.number for line in after] != [line.number for line in self._lines]
        self._lines = after
        for line in after:
            card = self._cards.get(line.number)
            if card is None:
                self._cards[line.number] = self._new_card(line)
            elif before.get(line.number) is not line:
                card.show_line(line)
        if structure:
            self._arrange({line.number for line in after})

    def _arrange(self, wanted: set[int]) -> None:
        for number in [number for number in self._cards if number not in wanted]:
            _discard(self._cards.pop(number))
        previous: QACard | None = None
        for place, line in enumerate(self._lines):
            card = self._cards[line.number]
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.set_place(place, len(self._lines), self._editable)
            if previous is not None:
                QWidget.setTabOrder(previous.answer, card.question)
            QWidget.setTabOrder(card.question, card.answer)
            previous = card

    def _new_card(self, line: Line) -> QACard:
        card = QACard(line, self)
        card.typed.connect(self._typed)
        card.wished.connect(self._wished)
        card.pasted.connect(self._pasted)
        card.came.connect(self._came)
        return card

    def _came(self, number: int) -> None:
        self._current = number

    def _typed(self, number: int, part: str, text: str) -> None:
        after = edits.with_text(self._lines, number, part, text)
        self._push(after, stroke(difference(self._lines, after)))

    def _pasted(self, number: int, qas: Sequence[QA]) -> None:
        self.insert(edits.place_after(self._lines, number), qas)

    def _wished(self, number: int | None, wish: str) -> None:
        if number is None or edits.place_of(self._lines, number) < 0:
            return
        place = edits.place_of(self._lines, number)
        if wish in ("up", "down"):
            self._push(edits.moved(self._lines, number, -1 if wish == "up" else 1))
            self._go_to(number, ANSWER)
        elif wish == "remove":
            after = edits.removed(self._lines, number)
            if after != self._lines:
                self._push(after)
                self._go_to(after[min(place, len(after) - 1)].number, ANSWER)
        else:
            self.insert(place if wish == "above" else edits.place_after(self._lines, number), (QA(""),))

    def _go_to_change(self, before: Lines, after: Lines) -> None:
        """Go to what undo or redo changed: the entry that differs, or where a question came, went or moved."""
        changed = edits.changed_line(before, after)
        if changed is not None:
            number, part = changed
            self._go_to(number, part)

    def _go_to(self, number: int, part: str) -> None:
        card = self._cards[number]
        card.enter(part)
        self._current = number


def _discard(card: QACard) -> None:
    """Gone from the page at once, so that neither Tab nor a reader finds it; the object follows later."""
    card.hide()
    card.setParent(None)
    card.deleteLater()
