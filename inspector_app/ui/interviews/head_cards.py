"""The facts around the questions: start, place and matter above them, the end below them."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from inspector_app.domain.interview import Interview
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentences_of
from inspector_app.ui.binding import Codec, Form
from inspector_app.ui.interviews.interview_words import day_word
from inspector_app.ui.layouts import AS_AROUND, in_row, put_in, wide
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field, own_problem
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import ElidedLabel, Role
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.wording import joined


class HeadCard(Card):
    """What stands above the questions on the paper; folded to one line, so that the questions have the room."""

    person_wished = Signal()

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("笔录头部"))
        self._start = MomentEdit("started_at", today)
        self._summary = ElidedLabel("", Role.SMALL)
        self._fold = Button(self.tr("笔录头部"), "chevron-down", Kind.QUIET, clicked=self._toggle)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._bind(form)
        row = in_row(
            wide(self._summary),
            Button(
                self.tr("人员资料"),
                "user",
                Kind.QUIET,
                name=self.tr("更正被询问人的人员资料"),
                clicked=self.person_wished.emit,
            ),
            self._fold,
            gap=AS_AROUND,
        )
        self.body.setContentsMargins(GAP_3, 2, GAP_2, 2)
        self._mark = ProblemMark()
        put_in(self.body, row, self._mark, self._content)
        self.unfold(False)

    def load(self, interview: Interview) -> None:
        """Show a transcript's head, folded when it is complete."""
        self._start.set_value(interview.started_at)
        self.summarise(interview)
        self.unfold(not (interview.place and interview.matter))

    def summarise(self, interview: Interview) -> None:
        """The head in one line."""
        self._summary.setText(joined(day_word(interview), interview.place, interview.matter))

    def unfold(self, open_: bool) -> None:
        """Show the entries, or only the line."""
        self._content.setVisible(open_)
        self._fold.set_icon("chevron-up" if open_ else "chevron-down")
        words = self.tr("收起笔录头部") if open_ else self.tr("展开笔录头部")
        self._fold.setAccessibleName(words)
        set_tip(self._fold, words)
        edge = GAP_3 if open_ else 2
        self.body.setContentsMargins(GAP_3, 2, GAP_2, edge)

    def warn(self, problems: list[Problem]) -> None:
        """Say who should be there, or have authorised, and is not told of."""
        _warn(self._mark, problems)

    def show_field(self, name: str) -> None:
        """Unfold when a field stands here."""
        if name in self._names and self._content.isHidden():
            self.unfold(True)

    def enter(self) -> None:
        """Unfold, with the cursor in the first entry."""
        self.unfold(True)
        line: QLineEdit | None = self._content.findChild(QLineEdit)
        if line is not None:
            go_to(line)

    def set_editable(self, editable: bool) -> None:
        """Whether the facts may be changed."""
        line: QLineEdit
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not editable)
        button: Button
        for button in self._content.findChildren(Button):
            button.allow(editable, self.tr("笔录已经签字，不能再改"))

    def _toggle(self) -> None:
        self.unfold(self._content.isHidden())

    def _bind(self, form: Form) -> None:
        entries: dict[str, tuple[QWidget, int, int, int]] = {
            "started_at": (self._start, 0, 0, 1),
            "recorder_name": (QLineEdit(), 0, 1, 1),
            "place": (QLineEdit(), 1, 0, 1),
            "others_present": (QLineEdit(), 1, 1, 1),
            "matter": (QLineEdit(), 2, 0, 2),
            "guardian": (QLineEdit(), 3, 0, 1),
            "interpreter": (QLineEdit(), 3, 1, 1),
            "authority": (QLineEdit(), 4, 0, 2),
        }
        self._names = frozenset(entries)
        for name, (entry, row, column, span) in entries.items():
            field = Field.of(f"interview.{name}", entry, required=name in ("started_at", "place", "matter"))
            self._grid.addWidget(field, row, column, 1, span)
            form.bind(name, field, _start_codec(form) if name == "started_at" else Codec(_same, _text))


class EndCard(Card):
    """The end of the interview, never prefilled, and what speaks against these times."""

    now_wished = Signal()

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("询问结束"))
        self._end = MomentEdit("ended_at", today, lambda: local(form.value.started_at).date())
        self._field = Field.of(
            "interview.ended_at",
            self._end,
            self.tr("问完再填；也可以留空打印，由被询问人核对后手写，再回录到这里"),
        )
        self._now = Button(self.tr("填入当前时间"), "clock", clicked=self.now_wished.emit)
        self._mark, self._is_told = ProblemMark(), False
        beside = self._end.layout()
        if beside is not None:
            beside.addWidget(self._now)
        self._read_aloud = Field.of("interview.read_aloud", QLineEdit())
        self._refusal = Field.of("interview.refusal", GrowingText(1, 6))
        put_in(self.body, self._field, self._mark, in_row(wide(self._read_aloud, 1), wide(self._refusal, 2), gap=GAP_4))
        form.bind("ended_at", self._field)
        for name, field in (("read_aloud", self._read_aloud), ("refusal", self._refusal)):
            form.bind(name, field, Codec(_same, _text))

    def set_editable(self, editable: bool) -> None:
        """Whether the end may be changed."""
        line: QLineEdit
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not editable)
        text: GrowingText
        for text in self.findChildren(GrowingText):
            text.setReadOnly(not editable)
        self._now.setVisible(editable)

    def warn(self, problems: list[Problem]) -> None:
        """Say what speaks against the times, such as another interview at the same hour; of the end itself beside it,
        once."""
        of_the_end = [problem for problem in problems if problem.where.rpartition(".")[2] == "ended_at"]
        _warn(self._mark, [problem for problem in problems if problem not in of_the_end])
        if own_problem(self._end) is None and (of_the_end or self._is_told):
            self._field.say(*of_the_end)
        self._is_told = bool(of_the_end)

    def set_end(self, moment: datetime) -> None:
        """Fill the end in, as if it had been typed."""
        self._end.set_value(moment)

    def enter(self) -> None:
        """Put the cursor into the time of the end, whose day is that of the beginning; into a day that is wrong."""
        go_to(self._end.day if self._end.day.problem() else self._end.time, self._field)


def _warn(mark: ProblemMark, problems: list[Problem]) -> None:
    words = sentences_of(problems)
    if words != mark.sentence:
        mark.say(words, Level.WARNING)


def _start_codec(form: Form) -> Codec:
    """A start that cannot be read at the moment is still the start known before; a record has always one."""

    def read(value: datetime | None) -> datetime:
        known: Interview = form.value
        return value or known.started_at

    return Codec(_same, read)


def _same(value: object) -> object:
    return value


def _text(value: str | None) -> str:
    return value or ""
