"""A labelled place to enter something, with its hint and, when something is wrong, the message."""

from typing import Self

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import AS_AROUND, REST, Rest, in_row, put_in, wide
from inspector_app.ui.theme import GAP_1, style_as
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark

_FRAMED = (QLineEdit, QPlainTextEdit, QComboBox, QTableView)


class Field(QWidget):
    """Label above, entry, then hint. The label names the entry for the screen reader too.

    A problem stands behind the label where its sentence has room there, so that nothing moves; a longer one takes the
    place of the hint.
    """

    def __init__(self, label: str, entry: QWidget, hint: str = "", required: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self.label = label
        self.level: Level | None = None
        self._is_own = False
        self._hint_text = hint
        self._hint = Label(hint, Role.SMALL, wrap=True)
        self._mark = ProblemMark()
        words = Label(label, Role.LABEL)
        words.setBuddy(entry)
        entry.setAccessibleName(self.tr("{label}（必填）").format(label=label) if required else label)
        entry.setAccessibleDescription(hint)
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._head.setSpacing(GAP_1)
        self._names = (words, Label("*", Role.PROBLEM)) if required else (words,)
        for name in self._names:
            self._head.addWidget(name)
        self._head.addStretch()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_1)
        put_in(self._column, self._head, wide(entry, int(self.grows)), self._hint, self._mark, REST)
        self._hint.setVisible(bool(hint))  # not before it has a parent: it would flash as a window of its own
        if hasattr(entry, "left"):
            entry.left.connect(self.judge)
        elif hasattr(entry, "editingFinished"):
            entry.editingFinished.connect(self.judge)
        if hasattr(entry, "value_changed"):
            entry.value_changed.connect(self._mended)

    @property
    def grows(self) -> bool:
        """Whether the entry takes the height that nothing else wants: such a list scrolls instead of what it is in."""
        return bool(self.entry.property("grows"))

    @classmethod
    def of(cls, name: str, entry: QWidget, hint: str | None = None, required: bool = False) -> Self:
        """An entry for a field of the vocabulary (``inspector.name``), whose hint stands where none is given."""
        told = vocabulary.entry(name)
        return cls(told.with_unit, entry, told.hint if hint is None else hint, required)

    @property
    def message(self) -> str:
        """The message shown now, or empty."""
        return self._mark.sentence

    def judge(self) -> None:
        """Show the entry's own problem, such as text that is no date, and take it back when there is none any more.

        A page's message stays until something here changes.
        """
        problem = own_problem(self.entry)
        if problem is not None or self._is_own:
            self.say(problem)
            self._is_own = problem is not None

    def say(self, problem: Problem | None) -> None:
        """Show a problem below the entry, or the hint again."""
        words = sentence(problem.code, problem.details) if problem else ""
        self.level = problem.level if problem else None
        self._is_own = False
        self._mark.say(words, problem.level if problem else Level.ERROR)
        self._place()
        self.entry.setAccessibleDescription(words or self._hint_text)
        bad = problem is not None and problem.level is Level.ERROR
        for part in (self.entry, *self.entry.findChildren(QWidget)):
            if isinstance(part, _FRAMED):
                style_as(part, "bad", bad)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No wider than it must be: of two in a row none takes room from the other."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the message where it moves nothing, if there is such a place."""
        words = self._mark.sentence
        is_above = self._head.indexOf(self._mark) >= 0
        taken = sum(name.sizeHint().width() + GAP_1 for name in self._names)
        fits = bool(words) and taken + GAP_1 + self._mark.line_width() <= self.width()
        if fits != is_above:
            self._mark.set_wrap(not fits)
            (self._column if is_above else self._head).removeWidget(self._mark)
            if fits:
                self._head.insertWidget(self._head.count() - 1, self._mark, 1)
            else:
                self._column.insertWidget(self._column.indexOf(self._hint) + 1, self._mark)
        self._hint.setVisible(bool(self._hint_text) and (fits or not words))

    def _mended(self) -> None:
        """A message about what stood here before goes with the first change."""
        if self.level is not None:
            self.say(None)


def at_most(width: int, field: Field) -> QHBoxLayout:
    """A row with a field that does not fill it: a column would reckon the height of its hint as if it did."""
    field.setMaximumWidth(width)
    return in_row(wide(field, 1000), Rest(1), gap=AS_AROUND)


def own_problem(entry: QWidget) -> Problem | None:
    """What an entry itself finds wrong with its text, or None."""
    judge = getattr(entry, "problem", None)
    found: Problem | None = judge() if judge else None
    return found
