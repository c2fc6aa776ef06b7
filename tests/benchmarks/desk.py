"""A store of one's own in a folder that goes afterwards; a key costs little in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from inspector_app.support.clock import SystemClock
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import create_store
from tests.desk import CHEAP, PASSPHRASE, SETUP


@contextmanager
def desk() -> Iterator[tuple[Context, Path]]:
    """An open store and the folder around it."""
    with TemporaryDirectory() as name:
        context = create_store(Path(name) / "store", PASSPHRASE, SETUP, SystemClock(), CHEAP)
        try:
            yield context, Path(name)
        finally:
            context.store.close()
