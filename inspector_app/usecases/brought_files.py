"""What is told of files that were opened from outside and that this computer does not take."""

from collections.abc import Iterable

from inspector_app.domain.brought import Taker, names_of, taker_of
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence


def for_others(files: Iterable[str], *here: Taker) -> list[str]:
    """A sentence for the files of each other taker, and one for those that nobody takes; none for those taken here."""
    told: dict[Taker | None, list[str]] = {}
    for file in files:
        if (taker := taker_of(file)) not in here:
            told.setdefault(taker, []).append(file)
    return [
        sentence("brought-elsewhere", {"files": names_of(those), "taker": word(taker)})
        if taker is not None
        else sentence("brought-unknown", {"files": names_of(those)})
        for taker, those in told.items()
    ]
