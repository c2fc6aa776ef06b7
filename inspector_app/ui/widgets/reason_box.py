"""The box in which the reason is written with which one goes on in spite of warnings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.ui.composition import Composition
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.button import Kind


class ReasonBox(Box):
    """What would be refused later is said in it, where it can be mended. ``text`` is the entry; ``given`` and
    ``given_up`` tell how it ended, the second only where something had been written."""

    given = Signal()
    given_up = Signal()

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(title, [*lines, tr("仍要继续的，请写明理由（理由随记录留存）。")], parent)
        self.title = title
        self._field, self.text = self.add_reason(tr("理由"))
        self.add_button(tr("返回"), self.reject)
        self.add_button(tr("继续"), self._go_on, Kind.PRIMARY)

    def answer(self) -> str | None:
        """The reason, or None when the person turns back."""
        return self.reason() if wait_for(self) else None

    def reason(self) -> str:
        """What is written now, without blanks around it."""
        return str(self.text.value().strip())

    def _go_on(self) -> None:
        Composition.of_application().commit()
        if says_why(self.reason()):
            self.given.emit()
            self.accept()
        else:
            self._field.say(reason_problem(self.reason()))
            self.text.setFocus()

    def may_go(self) -> bool:
        Composition.of_application().commit()
        if not self.reason():
            return True
        if self._gives_up():
            self.given_up.emit()
            return True
        self.text.setFocus()
        return False

    def _gives_up(self) -> bool:
        box = Box(tr("放弃写的理由？"), [self.title], self)
        box.add_button(tr("返回"), box.reject, first=True)
        box.add_button(tr("放弃"), box.accept, Kind.PRIMARY)
        return wait_for(box)
