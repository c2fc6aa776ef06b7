"""One question with a few answers that are all in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from inspector_app.ui.layouts import REST, in_column, put_in
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role


class Answer(Protocol):
    """What may be chosen: its words, and a remark below them."""

    @property
    def words(self) -> str: ...

    @property
    def note(self) -> str: ...


A = TypeVar("A", bound=Answer)
_LINE = 32  # characters that fit in a line beside the button


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that stands for a value."""

    words: str
    note: str
    value: str


class ChoiceDialog(FormDialog):
    """``chosen`` is the place of the answer after it was accepted; the first one is chosen at the start."""

    def __init__(self, question: str, choices: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(question, "继续", 560, parent)
        self._choices = tuple(choices)
        self.chosen: int | None = None
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self._choices):
            button = QRadioButton("\n".join(wrap(choice.words, _LINE)))
            button.setAccessibleName(choice.words)
            button.setAccessibleDescription(choice.note)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            note = Label(choice.note, Role.SMALL, wrap=True)
            note.setContentsMargins(28, 0, 0, 0)
            self.body.addLayout(in_column(button, note, gap=GAP_1))
            note.setVisible(bool(choice.note))
        put_in(self.body, REST)
        self.accept_requested.connect(self._take)
        self._group.button(0).setFocus()

    @classmethod
    def ask(cls, question: str, choices: Sequence[A], parent: QWidget | None = None) -> A | None:
        """The answer, or None when the person turned back."""
        dialog = cls(question, choices, parent)
        wait_for(dialog)
        return choices[dialog.chosen] if dialog.chosen is not None else None

    def _take(self) -> None:
        self.chosen = self._group.checkedId()
        self.accept()
