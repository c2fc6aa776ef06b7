"""显示大小: everything in the window larger, for whoever reads without glasses or sits far from the screen."""

import os

from inspector_app.support.settings import PERCENTS, SCALE
from inspector_app.ui.frame import LEAST
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context


class SizeSection(Section):
    """Offers the sizes at which the smallest window still has room on this screen."""

    def __init__(self, session: Session[Context]) -> None:
        words = tr("字、按钮和间距一起放大，下次打开程序时生效。强光模式（F9）另外把字加深、加大。")
        super().__init__(session, tr("显示大小"), words)
        fitting = [percent for percent in PERCENTS if self._fits(percent)]
        self.choice = Segmented([Segment(f"{percent}%", percent) for percent in fitting])
        self.choice.set_value(self._now())
        self.choice.value_changed.connect(self._choose)
        card = Card(tr("全部窗口"))
        put_in(card.body, Field(tr("放大到"), self.choice, tr("这块屏幕放得下的大小才列出。")))
        put_in(self.body, card, Rest(1))

    def _choose(self) -> None:
        percent = self.choice.value()
        self.session.sized.emit(percent)
        later = tr("已记下{0}%，关闭程序再打开时生效。").format(percent)
        self.done(tr("已恢复现在的大小。") if percent == self._now() else later)

    def _now(self) -> int:
        return round(100 * float(os.environ.get(SCALE) or 1))

    def _fits(self, percent: int) -> bool:
        room, share = self.screen().availableSize(), self._now() / percent
        has_room = room.width() * share >= LEAST.width() and room.height() * share >= LEAST.height()
        return has_room or percent == self._now()
