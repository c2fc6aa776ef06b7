"""数额标准 and 最低工资标准: what the bureau itself enters, with the document it comes from."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.money import yuan
from inspector_app.domain.threshold import Threshold
from inspector_app.domain.wage_rules import MinimumWage
from inspector_app.lawbook.marks import with_mark
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import OwnFigures, rows_in_sight
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.figure_edit import MoneyEdit
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import money
from inspector_app.usecases import thresholds
from inspector_app.usecases.context import Context
from inspector_app.usecases.minimum_wages import EnteredWage, minimum_wage_words, minimum_wages, set_minimum_wage

_NO_THRESHOLD = {"threshold.single": None, "threshold.group": None, "threshold.document": ""}


def span_words(low: int, high: int) -> str:
    """One figure, or both ends where only a range is known."""
    if low == high:
        return tr("{}元").format(yuan(low))
    return tr("{}—{}元").format(yuan(low), yuan(high))


def threshold_lines(threshold: Threshold) -> tuple[str, str, str]:
    """What applies now: the single test, the group test, and where the figures come from with their mark."""
    return (
        tr("一名劳动者三个月以上：{}以上").format(span_words(threshold.single_low_fen, threshold.single_high_fen)),
        tr("十名以上劳动者累计：{}以上").format(span_words(threshold.group_low_fen, threshold.group_high_fen)),
        with_mark(tr("依据：{}　{}").format(threshold.place, threshold.document), threshold.mark),
    )


class ThresholdSection(OwnFigures):
    """The present figures above, one's own below."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("数额标准"),
            self.tr("拒不支付劳动报酬“数额较大”的标准，用于拟列入、移送的判断。以本省文件为准。"),
        )
        now = Card(self.tr("现行标准"))
        self._lines = (Label("", Role.STRONG), Label("", Role.STRONG), Label("", Role.SMALL, wrap=True))
        put_in(now.body, *self._lines)
        own, sheet = Card(self.tr("按本省文件填写")), Sheet(_NO_THRESHOLD)
        single, group, document = _NO_THRESHOLD
        sheet.add(single, self.tr("一名劳动者（元）"), MoneyEdit(single), required=True)
        sheet.add(group, self.tr("十名以上累计（元）"), MoneyEdit(group), required=True)
        hint = self.tr("会印在文书里。")
        sheet.add(document, self.tr("文件名称和文号"), QLineEdit(), hint, required=True, wide=True)
        told = self.tr("已采用，现行标准见上。")
        self.ask_for(own, sheet, "threshold", self.tr("数额标准"), thresholds.set_threshold, told)
        put_in(self.body, now, own, Rest(1))

    def read(self) -> None:
        for label, words in zip(self._lines, threshold_lines(self.session.read(thresholds.threshold)), strict=True):
            label.setText(words)


_NO_WAGE = {
    "minimum.since": None, "minimum.month": None, "minimum.hour": None, "minimum.area": "", "minimum.document": "",
}  # fmt: skip
_HEIGHT = (160, 8)  # least pixels, most rows


class MinimumWageSection(OwnFigures):
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
        self.table = rows_in_sight(columns, self.tr("已录入的最低工资标准"), _HEIGHT)
        own = Card(self.tr("按本省文件录入"))
        told = self.tr("已采用，工资核算从现在起与它比较。")
        self.ask_for(own, self._sheet(), "minimum_wage", self.tr("最低工资标准"), _adopt, told)
        put_in(self.body, self._now, self.table, own, Rest(1))

    def _sheet(self) -> Sheet:
        sheet = Sheet(_NO_WAGE, columns=3)
        since, month, hour, area, document = _NO_WAGE
        sheet.add(since, self.tr("执行日期"), DateEdit(since, self.session.context.clock.today), required=True)
        sheet.add(month, self.tr("每月（元）"), MoneyEdit(month), required=True)
        sheet.add(hour, self.tr("每小时（元，非全日制）"), MoneyEdit(hour))
        sheet.add(area, self.tr("地区类别"), QLineEdit(), self.tr("本省分类的填写本地属于哪一类，如一类地区。"))
        hint = self.tr("会印在核算表里。")
        sheet.add(document, self.tr("文件名称和文号"), QLineEdit(), hint, required=True, span=2)
        return sheet

    def read(self) -> None:
        found = self.session.read(minimum_wages)
        words = self.session.read(minimum_wage_words, self.session.context.clock.today())
        self._now.setText(words if found else self.tr("还没有录入，工资核算没有与最低工资标准比较。"))
        self.table.show_records(found)
        self.table.setVisible(bool(found))


def _adopt(context: Context, *entered: Any) -> Context:
    return set_minimum_wage(context, EnteredWage(*entered))


def _hour(line: MinimumWage) -> str:
    return "—" if line.hour_fen is None else money(line.hour_fen)
