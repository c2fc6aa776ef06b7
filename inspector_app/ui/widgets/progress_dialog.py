"""The box over a page while long work runs: what is done, how far, how long it may still take, and Cancel."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row
from inspector_app.ui.screen_room import keep_fitting
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role

_WIDTH = 392
_LINES = 2  # of what is done now: so many move nothing
_A_MINUTE = 60
_LEAST_SECONDS, _LEAST_PART = 2.0, 0.05  # before which nobody knows how long the rest takes


class _Lines(Label):
    """Keeps room for so many lines in every look."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.keep_room()

    def keep_room(self) -> None:
        self.ensurePolished()  # in the letters of the look
        self.setMinimumHeight(self.fontMetrics().size(0, "\n".join("字" * _LINES)).height())


class ProgressDialog(QDialog):
    """Shown by the frame; ``cancelled`` wishes the work to stop. It closes only through :meth:`finish`."""

    cancelled = Signal()

    def __init__(
        self, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic, stopping: str = ""
    ) -> None:
        """``stopping`` says what is so once the work is stopped, where that is not that nothing was saved."""
        super().__init__(parent)
        self._stopping = stopping or self.tr("正在停止…尚未保存任何内容。")
        self._now, self._began_at, self._total = now, 0.0, 0
        dress(self)
        keep_fitting(self)
        self.setModal(True)
        self._title = Label("", Role.SECTION)
        self._what = _Lines(self.tr("正在准备…"), Role.SMALL, wrap=True)
        self._what.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._read_out = Label("", Role.TITLE, wrap=True)
        self._left = Label("", Role.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_WIDTH)  # a sentence is as high as it is there, not as in the narrowest box
        self._bar.setAccessibleName(self.tr("进度"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cancel = Button(self.tr("取消"), clicked=self._stop)
        row = in_row(REST, self._cancel, gap=AS_AROUND)
        in_column(
            self._title,
            self._read_out,
            self._bar,
            self._left,
            self._what,
            row,
            gap=GAP_3,
            edges=(GAP_6, GAP_6, GAP_6, GAP_4),
            of=self,
        )

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
        self._what.keep_room()
        self._left.setText(" ")
        self._read_out.hide()
        self._total = 0
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._bar.setFocus()  # a second Enter behind the one that began the work is none for 取消
        self.show()

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come; by that, how long the rest may take."""
        if total != self._total:  # another part of the work, measured by itself
            self._began_at, self._total = self._now(), total
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        *told, now = what.split("\n")  # what comes before is read out to another, and stands large
        self._read_out.setText("\n".join(told))
        self._read_out.setVisible(bool(told))
        self._what.setText(now)
        self._left.setText(self._left_words(done, total))

    def _left_words(self, done: int, total: int) -> str:
        if not total:
            return " "  # it keeps its line
        so_far, passed = self.tr("已完成{0}%").format(100 * done // total), self._now() - self._began_at
        if passed < _LEAST_SECONDS or done < total * _LEAST_PART:
            return so_far
        seconds = max(1, ceil(passed * (total - done) / done))
        if seconds < _A_MINUTE:
            return self.tr("{0}，大约还需{1}秒").format(so_far, seconds)
        return self.tr("{0}，大约还需{1}分钟").format(so_far, ceil(seconds / _A_MINUTE))

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
        self._what.setText(self._stopping)
        self.cancelled.emit()
