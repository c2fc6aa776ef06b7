"""A store of one's own in a folder that goes afterwards; a key costs little in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from inspector_app.support.clock import SystemClock
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import KeyCost, Setup, create_store

SETUP = Setup("示例县人社局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")
CHEAP = KeyCost(1, 8 << 10)


@contextmanager
def desk() -> Iterator[tuple[Context, Path]]:
    """An open store and the folder around it."""
    with TemporaryDirectory() as name:
        context = create_store(Path(name) / "store", "correct horse", SETUP, SystemClock(), CHEAP)
        try:
            yield context, Path(name)
        finally:
            context.store.close()
