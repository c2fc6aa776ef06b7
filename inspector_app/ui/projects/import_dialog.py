"""Bring a ledger in from Excel: file, columns, look at what would happen, done."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QWidget

from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, wide
from inspector_app.ui.projects.file_step import FileStep
from inspector_app.ui.projects.mapping_step import MappingStep
from inspector_app.ui.projects.preview_step import PreviewStep
from inspector_app.ui.projects.result_step import ResultStep
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import dropped_file
from inspector_app.usecases import ledger_files, projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.ledger_files import LedgerReading, Outline
from inspector_app.usecases.projects import LedgerTaken

_WIDTH, _HEIGHT = 1040, 690
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
        self._outline: Outline | None = None
        self._reading: LedgerReading | None = None
        self.file, self.preview, self.outcome = FileStep(), PreviewStep(), ResultStep()
        self.mapping = MappingStep(ledger_files.ledger_fields())
        self.stack = QStackedWidget()
        for step in (self.file, self.mapping, self.preview, self.outcome):
            self.stack.addWidget(step)
        self.file.chosen.connect(self.take_file)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.primary.click)
        self._show(_FILE)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Look at the columns of a file; a file that cannot be read is told in a box, and another may be chosen."""
        self._path = path
        self._session.work(lambda _progress: ledger_files.outline(path), self._outlined, self.tr("读取台账"))

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

    def _outlined(self, outline: Outline) -> None:
        self._outline = outline
        self.mapping.show_outline(outline, self._path.name)
        self._show(_MAPPING)

    def _read_lines(self) -> None:
        chosen = self.mapping.value()
        problems = ledger_files.mapping_problems(ledger_files.ledger_fields(), chosen)
        self.mapping.show_problems(problems)
        if problems or self._outline is None:
            return
        order = self._session.read(
            projects.prepare_ledger, self._path, ledger_files.overruled(self._outline, chosen) or None
        )
        self._session.work(
            lambda progress: projects.perform_ledger(order, progress), self._previewed, self.tr("读取台账")
        )

    def _previewed(self, reading: LedgerReading) -> None:
        self._reading = reading
        held = projects.held_words(self._session.read(projects.held_grades, reading))
        self.preview.show_reading(reading, self._session.read(ledger_files.foreseen, reading), held)
        self._show(_PREVIEW)

    def _import(self) -> None:
        if self._reading is not None:
            self._session.do(projects.record_ledger, self._reading, then=self._imported)

    def _imported(self, taken: LedgerTaken) -> None:
        self.outcome.show_result(taken)
        self._show(_RESULT)

    def _show(self, step: int) -> None:
        titles = (self.tr("选择文件"), self.tr("对应各列"), self.tr("核对"), self.tr("完成"))
        verbs = (self.tr("选择文件…"), self.tr("下一步"), self.tr("导入"), self.tr("完成"))
        self.stack.setCurrentIndex(step)
        self._steps.setText(self.tr("第{number}步，共4步：{title}").format(number=step + 1, title=titles[step]))
        self.primary.setText(verbs[step])
        usable = self._reading is not None and bool(self._reading.projects)
        self.primary.setEnabled(step != _PREVIEW or usable)
        self.back.setVisible(step in (_MAPPING, _PREVIEW))
        self.turn_back.setVisible(step != _RESULT)
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
