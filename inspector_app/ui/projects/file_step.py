"""Import, first step: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import AS_AROUND, in_column, wide
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.label import IconLabel, Label, Role


class FileStep(QWidget):
    """``chosen`` brings the file; the dialog takes what is dropped anywhere on it."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.choose: Choose = chooser(
            Wanted.FILE, self.tr("选择台账"), self.tr("表格 (*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv)")
        )
        card = Card()
        card.setAccessibleName(self.tr("选择台账文件"))
        middle = Qt.AlignmentFlag.AlignHCenter
        card.body.setSpacing(GAP_2)
        card.body.addStretch()
        card.body.addWidget(IconLabel("upload", scale=2.6), alignment=middle)
        card.body.addWidget(Label(self.tr("把台账文件拖到这里，或者点“选择文件”"), Role.SECTION), alignment=middle)
        words = Label(
            self.tr(
                "列名、列序和表头位置不必与模板相同，下一步可以逐列对应。"
                "有问题的行会逐一指出，其余各行照常导入；核对之前不写入任何内容。"
            ),
            Role.SMALL,
            wrap=True,
        )
        words.setAlignment(middle)
        card.body.addWidget(words)
        card.body.addStretch()
        in_column(wide(card), gap=AS_AROUND, of=self)

    def ask(self) -> None:
        """Let the person choose a file."""
        path = self.choose(self, "")
        if path:
            self.chosen.emit(Path(path))
