"""What is made ready behind the window that asks for a passphrase: else a person would wait for it afterwards."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from inspector_app.ui.start.page_list import PageEntry

Work = Callable[[], object]


def for_stores(pages: Iterable[PageEntry]) -> Iterator[Work]:
    """What opens a store and shows it, our law, forms and questions, then the pages in their order, piece by piece."""
    yield partial(importlib.import_module, "inspector_app.ui.start.sitting")
    yield _read_ours
    yield from (partial(importlib.import_module, page.module) for page in pages)


def for_offices() -> Iterator[Work]:
    """What an office is opened and worked with."""
    yield partial(importlib.import_module, "inspector_app.ui.office.office_desk")


def _read_ours() -> None:
    """They are kept for a bureau that adopted nothing of its own."""
    from inspector_app.usecases.own_data import load_forms, load_questions

    load_forms()
    load_questions()
