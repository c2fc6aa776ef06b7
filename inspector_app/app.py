"""Puts the window program together: what must be true before Qt starts, and the pages (one line each in page_list)."""

import os
from collections.abc import Sequence
from pathlib import Path

from inspector_app.support.display import check_display
from inspector_app.support.errors import Trouble
from inspector_app.support.garbage import search_only_when_asked
from inspector_app.ui.start.input_method import IM_MODULES, input_modules
from inspector_app.ui.start.page_list import PAGES


def run(store: Path | None, url: str = "", files: Sequence[str] = ()) -> int:
    """Open the window, on ``store`` when one is named, and return the exit code when it was closed.

    ``store`` may be an office's folder, whose merged database lies on the server of ``url`` when there is one.
    ``files`` that were opened by a double click are taken in as soon as somebody has opened it.

    Raises :class:`Trouble` ``window-not-available`` where no window can be shown, ``window-no-answer`` when another
    window of this program is open and does not answer.
    """
    check_display(os.environ)
    search_only_when_asked()  # what is imported for the window stays, and there is nothing to be found among it
    os.environ[IM_MODULES] = input_modules(os.environ.get(IM_MODULES, ""))
    try:
        from inspector_app.ui.start.program import start
    except ImportError as error:  # a bare system lacks the graphics libraries that Qt is linked with
        raise Trouble("window-not-available") from error
    return start(store, PAGES, url, files)
