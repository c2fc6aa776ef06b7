"""What is told otherwise elsewhere, beside the answers of a transcript: looked for once the hand rests, at no key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from inspector_app.domain.consistency import Heard, inconsistent
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
        self._heard: dict[QA, Heard] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def know(self, read: Callable[[], Known]) -> None:
        """Another transcript, or more is known of its case: read it too once the hand rests."""
        self._read, self._heard = read, {}
        self._pause.start()

    def touch(self) -> None:
        """An answer changed."""
        self._pause.start()

    def look(self) -> None:
        """Hold every answer against what is known and those before it; what was heard before is remembered."""
        self._pause.stop()
        if self._read is not None:
            self._known, self._read = self._read(), None
        if self._known is None:
            return
        known, lines, before = self._known, self._cards.lines, self._heard
        self._heard = {line.qa: before[line.qa] if line.qa in before else beside(known, line.qa) for line in lines}
        told = inconsistent(known, [self._heard[line.qa] for line in lines])
        words = [[sentence(each.code, each.details) for each in found] for found in told]
        self._cards.show_beside({line.number: said for line, said in zip(lines, words, strict=True) if said})
