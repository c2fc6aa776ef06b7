"""The boxes that speak to the person; tests put a recorder in their place."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget


class Messages(Protocol):
    """What a page may say or ask outside its own fields."""

    def tell(self, title: str, lines: Sequence[str]) -> None:
        """Say something that the person must have seen."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask before something that cannot be taken back; ``yes`` is the verb on the button."""

    def ask_reason(self, title: str, lines: Sequence[str]) -> str | None:
        """Show warnings and ask for the reason to go on. None when the person turns back."""


class BoxMessages:
    """Real boxes above a window."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window

    def tell(self, title: str, lines: Sequence[str]) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, title, "\n\n".join(lines), parent=self.window)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, question, question, parent=self.window)
        box.setInformativeText(detail)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("返回", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is accept

    def ask_reason(self, title: str, lines: Sequence[str]) -> str | None:
        words = "\n".join((*lines, "", "仍要继续的，请写明理由（理由随记录留存）："))
        while True:
            reason, agreed = QInputDialog.getMultiLineText(self.window, title, words)  # type: ignore[arg-type]
            if not agreed:
                return None
            if reason.strip():
                return str(reason.strip())
