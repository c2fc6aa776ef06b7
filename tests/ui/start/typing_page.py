"""A page whose one text is kept as a draft, for tests of what becomes of typing."""

import json

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.ui.drafts import DraftKeeper


class TypingPage(QWidget):
    """``text`` is kept under ``typing:1``; a draft to go on with is shown again."""

    def __init__(self, session):
        super().__init__()
        self.session = session
        self.target = None
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("说明")
        QVBoxLayout(self).addWidget(self.text)
        self.keeper = DraftKeeper(self, session, "typing:1", lambda: ("一页说明", json.dumps(self.text.toPlainText())))
        self.text.textChanged.connect(self.keeper.touch)

    def open_target(self, target):
        self.target = target
