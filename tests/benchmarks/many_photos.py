"""200 and 2,000 photos: taken in, opened, scrolled through: ``uv run python -m tests.benchmarks.many_photos [COUNT…]``.

Photos of 12 megapixels as a telephone writes them, each with bytes of its own. ``longest`` is how long the window
answered nothing meanwhile.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resource
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from inspector_app.support.progress import NOT_WATCHED
from inspector_app.ui import theme
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.inspections.picture_reader import PictureReader
from inspector_app.ui.inspections.visit_page import VisitPage
from inspector_app.ui.inspections.visit_sections import PHOTOS
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab
from inspector_app.usecases import evidence, inspections, intake
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from tests.benchmarks.desk import desk
from tests.builders import a_case, a_project

_COUNTS = (200, 2000)
_SIZE = (4032, 3024)


class _Gap:
    """The longest time in which the window answered nothing."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def _photos(folder: Path, count: int) -> list[Path]:
    """Files like a telephone's: the same picture, of which each has other bytes behind its end."""
    picture = Image.linear_gradient("L").resize(_SIZE).convert("RGB")
    exif = Image.Exif()
    exif[306], exif[272] = "2026:03:02 09:00:00", "示例手机"
    written = BytesIO()
    picture.save(written, "JPEG", quality=92, exif=exif)
    noise = os.urandom(1 << 19)
    paths = [folder / f"IMG_{number:04}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(written.getvalue() + number.to_bytes(4, "big") + noise)
    return paths


def _until(is_done: Callable[[], bool], seconds: float = 120) -> float:
    start = time.perf_counter()
    while not is_done():
        QCoreApplication.processEvents()
        if time.perf_counter() - start > seconds:
            raise TimeoutError
        time.sleep(0.001)
    return time.perf_counter() - start


def _shown(page: QWidget, open_: Callable[[], None], reader: PictureReader) -> Iterator[str]:
    """Open a page, wait for the pictures in sight, scroll to its end and wait again."""
    gap, start = _Gap(), time.perf_counter()
    open_()
    page.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    opened = time.perf_counter() - start
    came: list[object] = []
    reader.came.connect(came.append)
    pictures = _until(lambda: bool(came) and not reader.is_behind)
    area = max(page.findChildren(QScrollArea), key=lambda each: each.verticalScrollBar().maximum())
    bar, start = area.verticalScrollBar(), time.perf_counter()
    for step in range(101):
        bar.setValue(bar.maximum() * step // 100)
        QCoreApplication.processEvents()
    scrolled = time.perf_counter() - start
    rest = _until(lambda: not reader.is_behind)
    yield f"opened {opened:.2f} s, its pictures {pictures:.2f} s, scrolled through {scrolled:.2f} s, the last pictures "
    yield f"{rest:.2f} s, longest {gap.longest * 1000:.0f} ms"


def _measure(context: Context, folder: Path, count: int) -> None:
    project, case = a_project(), a_case()
    with context.unit("示例") as unit:
        unit.put(project)
        unit.put(case)
    visit = inspections.save_inspection(context, inspections.new_inspection(context, project.rid))
    session = Session(context, JobRunner(), BoxMessages())
    files = _photos(folder, count)
    start = time.perf_counter()
    looked = intake.look_over(files)(NOT_WATCHED)
    seen = time.perf_counter() - start
    sealed = evidence.sealing(context, [(path, "") for path in files], looked.cameras)(NOT_WATCHED)
    kept = time.perf_counter() - start - seen
    evidence.take_in_sealed(context, sealed, Belongs(case.rid, visit.rid, project.rid))
    recorded = time.perf_counter() - start - seen - kept
    _say(f"{count} photos: looked at {seen:.1f} s, sealed {kept:.1f} s, recorded {recorded:.2f} s")
    page = CasePage(session)
    page.resize(1366, 768)
    page.open(case.rid, CaseTab.OVERVIEW)
    reader = page.part(CaseTab.EVIDENCE).thumbnails.reader
    _say("  case: " + "".join(_shown(page, lambda: page.open(case.rid, CaseTab.EVIDENCE), reader)))
    page.close()
    visiting = VisitPage(session)
    visiting.resize(1366, 768)

    def open_visit() -> None:
        visiting.show_visit(visit.rid)
        visiting.sections.go_to(PHOTOS)

    _say("  visit: " + "".join(_shown(visiting, open_visit, visiting.sections.photos.reader)))
    visiting.close()
    session.runner.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    _say(f"  peak {peak} MB")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main(counts: list[int]) -> None:
    """Each count in a store of its own."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, theme.STANDARD, load_screen_font())
    for count in counts or _COUNTS:
        with desk() as (context, folder):
            _measure(context, folder, count)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
