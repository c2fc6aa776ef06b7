"""What is told otherwise elsewhere, beside the answers of a transcript: looked for once the hand rests, at no key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from inspector_app.domain.cross_check import Known
from inspector_app.domain.interview import QA
from inspector_app.support.words import sentence
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.usecases.known_beside import beside

PAUSE_MS = 700


class BesideAnswers(QObject):
    """``know`` says what answers are held against; ``touch`` that one changed."""

    def __init__(self, cards: QAList) -> None:
        super().__init__(cards)
        self._cards = cards
        self._known: Known | None = None
        self._read: Callable[[], Known] | None = None
        self._told: dict[QA, tuple[str, ...]] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def know(self, read: Callable[[], Known]) -> None:
        """Another transcript, or more is known of its case: read it too once the hand rests."""
        self._read, self._told = read, {}
        self._pause.start()

    def touch(self) -> None:
        """An answer changed."""
        self._pause.start()

    def look(self) -> None:
        """Hold every answer against what is known; what was held before is remembered."""
        self._pause.stop()
        if self._read is not None:
            self._known, self._read = self._read(), None
        lines, before = self._cards.lines, self._told
        self._told = {line.qa: before[line.qa] if line.qa in before else self._of(line.qa) for line in lines}
        self._cards.show_beside({line.number: self._told[line.qa] for line in lines if self._told[line.qa]})

    def _of(self, qa: QA) -> tuple[str, ...]:
        if self._known is None:
            return ()
        return tuple(sentence(found.code, found.details) for found in beside(self._known, qa))
