"""A page with one entry, for tests of what is around pages."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class PlainPage(QWidget):
    """Remembers what it was asked to open."""

    def __init__(self, session):
        super().__init__()
        self.session = session
        self.target = None
        self.line = QLineEdit()
        self.line.setAccessibleName("一行")
        QVBoxLayout(self).addWidget(self.line)

    def open_target(self, target):
        self.target = target
