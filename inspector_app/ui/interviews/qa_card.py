"""One question and its answer as a card: 问 and 答 one below the other, small tools at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from inspector_app.domain.interview import QA
from inspector_app.support.errors import Level
from inspector_app.ui.interviews.qa_text import QAText
from inspector_app.ui.layouts import REST, in_column
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.growing_text import qt_place, text_place
from inspector_app.ui.widgets.in_sight import bring_in_sight, go_to, show_cursor
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.menu import Menu, allow
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.qa_lines import Line, is_required

QUESTION, ANSWER = "question", "answer"


_BESIDE, _AROUND = 112, 60  # what a card takes beside its entries, and above, between and below their lines


def guessed_height(qa: QA, width: int, metrics: QFontMetrics) -> int:
    """About how high the card of a question is at a width, before there is one."""
    room = max(width - _BESIDE, 1)
    paragraphs = (*qa.question.split("\n"), *qa.answer.split("\n"))
    lines = sum(1 + metrics.horizontalAdvance(words) // room for words in paragraphs)
    return _AROUND + lines * metrics.lineSpacing()


class QACard(QFrame):
    """Emits what the person typed or wishes, with the number of its line; the list decides."""

    typed = Signal(int, str, str)
    wished = Signal(int, str)
    pasted = Signal(int, object)
    came = Signal(int)
    picture_left_out = Signal(str)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = line.number
        self._required = is_required(line)
        self.setProperty("role", "card")
        self._filling = False
        self.question = self._entry(QUESTION, self.tr("输入问题，或按 F4 选常用问题"))
        self.answer = self._entry(ANSWER, self.tr("按被询问人原话记录"))
        self._by_tab = self.question.focusPolicy()
        self.question.value_changed.connect(self._pass_over)
        self._mark = ProblemMark()
        self.answer.gone.connect(lambda: self._mark.keep_room(False))
        self._beside = Label("", Role.PROBLEM, wrap=True)
        style_as(self._beside, "level", str(Level.WARNING))
        self._beside.setVisible(False)
        self._lay()
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Bring both entries up to a line."""
        self._filling = True
        self.question.show_text(line.qa.question)
        self.answer.show_text(line.qa.answer)
        self._filling = False
        style_as(self.answer, "shared", line.qa.shared)

    def set_place(self, place: int, count: int, editable: bool) -> None:
        """Name the entries after their place and say which moves are possible."""
        names = ((self.question, self.tr("第{n}问")), (self.answer, self.tr("第{n}问的回答")))
        for entry, name in names:
            entry.setAccessibleName(name.format(n=place + 1))
            entry.setReadOnly(not editable)
        for button, name in zip(self._tools, self._tool_names(), strict=True):
            button.setAccessibleName(self.tr("第{n}问：{name}").format(n=place + 1, name=name))
            button.setVisible(editable)
        self._up.allow(place > 0, self.tr("这是第一问"))
        self._down.allow(place < count - 1, self.tr("这是最后一问"))

    def say(self, sentence: str, level: Level = Level.INFO) -> None:
        """What this question still lacks; empty when nothing."""
        if self._mark.sentence != sentence:
            self._mark.keep_room(not sentence)  # nothing moves below whoever types; once he has left it closes
            self._mark.say(sentence, level)
            style_as(self.answer, "bad", bool(sentence) and level is Level.ERROR)
            self.answer.setAccessibleDescription(sentence)

    def say_beside(self, told: Sequence[str]) -> bool:
        """What else is known of the same matter and differs; nothing: it goes. True when this was not said before."""
        words = "\n".join(told)
        is_new = words != self._beside.text()
        if is_new:
            self._beside.setText(words)
            self._beside.setVisible(bool(words))
        return is_new and bool(words)

    def show_beside(self) -> None:
        """Bring what is said below the answer in sight too, as far as the place where one writes stays there."""
        bring_in_sight(self._beside, GAP_2)
        QTimer.singleShot(0, self, lambda: show_cursor(self.question if self.question.hasFocus() else self.answer))

    def enter(self, part: str = ANSWER) -> None:
        """Put the cursor into the answer, or into the question."""
        go_to(self._part(part), self)

    @property
    def place(self) -> tuple[str, int]:
        """Whether the question or the answer has the cursor, and how far in."""
        part, entry = (QUESTION, self.question) if self.question.hasFocus() else (ANSWER, self.answer)
        return part, entry.textCursor().position()

    def put_cursor(self, part: str, position: int | None = None) -> None:
        """Into the question or the answer, there; None: behind everything."""
        entry = self._part(part)
        cursor, last = entry.textCursor(), entry.document().characterCount() - 1
        cursor.setPosition(last if position is None else min(max(position, 0), last))
        entry.setTextCursor(cursor)

    @property
    def at(self) -> tuple[str, int]:
        """As ``place``, counted in letters of the text."""
        part, position = self.place
        return part, text_place(self._part(part).toPlainText(), position)

    @property
    def share(self) -> float:
        """How far through the words of its question and its answer the cursor stands, from 0 to 1."""
        part, position = self.place
        asked, told = (entry.document().characterCount() - 1 for entry in (self.question, self.answer))
        return (position + (asked if part == ANSWER else 0)) / max(asked + told, 1)

    def select(self, part: str, start: int, length: int) -> None:
        """Mark some letters of the question or the answer, and show them; the focus stays where it is."""
        entry = self._part(part)
        text, cursor = entry.toPlainText(), entry.textCursor()
        cursor.setPosition(qt_place(text, start))
        cursor.setPosition(qt_place(text, start + length), QTextCursor.MoveMode.KeepAnchor)
        entry.setTextCursor(cursor)
        bring_in_sight(self)
        show_cursor(entry)

    def _part(self, part: str) -> QAText:
        return self.question if part == QUESTION else self.answer

    def _pass_over(self) -> None:
        """Tab goes from answer to answer, so that no answer is written into a question, which has a key; an empty
        question is still to be asked."""
        asked = bool(self.question.value().strip())
        self.question.setFocusPolicy(Qt.FocusPolicy.ClickFocus if asked else self._by_tab)

    def _entry(self, part: str, hint: str) -> QAText:
        entry = QAText()
        entry.setPlaceholderText(hint)
        entry.value_changed.connect(lambda: self._typed(part, entry))
        entry.came.connect(lambda: self.came.emit(self.number))
        entry.picture_left_out.connect(self.picture_left_out)
        entry.pasted.connect(lambda qas: self.pasted.emit(self.number, qas))
        return entry

    def _typed(self, part: str, entry: QAText) -> None:
        if not self._filling:
            self.typed.emit(self.number, part, entry.toPlainText())

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP_3, GAP_2, GAP_1, GAP_2)
        grid.setHorizontalSpacing(GAP_2)
        grid.setVerticalSpacing(GAP_2 - 2)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._words(), 0, 0)
        answer = Label(self.tr("答"), Role.STRONG)
        answer.setContentsMargins(0, GAP_2, 0, 0)
        grid.addWidget(answer, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.question, 0, 1)
        grid.addWidget(self.answer, 1, 1)
        grid.addWidget(self._mark, 2, 1)
        grid.addWidget(self._beside, 3, 1)
        grid.addLayout(self._tool_column(), 0, 2, 2, 1)

    def _words(self) -> QVBoxLayout:
        """问, and 法定 below it where procedure demands the question."""
        word = Label(self.tr("问"), Role.STRONG)
        word.setForegroundRole(QPalette.ColorRole.Link)
        legal = Label(self.tr("法定") if self._required else "　　", Role.SMALL)  # blanks keep the columns in line
        if self._required:
            set_tip(legal, self.tr("法律规定必须问明的问题，不能删除；回答一律按原话记录"))
        return in_column(word, legal, REST, gap=0, edges=(0, GAP_2, 0, 0))

    def _tool_column(self) -> QVBoxLayout:
        self._up = self._tool("chevron-up", self.tr("上移（Alt+↑）"), "up")
        self._down = self._tool("chevron-down", self.tr("下移（Alt+↓）"), "down")
        self._more = Button(icon="ellipsis", kind=Kind.BARE, name=self.tr("更多"), clicked=self._open_menu)
        self._tools = (self._up, self._down, self._more)
        column = QVBoxLayout()
        column.setSpacing(0)
        for button in self._tools:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from answer to answer; keys do the rest
            column.addWidget(button)
        column.addStretch()
        return column

    def _tool(self, icon: str, name: str, wish: str) -> Button:
        return Button(icon=icon, kind=Kind.BARE, name=name, clicked=lambda: self.wished.emit(self.number, wish))

    def _tool_names(self) -> tuple[str, str, str]:
        return self.tr("上移"), self.tr("下移"), self.tr("更多操作")

    def menu(self) -> Menu:
        """What else can be done with the question."""
        menu = Menu(self)
        wishes: tuple[tuple[str, str], ...] = (
            (self.tr("在上方插入一问"), "above"),
            (self.tr("在下方插入一问"), "below"),
            (self.tr("确认是本人说法"), "confirm"),
            (self.tr("在光标处拆成两问"), "split"),
            (self.tr("并入上一问"), "merge"),
            (self.tr("删除此问"), "remove"),
        )
        for words, wish in wishes:
            action = menu.addAction(words)
            action.triggered.connect(self._wish(wish))
            if wish in ("remove", "merge"):
                allow(action, not self._required, self.tr("法定必问的问题不能并入、删除"))
        return menu

    def _wish(self, wish: str) -> Callable[..., None]:
        return lambda *_: self.wished.emit(self.number, wish)

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
