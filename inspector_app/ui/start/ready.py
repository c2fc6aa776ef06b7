"""What is made ready behind the window that asks for a passphrase: else a person would wait for it afterwards."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from inspector_app.ui.start.page_list import PageEntry

Work = Callable[[], object]


def for_stores(pages: Iterable[PageEntry]) -> Iterator[Work]:
    """What opens a store and shows it, what each store is entered with, then the pages in order, piece by piece."""
    yield partial(importlib.import_module, "inspector_app.ui.start.sitting")
    yield _prepare
    yield from (partial(importlib.import_module, page.module) for page in pages)


def for_offices() -> Iterator[Work]:
    """What an office is opened and worked with."""
    yield partial(importlib.import_module, "inspector_app.ui.office.office_desk")


def _prepare() -> None:
    from inspector_app.usecases.opening import prepare

    prepare()
