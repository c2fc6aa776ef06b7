"""A sheet dialog that writes by a use case; what is typed is kept as the draft of its record."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.usecases.context import Context


class RecordDialog(SheetDialog):
    """``outcome`` is what the use case gave back. ``draft`` names the record and ``about`` says in lists which it is.

    The draft outlives turning back; a dialog that keeps none asks before it throws typing away, unless something is
    ``only_chosen`` in it.
    """

    only_chosen = False

    def __init__(
        self,
        session: Session[Context],
        title: str,
        verb: str,
        values: Mapping[str, Any] | None = None,
        width: int = 680,
        intro: str = "",
        parent: QWidget | None = None,
        *,
        columns: int = 2,
        kind: Kind = Kind.PRIMARY,
        draft: DraftKey | None = None,
        about: str = "",
        sheet: Sheet | None = None,
    ) -> None:
        super().__init__(title, verb, values, width, intro, parent, columns=columns, kind=kind, sheet=sheet)
        self.session = session
        self._draft_key, self._about = draft, about

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        if self._draft_key is not None and self.drafts is None:  # by now every entry shows what it begins with
            self.keep(self.session, self.sheet.form, self._draft_key, self._about)
        super().showEvent(event)

    def ask_now(self) -> Any:
        outcome = super().ask_now()
        if (
            outcome is not None and not self.only_chosen and QApplication.activeModalWidget() is None
        ):  # else the dialog below goes on with it
            self.session.done.emit(self.tr("“{0}”已保存。").format(self.windowTitle()))
        return outcome

    def reject(self) -> None:
        if self.drafts is None and self.sheet.form.is_dirty and not self.only_chosen:
            question = self.tr("放弃填写的内容？")
            if not self.session.messages.confirm(question, self.windowTitle(), self.tr("放弃")):
                return
        super().reject()
