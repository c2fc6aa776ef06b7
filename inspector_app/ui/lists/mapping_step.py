"""Which column of a list is what: each with a few of its values, the reader's guess and its reason, to be corrected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.roster import SeenColumn
from inspector_app.support.errors import Problem, by_entry
from inspector_app.support.words import sentences_of
from inspector_app.ui.layouts import AS_AROUND, REST, emptied, in_column, in_row, see_through, wide
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.open_lists import (
    CHOSEN,
    NOTHING_SAID,
    OTHERWISE,
    UNITS,
    Chosen,
    ListField,
    ListKind,
    Outline,
    Said,
    list_fields,
    mapping_problems,
    said_of,
)

_SAMPLE = 20
_SHARES = (0, 3, 4, 3, 5)
_READ_AS = 3


class MappingStep(QWidget):
    """``said()`` is what a person says otherwise than it was read; of every table, also of those out of sight."""

    changed = Signal()

    def __init__(self, kind: ListKind) -> None:
        super().__init__()
        self._kind = kind
        self._choices: list[Chosen] = []
        self._boxes: dict[str, tuple[ChoiceBox, Label, Label]] = {}
        self._intro = Label("", Role.SMALL, wrap=True)
        self.tables = ChoiceBox(())
        self._tables = Field(self.tr("名单"), self.tables)
        self.tables.value_changed.connect(self._show_table)
        self.unit = ChoiceBox([(unit, unit) for unit in UNITS], self.tr("元（没有另外写明）"))
        self.unit.value_changed.connect(self._keep_above)
        self.period = QLineEdit()
        self.period.setPlaceholderText(self.tr("如2026年3月，只知道年份写 2026"))
        self.period.textEdited.connect(self._keep_above)
        self._period = Field(self.tr("各行没有写明的月份"), self.period)
        if not kind.has_months:
            self._period.hide()
        self.lines = QLineEdit()
        self.lines.setPlaceholderText(self.tr("如3=列名，9-12=不读"))
        set_tip(self.lines, self.tr("哪一行读错了，写行号和它是什么：列名、照读、合计、不读。"))
        self.lines.textEdited.connect(self._keep_above)
        self._lines = Field(self.tr("读错了的行"), self.lines)
        top = in_row(
            wide(self._tables, 2),
            wide(Field(self.tr("列名没有写明的金额单位"), self.unit)),
            wide(self._period),
            wide(self._lines),
            gap=GAP_4,
        )
        self._rows = see_through()
        self._place = see_through()
        in_column(self._rows, REST, gap=AS_AROUND, edges=(0, 0, GAP_2, 0), of=self._place)
        in_column(self._intro, top, wide(Scrolled(self._place)), gap=GAP_3, of=self)

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Offer the tables of a file, the first of them in sight."""
        is_any = any(each.is_list for each in outlines)  # else the best guess is offered
        self._choices = [
            Chosen(each, each.taken if is_any else each.guessed, each.unit, each.period, each.lines)
            for each in outlines
        ]
        self.tables.blockSignals(True)
        self.tables.clear()
        for at, each in enumerate(outlines):
            self.tables.addItem(self._named(each), at)
        self.tables.setCurrentIndex(0 if outlines else -1)
        self.tables.blockSignals(False)
        self._tables.setVisible(len(outlines) > 1)
        self._show_table()

    def said(self) -> Said:
        """What is chosen otherwise than it was read."""
        total = NOTHING_SAID
        for each in self._choices:
            total += said_of(each.outline, each.taken, each.unit, each.period, each.lines)
        return total

    def problems(self) -> bool:
        """Show each problem beside its column, and go to the first; whether there was any."""
        needed = not any(each.taken for each in self._choices)
        for at, each in enumerate(self._choices):
            found = mapping_problems(
                self._kind, each.taken, each.period, read=each.outline.taken, needed=needed, lines=each.lines
            )
            if found:
                self.tables.setCurrentIndex(at)
                self._say(found)
                return True
        return False

    def _named(self, outline: Outline) -> str:
        """工作表“木工班、钢筋班”，第3行是列名; a pasted text has no sheet."""
        sheets = "、".join(outline.sheets[:3]) + (
            self.tr("等{0}张").format(len(outline.sheets)) * (len(outline.sheets) > 3)
        )
        where = self.tr("工作表“{0}”").format(sheets) if any(outline.sheets) else self.tr("这份内容")
        if not outline.is_list:
            return self.tr("{0}：没有认出名单").format(where)
        if not outline.heading_row:
            return self.tr("{0}，没有列名").format(where)
        return self.tr("{0}，第{1}行是列名").format(where, outline.heading_row)

    def _chosen(self) -> Chosen | None:
        at = self.tables.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _show_table(self) -> None:
        choice = self._chosen()
        self._clear()
        if choice is None:
            self._intro.setText("")  # what was said of the file before is none of this one
            return
        named = self._named(choice.outline)
        self._intro.setText(
            self.tr(
                "{0}。请核对每一列读作什么。改选一列作某项金额后，原先认作这一项的列不再读；几列相加才是一项金额的，把各列都选一遍。改过的会记住，下次同样的表照此读。"
            ).format(named)
        )
        self.unit.blockSignals(True)
        self.unit.set_value(choice.unit)
        self.unit.blockSignals(False)
        self.period.setText(choice.period)
        self.lines.setText(choice.lines)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_2)
        for column, (word, share) in enumerate(
            zip(
                (self.tr("列"), self.tr("列名"), self.tr("例子"), self.tr("读作"), self.tr("理由")),
                _SHARES,
                strict=True,
            )
        ):
            grid.addWidget(Label(word, Role.LABEL), 0, column)
            grid.setColumnStretch(column, share)
        columns = [each for each in choice.outline.columns if not each.is_day]
        fields = list_fields(self._kind)
        for row, each in enumerate(columns, 1):
            self._add(grid, row, each, fields, choice.taken.get(each.letter, ""))
        if days := len(choice.outline.columns) - len(columns):
            read = self.tr("逐日的标记加起来读") if self._kind.days else self.tr("按表里的合计读")
            words = self.tr("另有{0}列是逐日考勤，{1}。").format(days, read)
            grid.addWidget(Label(words, Role.SMALL), len(columns) + 1, 1, 1, 4)

    def _add(self, grid: QGridLayout, row: int, column: SeenColumn, fields: Sequence[ListField], taken: str) -> None:
        beside = column.title if column.title and not column.field else ""  # told with others: 加班
        box = ChoiceBox([(each.title, each.name) for each in fields], beside or self.tr("不读"))
        box.set_value(taken)
        name = column.heading or self.tr("没有列名")
        box.setAccessibleName(self.tr("{0}列“{1}”读作").format(column.letter, name))
        box.value_changed.connect(lambda: self._keep(column.letter, box.value() or ""))
        told = map(numbers_masked, column.samples)
        samples = "、".join(each if len(each) <= _SAMPLE else f"{each[:_SAMPLE]}…" for each in told)
        unit = self.tr("，单位{0}").format(column.unit) if column.unit and taken else ""
        reason = Label(column.reason + unit, Role.SMALL, wrap=True)
        problem = Label("", Role.PROBLEM, wrap=True)
        why = see_through()
        in_column(reason, problem, gap=AS_AROUND, of=why)
        problem.hide()
        hidden = self.tr("（隐藏）") if column.hidden else ""
        for at, part in enumerate(
            (
                Label(column.letter, Role.STRONG),
                Label(name + hidden, wrap=True),
                Label(samples, Role.SMALL, wrap=True),
                box,
                why,
            )
        ):
            grid.addWidget(part, row, at)
        self._boxes[column.letter] = box, reason, problem
        if row == 1:
            self.setFocusProxy(box)

    def _clear(self) -> None:
        """Take the rows of another table away."""
        self._boxes.clear()
        self._rows = emptied(self._place, self._rows)

    def _keep(self, letter: str, name: str) -> None:
        choice = self._chosen()
        if choice is None:
            return
        for each in choice.choose(self._kind, letter, name):
            box, reason, _ = self._boxes[each]
            box.blockSignals(True)
            box.set_value("")
            box.blockSignals(False)
            reason.setText(OTHERWISE)
        _, reason, problem = self._boxes[letter]
        reason.setText(CHOSEN)
        problem.hide()
        self.changed.emit()

    def _keep_above(self) -> None:
        if (choice := self._chosen()) is not None:
            choice.unit, choice.period = self.unit.value() or "", self.period.text().strip()
            choice.lines = self.lines.text().strip()
            for field in (self._period, self._lines):
                field.say(None)
            self.changed.emit()

    def _say(self, problems: Sequence[Problem]) -> None:
        for _, _, problem in self._boxes.values():
            problem.hide()
        for where, found in reversed(by_entry(problems, lambda where: where).items()):
            if where in ("period", "lines"):
                is_period = where == "period"
                field = self._period if is_period else self._lines
                field.say(*found)
                go_to(self.period if is_period else self.lines, field)
                continue
            box, _, label = self._boxes.get(where) or next(iter(self._boxes.values()))
            label.setText(sentences_of(found))
            label.show()
            go_to(box, label)
