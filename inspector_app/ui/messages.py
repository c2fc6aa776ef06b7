"""The boxes that speak to the person; tests put a recorder in their place."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.ui.composition import Composition
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.button import Kind


class Messages(Protocol):
    """What a page may say or ask outside its own fields."""

    def tell(self, title: str, lines: Sequence[str]) -> None:
        """Say something that the person must have seen."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask before something that cannot be taken back; ``yes`` is the verb on the button."""

    def ask_reason(self, title: str, lines: Sequence[str]) -> str | None:
        """Show warnings and ask for the reason to go on. None when the person turns back."""


class BoxMessages(QObject):
    """Real boxes above a window."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self.window = window

    def tell(self, title: str, lines: Sequence[str]) -> None:
        box = Box(title, lines, self.window, unasked=True)
        box.add_button(self.tr("知道了"), box.accept, Kind.PRIMARY, first=True)
        wait_for(box)

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        box = Box(question, [detail] if detail else [], self.window)
        box.add_button(self.tr("返回"), box.reject, first=True)
        box.add_button(yes, box.accept, Kind.PRIMARY)
        return wait_for(box)

    def ask_reason(self, title: str, lines: Sequence[str]) -> str | None:
        box = Box(title, [*lines, self.tr("仍要继续的，请写明理由（理由随记录留存）。")], self.window)
        field, reason = box.add_reason(self.tr("理由"))

        def go_on() -> None:
            if says_why(reason.value()):  # what would be refused later is said here, where it can be mended
                box.accept()
            else:
                field.say(reason_problem(reason.value()))
                reason.setFocus()

        def may_go() -> bool:
            Composition.of_application().commit()
            return not reason.value().strip() or BoxMessages(box).confirm(
                self.tr("放弃写的理由？"), title, self.tr("放弃")
            )

        box.may_go = may_go
        box.add_button(self.tr("返回"), box.reject)
        box.add_button(self.tr("继续"), go_on, Kind.PRIMARY)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), box).activated.connect(go_on)
        return str(reason.value().strip()) if wait_for(box) else None
