"""An entry that holds who investigates a case: one box for each active inspector."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.parts import Parts


class InspectorPair(Parts):
    """``value()`` is the identities of those chosen: two, one or none; the rule of two is the use case's to judge."""

    def __init__(self, inspectors: Sequence[Inspector]) -> None:
        super().__init__()
        options = [(f"{each.name}（{each.certificate}）", each.rid) for each in inspectors]
        self._boxes = (ChoiceBox(options), ChoiceBox(options))
        for box in self._boxes:
            box.value_changed.connect(self.value_changed)
        in_row(*map(wide, self._boxes), of=self)
        self.consist_of({box: str(number) for number, box in enumerate(self._boxes, 1)})

    def value(self) -> tuple[str, ...]:
        """The chosen ones."""
        return tuple(rid for box in self._boxes if (rid := box.value()))

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Choose."""
        wanted = [*(rids or ()), None, None]
        for box, rid in zip(self._boxes, wanted, strict=False):
            box.set_value(rid)


class InspectorsEntry(QWidget):
    """``value()`` is a tuple of rids; those of inspectors who left are kept."""

    value_changed = Signal()

    def __init__(self, inspectors: Sequence[Inspector]) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._others: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_4)
        for inspector in inspectors:
            box = QCheckBox(inspector.name)
            box.toggled.connect(lambda _on: self.value_changed.emit())
            self._boxes[inspector.rid] = box
            row.addWidget(box)
        row.addStretch()

    def value(self) -> tuple[str, ...]:
        """The rids of the ticked inspectors."""
        return (*(rid for rid, box in self._boxes.items() if box.isChecked()), *self._others)

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Tick these."""
        wanted = list(rids or ())
        self._others = [rid for rid in wanted if rid not in self._boxes]
        for rid, box in self._boxes.items():
            box.setChecked(rid in wanted)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleName(f"{name}：{box.text()}")
