"""Of many pictures only those of which the time is in doubt."""

from collections.abc import Callable, Sequence

from inspector_app.domain.evidence import Evidence
from inspector_app.ui.inspections.photo_words import is_odd
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button


class OddFilter(Button):
    """In sight where there is one of them; ``changed`` is called when it is pressed."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__(icon="triangle-alert", name=tr("拍摄时间存疑"), clicked=changed)
        self.setCheckable(True)
        self.hide()

    def offer(self, pieces: Sequence[Evidence]) -> None:
        """Tell how many of these are in doubt."""
        odd = sum(map(is_odd, pieces))
        words = tr("拍摄时间存疑{0}张").format(odd)
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(odd))
        self.setChecked(self.isChecked() and bool(odd))

    def lets(self, piece: Evidence) -> bool:
        """Whether a piece is to be shown."""
        return not self.isChecked() or is_odd(piece)
