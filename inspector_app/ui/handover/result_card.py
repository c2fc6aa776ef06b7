"""What was written just now, file by file, and the one thing to know: whether it may be pulled out."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.handover.handover_words import file_line, landing_headline, landing_words
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, Tone, style_as
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.usecases.handover import PackageFile

_ICONS = {Tone.OK: "circle-check", Tone.WARNING: "triangle-alert"}


class ResultCard(QFrame):
    """Hidden until :meth:`show_files`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.headline = Label("", Role.FIGURE)
        self._detail = Label("", Role.BODY, wrap=True)
        self._icons = {tone: IconLabel(name, tone, 3.0) for tone, name in _ICONS.items()}
        words = in_column(self.headline, self._detail, gap=GAP_1)
        head = in_row(
            *(placed(icon, Qt.AlignmentFlag.AlignVCenter) for icon in self._icons.values()), wide(words), gap=GAP_4
        )
        self._files = QVBoxLayout()
        self._files.setSpacing(GAP_2)
        in_column(head, self._files, gap=GAP_3, edges=(GAP_4, GAP_4, GAP_4, GAP_4), of=self)
        self.setVisible(False)

    def show_files(
        self, files: Sequence[PackageFile], landed: Problem, lacking: Callable[[Iterable[str]], Sequence[str]]
    ) -> None:
        """Say that all is written and read back, and what may be done with the medium (``handover.landing``).

        ``lacking`` names the originals with the given SHA-256.
        """
        tone = Tone.OK if landed.level is Level.INFO else Tone.WARNING
        for each, icon in self._icons.items():
            icon.setVisible(each is tone)
        for widget in (self, self.headline):
            style_as(widget, "tone", str(tone))
        self.headline.setText(landing_headline(landed))
        self._detail.setText(landing_words(landed, len(files)))
        self.setAccessibleName(self.headline.text())
        while item := self._files.takeAt(0):
            if (old := item.widget()) is not None:
                old.deleteLater()
        for file in files:
            self._files.addWidget(_FileRow(file, lacking(file.header.missing)))
        self.setVisible(True)


class _FileRow(QWidget):
    """One file: name, content, verification, what it lacks."""

    def __init__(self, file: PackageFile, names: Sequence[str]) -> None:
        super().__init__()
        line = file_line(file, names)
        words = in_column(
            Label(line.name, Role.STRONG), Label(line.detail, Role.SMALL), Label(line.verified, Role.SMALL), gap=0
        )
        if line.lacking:
            lacking = Label(line.lacking, Role.PROBLEM, wrap=True)
            style_as(lacking, "level", "warning")
            words.addWidget(lacking)
        in_row(placed(IconLabel("package-check", Tone.OK), Qt.AlignmentFlag.AlignTop), wide(words), gap=GAP_3, of=self)
