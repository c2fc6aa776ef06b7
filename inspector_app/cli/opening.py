"""Opening a store for a command: whatever a person must know about it is told on stderr, and reading goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector_app.cli.output import passphrase, say_error
from inspector_app.support.clock import SystemClock
from inspector_app.support.words import problem_line
from inspector_app.usecases import store_file
from inspector_app.usecases.context import Context


@contextmanager
def opened(store: Path, secret: str | None = None) -> Iterator[Context]:
    """The store, open for a ``with`` block; without a ``secret`` its passphrase is asked for."""
    with store_file.opened(store, passphrase() if secret is None else secret, SystemClock()) as context:
        for problem in store_file.opening_problems(context):
            say_error(problem_line(problem))
        yield context
