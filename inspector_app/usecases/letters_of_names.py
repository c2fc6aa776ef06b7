"""Every letter with which anybody or anything is called in a store: rare ones want a font that is loaded for them."""

from inspector_app.store.columns import read_columns
from inspector_app.usecases.context import Context

_CALLED = {"person": ("name", "address"), "company": ("name",), "inspector": ("name",), "project": ("name",)}


def letters_of_names(context: Context) -> frozenset[str]:
    """The letters of all names, each once."""
    found = (read_columns(context.store, kind, names) for kind, names in _CALLED.items())
    return frozenset().union(*(text for records in found for texts in records for text in texts))
