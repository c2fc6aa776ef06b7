"""练习 before any store is open: choose whom to question, go on with what was begun, or take it all away."""

from functools import partial

from PySide6.QtCore import Signal

from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.messages import Messages
from inspector_app.ui.start.offer import Offer
from inspector_app.ui.start.view import View
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.usecases.practice_scenes import scenes


def may_remove(messages: Messages) -> bool:
    """Whether the person agrees that a practice is taken away with all that is in it."""
    words = tr("练习区里的全部记录和文书都会删除，不能恢复。自己的资料库不受影响。")
    return messages.confirm(tr("删除练习区？"), words, tr("删除"))


class PracticeView(View):
    """``scene_wanted`` brings the name of a scene."""

    scene_wanted = Signal(str)
    go_on_wanted = Signal()
    remove_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("练习"), "")
        self.words.setText(
            self.tr("同虚构的人做一次询问，再办到指令书，最后按真案的规则评分。与自己的资料库完全分开，口令是 demo。")
        )
        cards = [
            Offer("user", each.title, each.about, self.tr("开始"), partial(self.scene_wanted.emit, each.id))
            for each in scenes()
        ]
        self.primary = cards[0].button
        put_in(self.body, *cards)
        self.body.addStretch(1)
        self._go_on = Button(self.tr("继续上次的练习"), "history", clicked=self.go_on_wanted.emit)
        self._remove = Button(self.tr("删除练习区"), "trash-2", Kind.QUIET, clicked=self.remove_wanted.emit)
        back = Button(self.tr("返回"), kind=Kind.QUIET, clicked=self.back_wanted.emit)
        put_in(self.foot, back, REST, self._remove, self._go_on)

    def show_begun(self, is_there: bool) -> None:
        """Whether there is a practice to go on with, or to take away."""
        for button in (self._go_on, self._remove):
            button.setVisible(is_there)

    def arrive(self) -> None:
        self.primary.setFocus()
