"""A paper's pages beside the entries: drawn in the worker, only the newest wish, with page count and zoom."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.usecases.sheets import NOWHERE, Eye, Places, Sheets, SheetWork

_SCREEN_DPI, _POINTS = 96, 72
_ELSEWHERE = 0.2  # of the height of a page
Wish = Callable[[Eye], SheetWork]


class SheetFeed(QObject):
    """Turns wishes into drawn sheets. While one is drawn a newer wish waits, and a still newer one takes its place."""

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: JobRunner, eye: Callable[[], Eye], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._eye = eye
        self._waiting: Wish | None = None
        self._busy = False
        self._generation = 0

    def ask(self, wish: Wish) -> None:
        """Draw this. ``wish`` is called on this thread and reads what the worker needs; it may refuse."""
        self._waiting = wish
        self._next()

    def forget(self) -> None:
        """Another paper is shown now: what is still being drawn is thrown away."""
        self._waiting = None
        self._generation += 1

    def _next(self) -> None:
        if self._busy or self._waiting is None:
            return
        wish, self._waiting = self._waiting, None
        try:
            work = wish(self._eye())
        except (Refused, Trouble) as error:
            self.failed.emit(error)
            return
        self._busy = True
        mine = self._generation
        self._runner.run(Job("", work, partial(self._made, mine), self._broken))

    def _made(self, generation: int, made: Sheets) -> None:
        self._busy = False
        if generation == self._generation:
            self.drawn.emit(made)
        self._next()

    def _broken(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, Refused | Trouble):
            self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            raise error
        self._next()


class PreviewPanel(QWidget):
    """Heading, page count, zoom and the pages."""

    def __init__(self, title: str, runner: JobRunner) -> None:
        super().__init__()
        self.view = PdfView(title)
        self.view.setMinimumWidth(320)
        self.feed = SheetFeed(runner, self.eye, self)
        self.feed.drawn.connect(self._show)
        self._count = Label("", Role.SMALL)
        self._title = Label(title, Role.SECTION)
        self.head = in_row(self._title, REST, self._count)
        for icon, name, act in (
            ("zoom-out", self.tr("缩小"), self.view.zoom_out),
            ("zoom-in", self.tr("放大"), self.view.zoom_in),
        ):
            self.head.addWidget(Button(icon=icon, kind=Kind.BARE, name=name, clicked=act))
        in_column(self.head, wide(self.view), edges=(GAP_2, 0, GAP_2, 0), of=self)
        self.view.page_changed.connect(self._page)
        self._places: Places = NOWHERE
        self._written: tuple[int | str, float] = ("", 0.0)
        self._brought: tuple[int, float] | None = None

    def set_title(self, title: str) -> None:
        """What the pages are."""
        self._title.setText(title)

    def follow(self, what: int | str, share: float = 1.0) -> None:
        """Bring what is written in sight: a question by its number from 1 or a fact by its name, and how far through
        its words. Who scrolls elsewhere stays there until something else is written, or this comes to another place."""
        is_other = what != self._written[0]
        self._written = what, share
        if is_other:
            self._bring(self._place())

    def eye(self) -> Eye:
        """What is looked at now."""
        return Eye(self.view.first_in_sight, 2, self.view.scale * _SCREEN_DPI * self.devicePixelRatioF())

    def clear(self) -> None:
        """Show nothing until the next pages come."""
        self.feed.forget()
        self._places = NOWHERE
        self.view.show_images((), _SCREEN_DPI)
        self._count.setText("")

    def _show(self, sheets: Sheets) -> None:
        self.view.show_pages(sheets.sizes, lambda page, scale: sheets.image(page, scale * _POINTS))
        self._places = sheets.places
        place, before = self._place(), self._brought
        if place and (before is None or place[0] != before[0] or abs(place[1] - before[1]) > _ELSEWHERE):
            self._bring(place)

    def _place(self) -> tuple[int, float] | None:
        """Where what is written stands on the paper as it was drawn last."""
        what, share = self._written
        lines = self._places.get(what, ())
        return lines[min(int(share * len(lines)), len(lines) - 1)] if lines else None

    def _bring(self, place: tuple[int, float] | None) -> None:
        self._brought = place
        if place:
            self.view.go_to(*place)

    def _page(self, page: int, count: int) -> None:
        self._count.setText(self.tr("A4　第{page}/{count}页").format(page=page, count=count) if page else "")
