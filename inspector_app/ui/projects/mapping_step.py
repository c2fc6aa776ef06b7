"""Import, second step: which column of the file is which field."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, see_through, wide
from inspector_app.ui.projects.import_text import column_word
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.ledger_files import LedgerField, Outline


class MappingStep(QWidget):
    """``value()`` is field → column letter, empty where the file has none; what the headings say is chosen already."""

    def __init__(self, fields: Sequence[LedgerField]) -> None:
        super().__init__()
        self._fields = {field.name: self._field(field) for field in fields}
        self._boxes: dict[str, ChoiceBox] = {}
        self._intro = Label("", Role.SMALL, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_2)
        half = (len(self._fields) + 1) // 2
        for number, field in enumerate(self._fields.values()):
            self._grid.addWidget(field, number % half, number // half)
            self._grid.setColumnStretch(number // half, 1)
        content = see_through()
        in_column(self._grid, REST, gap=AS_AROUND, edges=(0, 0, GAP_2, 0), of=content)
        in_column(self._intro, wide(Scrolled(content)), of=self)
        self.setFocusProxy(next(iter(self._fields.values())).entry)

    def show_outline(self, outline: Outline, name: str) -> None:
        """Offer the columns of a file."""
        self._intro.setText(
            self.tr(
                "文件“{name}”，工作表“{sheet}”，第{row}行是列名。请核对各项取自哪一列，没有的选“文件中没有”。"
            ).format(name=name, sheet=outline.sheet, row=outline.heading_row)
        )
        for field, place in self._fields.items():
            box = place.entry
            if not isinstance(box, ChoiceBox):
                continue
            while box.count() > 1:
                box.removeItem(1)
            for column in outline.columns:
                box.addItem(column_word(column), column.letter)
            box.set_value(outline.taken.get(field) or None)
            place.say(None)

    def value(self) -> dict[str, str]:
        """What was chosen."""
        return {
            name: field.entry.value() or ""
            for name, field in self._fields.items()
            if isinstance(field.entry, ChoiceBox)
        }

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem beside its field and go to the first."""
        told = {problem.where: problem for problem in reversed(problems)}
        for name, field in self._fields.items():
            field.say(told.get(name))
        if problems:
            field = self._fields[problems[0].where]
            go_to(field.entry, field)

    def _field(self, field: LedgerField) -> Field:
        box = ChoiceBox((), self.tr("文件中没有"))
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return Field(field.title, box, required=field.required)
