"""How many statements something asks of the store: a budget is tested where a screen or an act must not grow slow."""

from collections.abc import Iterator
from contextlib import contextmanager

from inspector_app.usecases.context import Context


@contextmanager
def queries(context: Context) -> Iterator[list[str]]:
    """The statements that a block sends to the store, in their order."""
    sent: list[str] = []
    with context.store.db.tracer(lambda sql, _parameters: sent.append(sql)):
        yield sent
