"""What 一处查找 offers besides what the store knows: pages, what can be begun, the parts of 设置, the manual."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from inspector_app.ui.help_desk import HelpDesk
from inspector_app.ui.oversight.sections import SECTIONS
from inspector_app.ui.page_keys import HELP_KEY, HELP_WORDS, keys_in
from inspector_app.ui.session import Session
from inspector_app.ui.targets import (
    BEGIN_CASE,
    BEGIN_LEAD,
    BEGIN_PAPER,
    BEGIN_PROJECT,
    BEGIN_TALK,
    BEGIN_VISIT,
    CASES,
    DOCUMENTS,
    INSPECTIONS,
    INTERVIEWS,
    LEADS,
    OVERSIGHT,
    PROJECTS,
    SETTINGS,
    SHOW_FINDINGS,
    NewCase,
    NewInspection,
    NewInterview,
    NewRecord,
    ShowFindings,
    ShowSection,
)
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.usecases.manual import chapters
from inspector_app.usecases.testimony import TITLE as TESTIMONY
from inspector_app.usecases.true_copies import TITLE as COPY

_BEGUN = (
    (BEGIN_VISIT, INSPECTIONS, NewInspection()),
    (BEGIN_TALK, INTERVIEWS, NewInterview()),
    (BEGIN_CASE, CASES, NewCase()),
    (BEGIN_PROJECT, PROJECTS, NewRecord()),
    (BEGIN_LEAD, LEADS, NewRecord()),
    (BEGIN_PAPER, DOCUMENTS, NewRecord()),
    (SHOW_FINDINGS, INSPECTIONS, ShowFindings()),
)
_IN_A_RECORD = (
    (TESTIMONY, CASES, tr("打开案件，在“案件办理”里")),
    (COPY, INSPECTIONS, tr("打开检查，点开照片或扫描件；案件的“证据”里也有")),
)
"""What is done in one record: the list from which that is opened, and where it is asked for then."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a line leads: a record, a page, something that is begun. ``sort`` is what it is."""

    sort: str
    title: str
    told: str
    go: Callable[[], object]
    is_record: bool = False


def window_ways(session: Session[Any], pages: Iterable[tuple[str, str]]) -> Iterator[Way]:
    """The ways of a window with these pages (key and title), none to a page that it lacks."""
    from inspector_app.ui.settings.settings_page import SETTINGS_PARTS  # with all its parts: not before one looks

    keys = dict[str, str]()
    for key, title in pages:
        keys[key] = title
        yield Way(tr("页面"), title, "", partial(session.go, key))
    if not session.only_reads:
        yield from _doings(session, keys)
    for section in SECTIONS if OVERSIGHT in keys else ():
        yield Way(tr("页面"), section.title, keys[OVERSIGHT], partial(session.go, OVERSIGHT, ShowSection(section.key)))
    for part in SETTINGS_PARTS if SETTINGS in keys else ():
        yield Way(tr("设置"), part, keys[SETTINGS], partial(session.go, SETTINGS, part))
    desk = HelpDesk.of_application()
    for chapter in chapters():
        yield Way(HELP_WORDS, chapter.title, HELP_KEY, partial(desk.asked.emit, chapter.key))


def _doings(session: Session[Any], keys: Mapping[str, str]) -> Iterator[Way]:
    for title, page, target in _BEGUN:
        if page in keys:
            yield Way(tr("操作"), title, keys[page], partial(session.go, page, target))
    for title, page, where in _IN_A_RECORD:
        if page in keys:
            yield Way(tr("操作"), title, where, partial(session.go, page))


def page_ways(page: QWidget) -> Iterator[Way]:
    """What the keys and the buttons of the page in sight do; a button that cannot be pressed now is none."""
    words = set[str]()
    for key in keys_in(page):
        if key.act is not None:
            words.add(key.words)
            yield Way(tr("本页"), key.words, key.shown, key.act)
    for button in cast("list[Button]", page.findChildren(Button)):
        name = button.accessibleName()
        if name not in words and button.isVisible() and button.isEnabled():
            words.add(name)
            yield Way(tr("本页"), name, "", button.click)
