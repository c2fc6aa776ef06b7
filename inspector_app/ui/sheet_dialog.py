"""A dialog around one sheet: as high as its entries, scrolling on a small screen, refusals beside the entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.draft_dialog import DraftDialog
from inspector_app.ui.layouts import REST, in_column, see_through
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.theme import GAP_3, style_as
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.sheet import Sheet

_HIGHEST = 560


class SheetDialog(DraftDialog):
    """Subclasses add entries to ``sheet`` and do their verb in :meth:`attempt`; ``outcome`` is what they give back.

    Names of entries are the places that refusals name; problems without an entry stand in the notice above. Other
    things to see go into ``inside``, above or below the sheet.
    """

    sheet: Sheet
    rows_entry = ""  # whose change takes back what has no entry of its own, such as 第2行; empty: any

    def __init__(
        self,
        title: str,
        verb: str,
        values: Mapping[str, Any] | None = None,
        width: int = 680,
        intro: str = "",
        parent: QWidget | None = None,
        *,
        columns: int = 2,
        kind: Kind = Kind.PRIMARY,
        sheet: Sheet | None = None,
    ) -> None:
        super().__init__(title, verb, width, parent)
        self.outcome: Any = None
        self.sheet = sheet or Sheet(values, columns)
        style_as(self.primary, "kind", str(kind))
        if intro:
            self.body.addWidget(Label(intro, Role.SMALL, wrap=True))
        content = see_through()
        self.inside = in_column(self.sheet, REST, gap=GAP_3, edges=(2, 2, GAP_3, 2), of=content)
        self._area = Scrolled(content, _HIGHEST)
        self.body.addWidget(self._area, 1)
        self.refusals = Refusals(self.sheet.form, self.notice, self.rows_entry)
        self.accept_requested.connect(self._go)

    @property
    def form(self) -> Form:
        """The binding of the sheet's entries."""
        return self.sheet.form

    def attempt(self) -> None:
        """Do what the verb says and call :meth:`finish` when it succeeded; here the values are simply given back."""
        self.finish(self.sheet.values())

    def finish(self, outcome: Any) -> None:
        """The use case succeeded: close. A dialog that hands over stays while its draft cannot be stored."""
        self.outcome = outcome
        self.accept()
        if self.result() != QDialog.DialogCode.Accepted:
            self.outcome = None

    def ask_now(self) -> Any:
        """Show the dialog, wait, and hand back the outcome; None when the person turned back."""
        self.exec()
        self.setParent(None)
        self.deleteLater()
        return self.outcome

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show a refusal: beside the entries, and what has none in the notice."""
        self.notice.clear()
        self.refusals.show(problems)
        self.fit()
        if self.rows_entry and self.refusals.count and not self.sheet.form.problem_count:
            rows = self.sheet.fields[self.rows_entry]  # what was told above is about them
            go_to(rows.entry, rows)

    def fit(self) -> None:
        """Close the gaps of hidden entries; then as high as the entries, within the screen."""
        self.sheet.lay_out()
        self.inside.activate()
        self._area.updateGeometry()
        super().fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.sheet.form.go_to_first()

    def _go(self) -> None:
        problems = self.sheet.problems()
        if problems:
            self.refuse(problems)
        else:
            self.attempt()
