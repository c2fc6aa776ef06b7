"""What is worked on and, beside it, what comes of it; in a narrow window one of the two, as chosen above them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from inspector_app.ui.layouts import in_column, wide
from inspector_app.ui.widgets.segmented import Segment, Segmented

_LEAST = 1000


class TwoPanes(QWidget):
    """``words`` name the left and the right pane on the switch of a narrow window; ``first`` is seen there at first.

    The switch stands above the panes, or where somebody lays it who ``places`` it, in a line with something else.
    """

    def __init__(
        self,
        panes: tuple[QWidget, QWidget],
        words: tuple[str, str],
        shares: tuple[int, int],
        first: int = 0,
        places: bool = False,
    ) -> None:
        super().__init__()
        self._panes = panes
        self._left_out: int | None = None
        self._is_small = self._is_hidden = False
        self.switch = Segmented([Segment(word, index) for index, word in enumerate(words)], self.tr("显示"))
        self.switch.set_value(first)
        self.switch.setVisible(False)
        self.switch.value_changed.connect(self._arrange)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for place, (pane, share) in enumerate(zip(panes, shares, strict=True)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, share)
        self._splitter.setSizes(list(shares))
        in_column(*(() if places else (self.switch,)), wide(self._splitter), of=self)

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane is in sight."""
        return not self.switch.isHidden()

    def leave_out(self, index: int | None) -> None:
        """Do without a pane that has nothing to show; with None both are there again."""
        self._left_out = index
        self._arrange()

    def out_of_sight(self, is_hidden: bool) -> None:
        """Neither pane is shown just now, and there is nothing to switch between."""
        self._is_hidden = is_hidden
        self._arrange()

    def show_pane(self, index: int) -> None:
        """Bring a pane in sight, where only one of the two is."""
        self.switch.set_value(index)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if (event.size().width() < _LEAST) != self._is_small:
            self._is_small = not self._is_small
            self._arrange()

    def _arrange(self) -> None:
        self.switch.setVisible(self._is_small and self._left_out is None and not self._is_hidden)
        for place, pane in enumerate(self._panes):
            is_other = self.is_narrow and self.switch.value() != place
            pane.setVisible(not is_other and place != self._left_out)
