"""A sheet dialog that writes by a use case; what was typed is kept as a draft, or thrown away only when one says so."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.theme import Tone
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.wording import wall_time
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import draft, drop_draft


class RecordDialog(SheetDialog):
    """``outcome`` is what the use case gave back. A draft, where one is kept, outlives turning back."""

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
    ) -> None:
        super().__init__(title, verb, values, width, intro, parent, columns=columns, kind=kind)
        self.session = session
        self.keeper: DraftKeeper | None = None

    def finish(self, outcome: Any) -> None:
        """The use case succeeded: forget the draft and close."""
        self._forget_draft()
        super().finish(outcome)

    def keep_draft(self, key: str, title: str) -> None:
        """Keep what is typed here; an earlier draft is shown again and may be thrown away at once."""
        form, session = self.sheet.form, self.session
        fresh = self.sheet.values()
        found = session.read(draft, key)
        if found is not None:
            form.restore({**fresh, **found.body})

        def read() -> tuple[str, str]:
            return title, json.dumps(form.value)

        self.keeper = DraftKeeper(self.sheet, session, key, read)
        form.changed.connect(self.keeper.touch)
        if found is not None:
            when = wall_time(found.at, session.context.clock.today())
            self.notice.say(self.tr("已恢复{0}没有保存的内容。").format(when), Tone.INFO, self.tr("放弃，重新填写"))
            self.notice.acted.connect(lambda: self._start_afresh(fresh))

    def reject(self) -> None:
        if self.keeper is not None:
            if not may_leave_record(self.session, self.keeper, self):
                return
        elif self.sheet.form.is_dirty:
            question = self.tr("放弃填写的内容？")
            if not self.session.messages.confirm(question, self.windowTitle(), self.tr("放弃")):
                return
        super().reject()

    def _start_afresh(self, fresh: Mapping[str, Any]) -> None:
        self._forget_draft()
        self.sheet.form.load(dict(fresh))
        self.notice.clear()

    def _forget_draft(self) -> None:
        if self.keeper is not None:
            self.keeper.stop()
            self.session.read(drop_draft, self.keeper.key)
