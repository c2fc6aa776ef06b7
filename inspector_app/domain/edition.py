"""本机关版本: a form, law, question or checklist file of the bureau's own, and whether it was adopted."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Edition:
    """The decision about one content of one file. Only ``adopted`` ones count, and only with the content kept here.

    ``file`` is the name below the store's folder with / between folders (``forms/order_2026.2.toml``); ``sha256`` that
    of its bytes with plain line feeds; ``content`` is empty when it was not adopted. ``by`` decided at ``decided_at``;
    ``source`` says where the content came from (the folder, a pasted notice, the office).
    """

    rid: str
    file: str
    sha256: str
    adopted: bool
    decided_at: datetime
    by: str
    title: str = ""
    content: str = ""
    source: str = ""


def in_force(editions: tuple[Edition, ...]) -> dict[str, tuple[Edition, ...]]:
    """The adopted editions by file, the newest decision first (of one moment the one saved later)."""
    found: dict[str, list[Edition]] = {}
    newest_first = sorted(enumerate(editions), key=lambda pair: (pair[1].decided_at, pair[0]), reverse=True)
    for _, edition in newest_first:
        if edition.adopted:
            found.setdefault(edition.file, []).append(edition)
    return {file: tuple(adopted) for file, adopted in found.items()}
