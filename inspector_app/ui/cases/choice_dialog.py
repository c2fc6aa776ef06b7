"""One question with a few answers that are all in sight."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from inspector_app.ui.layouts import REST, in_column, put_in
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.case_papers import PaperChoice


class ChoiceDialog(FormDialog):
    """``chosen`` is the answer after it was accepted; the first one is chosen at the start."""

    def __init__(self, question: str, choices: Sequence[PaperChoice], parent: QWidget | None = None) -> None:
        super().__init__(question, "继续", 560, parent)
        self._choices = tuple(choices)
        self.chosen: PaperChoice | None = None
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self._choices):
            button = QRadioButton(choice.words)
            button.setAccessibleDescription(choice.note)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            note = Label(choice.note, Role.SMALL, wrap=True)
            note.setContentsMargins(28, 0, 0, 0)
            self.body.addLayout(in_column(button, note, gap=GAP_1))
        put_in(self.body, REST)
        self.accept_requested.connect(self._take)
        self._group.button(0).setFocus()

    @classmethod
    def ask(cls, question: str, choices: Sequence[PaperChoice], parent: QWidget | None = None) -> PaperChoice | None:
        """The answer, or None when the person turned back."""
        dialog = cls(question, choices, parent)
        wait_for(dialog)
        return dialog.chosen

    def _take(self) -> None:
        self.chosen = self._choices[self._group.checkedId()]
        self.accept()
