"""A dialog around one sheet: as high as its entries, scrolling on a small screen, refusals beside the entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.cases.sheet import Scrolled, Sheet
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import reasons, wall_time
from inspector_app.usecases.context import Context

_HIGHEST = 560
_TITLE_BAR = 48


class SheetDialog(FormDialog):
    """Subclasses add entries to ``sheet`` and do their verb in :meth:`attempt`; ``outcome`` is what they give back.

    Problems without an entry stand in the notice above; what a turned-back dialog held stays in its draft.
    """

    def __init__(
        self,
        session: Session[Context],
        title: str,
        verb: str,
        values: Mapping[str, Any],
        width: int = 640,
        intro: str = "",
        parent: QWidget | None = None,
        *,
        columns: int = 2,
    ) -> None:
        super().__init__(title, verb, width, parent)
        self.session = session
        self.outcome: Any = None
        self.sheet = Sheet(values, columns)
        if intro:
            self.body.addWidget(Label(intro, Role.SMALL, wrap=True))
        content = QWidget()
        content.setProperty("role", "clear")
        self.inside = QVBoxLayout(content)
        self.inside.setContentsMargins(2, 2, GAP_3, 2)
        self.inside.setSpacing(GAP_3)
        self.inside.addWidget(self.sheet)
        self.inside.addStretch()
        self._content = content
        self.body.addWidget(Scrolled(content, _HIGHEST), 1)
        frame = self.layout()
        if isinstance(frame, QVBoxLayout):
            frame.setStretchFactor(self.body, 1)
        self.accept_requested.connect(self._go)

    def attempt(self) -> None:
        """Do what the verb says and call :meth:`finish` when it succeeded; here the values are simply given back."""
        self.finish(self.sheet.values())

    def finish(self, outcome: Any) -> None:
        """The use case succeeded: forget the draft and close."""
        self.outcome = outcome
        self.sheet.forget_draft(self.session)
        self.accept()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show a refusal: beside the entries, and what has none in the notice."""
        homeless = self.sheet.show_problems(problems)
        if homeless:
            grave = any(problem.level is Level.ERROR for problem in homeless)
            lines = [reason.words for reason in reasons(homeless)]
            self.notice.say("\n".join(lines), Tone.DANGER if grave else Tone.WARNING)
        else:
            self.notice.clear()
        self.fit()

    def keep_draft(self, key: str, title: str) -> None:
        """Keep what is typed here; an earlier draft is shown again and may be thrown away at once."""
        fresh = self.sheet.values()
        found = self.sheet.keep_draft(self.session, key, title)
        if found is None:
            return
        when = wall_time(found.at, self.session.context.clock.today())
        self.notice.say(self.tr("已恢复{0}没有保存的内容。").format(when), Tone.INFO, self.tr("放弃，重新填写"))
        self.notice.acted.connect(lambda: self._start_afresh(fresh))

    def fit(self) -> None:
        """As high as the entries, within the screen."""
        self._content.adjustSize()
        room = self.screen().availableGeometry().height() - _TITLE_BAR
        self.resize(self.width(), min(self.sizeHint().height(), room))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()
        for field in self.sheet.fields.values():
            if field.isVisible() and field.entry.isEnabled():
                field.entry.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def reject(self) -> None:
        if self.sheet.keeper is not None:
            self.sheet.keeper.flush()
        super().reject()

    def _start_afresh(self, fresh: Mapping[str, Any]) -> None:
        self.sheet.forget_draft(self.session)
        self.sheet.form.load(dict(fresh))
        self.notice.clear()

    def _go(self) -> None:
        problems = self.sheet.problems()
        if problems:
            self.refuse(problems)
        else:
            self.attempt()
