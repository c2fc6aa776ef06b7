"""Opening a store for a command: whatever a person must know about it is told on stderr, and reading goes on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector_app.cli.entry import SERVER
from inspector_app.cli.output import passphrase, say_error
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Trouble
from inspector_app.support.words import problem_line
from inspector_app.usecases import store_file
from inspector_app.usecases.auto_backups import back_up_before_import, store_before_import
from inspector_app.usecases.context import Context
from inspector_app.usecases.office_reading import office_reading
from inspector_app.usecases.store_place import is_office


@contextmanager
def opened(store: Path, secret: str | None = None) -> Iterator[Context]:
    """The store, open for a ``with`` block; without a ``secret`` its passphrase is asked for. Raises :class:`Trouble`
    ``store-is-office`` for the folder of an office."""
    if is_office(store):
        raise Trouble("store-is-office", folder=str(store))
    with store_file.opened(store, passphrase() if secret is None else secret, SystemClock()) as context:
        for problem in store_file.opening_problems(context):
            say_error(problem_line(problem))
        yield context


@contextmanager
def opened_to_read(store: Path, url: str = "") -> Iterator[Context]:
    """:func:`opened` for a command that reads: of an office too, where ``url``, or INSPECTOR_OFFICE_URL, may name its
    server and nothing can be changed."""
    if is_office(store):
        server = url or os.environ.get(SERVER, "")
        with office_reading(store, passphrase(), SystemClock(), server) as context:
            yield context
    else:
        with opened(store) as context:
            yield context


@contextmanager
def opened_for_import(store: Path) -> Iterator[Context]:
    """:func:`opened` for a command that takes in a list of others: first the store is backed up by itself."""
    with opened(store) as context:
        back_up_before_import(store_before_import(context))
        yield context
