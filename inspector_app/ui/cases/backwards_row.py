"""倒推责令期限: a day is typed by which what follows must be over, and the latest day for the order stands below."""

from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import in_column
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.backwards import backwards_words
from inspector_app.usecases.context import Context


class BackwardsRow(QWidget):
    """Hidden behind its button until it is wanted; nothing of it is kept."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._day = DateEdit(self.tr("最迟届满日"), session.context.clock.today)
        self._day.value_changed.connect(self._reckon)
        self._field = Field(
            self.tr("最迟届满日"), self._day, self.tr("责令期限届满后的告知、列入等期限，要在哪一天以前届满")
        )
        self._told = Label("", Role.SMALL, wrap=True)
        self._field.hide()
        self._told.hide()
        button = Button(self.tr("倒推责令期限"), "calendar", Kind.QUIET, clicked=self._toggle)
        in_column(button, self._field, self._told, gap=GAP_1, of=self)

    def _toggle(self) -> None:
        self._field.setVisible(self._field.isHidden())
        self._told.setVisible(not self._field.isHidden() and bool(self._told.text()))

    def _reckon(self) -> None:
        day = self._day.value()
        words = self._session.read(backwards_words, day) if day else ""
        self._told.setText(words)
        self._told.setVisible(bool(words))
