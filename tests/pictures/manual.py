"""The pictures of the manual, from the running program on its demo: ``python -m tests.pictures.manual [NAME…]``.

Each is made anew under its name in ``resources/help/pictures``; look at what changed before it is kept.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.interview import QA
from inspector_app.support.clock import SetClock, SystemClock, at
from inspector_app.support.paths import resource
from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.interviews.transcript_page import TranscriptPage
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.start.practice_strip import PracticeStrip
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.usecases.demo.district import PASSPHRASE as DEMO_PASSPHRASE
from inspector_app.usecases.demo_date import demo_day
from inspector_app.usecases.practice import practice_here
from inspector_app.usecases.practice_store import STORE, begin_practice
from inspector_app.usecases.store_file import create_store, open_store
from tests.desk import CHEAP, MONDAY, PASSPHRASE, SETUP
from tests.pictures.grab import grab
from tests.pictures.pages import shots

_SIZE = QSize(1366, 768)
_WIDTH, _COLOURS = 1000, 64  # enough to recognise a page by, and light to ship
# Name in the manual, and of the page of the demo that it shows.
_PICTURES = {
    "unlock": "start-unlock",
    "today": "today",
    "projects": "projects",
    "case": "case",
    "wages": "case-claims",
    "inspection": "inspection-2",
    "interview": "interview",
    "editor": "documents-editor",
    "oversight": "oversight-dispatch",
    "reports": "reports",
    "handover": "handover",
    "settings": "settings",
}


_FIRST, _PRACTICE = "first", "practice"


def _first_day(store: Path) -> QWidget:
    """今日 of a store that was made just now."""
    context = create_store(store, PASSPHRASE, SETUP, SetClock(at(MONDAY, 9)), CHEAP)
    session = Session(context, JobRunner(lambda work: work()), BoxMessages())
    window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
    window.set_state(encrypted=True)
    return window


def _practice(folder: Path) -> QWidget:
    """A practice in which one question was asked and not written down yet."""
    begin_practice(folder, "worker", lambda _line: None, CHEAP)
    context = open_store(folder / STORE, DEMO_PASSPHRASE, SystemClock())
    session = Session(context, JobRunner(lambda work: work()), BoxMessages())
    window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
    window.set_state(encrypted=True, demo_day=demo_day(context))
    practice = session.read(practice_here)
    assert practice is not None
    window.put_above(PracticeStrip(practice.scene.title))
    session.go(INTERVIEWS, practice.talks[0].rid)
    sheet = window.findChildren(TranscriptPage)[0]
    sheet.cards.insert(1, (QA("同谁说好的，一天多少钱？"),))
    sheet.played.ask()
    return window


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    pages = shots()
    with TemporaryDirectory() as folder:
        own = {
            _FIRST: lambda: _first_day(Path(folder, "store")),
            _PRACTICE: lambda: _practice(Path(folder, "practice")),
        }
        pages, every = {**pages, **own}, {_FIRST: _FIRST, _PRACTICE: _PRACTICE, **_PICTURES}
        for name, page in every.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            taken = Path(folder, f"{name}.png")
            grab(pages[page](), taken, _SIZE)
            whole = Image.open(taken).convert("RGB")
            small = whole.resize((_WIDTH, round(whole.height * _WIDTH / whole.width)), Image.Resampling.LANCZOS)
            kept = small.quantize(_COLOURS, dither=Image.Dither.NONE)
            kept.save(resource("help", "pictures", f"{name}.png"), optimize=True)


if __name__ == "__main__":
    main()
