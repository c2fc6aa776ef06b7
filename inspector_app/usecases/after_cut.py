"""A store that was not closed in order is looked through before anything is built on it."""

from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.usecases.check_words import in_words
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import is_readable


def cut_off(context: Context) -> Store | None:
    """The store when it was not closed in order the last time: the machine died, or the program was killed."""
    return None if context.store.ended_well else context.store


def look_after_cut(store: Store, progress: Progress) -> list[Problem]:
    """``store-check-found`` when it is not whole. For the worker thread; originals are not read, each was on the disk
    before anything named it."""
    found = [problem for problem in check(store, progress, originals=False) if problem.level is Level.ERROR]
    if not found:
        return []
    if is_readable(found):
        with store.reader() as reading:
            found = in_words(reading, found)
    first = sentence(found[0].code, found[0].details)
    return [Problem("store-check-found", details={"count": str(len(found)), "first": first})]
