"""Every letter with which anybody or anything is called in a store: rare ones want a font that is loaded for them."""

from inspector_app.store.columns import read_columns
from inspector_app.usecases.context import Context

_CALLED = {"person": ("name", "address"), "company": ("name",), "inspector": ("name",), "project": ("name",)}


def letters_of_names(context: Context, after: int) -> tuple[frozenset[str], int]:
    """The letters of all names, each once, or, after a position of the journal, of what was saved since of the same
    kinds of record: a save reads no register of thousands anew. And how far the journal has come."""
    position = context.store.journal.position
    if after:
        return frozenset().union(*context.store.journal.bodies_after(after, _CALLED)), position
    found = (read_columns(context.store, kind, names) for kind, names in _CALLED.items())
    return frozenset().union(*(text for records in found for texts in records for text in texts)), position
