"""数额标准: what counts as 数额较大 here, from the law data or typed with the document it comes from."""

from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.money import yuan
from inspector_app.domain.threshold import Threshold
from inspector_app.lawbook.marks import with_mark
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import OwnFigures
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.figure_edit import MoneyEdit
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.sheet import Sheet
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
        own, sheet = Card(self.tr("按本省文件填写")), Sheet(_EMPTY)
        single, group, document = _EMPTY
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
