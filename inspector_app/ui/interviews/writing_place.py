"""Where one writes in a transcript: kept with its draft, and gone back to when it is opened again."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication

from inspector_app.domain.interview import QA
from inspector_app.ui.binding import Form
from inspector_app.ui.interviews.head_cards import EndCard, HeadCard
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.widgets.in_sight import holds

_QUESTIONS = "qas."


class WritingPlace:
    """``here`` is a field around the questions, else a place among them."""

    def __init__(self, form: Form, head: HeadCard, cards: QAList, end: EndCard) -> None:
        self._form, self._head, self._cards, self._end = form, head, cards, end

    @property
    def here(self) -> Sequence[Any]:
        """Where one writes now."""
        place, focus = self._form.last_place, QApplication.focusWidget()
        around = any(holds(part, focus) for part in (self._head, self._end))
        return place if around and place else self._cards.place

    def go_to(self, part: str) -> None:
        """Go where a field, or a question by its key or its place from 1 (``qas.…``), is filled in."""
        if part.startswith(_QUESTIONS):
            self._cards.go_to_lacking([part.removeprefix(_QUESTIONS)], first=True)
        elif part == "ended_at":
            self._end.enter()
        else:
            self._head.show_field(part)
            self._form.go_on_in((part,))

    def go_back_to(self, place: Sequence[Any], saved: Sequence[QA]) -> None:
        """Go on there; where that is no more, in what differs from the saved questions."""
        if isinstance(next(iter(place), 0), str):
            self._head.show_field(place[0])
            if self._form.go_on_in(place):
                return
        self._cards.go_back_to(place, saved)
