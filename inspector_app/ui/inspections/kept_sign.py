"""草稿已保存 09:42:18 in the foot of a page, or that nothing is unsaved."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import in_row
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role


class KeptSign(QWidget):
    """Empty until something was kept."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-check", Tone.OK)
        self._words = Label("", Role.SMALL)
        in_row(self._icon, self._words, gap=GAP_1, of=self)
        self.say("")

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def draft_kept(self, moment: datetime) -> None:
        """The draft was written."""
        self.say(self.tr("草稿已保存 {moment}").format(moment=f"{local(moment):%H:%M:%S}"))

    def saved(self, moment: datetime) -> None:
        """The record itself was saved."""
        self.say(self.tr("已保存 {moment}").format(moment=f"{local(moment):%H:%M:%S}"))

    def not_kept(self, trouble: Trouble) -> None:
        """The draft could not be written."""
        self.say(sentence(trouble.code, trouble.details), Tone.DANGER)

    def say(self, words: str, tone: Tone = Tone.OK) -> None:
        """Show other words; empty ones hide the sign."""
        self._words.setText(words)
        self._icon.set_icon("triangle-alert" if tone is Tone.DANGER else "circle-check", tone)
        self._icon.setVisible(bool(words))
