"""A button that opens a menu below itself."""

from PySide6.QtCore import QPoint

from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.menu import Menu


class MenuButton(Button):
    """Fill ``actions_menu`` with actions; one without words takes a picture and a name."""

    def __init__(self, text: str, kind: Kind = Kind.PLAIN, icon: str = "chevron-down", name: str = "") -> None:
        super().__init__(text, icon, kind, name, self.open_menu)
        self.only_looks = False
        self.actions_menu = Menu(self)
        self.looks_throughout = False
        """Whether none of its actions changes anything."""

    def open_menu(self) -> None:
        """Show the menu; it closes with a choice or Esc."""
        self.actions_menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
