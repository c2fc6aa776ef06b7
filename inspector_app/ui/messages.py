"""The boxes that speak to the person; tests put a recorder in their place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.reason_box import ReasonBox
from inspector_app.usecases.draft_key import DraftKey


class Messages(Protocol):
    """What a page may say or ask outside its own fields."""

    def tell(self, title: str, lines: Sequence[str]) -> None:
        """Say something that the person must have seen."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask before something that cannot be taken back; ``yes`` is the verb on the button."""

    def choose(self, question: str, detail: str, ways: Sequence[str]) -> str:
        """Ask which of several ways is gone, the last one first of all; empty when the person turns back."""

    def ask_reason(self, title: str, lines: Sequence[str], kept: DraftKey) -> str | None:
        """Show warnings and ask for the reason to go on, ``kept`` under this key while it is written. None when the
        person turns back."""


class BoxMessages(QObject):
    """Real boxes above a window."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self.window = window
        self.keep: Callable[[ReasonBox, DraftKey], object] = lambda _box, _key: (
            None
        )  # where there is a store to keep in

    def _in_front(self) -> QWidget | None:
        """The dialog that is asked about, which stays in sight above its window."""
        return QApplication.activeModalWidget() or self.window

    def tell(self, title: str, lines: Sequence[str]) -> None:
        box = Box(title, lines, self._in_front(), unasked=True)
        box.add_button(self.tr("知道了"), box.accept, Kind.PRIMARY, first=True)
        wait_for(box)

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        box = Box(question, [detail] if detail else [], self._in_front())
        box.add_button(self.tr("返回"), box.reject, first=True)
        box.add_button(yes, box.accept, Kind.PRIMARY)
        return wait_for(box)

    def choose(self, question: str, detail: str, ways: Sequence[str]) -> str:
        chosen: list[str] = []
        box = Box(question, [detail] if detail else [], self._in_front())

        def take(way: str) -> None:
            chosen.append(way)
            box.accept()

        box.add_button(self.tr("返回"), box.reject, first=True)
        for way in ways:
            kind = Kind.PRIMARY if way == ways[-1] else Kind.PLAIN
            box.add_button(way, partial(take, way), kind)
        return chosen[0] if wait_for(box) else ""

    def ask_reason(self, title: str, lines: Sequence[str], kept: DraftKey) -> str | None:
        box = ReasonBox(title, lines, self._in_front())
        self.keep(box, kept)
        return box.answer()
