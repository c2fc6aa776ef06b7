"""What was written just now, file by file, and the one thing to know: 可以安全拔出."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui.handover.wording import file_line
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, Tone, style_as
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.handover import PackageFile


class ResultCard(QFrame):
    """Hidden until :meth:`show_files`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        style_as(self, "tone", str(Tone.OK))
        self.headline = Label("", Role.FIGURE)
        style_as(self.headline, "tone", str(Tone.OK))
        self._detail = Label("", Role.BODY, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(GAP_4)
        head.addWidget(IconLabel("circle-check", Tone.OK, 3.0), alignment=Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(GAP_1)
        words.addWidget(self.headline)
        words.addWidget(self._detail)
        head.addLayout(words, 1)
        self._files = QVBoxLayout()
        self._files.setSpacing(GAP_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_4, GAP_4, GAP_4, GAP_4)
        column.setSpacing(GAP_3)
        column.addLayout(head)
        column.addLayout(self._files)
        self.setVisible(False)

    def show_files(self, files: Sequence[PackageFile]) -> None:
        """Say that all is written and read back."""
        self.headline.setText(self.tr("可以安全拔出"))
        self._detail.setText(
            self.tr("{} 个文件已写入，逐个读回核对一致。请把它们交给办公室，明早取回执。").format(len(files))
        )
        self.setAccessibleName(self.headline.text())
        while item := self._files.takeAt(0):
            if (old := item.widget()) is not None:
                old.deleteLater()
        for file in files:
            self._files.addWidget(_FileRow(file))
        self.setVisible(True)


class _FileRow(QWidget):
    """One file: name, content, verification, what it lacks."""

    def __init__(self, file: PackageFile) -> None:
        super().__init__()
        line = file_line(file)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.name, Role.STRONG))
        words.addWidget(Label(line.detail, Role.SMALL))
        words.addWidget(Label(line.verified, Role.SMALL))
        if line.lacking:
            lacking = Label(line.lacking, Role.PROBLEM, wrap=True)
            style_as(lacking, "level", "warning")
            words.addWidget(lacking)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_3)
        row.addWidget(IconLabel("package-check", Tone.OK), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
