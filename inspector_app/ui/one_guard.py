"""What the application has one of: a guard over all its windows, a memory of a sitting."""

from typing import Self

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


class OneGuard(QObject):
    """Belongs to the application; made from it alone."""

    @classmethod
    def of_application(cls) -> Self:
        """The one there is, made with the first wish for it."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("there is no application with widgets")
        return app.findChild(cls) or cls(app)
