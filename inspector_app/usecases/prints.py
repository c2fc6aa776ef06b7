"""Whether a paper was printed: a print counted here, or a person's words of where it was printed instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from inspector_app.domain.act import Act, current
from inspector_app.domain.document import Document
from inspector_app.domain.lifecycle import prints
from inspector_app.domain.reason import says_why
from inspector_app.support.errors import Problem

CORRECTED = "手写更正"
PRINTED = "打印情况"
ANSWERED = "对回答的处理"


def with_words(note: str, name: str, words: str) -> str:
    """What an act keeps of a note and of something that was told beside it under a name."""
    return "；".join(filter(None, (note.strip(), words.strip() and f"{name}：{words.strip()}")))


@dataclass(frozen=True, slots=True)
class Signature:
    """What is told of a signed print: why there is no scan, who refused (``note``), what was corrected in ink, and
    where it was ``printed`` when no print was counted here; what was done about answers that want it (``answered``)."""

    note: str = ""
    corrected: str = ""
    printed: str = ""
    answered: str = ""

    @property
    def words(self) -> str:
        """As the act keeps it."""
        told = ((CORRECTED, self.corrected), (PRINTED, self.printed), (ANSWERED, self.answered))
        return reduce(lambda note, each: with_words(note, *each), told, self.note)


UNTOLD = Signature()


def is_printed(document: Document, acts: Sequence[Act]) -> bool:
    """Whether a paper as it stands now was printed here, or an act that stands tells where it was."""
    return bool(prints(document, acts)) or any(f"{PRINTED}：" in act.note for act in current(acts))


def uncounted(document: Document, acts: Sequence[Act], told: str) -> list[Problem]:
    """``print-uncounted``: a sheet is spoken of, but none was printed here and nobody tells where it was."""
    return [] if says_why(told) or is_printed(document, acts) else [Problem("print-uncounted", "printed")]
