"""A labelled place to enter something, with its hint and, when something is wrong, the message."""

from typing import Self

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTableView,
    QWidget,
)

from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentences_of
from inspector_app.ui.layouts import AS_AROUND, REST, Rest, in_column, in_row, wide
from inspector_app.ui.theme import GAP_1, style_as
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.whole_words import WholeWords

A_CLICK = 200  # ms in which a click is done, mostly
_MOST = 5  # sentences about one entry: of a list of many rows nobody reads more at once
_FRAMED = (QLineEdit, QPlainTextEdit, QComboBox, QTableView)


class Field(QWidget):
    """Label above, entry, then hint. The label names the entry for the screen reader too.

    A problem stands behind the label, so that nothing moves. Where there is room for a part of its sentence only, the
    whole one is laid over what is below while one is in the entry; once one has left, it stands below the entry.
    A long text that somebody else puts in shows its beginning.
    """

    def __init__(self, label: str, entry: QWidget, hint: str = "", required: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self.label = label
        self.level: Level | None = None
        self._is_own = self._follows = False
        self._hint_text = hint
        self._hint = Label(hint, Role.SMALL, wrap=True)
        self._mark = ProblemMark(one_line=True)
        self._whole: WholeWords | None = None
        self._below: ProblemMark | None = None
        words = Label(label, Role.LABEL)
        words.setBuddy(entry)
        entry.setAccessibleName(self.tr("{label}（必填）").format(label=label) if required else label)
        entry.setAccessibleDescription(hint)
        names = (words, Label("*", Role.PROBLEM)) if required else (words,)
        self._head, self._named = in_row(*names, wide(self._mark), REST, gap=GAP_1), len(names)
        self._column = in_column(self._head, wide(entry, int(self.grows)), self._hint, REST, gap=GAP_1, of=self)
        self._hint.setVisible(bool(hint))  # not before it has a parent: it would flash as a window of its own
        if hasattr(entry, "left"):
            entry.left.connect(self.judge)
        elif hasattr(entry, "editingFinished"):
            entry.editingFinished.connect(self.judge)
        if hasattr(entry, "value_changed"):
            entry.value_changed.connect(self._mended)
        if isinstance(entry, QLineEdit):
            entry.textChanged.connect(self._show_beginning)

    @Slot()
    def _show_beginning(self) -> None:
        entry = self.entry
        if isinstance(entry, QLineEdit) and not (entry.isModified() or entry.hasFocus()):
            entry.home(False)

    @property
    def grows(self) -> bool:
        """Whether the entry takes the height that nothing else wants: such a list scrolls instead of what it is in."""
        return bool(self.entry.property("grows"))

    @classmethod
    def of(cls, name: str, entry: QWidget, hint: str | None = None, required: bool = False) -> Self:
        """An entry for a field of the vocabulary (``inspector.name``), whose hint stands where none is given."""
        told = vocabulary.entry(name)
        return cls(told.with_unit, entry, told.hint if hint is None else hint, required)

    def stand_beside_label(self, widget: QWidget) -> None:
        """Put something small behind the label; it is as high as that, so that entries in a row stay in line."""
        widget.setSizePolicy(widget.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        style_as(widget, "place", "label")
        self._head.insertWidget(self._named, widget)

    @property
    def message(self) -> str:
        """The message shown now, or empty."""
        return self._mark.sentence

    @property
    def laid_over(self) -> QWidget | None:
        """What lies over the page now to say the whole of the message, or nothing."""
        return self._whole if self._whole is not None and self._whole.isVisible() else None

    def judge(self) -> None:
        """Show the entry's own problem, such as text that is no date, and take it back when there is none any more.

        A page's message stays until something here changes.
        """
        problem = own_problem(self.entry)
        if problem is not None or self._is_own:
            self.say(problem)
            self._is_own = problem is not None

    def say(self, *problems: Problem | None) -> None:
        """Show problems behind the label, the gravest first, or take them away."""
        found = [each for each in problems if each is not None]
        words = sentences_of(found, _MOST)
        self.level = found[0].level if found else None
        self._is_own = False
        self._mark.say(words, self.level or Level.ERROR)
        if self._below is not None:
            self._below.say("")
        self._watch(bool(words))
        self.entry.setAccessibleDescription(words or self._hint_text)
        bad = self.level is Level.ERROR
        for part in (self.entry, *self.entry.findChildren(QWidget)):
            if isinstance(part, _FRAMED):
                style_as(part, "bad", bad)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No wider than it must be: of two in a row none takes room from the other."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._look()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        super().moveEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._look()

    def _watch(self, is_wrong: bool) -> None:
        """Follow the focus while there is something to read."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and is_wrong is not self._follows:
            self._follows = is_wrong
            changed = application.focusChanged
            changed.connect(self._look) if is_wrong else changed.disconnect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Lay the whole sentence over while it is cut and somebody is here; else it gets lines of its own."""
        if self._below is not None and self._below.sentence:
            return
        focus = QApplication.focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        self._column.activate()  # the line has its width by now
        is_cut = self.isVisible() and self._mark.is_cut
        self._mark.hold_words(is_cut and is_here)
        if is_cut and is_here:
            self._whole = self._whole or WholeWords(self.entry)
            self._whole.show_words(self._mark.sentence, self.level or Level.ERROR)
            QTimer.singleShot(0, self._whole, self._whole.place)  # what is around the field may still move
        elif self._whole is not None:
            self._whole.hide()
        if is_cut and not is_here:
            QTimer.singleShot(A_CLICK, self, self._stand_below)

    def _stand_below(self) -> None:
        """Once nobody is here, and no button of the mouse is held: what is clicked must not move away from under it."""
        focus = QApplication.focusWidget()
        told = self._below is not None and self._below.sentence
        if told or (focus is not None and self.isAncestorOf(focus)) or not (self.isVisible() and self._mark.is_cut):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(A_CLICK, self, self._stand_below)
            return
        if self._below is None:
            self._below = ProblemMark()
            self._column.insertWidget(self._column.indexOf(self.entry) + 1, self._below)
        self._below.say(self._mark.sentence, self.level or Level.ERROR)
        self._mark.setVisible(False)
        if (fit := getattr(self.window(), "fit", None)) is not None:
            QTimer.singleShot(0, self.window(), fit)  # a dialog is as high as what is in it

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
