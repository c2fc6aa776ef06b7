"""A dialog that saves one record by a use case, and asks before it throws away what was typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.ui.documents.entry_dialog import EntryDialog
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.usecases.context import Context


class RecordDialog(EntryDialog):
    """``outcome`` is what the use case gave back, None when the person turned back."""

    def __init__(
        self, session: Session[Context], title: str, verb: str, intro: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb, intro, parent=parent)
        self.session = session

    def keep(self, use_case: Callable[..., Any], *args: Any, refused: ShowProblems | None = None) -> bool:
        """Call the use case; a refusal stands beside the entries and the dialog stays open."""
        return self.session.do(use_case, *args, then=self._kept, refused=refused or self.refuse)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        QTimer.singleShot(0, self, self.fit)  # texts that wrap know their height only once they are shown

    def reject(self) -> None:
        question = tr("放弃填写的内容？")
        if not self.form.is_dirty or self.session.messages.confirm(question, self.windowTitle(), tr("放弃")):
            super().reject()

    def _kept(self, outcome: Any) -> None:
        self.outcome = outcome
