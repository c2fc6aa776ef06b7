"""A card with one figure that matters."""

from PySide6.QtCore import Qt

from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.theme import GAP_3, GAP_4, Tone, style_as
from inspector_app.ui.widgets.clickable import Clickable
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role


class CounterCard(Clickable):
    """A figure that matters, with icon and word; a click, or Enter, wishes to see what was counted."""

    def __init__(self, word: str, icon: str, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._word = word
        self._tone = tone
        self._figure = Label("0", Role.FIGURE)
        in_row(
            IconLabel(icon, tone, 1.8),
            self._figure,
            Label(word, Role.SMALL),
            REST,
            gap=GAP_3,
            edges=(GAP_4, 8, GAP_4, 8),
            of=self,
        )
        self.set_figure(0)

    def set_figure(self, figure: int) -> None:
        """Show a count. Zero is always plain: nothing to worry about."""
        self._figure.setText(str(figure))
        self.setAccessibleName(f"{self._word}：{figure}")
        style_as(self._figure, "tone", str(self._tone if figure else Tone.PLAIN))
