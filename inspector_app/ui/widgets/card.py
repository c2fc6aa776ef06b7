"""A white card that holds other widgets."""

from PySide6.QtWidgets import QFrame

from inspector_app.ui.layouts import Part, in_column, put_in
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.label import Label, Role


class Card(QFrame):
    """A white card with parts below each other; more go into ``body``. A title makes it a named group for the screen
    reader."""

    def __init__(self, title: str = "", *parts: Part) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = in_column(gap=GAP_3, edges=(GAP_4, 14, GAP_4, 14), of=self)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Role.SECTION))
        put_in(self.body, *parts)
