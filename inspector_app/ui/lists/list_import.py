"""A list of others is read, its columns may be corrected, what taking it in would do is shown beside it, then it goes.

What kinds of lists have in common; which list it is, what is read of it and what becomes of it a subclass says.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.support.errors import Problem
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.lists.mapping_step import MappingStep
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone, style_as
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.scrolled import Pages, Tall
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.auto_backups import back_up_before_import, store_before_import
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_plan import Fate, PlanLine
from inspector_app.usecases.list_sight import Sight
from inspector_app.usecases.open_lists import (
    NOTHING_SAID,
    Book,
    ListKind,
    ListOrder,
    Opened,
    Reading,
    Said,
    prepare_list,
)

_WIDTH, _HEIGHT, _ROOM = 1240, 700, 440
_MOST_NAMED, _MOST_LINES = 6, 6
_PLAN, _COLUMNS, _EMPTY = range(3)
_BOTTOM = Qt.AlignmentFlag.AlignBottom
Source = Path | str | Book


@dataclass(frozen=True, slots=True)
class Words:
    """What an import is called: its title, what its button does, and what it says while nothing was read yet."""

    title: str
    verb: str
    reading: str
    nothing: str
    nothing_more: str
    copy_tip: str
    stopped: str
    file: str = tr("文件")
    copied: str = tr("读取复制的表格")


@dataclass(frozen=True, slots=True)
class Shown:
    """What taking a list in would do: the lines of the plan, in a few sentences, and whether it was read whole."""

    lines: tuple[PlanLine, ...]
    summary: str
    is_whole: bool


class ListImport(FormDialog):
    """The file is read in the worker, and nothing is kept here. ``opened`` is what was read."""

    def __init__(
        self,
        session: Session[Context],
        words: Words,
        side: SideBySide,
        choose: Choose,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.title, words.verb, _WIDTH, parent)
        self.session, self._words = session, words
        self._kept_height = _HEIGHT  # for two tables beside each other there is never too much room
        self.opened: Opened[Any] | None = None
        self._stamp: object = None
        self._path = PathEdit(choose, read=True)
        self._path.chosen.connect(self._read)
        copied = Button(words.copied, "copy", clicked=self._read_copied)
        set_tip(copied, words.copy_tip)
        self.source = QWidget()
        in_row(wide(Field(words.file, self._path)), placed(copied, _BOTTOM), of=self.source)
        self.body.addWidget(self.source)
        self._is_away = False
        self._another = Button(self.tr("换一个文件"), "folder-open", kind=Kind.QUIET, clicked=self._choose_another)
        self._another.hide()
        self._summary = Label("", Role.STRONG, wrap=True)
        self._unread = Label("", Role.PROBLEM, wrap=True)
        self.side = side
        self.side.changed.connect(self.judge)
        self.side.said.connect(self._read_so)
        self._mappings: dict[str, MappingStep] = {}
        self.which = Segmented(
            [Segment(self.tr("核对结果"), _PLAN), Segment(self.tr("对应各列"), _COLUMNS)], self.tr("看什么")
        )
        self.which.value_changed.connect(self._turn)
        self.body.addWidget(self._room(), 1)
        self.accept_requested.connect(self._go_on)

    @abstractmethod
    def kind(self) -> ListKind:
        """Which kind of list it is read as."""

    @abstractmethod
    def perform(self, order: ListOrder, progress: Progress) -> Opened[Any]:
        """Read it, in the worker."""

    @abstractmethod
    def plan(self, told: Any, reading: Reading | None) -> Shown:
        """What taking it in would do."""

    def took(self, opened: Opened[Any]) -> None:
        """Called with what was read, before anything of it is shown."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether there is something to be taken in."""

    @abstractmethod
    def take(self) -> None:
        """The person says yes."""

    def forget(self) -> None:
        """Nothing of a file read before stays in sight."""
        self.opened = None
        self.notice.clear()
        for label in (self._summary, self._unread):
            label.setText("")
        self._unread.hide()
        self.which.hide()
        self.which.set_value(_PLAN)
        self._stack.setCurrentWidget(self._empty)
        self._put_source_away(False)
        self.judge()

    @property
    def mapping(self) -> MappingStep:
        """The columns of the kind of list in hand."""
        kind = self.kind()
        if kind.name not in self._mappings:
            self._mappings[kind.name] = MappingStep(kind)
            self._stack.addWidget(self._mappings[kind.name])
        return self._mappings[kind.name]

    def begin(self) -> None:
        """The first look: nothing was read yet."""
        self.forget()
        self._path.setFocus()

    def read_again(self) -> None:
        """Read what was opened once more, such as for another kind of list: what cells read stays said."""
        if self.opened is not None:
            opened = self.opened.list
            self.read_from(opened.source, self._stamp, Said(cells=opened.said.cells))

    def read_from(self, source: Source | None, stamp: object, said: Said = NOTHING_SAID) -> None:
        """Read a file, a text, or what was opened already; ``stamp`` tells it from another one."""
        self.forget()
        self._stamp = stamp
        if source is None or (isinstance(source, str) and not source.strip()):
            return
        order, store = self.session.read(prepare_list, source, said), self.session.read(store_before_import)

        def read(progress: Progress) -> Opened[Any]:
            back_up_before_import(store)
            return self.perform(order, progress)

        self.session.work(
            read, partial(self._show, stamp), self._words.reading,
            refused=self.refused, cancelled=self._not_read,
        )  # fmt: skip

    def show_plan(self, told: Any, opened: Opened[Any] | None) -> None:
        """Show what taking the list in would do; without ``opened`` it came from no file."""
        self.show_shown(self.plan(told, opened.list.reading if opened else None), opened)

    def show_shown(self, shown: Shown, opened: Opened[Any] | None) -> None:
        """The same of a plan that was made already."""
        self.side.show_plan(shown.lines, Sight(opened.list, shown.lines) if opened else None)
        self._summary.setText(shown.summary)
        told = grouped([line.who or line.words for line in shown.lines if line.fate is Fate.UNREAD], lambda each: each)
        times = self.tr("（{0}处）")  # the same column of every sheet
        unread = [each + (times.format(len(of)) if len(of) > 1 else "") for each, of in told.items()]
        more = self.tr("等{0}处，见“未读”").format(len(unread)) * (len(unread) > _MOST_NAMED)
        named = "、".join(unread[:_MOST_NAMED])
        self._unread.setText(self.tr("没有读入的内容：{0}{1}。").format(named, more))
        self._unread.setVisible(bool(unread))
        style_as(self._unread, "role", str(Role.SMALL if shown.is_whole else Role.PROBLEM))
        self._turn()

    def judge(self) -> None:
        """Whether one may go on."""
        ready = self.which.value() == _COLUMNS or self.is_ready()
        self.primary.allow(ready, self.tr("先选择文件，并把要核对的逐项定下"))

    def enter_sends(self) -> bool:
        """What the plan says is taken in by its button or Ctrl+Enter alone: Enter is pressed for a file, a filter, a
        month that is typed, before anybody looked at what would come in."""
        return bool(self.which.value() == _COLUMNS)

    def refused(self, problems: Sequence[Problem]) -> None:
        """Say what a rule says against it."""
        said = grouped(problems, lambda problem: sentence(problem.code, problem.details))
        lines = [_places(each) + words for words, each in said.items()]
        more = [self.tr("另有{0}类问题。").format(len(lines) - _MOST_LINES)] if len(lines) > _MOST_LINES else []
        self.notice.say("\n".join([*lines[:_MOST_LINES], *more]), Tone.DANGER)

    def _read(self) -> None:
        path = self._path.path()
        only_left = path is None and isinstance(self._stamp, str)  # of what was copied there is no path
        if not only_left and (stamp := _stamp(path)) != self._stamp:
            self.read_from(path, stamp)

    def _read_copied(self) -> None:
        self._path.set_value("")
        text = QApplication.clipboard().text()
        self.read_from(text, text)
        if not text.strip():
            self.notice.say(self.tr("剪贴板里没有文字，请先复制表格内容。"), Tone.WARNING)

    def _not_read(self) -> None:
        """The person did not want to wait: the same file may be chosen again."""
        self._stamp = None
        self.notice.say(self._words.stopped, Tone.INFO)

    def _room(self) -> QWidget:
        """Where the plan will stand, as high as it needs from the beginning, so that nothing jumps."""
        room = Tall(_ROOM)
        self._stack = Pages()
        self._empty = EmptyState(self._words.nothing, self._words.nothing_more, "upload")
        for part in (self.side, self._empty):
            self._stack.addWidget(part)
        switches = (self._another, self.side.panes.switch, self.which)
        in_column(
            in_row(wide(self._summary), *(placed(each, _BOTTOM) for each in switches)),
            self._unread,
            wide(self._stack),
            gap=GAP_3,
            of=room,
        )
        return room

    def _show(self, stamp: object, opened: Opened[Any]) -> None:
        if stamp != self._stamp:  # another file was chosen meanwhile
            return
        self.opened = opened
        self.took(opened)
        if opened.list.rather is not None:
            self.notice.say(sentence(opened.list.rather.code), Tone.WARNING)
        self.mapping.show_outlines(opened.list.outlines)
        self.which.show()
        if opened.told is None:
            self.which.set_value(_COLUMNS)
            if opened.why is not None:
                self.notice.say(sentence(opened.why.code, opened.why.details), Tone.DANGER)
        else:
            self.show_plan(opened.told, opened)
        self.judge()
        self._put_source_away(self.spare_heading())
        self.fit()

    def _put_source_away(self, is_away: bool) -> None:
        """On a low screen the tables get the lines in which the file was chosen, until another one is wanted."""
        if is_away != self._is_away:
            self._is_away = is_away
            self.source.setVisible(not is_away)
            self._another.setVisible(is_away)

    def _choose_another(self) -> None:
        self._put_source_away(False)
        self._path.setFocus()

    def _turn(self) -> None:
        """Between the plan and the columns."""
        is_mapping = self.which.value() == _COLUMNS
        self.side.panes.out_of_sight(is_mapping)
        self._stack.setCurrentWidget(self.mapping if is_mapping else self.side)
        self.primary.setText(self.tr("按此读取") if is_mapping else self._words.verb)
        self.judge()

    def _go_on(self) -> None:
        if self.which.value() == _COLUMNS:
            self._read_anew()
        elif self.is_ready() and self._is_meant():
            self.take()

    def _is_meant(self) -> bool:
        """Whether a list that looks like one of another kind shall be taken in as this one: a person says."""
        other = self.opened.list.rather if self.opened is not None else None
        if other is None:
            return True
        question = self.tr("这份文件看来是另一种名单，仍要{0}吗？").format(self._words.verb)
        return self.session.messages.confirm(
            question, sentence(other.code), self.tr("仍要{0}").format(self._words.verb)
        )

    def _read_anew(self) -> None:
        """What was opened is read as the person says."""
        if not self.mapping.problems():
            self._read_so(self.mapping.said())

    def _read_so(self, said: Said) -> None:
        if self.opened is not None:
            opened = self.opened.list
            self.read_from(opened.source, self._stamp, opened.said + said)


def _places(problems: Sequence[Problem]) -> str:
    """Where one and the same thing is wrong: B5、B7、B9等12处："""
    told = list(dict.fromkeys(filter(None, map(_place, problems))))
    more = tr("等{0}处").format(len(told)) if len(told) > _MOST_NAMED else ""
    return f"{'、'.join(told[:_MOST_NAMED])}{more}：" if told else ""


def _place(problem: Problem) -> str:
    """Where a problem is, as a person knows it: B5 or 第3行; the name of an entry in the program tells nothing."""
    is_entry = problem.where.isascii() and problem.where.replace("_", "").isalpha() and problem.where.islower()
    return "" if is_entry else problem.where


def _stamp(path: Path | None) -> object:
    """What tells one file from another, and from itself once it was written again."""
    if path is None:
        return None
    try:
        state = path.stat()
    except OSError:
        return path, None
    return path, state.st_mtime_ns, state.st_size
