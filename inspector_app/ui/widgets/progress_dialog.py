"""The box over a page while long work runs: what is done, how far, and Cancel."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row
from inspector_app.ui.screen_room import keep_fitting
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role

_WIDTH = 392


class ProgressDialog(QDialog):
    """Shown by the frame; ``cancelled`` wishes the work to stop. It closes only through :meth:`finish`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        keep_fitting(self)
        self.setModal(True)
        self._title = Label("", Role.SECTION)
        self._what = Label(self.tr("正在准备…"), Role.SMALL, wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_WIDTH)  # a sentence is as high as it is there, not as in the narrowest box
        self._bar.setAccessibleName(self.tr("进度"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cancel = Button(self.tr("取消"), clicked=self._stop)
        row = in_row(REST, self._cancel, gap=AS_AROUND)
        in_column(self._title, self._bar, self._what, row, gap=GAP_3, edges=(GAP_6, GAP_6, GAP_6, GAP_4), of=self)

    def follow(self, runner: JobRunner) -> None:
        """Show the work of a runner that has a title, and stop it where the person wishes."""
        runner.started.connect(self._began)
        runner.progressed.connect(self.step)
        runner.finished.connect(self.finish)
        self.cancelled.connect(runner.cancel)

    @Slot(str)
    def _began(self, title: str) -> None:
        if title:
            self.begin(title)

    def begin(self, title: str) -> None:
        """Open for a new piece of work."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._what.setText(self.tr("正在准备…"))
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._bar.setFocus()  # a second Enter behind the one that began the work is none for 取消
        self.show()

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._what.setText(f"{what}（{done}/{total}）" if total else what)

    def finish(self) -> None:
        """Close: the work has ended."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
        self._stop()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._what.setText(self.tr("正在停止…尚未保存任何内容。"))
        self.cancelled.emit()
