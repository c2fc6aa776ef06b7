"""How well photographed lists are read: ``uv run python -m tests.benchmarks.photos [NAME…]``; needs the pack ``[ocr]``.

One line for each photo that is drawn: cells right, figures wrong and how many of them are marked, words wrong, seconds,
memory. Exit code 1 when less than 99 % of a readable photo is right (90 % of a page that is written by hand, stamped,
folded or in a shadow), a wrong figure is unmarked, a blurred one passes.
"""

import resource
import sys
import time

from inspector_app.documents.foreign import look
from inspector_app.domain.photo_check import judged
from inspector_app.exchange.photo_table import as_read
from inspector_app.support.clock import SystemClock
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.photo_lists import SIDE, can_read, read
from tests.list_photos import READABLE, UNREADABLE, WORN, photo, rows_of, worn_page

_FIGURES = ("id_number", "attendance", "earned", "received", "owed")
_ENOUGH, _ENOUGH_WORN = 0.99, 0.90


def measure(name, shot, rows):
    """The line of a photo, and whether it is as it should be."""
    sight = look([photo(worn_page(rows, shot), shot)], SIDE, 110)[0]
    start = time.perf_counter()
    found = read(sight.pages[0])(NoProgress())
    seconds, sheet = time.perf_counter() - start, found.sheet
    fields = as_read(sheet).fields
    wrong = [
        (row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if sheet.cell(sheet.heading + row, column).text != text
    ]
    open_ = set(judged(sheet, fields, SystemClock().today()).open)
    figures = [(row, column) for row, column in wrong if row and column < len(fields) and fields[column] in _FIGURES]
    marked = sum((sheet.heading + row, column) in open_ for row, column in figures)
    right = 1 - len(wrong) / sum(map(len, rows))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    words = len(wrong) - len(figures)
    told = f"{right:>7.1%}{len(figures):>9}{marked:>8}{words:>8}{found.score:>8.3f}{seconds:>7.1f}{peak:>7}"
    fine = (
        found.is_blurred
        if name in UNREADABLE
        else right >= (_ENOUGH_WORN if name in WORN else _ENOUGH) and marked == len(figures)
    )
    return f"{name:<14}{told}{'' if fine else '  <- not good enough'}", fine


def main(names):
    """Measure what is named, else every photo."""
    if not can_read():
        print("inspector-app[ocr] is not installed")  # noqa: T201
        return 1
    print(f"{'photo':<14}{'right':>7}{'figures':>9}{'marked':>8}{'words':>8}{'score':>8}{'s':>7}{'MB':>7}")  # noqa: T201
    good = True
    for name, shot in {**READABLE, **WORN, **UNREADABLE}.items():
        if not names or name in names:
            line, fine = measure(name, shot, rows_of())
            print(line, flush=True)  # noqa: T201
            good = good and fine
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
