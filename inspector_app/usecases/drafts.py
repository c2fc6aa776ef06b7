"""Unsaved typing: kept as it comes, asked for when its page opens again, forgotten when it is saved or thrown away."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from inspector_app.store.drafts import Discarded, Draft
from inspector_app.support.errors import Trouble
from inspector_app.usecases.context import Context

__all__ = ["Discarded", "Draft"]

DAYS_IN_BIN = 30


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Typing that could not be written into the store, and why; ``body`` is JSON text. It is in the window only."""

    key: str
    title: str
    body: str
    why: Trouble


def record_part(body: Any) -> Any:
    """What a draft's body says of its record: without what the screen keeps beside it, under names with a ``$``."""
    return {name: value for name, value in body.items() if name[:1] != "$"} if isinstance(body, dict) else body


def keep_draft(context: Context, key: str, title: str, body: str) -> None:
    """Keep what is typed; ``body`` is JSON text. Raises :class:`Trouble` when it cannot be written."""
    context.store.drafts.save(key, title, json.loads(body))


def draft(context: Context, key: str) -> Draft | None:
    """The draft kept under a key, or None."""
    return context.store.drafts.get(key)


def drop_draft(context: Context, key: str) -> None:
    """Forget a draft."""
    context.store.drafts.drop(key)


def all_drafts(context: Context) -> tuple[Draft, ...]:
    """Every draft, the newest first."""
    return context.store.drafts.all()


def drafts_below(context: Context, stem: str) -> tuple[Draft, ...]:
    """The drafts whose key begins so, the newest first."""
    return context.store.drafts.below(stem)


def discard_draft(context: Context, key: str) -> None:
    """Throw a draft away: it stays in the bin for :data:`DAYS_IN_BIN` days."""
    context.store.drafts.discard(key)


def discarded_drafts(context: Context) -> tuple[Discarded, ...]:
    """The bin, the last thrown away first, after what has been there long enough was let go."""
    context.store.drafts.empty_bin(context.clock.now() - timedelta(days=DAYS_IN_BIN))
    return context.store.drafts.bin()


def bring_back(context: Context, number: int) -> Draft | None:
    """Make a draft again of one in the bin; None when it is not there any more."""
    return context.store.drafts.bring_back(number)


def put_aside(context: Context, file: Path, unwritten: Sequence[Unwritten]) -> None:
    """Write typing that the store cannot take into an encrypted file elsewhere, read back before it counts.

    Raises :class:`Trouble` ``disk-write-failed`` or ``aside-unlike``.
    """
    now = context.clock.now()
    context.store.asides.write(file, [Draft(each.key, each.title, json.loads(each.body), now) for each in unwritten])


def take_back(context: Context, file: Path) -> int:
    """Make drafts of what :func:`put_aside` wrote, and say how many; a newer draft of the same record stays.

    Raises :class:`Trouble` ``aside-missing``, ``aside-unreadable`` or ``disk-full``.
    """
    drafts = context.store.drafts
    taken = 0
    for aside in context.store.asides.read(file):
        kept = drafts.get(aside.key)
        if kept is None or kept.at < aside.at:
            drafts.save(aside.key, aside.title, aside.body, aside.at)
            taken += 1
    return taken
