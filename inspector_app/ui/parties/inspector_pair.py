"""The two inspectors who did something together."""

from collections.abc import Sequence

from inspector_app.domain.agency import Inspector
from inspector_app.ui.layouts import in_row, wide
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
