"""What was said about the columns of lists, remembered in the store for the next list of the same make."""

import json

from inspector_app.exchange.tables.memory import Memory
from inspector_app.usecases.context import Context

_KEY = "list-columns"
_MOST = 300


def remembered(context: Context) -> Memory:
    """What was said so far."""
    found: Memory = json.loads(context.store.settings.get(_KEY, "{}"))
    return found


def remember(context: Context, told: Memory) -> None:
    """Keep what a person said of a list (:func:`~.memory.learned`); of very many the oldest is forgotten."""
    if not told:
        return
    known = {make: dict(fields) for make, fields in remembered(context).items()}
    for make, fields in told.items():
        known[make] = {**known.pop(make, {}), **fields}
    kept = dict(list(known.items())[-_MOST:])
    context.store.settings.set(_KEY, json.dumps(kept, ensure_ascii=False))
