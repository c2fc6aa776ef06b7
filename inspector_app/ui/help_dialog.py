"""帮助: the manual with its chapters, and the statutes; opened at what it was asked about."""

from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtCore import QSignalBlocker, QSize, QUrl
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.help_desk import RULE
from inspector_app.ui.help_out import HelpOut
from inspector_app.ui.help_view import LAW, HelpView, articles_html, statute_html, statutes_html
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, see_through, wide
from inspector_app.ui.page_keys import HELP_WORDS, PageKey, bind_keys
from inspector_app.ui.rules_dialog import RulesDialog
from inspector_app.ui.screen_room import bound_width, within
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.stepper import Step, Stepper
from inspector_app.usecases.manual import Chapter, articles_in, chapter_about, chapters, chapters_with, statute_text

_WIDTH, _LEAST, _LEFT = QSize(1060, 680), 700, 250
_ROOM = "inspector_app.ui."


def show_help(session: Session[Any], wanted: str) -> None:
    """The manual at a chapter, or at the articles that words name; without any, at what is in front. Where it is in
    front already it goes there. A wished rule is shown in the list of rules."""
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    if isinstance(front, HelpDialog):
        front.go(wanted)
    elif front is not None and wanted.startswith(RULE):
        RulesDialog.ask(session, wanted.removeprefix(RULE), front)
    elif front is not None:
        HelpDialog.ask(session, wanted or key_in(front), front)


def key_in(front: QWidget) -> str:
    """The chapter of what has the focus in a window, of what that stands in, or of the page in sight."""
    focus = front.focusWidget()
    every = cast("list[Page]", front.findChildren(Page))
    pages = [page for page in every if page.isVisible()]
    inside = focus is not None and (not pages or any(page.isAncestorOf(focus) for page in pages))
    begun = focus if inside else (pages[-1] if pages else front)
    chapter = chapter_about(_places(begun))
    return chapter.key if chapter else chapters()[0].key


def _places(widget: QWidget | None) -> Iterator[str]:
    """The classes of a widget and of what is around it, also around the dialogs that stand before it."""
    while widget is not None:
        kind = type(widget)
        yield f"{kind.__module__}.{kind.__name__}".removeprefix(_ROOM)
        widget = widget.parentWidget()


class HelpDialog(PlainDialog):
    """Chapters at the left, what is read at the right."""

    only_chosen = True

    def __init__(self, session: Session[Any], wanted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(HELP_WORDS, _LEAST, parent)
        bound_width(self)
        self._shown: tuple[Chapter, ...] = chapters()
        self._here = ""
        self._trail: list[str] = []
        self._search = SearchBox(tr("查找帮助"), tr("要做的事、词语"))
        self._search.searched.connect(self._find)
        self._contents = Stepper(tr("目录"))
        self._contents.chosen.connect(lambda row: self.go([*self._keys(), LAW][row]))
        self._text = HelpView()
        self._text.anchorClicked.connect(self._follow)
        self._back = Button(tr("上一处"), "chevron-left", Kind.QUIET, clicked=self._turn_back)
        out = HelpOut(session, self.notice, self._open_chapter)
        close = Button(tr("关闭"), kind=Kind.PRIMARY, clicked=self.accept)
        left = see_through()
        in_column(self._search, wide(self._contents), of=left)
        left.setFixedWidth(_LEFT)
        whole = in_row(left, wide(self._text))
        put_in(self.body, wide(whole), self.notice, in_row(self._back, REST, out, close))
        bind_keys(self, (PageKey(tr("上一处"), ("Alt+Left",), self._turn_back),))
        self._list()
        self.go(wanted or chapters()[0].key)
        self.resize(within(_WIDTH, self))

    @classmethod
    def ask(cls, session: Session[Any], wanted: str, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        wait_for(cls(session, wanted, parent))

    def go(self, wanted: str) -> None:
        """Show a chapter by its key, a statute or all of them (``law:R724#30``, ``law:``), or the articles that words
        name."""
        if self._here and wanted != self._here:
            self._trail.append(self._here)
        self._here = wanted
        self._back.allow(bool(self._trail), tr("还没有看过别处"))
        chapter = next((each for each in chapters() if each.key == wanted), None)
        if chapter is not None:
            self._text.show_chapter(chapter)
        elif wanted == LAW:
            self._text.show_html(statutes_html())
        elif wanted.startswith(LAW):
            key, _, number = wanted.removeprefix(LAW).partition("#")
            self._text.show_html(statute_html(statute_text(key)), number)
        else:
            self._text.show_html(articles_html(articles_in(wanted)))
        self._mark_row(chapter.key if chapter else LAW)

    def _follow(self, link: QUrl) -> None:
        self.go(link.toString().removesuffix(".md"))

    def _turn_back(self) -> None:
        if self._trail:
            self._here = ""  # the way back leaves no trail
            self.go(self._trail.pop())

    def _find(self, words: str) -> None:
        self._shown = chapters_with(words) if words else chapters()
        self._list()
        self.notice.clear()
        if not words:
            self.go(self._here)
        elif self._shown:
            self.go(self._shown[0].key)
            self._text.mark(words)
        else:
            self._contents.set_steps([])
            self._text.show_html("")
            self.notice.say(tr("帮助里没有“{0}”，换一个词再找。").format(words))

    def _list(self) -> None:
        self._contents.set_steps([*(Step(each.title) for each in self._shown), Step(tr("法规条文"))])

    def _mark_row(self, key: str) -> None:
        rows = [*self._keys(), LAW]
        with QSignalBlocker(self._contents):
            self._contents.setCurrentRow(rows.index(key) if key in rows else -1)

    def _keys(self) -> list[str]:
        return [each.key for each in self._shown]

    def _open_chapter(self) -> Chapter | None:
        return next((each for each in chapters() if each.key == self._here), None)
