"""Unsaved typing: kept as it comes, asked for when its page opens again, forgotten when it is saved or thrown away."""

import json

from inspector_app.store.drafts import Draft
from inspector_app.usecases.context import Context

__all__ = ["Draft"]


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
