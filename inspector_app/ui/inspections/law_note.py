"""What the law says of an item, in quiet words: what to look at, the duty, what follows a violation."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.inspections import CheckItem, mark_of


class LawNote(QFrame):
    """Three short paragraphs, and how well the text was verified when it was not read in its own wording."""

    def __init__(self, item: CheckItem) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_3, GAP_2, GAP_3, GAP_2)
        column.setSpacing(GAP_1)
        follows = item.sanction_text + (f"（{item.sanction_basis}）" if item.sanction_basis else "")
        for heading, words in (
            (self.tr("查什么"), item.look_at),
            (self.tr("依据"), item.duty_text),
            (self.tr("后果"), follows),
            (self.tr("备注"), mark_of(item)),
        ):
            if words:
                column.addWidget(Label(f"{heading}：{words}", Role.SMALL, wrap=True))
