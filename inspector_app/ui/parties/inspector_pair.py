"""The two inspectors who did something together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.choice_box import ChoiceBox


class InspectorPair(QWidget):
    """``value()`` is the identities of those chosen: two, one or none; the rule of two is the use case's to judge."""

    value_changed = Signal()

    def __init__(self, inspectors: Sequence[Inspector]) -> None:
        super().__init__()
        options = [(f"{each.name}（{each.certificate}）", each.rid) for each in inspectors]
        self._boxes = (ChoiceBox(options), ChoiceBox(options))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_2)
        for box in self._boxes:
            box.value_changed.connect(self.value_changed)
            row.addWidget(box, 1)
        self.setFocusProxy(self._boxes[0])

    def value(self) -> tuple[str, ...]:
        """The chosen ones."""
        return tuple(rid for box in self._boxes if (rid := box.value()))

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Choose."""
        wanted = [*(rids or ()), None, None]
        for box, rid in zip(self._boxes, wanted, strict=False):
            box.set_value(rid)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        for number, box in enumerate(self._boxes, 1):
            box.setAccessibleName(f"{name}：{number}")
