"""The cards of a transcript in their order, with everything that keys and tools do to them; undo spans all cards."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.interview import QA
from inspector_app.support.errors import Level, Problem, by_entry
from inspector_app.support.words import sentences_of
from inspector_app.ui.interviews.line_edit import LineEdit, Step
from inspector_app.ui.interviews.qa_card import ANSWER, QUESTION, QACard, guessed_height
from inspector_app.ui.layouts import AS_AROUND, in_column
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.typing_run import Stroke, difference, stroke
from inspector_app.ui.widgets.in_sight import bring_in_sight, holds
from inspector_app.ui.widgets.on_sight import OnSight
from inspector_app.usecases import qa_find as edits_of_words
from inspector_app.usecases import qa_lines as edits
from inspector_app.usecases.qa_find import Found
from inspector_app.usecases.qa_lines import Lines


class QAList(QWidget):
    """Changes go onto the ``undo_stack`` of the page and are told by ``edited`` with the questions as stored. ``came``
    tells where one writes, as the cursor arrives and after each change: the place of the question, from 1, and how far
    through its words."""

    edited = Signal(object)
    came = Signal(int, float)
    picture_left_out = Signal(str)

    def __init__(self, undo_stack: QUndoStack, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._undo_stack = undo_stack
        self._now = now
        self._lines: Lines = ()
        self._said: dict[int, tuple[str, Level]] = {}
        self._beside: Mapping[int, Sequence[str]] = {}
        self._current: int | None = None
        self._read_out: dict[int, str] = {}
        self._editable = True
        self._cards = OnSight(self._new_card, self._guess, self._on_the_way, GAP_2)
        in_column(self._cards, gap=AS_AROUND, of=self)
        self.keys = self._page_keys()
        bind_keys(self, self.keys)

    @property
    def lines(self) -> Lines:
        """The questions as they stand."""
        return self._lines

    @property
    def current(self) -> int | None:
        """The number of the line in which the cursor is, or was last."""
        return self._current

    @property
    def place(self) -> tuple[int, str, int] | tuple[()]:
        """Where one writes: which question from the top, question or answer, and how far in; nowhere: empty."""
        number = -1 if self._current is None else edits.place_of(self._lines, self._current)
        return (number, *self.card(self._lines[number].number).place) if number >= 0 else ()

    def go_back_to(self, place: Sequence[Any], saved: Sequence[QA]) -> None:
        """Go on where one wrote last: at the place that was kept, else in what differs from the saved questions."""
        match tuple(place):
            case (int(number), str(part), int(cursor)) if 0 <= number < len(self._lines) and part in (QUESTION, ANSWER):
                self._go_to(self._lines[number].number, part)
                self.card(self._lines[number].number).put_cursor(part, cursor)
            case _ if changed := edits.changed_line(edits.numbered(saved), self._lines):
                self._go_to(*changed)
                self.card(changed[0]).put_cursor(changed[1])
            case _:
                self.go_to_first_open()

    def load(self, qas: Sequence[QA], *, editable: bool) -> None:
        """Show other questions; nothing to undo comes of it."""
        self._lines, self._said, self._beside = (), {}, {}
        self._cards.show_parts(())  # the cursor may pass through several of them
        self._editable, self._current = editable, None
        lines = edits.numbered(qas)
        self._show(lines)
        self._read_out = {line.number: line.qa.before for line in lines if line.qa.before}

    def card(self, number: int) -> QACard:
        """The card of a line, made now if it was not in sight yet."""
        return cast("QACard", self._cards.part(number))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        focus = QApplication.focusWidget()
        if event.type() == QEvent.Type.StyleChange and any(holds(card, focus) for card in self._made()):
            QTimer.singleShot(0, self, self.show_current)  # once the cards have their new size

    def show_current(self) -> None:
        """Bring the card in sight in which one wrote last, also after all of them got another size."""
        if self._current is not None and edits.place_of(self._lines, self._current) >= 0:
            bring_in_sight(self.card(self._current))

    def next_question(self) -> None:
        """Ctrl+Enter: from a question that was just put to its answer, else on to the next question; behind the last
        one a new one begins."""
        if (put := self._put_only()) is not None:
            self._go_to(put.number, ANSWER)
            return
        line = edits.next_line(self._lines, self._current) if self._current is not None else None
        if line is not None:
            self._go_to(line.number, ANSWER if line.qa.question.strip() else QUESTION)
        else:
            self.insert(edits.end_place(self._lines), (QA(""),))

    def _put_only(self) -> edits.Line | None:
        """The line in whose question one writes, where that has words and no answer yet."""
        match self.place:
            case (number, part, _cursor) if part == QUESTION:
                line = self._lines[number]
                return line if line.qa.question.strip() and not line.qa.answer.strip() else None
        return None

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
        """Say below each question what its answer still lacks; a question is told by its key or its place from 1."""
        found = by_entry(problems, lambda where: where.removeprefix("qas."))
        self._said = {
            line.number: (sentences_of(told), level)
            for place, line in enumerate(self._lines, start=1)
            if (told := (found.get(line.qa.key) if line.qa.key else None) or found.get(str(place)))
        }
        for card in self._made():
            card.say(*self._said.get(card.number, ("", level)))

    def read_out(self) -> None:
        """The person has the transcript to read: each answer keeps what it says now, also over a restart."""
        self._read_out = {line.number: words for line in self._lines if (words := line.qa.before or line.qa.said)}
        self._put(self._lines)

    def show_beside(self, told: Mapping[int, Sequence[str]]) -> None:
        """Say below answers, by the numbers of their lines, what else is known and differs."""
        self._beside = told
        for card in self._made():
            is_new = card.say_beside(told.get(card.number, ()))
            if is_new and card.number == self._current and holds(card, QApplication.focusWidget()):
                QTimer.singleShot(0, card, card.show_beside)  # once it has its room

    def go_to_lacking(self, wanted: Sequence[str], *, first: bool = False) -> bool:
        """Go to the next question that is wanted by its key or its place from 1, behind the current one when that
        is one of them too, or to the ``first``. False when it is none of these."""
        lacking = [line.number for place, line in enumerate(self._lines, start=1)
                   if str(place) in wanted or (line.qa.key and line.qa.key in wanted)]  # fmt: skip
        at = lacking.index(self._current) + 1 if self._current in lacking and not first else 0
        if at >= len(lacking):
            return False
        self._go_to(lacking[at], ANSWER)
        return True

    def go_to_first_open(self) -> None:
        """Go to the first question without an answer, or to the first one."""
        if self._lines:
            line = next((line for line in self._lines if not line.qa.answer.strip()), self._lines[0])
            self._go_to(line.number, ANSWER)

    def show_found(self, place: Found, length: int) -> None:
        """Mark what was found; the focus stays where it is."""
        self.card(place.number).select(place.part, place.start, length)
        self._current = place.number

    def replace(self, words: str, by: str, only: Found | None = None) -> None:
        """Other words at one place, or at all of them in one step of undo."""
        self._push(edits_of_words.replaced(self._lines, words, by, only))

    def _page_keys(self) -> tuple[PageKey, ...]:
        return (
            PageKey(
                self.tr("由问到答，由答到下一问；在最后一问则新起一问"),
                ("Ctrl+Return", "Ctrl+Enter"),
                self.next_question,
            ),
            PageKey(self.tr("在下方插入一问"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), self.insert_below),
            PageKey(self.tr("改写此问的问题"), ("Ctrl+Up",), lambda: self._enter(QUESTION)),
            PageKey(self.tr("回到此问的回答"), ("Ctrl+Down",), lambda: self._enter(ANSWER)),
            PageKey(self.tr("上移此问"), ("Alt+Up",), self._wish("up")),
            PageKey(self.tr("下移此问"), ("Alt+Down",), self._wish("down")),
            PageKey(self.tr("确认带入的回答是本人说法"), ("F5",), self._wish("confirm")),
            PageKey(self.tr("在光标处拆成两问"), ("Shift+F6",), self._wish("split")),
            PageKey(self.tr("并入上一问"), ("Shift+F7",), self._wish("merge")),
            PageKey(self.tr("删除此问（可撤销）"), ("Ctrl+Shift+Del",), self._wish("remove")),
        )

    def _wish(self, wish: str) -> Callable[[], None]:
        return lambda: self._wished(self._current, wish)

    def _enter(self, part: str) -> None:
        if self._current is not None and edits.place_of(self._lines, self._current) >= 0:
            self._go_to(self._current, part)

    def _push(self, after: Lines, typed: Stroke | None = None) -> None:
        if after != self._lines and self._editable:
            self._undo_stack.push(LineEdit(Step(self._lines, after, typed, self._now()), self._put, self._go_to_change))

    def _put(self, after: Lines) -> None:
        after = edits.read_out(after, self._read_out)
        self._show(after)
        self.edited.emit(edits.qas_of(after))
        self._tell_place()

    def _tell_place(self) -> None:
        place = -1 if self._current is None else edits.place_of(self._lines, self._current)
        if place >= 0:
            self.came.emit(place + 1, self.card(self._lines[place].number).share)

    def _show(self, after: Lines) -> None:
        """Bring the cards up to the lines; only what differs is touched."""
        before = {line.number: line for line in self._lines}
        structure = [line.number for line in after] != [line.number for line in self._lines]
        self._lines = after
        changed = {line.number: line for line in after if before.get(line.number, line) is not line}
        for card in self._made():
            if card.number in changed:
                card.show_line(changed[card.number])
        self._cards.guess_anew(changed)
        if structure:
            self._arrange()

    def _arrange(self) -> None:
        self._cards.show_parts([line.number for line in self._lines])
        for number in self._on_the_way():
            self.card(number)
        previous = _before(self)
        for card in self._made():
            card.set_place(edits.place_of(self._lines, card.number), len(self._lines), self._editable)
            previous = _follow(previous, card)
        self._cards.look()

    def _made(self) -> list[QACard]:
        """The cards that are there, in their order."""
        return [cast("QACard", card) for card in self._cards.made().values()]

    def _guess(self, number: int, width: int) -> int:
        line = self._lines[edits.place_of(self._lines, number)]
        return guessed_height(line.qa, width, self.fontMetrics())

    def _new_card(self, number: int) -> QACard:
        """A card with its place among those that are there."""
        place = edits.place_of(self._lines, number)
        card = QACard(self._lines[place], self._cards)
        card.typed.connect(self._typed)
        card.wished.connect(self._wished)
        card.pasted.connect(self._pasted)
        card.came.connect(self._came)
        card.picture_left_out.connect(self.picture_left_out)
        card.say(*self._said.get(number, ("", Level.INFO)))
        card.say_beside(self._beside.get(number, ()))
        card.set_place(place, len(self._lines), self._editable)
        above = [other for other in self._made() if edits.place_of(self._lines, other.number) < place]
        _follow(above[-1].answer if above else _before(self), card)
        return card

    def _came(self, number: int) -> None:
        self._current = number
        self._tell_place()
        for near in self._on_the_way() if edits.place_of(self._lines, number) >= 0 else ():
            self.card(near)

    def _on_the_way(self) -> list[int]:
        """Where Tab goes next: beside the cursor, and into the list from above and, backwards, from below."""
        place = edits.place_of(self._lines, self._current) if self._current is not None else -1
        beside = self._lines[max(place - 1, 0) : place + 2] if place >= 0 else ()
        return [line.number for line in (*self._lines[:1], *beside, *self._lines[-1:])]

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
        elif wish == "confirm":
            self._push(edits.confirmed(self._lines, number))
        elif wish == "split":
            part, position = self.card(number).at
            self._reshape(edits.split(self._lines, number, part, position), place + 1)
        elif wish == "merge":
            self._reshape(edits.merged(self._lines, number), place - 1)
        elif wish == "remove":
            after = edits.removed(self._lines, number)
            if after != self._lines:
                self._push(after)
                self._go_to(after[min(place, len(after) - 1)].number, ANSWER)
        else:
            self.insert(place if wish == "above" else edits.place_after(self._lines, number), (QA(""),))

    def _reshape(self, after: Lines, place: int) -> None:
        """Lines that were parted or joined, and on to one of them; where nothing could be, nothing moves."""
        if after != self._lines and self._editable:
            self._push(after)
            line = after[place]
            self._go_to(line.number, ANSWER if line.qa.question.strip() else QUESTION)

    def _go_to_change(self, before: Lines, after: Lines) -> None:
        """Go to what undo or redo changed: the entry that differs, or where a question came, went or moved."""
        changed = edits.changed_line(before, after)
        if changed is not None:
            number, part = changed
            self._go_to(number, part)

    def _go_to(self, number: int, part: str) -> None:
        self.card(number).enter(part)
        self._current = number


def _follow(previous: QWidget | None, card: QACard) -> QWidget:
    """Tab goes from what stands before to a card, and through it."""
    if previous is not None:
        QWidget.setTabOrder(previous, card.question)
    QWidget.setTabOrder(card.question, card.answer)
    return card.answer


def _before(place: QWidget) -> QWidget | None:
    """From where Tab comes to a place: the last entry above it, None when there is none."""
    found = place.previousInFocusChain()
    while found is not None and found is not place and not found.isWindow():
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus and not place.isAncestorOf(found):
            return found
        found = found.previousInFocusChain()
    return None
