"""最低工资标准: what is entered for the agency's place, and one more typed with the document it comes from."""

from PySide6.QtWidgets import QGridLayout, QLineEdit

from inspector_app.domain.wage_rules import MinimumWage
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.ui.wording import money
from inspector_app.usecases.context import Context
from inspector_app.usecases.minimum_wages import EnteredWage, minimum_wage_words, minimum_wages, set_minimum_wage

_EMPTY = {
    "minimum.since": None, "minimum.month": None, "minimum.hour": None, "minimum.area": "", "minimum.document": "",
}  # fmt: skip
_HEIGHT, _MOST_ROWS = 160, 8


class MinimumWageSection(Section):
    """What is in force today and every standard entered above, the entries below."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("最低工资标准"),
            self.tr("工资核算时与它比较，低于的作提示。各省市标准不同、会调整，本程序不自带，以本省文件为准。"),
        )
        self._now = Label("", Role.STRONG, wrap=True)
        columns = (
            Column(self.tr("执行日期"), lambda line: line.since.isoformat(), width=120),
            Column(self.tr("地区类别"), lambda line: line.area or "—", width=120),
            Column(self.tr("每月"), lambda line: money(line.month_fen), align="right", width=140),
            Column(self.tr("每小时（非全日制）"), _hour, "right", 160),
            Column(self.tr("依据"), lambda line: line.document),
        )
        self._lines = TableModel(columns)
        self.table = Table(self._lines, self.tr("已录入的最低工资标准"))
        self.table.show_whole(_HEIGHT, _MOST_ROWS)
        own = Card(self.tr("按本省文件录入"))
        self.form = Form(_EMPTY, self)
        self._refusals = Refusals(self.form, self.notice)
        put_in(own.body, self._entries(), buttons(Button(self.tr("采用"), "check", Kind.PRIMARY, clicked=self.save)))
        put_in(self.body, self._now, self.table, own, Rest(1))
        self.keep(self.form, "minimum_wage", self.tr("最低工资标准"))

    def _entries(self) -> QGridLayout:
        today = self.session.context.clock.today
        fields = (
            Field(self.tr("执行日期"), DateEdit("minimum.since", today), required=True),
            Field(self.tr("每月（元）"), MoneyEdit("minimum.month"), required=True),
            Field(self.tr("每小时（元，非全日制）"), MoneyEdit("minimum.hour")),
            Field(self.tr("地区类别"), QLineEdit(), self.tr("本省分类的填写本地属于哪一类，如一类地区。")),
            Field(self.tr("文件名称和文号"), QLineEdit(), self.tr("会印在核算表里。"), required=True),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_3)
        for place, (name, field) in enumerate(zip(_EMPTY, fields, strict=True)):
            self.form.bind(name, field)
            grid.addWidget(field, place // 3, place % 3, 1, 1 if place < 4 else 2)
        return grid

    def read(self) -> None:
        found = self.session.read(minimum_wages)
        words = self.session.read(minimum_wage_words, self.session.context.clock.today())
        self._now.setText(words if found else self.tr("还没有录入，工资核算没有与最低工资标准比较。"))
        self._lines.show(Lines(found))
        self.table.setVisible(bool(found))

    def save(self) -> None:
        """Compare with this standard from now on."""
        problems = self.form.own_problems()
        if problems:
            self._refusals.show(problems)
            return
        since, month, hour, area, document = (self.form.value[name] for name in _EMPTY)
        entered = EnteredWage(since, month, hour, area, document)
        self.session.do(set_minimum_wage, entered, then=self._saved, refused=self._refusals.show)

    def _saved(self, context: Context) -> None:
        self.session.context = context
        self.form.load(_EMPTY)
        self.kept()
        self.done(self.tr("已采用，工资核算从现在起与它比较。"))


def _hour(line: MinimumWage) -> str:
    return "—" if line.hour_fen is None else money(line.hour_fen)
