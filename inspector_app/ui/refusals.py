"""A refusal as it is told: beside the entries, and above them what has no entry, for as long as it is true."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import reasons


class Refusals(QObject):
    """Tells what a use case refuses of the values of a form.

    A change of an entry takes back what the notice says of the values before; with ``rows_entry`` only a change of that
    one does, such as of the table that 第2行 is about.
    """

    def __init__(self, form: Form, notice: Notice, rows_entry: str = "") -> None:
        super().__init__(form)
        self._form, self._notice, self._rows_entry = form, notice, rows_entry
        self._lines: list[str] = []
        form.changed.connect(self._changed)

    @property
    def count(self) -> int:
        """How many sentences stand in the notice."""
        return len(self._lines)

    def show(self, problems: Sequence[Problem]) -> None:
        """Each problem beside its entry, the others in the notice."""
        self.tell(self._form.show_problems(problems))

    def tell(self, homeless: Sequence[Problem]) -> None:
        """Say in the notice what has no entry; without any the notice no longer says an earlier refusal."""
        self.take_back()
        if homeless:
            grave = any(problem.level is Level.ERROR for problem in homeless)
            words = "\n".join(reason.words for reason in reasons(homeless))
            self._notice.say(words, Tone.DANGER if grave else Tone.WARNING)
            self._lines = words.splitlines()

    def take_back(self) -> None:
        """What was said is no longer true."""
        lines, self._lines = self._lines, []
        for line in lines:
            self._notice.take_back(line)

    def _changed(self, name: str) -> None:
        if self._rows_entry in ("", name):
            self.take_back()
