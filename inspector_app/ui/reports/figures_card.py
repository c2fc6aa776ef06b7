"""报送数字: what other bodies told, each to be corrected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.reported import ReportedFigure
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.reported_figures import figure_words


class FiguresCard(RowsCard):
    """Wishes only; the page asks and saves."""

    add_wished = Signal()
    edit_wished = Signal(object)
    remove_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("其他单位报送的数字"), tr("还没有登记。公安立案、法律援助、补签合同等数字从这里录入。"))
        self.header.add(Button(tr("登记报送数字"), "plus", Kind.QUIET, clicked=self.add_wished.emit))

    def show_figures(self, figures: Sequence[ReportedFigure]) -> None:
        """Show these, the last received first."""
        self.show_rows([self._line(figure) for figure in figures])

    def _line(self, figure: ReportedFigure) -> QWidget:
        line = QWidget()
        told = f"{figure.body}：{figure_words(figure)}"
        days = tr("{first}至{last}，{received}收到").format(
            first=chinese(figure.first_day), last=chinese(figure.last_day), received=chinese(figure.received_on)
        )
        words = in_column(Label(told, wrap=True), Label(days, Role.SMALL, wrap=True), gap=GAP_1)
        edit = Button(
            icon="pencil", kind=Kind.BARE, name=tr("更正：{}").format(told),
            clicked=lambda: self.edit_wished.emit(figure),
        )  # fmt: skip
        remove = Button(
            icon="trash-2", kind=Kind.BARE, name=tr("删除：{}").format(told),
            clicked=lambda: self.remove_wished.emit(figure),
        )  # fmt: skip
        in_row(wide(words), edit, remove, of=line)
        return line
