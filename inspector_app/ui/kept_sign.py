"""草稿已保存 09:42:18 in the foot of a page, or that nothing is unsaved, or why it was not kept."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.widgets.label import ElidedLabel, IconLabel, Role


class KeptSign(QWidget):
    """Follows the keeper of a page; empty until something was kept. ``way_on`` is said behind a kept draft."""

    def __init__(self, keeper: DraftKeeper, now: Callable[[], datetime], way_on: str = "") -> None:
        super().__init__()
        self._now, self._way_on = now, way_on
        self._icon = IconLabel("circle-check", Tone.OK)
        self._words = ElidedLabel("", Role.SMALL)
        in_row(self._icon, wide(self._words), gap=GAP_1, of=self)
        self.say("")
        keeper.kept.connect(lambda: self.draft_kept(self._now()))
        keeper.dropped.connect(lambda: self.say(self.tr("已保存")))
        keeper.failed.connect(self._not_kept)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def draft_kept(self, moment: datetime) -> None:
        """The draft was written."""
        self.say(self.tr("草稿已保存 {moment}").format(moment=_time(moment)) + self._way_on, Tone.INFO)

    def saved(self) -> None:
        """The record itself was saved."""
        self.say(self.tr("已保存 {moment}").format(moment=_time(self._now())))

    def say(self, words: str, tone: Tone = Tone.OK) -> None:
        """Show other words; empty ones hide the sign."""
        self._words.setText(words)
        icons = {Tone.OK: "circle-check", Tone.DANGER: "triangle-alert"}
        self._icon.set_icon(icons.get(tone, "pencil"), tone)
        self._icon.setVisible(bool(words))

    def _not_kept(self, trouble: Trouble) -> None:
        self.say(sentence(trouble.code, trouble.details), Tone.DANGER)


def _time(moment: datetime) -> str:
    return f"{local(moment):%H:%M:%S}"
