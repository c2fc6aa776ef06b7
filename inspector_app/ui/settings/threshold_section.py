"""数额标准: what counts as 数额较大 here, from the law data or typed with the document it comes from."""

from PySide6.QtWidgets import QGridLayout, QLineEdit

from inspector_app.domain.money import yuan
from inspector_app.domain.threshold import Threshold
from inspector_app.lawbook.marks import with_mark
from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.usecases import thresholds
from inspector_app.usecases.context import Context

_EMPTY = {"threshold.single": None, "threshold.group": None, "threshold.document": ""}


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


class ThresholdSection(Section):
    """The present figures above, one's own below."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("数额标准"),
            self.tr("拒不支付劳动报酬“数额较大”的标准，用于拟列入、移送的判断。以本省文件为准。"),
        )
        now = Card(self.tr("现行标准"))
        self._lines = (Label("", Role.STRONG), Label("", Role.STRONG), Label("", Role.SMALL, wrap=True))
        for line in self._lines:
            now.body.addWidget(line)
        own = Card(self.tr("按本省文件填写"))
        self.form = Form(_EMPTY, self)
        self._refusals = Refusals(self.form, self.notice)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_3)
        single = Field(self.tr("一名劳动者（元）"), MoneyEdit("threshold.single"), required=True)
        group = Field(self.tr("十名以上累计（元）"), MoneyEdit("threshold.group"), required=True)
        document = Field(self.tr("文件名称和文号"), QLineEdit(), self.tr("会印在文书里。"), required=True)
        for name, field in zip(_EMPTY, (single, group, document), strict=True):
            self.form.bind(name, field)
        grid.addWidget(single, 0, 0)
        grid.addWidget(group, 0, 1)
        grid.addWidget(document, 1, 0, 1, 2)
        put_in(own.body, grid, buttons(Button(self.tr("采用"), "check", Kind.PRIMARY, clicked=self.save)))
        put_in(self.body, now, own, Rest(1))
        self.keep(self.form, "threshold", self.tr("数额标准"))

    def read(self) -> None:
        for label, words in zip(self._lines, threshold_lines(self.session.read(thresholds.threshold)), strict=True):
            label.setText(words)

    def save(self) -> None:
        """Use these figures from now on."""
        problems = [*self.form.own_problems(), *self._missing()]
        if problems:
            self._refusals.show(problems)
            return
        value = self.form.value
        self.session.do(
            thresholds.set_threshold,
            value["threshold.single"], value["threshold.group"], value["threshold.document"],
            then=self._saved, refused=self._refusals.show,
        )  # fmt: skip

    def _missing(self) -> list[Problem]:
        empty = [name for name in _EMPTY if self.form.value[name] in (None, "")]
        unread = {problem.where for problem in self.form.own_problems()}
        return [Problem("setup-missing", name) for name in empty if name not in unread]

    def _saved(self, context: Context) -> None:
        self.session.context = context
        self.form.load(_EMPTY)
        self.kept()
        self.done(self.tr("已采用，现行标准见上。"))
