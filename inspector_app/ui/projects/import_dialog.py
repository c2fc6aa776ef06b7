"""Bring a ledger in: file, columns, look at what would happen, done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QWidget

from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, wide
from inspector_app.ui.lists.mapping_step import MappingStep
from inspector_app.ui.page_keys import SEND_OFF, PageKey, bind_keys
from inspector_app.ui.projects.file_step import FileStep
from inspector_app.ui.projects.preview_step import PreviewStep
from inspector_app.ui.projects.result_step import ResultStep
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import dropped_file
from inspector_app.usecases import projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.ledger_files import LedgerReading, SameLine
from inspector_app.usecases.list_plan import ledger_lines
from inspector_app.usecases.number_looks import note_file_look
from inspector_app.usecases.open_lists import NOTHING_SAID, Book, Opened, Said, kinds
from inspector_app.usecases.projects import LedgerTaken

_WIDTH, _HEIGHT = 1240, 690
_FILE, _MAPPING, _PREVIEW, _RESULT = range(4)


class ImportDialog(QDialog):
    """Nothing is written before 导入; going back keeps what was chosen. Enter presses the primary button."""

    def __init__(self, session: Session[Context], path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(self.tr("导入项目台账"))
        self.setModal(True)
        self.resize(within(QSize(_WIDTH, _HEIGHT), self))
        self.setAcceptDrops(True)
        self._session = session
        self._path = Path()
        self._opened: Opened[LedgerReading] | None = None
        self.file, self.preview, self.outcome = (
            FileStep(),
            PreviewStep(lambda: session.do(note_file_look)),
            ResultStep(),
        )
        self.mapping = MappingStep(kinds()["ledger"])
        self.stack = QStackedWidget()
        for step in (self.file, self.mapping, self.preview, self.outcome):
            self.stack.addWidget(step)
        self.file.chosen.connect(self.take_file)
        self.preview.answered.connect(self._read_answered)
        self.preview.side.said.connect(self._read_so)
        self._lay_out()
        bind_keys(self, (PageKey(self.tr("下一步"), SEND_OFF, self.primary.click),))
        self._show(_FILE)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Look at the columns of a file; a file that cannot be read is told in a box, and another may be chosen."""
        self._path = path
        self._open(path, NOTHING_SAID, self._outlined)

    def go_on(self) -> None:
        """The next step."""
        steps = {_FILE: self.file.ask, _MAPPING: self._read_lines, _PREVIEW: self._import, _RESULT: self.accept}
        steps[self.stack.currentIndex()]()

    def go_back(self) -> None:
        """The step before."""
        self._show(self.stack.currentIndex() - 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped_file(event) and self.stack.currentIndex() == _FILE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.take_file(Path(dropped_file(event)))

    def _open(
        self, source: Path | Book, said: Said, then: Callable[[Opened[LedgerReading]], object],
        same: tuple[SameLine, ...] = (),
    ) -> None:  # fmt: skip
        order = self._session.read(projects.prepare_ledger, source, said, same)
        self._session.work(lambda progress: projects.perform_ledger(order, progress), then, projects.READING)

    def _outlined(self, opened: Opened[LedgerReading]) -> None:
        self._opened = opened
        self.mapping.show_outlines(opened.list.outlines)
        self._show(_MAPPING)

    def _read_lines(self) -> None:
        if not self.mapping.problems():
            self._read_so(self.mapping.said())

    def _read_answered(self) -> None:
        """What words of others mean was said, or of which projects lines tell: the lines are read so."""
        self._read_so(Said(words=self.preview.words.value()))

    def _read_so(self, said: Said) -> None:
        """Read what was opened with what a person says more."""
        if self._opened is not None:
            opened = self._opened.list
            self._open(opened.source, opened.said + said, self._previewed, self.preview.asked.value())

    def _previewed(self, opened: Opened[LedgerReading]) -> None:
        self._opened = opened
        self.mapping.show_outlines(opened.list.outlines)
        if opened.told is None:
            if opened.why is not None:
                self._session.tell(opened.why)
            return
        read = self._session.read
        held = projects.held_words(*(read(names, opened.told) for names in projects.OTHERWISE))
        self.preview.show_reading(opened, self._session.read(ledger_lines, opened.told, opened.list.reading), held)
        self._show(_PREVIEW)

    def _import(self) -> None:
        told = self._opened.told if self._opened is not None else None
        if self._opened is not None and told is not None and not self.preview.refuse_unanswered(told):
            name = self._opened.list.book.name
            self._session.do(projects.record_ledger, told, name, then=self._imported)

    def _imported(self, taken: LedgerTaken) -> None:
        self.outcome.show_result(taken)
        self._show(_RESULT)

    def _show(self, step: int) -> None:
        titles = (self.tr("选择文件"), self.tr("对应各列"), self.tr("核对"), self.tr("完成"))
        verbs = (self.tr("选择文件…"), self.tr("下一步"), self.tr("导入"), self.tr("完成"))
        is_other = step != self.stack.currentIndex() or not self.isVisible()
        self.stack.setCurrentIndex(step)
        self._steps.setText(self.tr("第{number}步，共4步：{title}").format(number=step + 1, title=titles[step]))
        self.primary.setText(verbs[step])
        told = self._opened.told if self._opened is not None else None
        usable = told is not None and bool(told.projects)
        self.primary.allow(step != _PREVIEW or usable, self.tr("没有可以导入的行"))
        self.back.setVisible(step in (_MAPPING, _PREVIEW))
        self.turn_back.setVisible(step != _RESULT)
        if is_other:  # else whoever answers a question goes on where they are
            self.stack.currentWidget().setFocus()

    def _lay_out(self) -> None:
        self._steps = Label("", Role.SMALL)
        head = in_column(
            Label(self.tr("导入项目台账"), Role.SECTION), self._steps, gap=GAP_1, edges=(GAP_6, 18, GAP_6, 0)
        )
        self.primary = Button("", kind=Kind.PRIMARY, clicked=self.go_on)
        self.back = Button(self.tr("上一步"), "chevron-left", clicked=self.go_back)
        self.turn_back = Button(self.tr("取消"), clicked=self.reject)
        self.primary.setDefault(True)
        bar = QFrame()
        bar.setProperty("role", "foot")
        in_row(self.back, REST, self.turn_back, self.primary, edges=(GAP_6, 10, GAP_6, 10), of=bar)
        middle = in_column(self.stack, gap=AS_AROUND, edges=(GAP_6, 0, GAP_6, 0))
        in_column(head, wide(middle), bar, gap=GAP_3, of=self)
