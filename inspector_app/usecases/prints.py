"""Whether a paper was printed: a print counted here, or a person's words of where it was printed instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.domain.act import Act, current
from inspector_app.domain.document import Document
from inspector_app.domain.lifecycle import prints
from inspector_app.domain.reason import says_why
from inspector_app.support.errors import Problem


@dataclass(frozen=True, slots=True)
class Signature:
    """What is told of a signed print: why there is no scan, who refused (``note``), what was corrected in ink, and
    where it was ``printed`` when no print was counted here; what was done about answers that want it (``answered``)."""

    note: str = ""
    corrected: str = ""
    printed: str = ""
    answered: str = ""


UNTOLD = Signature()


def is_printed(document: Document, acts: Sequence[Act]) -> bool:
    """Whether a paper as it stands now was printed here, or an act that stands tells where it was."""
    return bool(prints(document, acts)) or any(act.printed for act in current(acts))


def uncounted(document: Document, acts: Sequence[Act], told: str) -> list[Problem]:
    """``print-uncounted``: a sheet is spoken of, but none was printed here and nobody tells where it was."""
    return [] if says_why(told) or is_printed(document, acts) else [Problem("print-uncounted", "printed")]
