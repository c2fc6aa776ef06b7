"""Windows on the demo that are gone after the test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.usecases.drafts import all_drafts, drop_draft
from tests.house.sight import sweep
from tests.pictures.pages import demo_session
from tests.stranger_memory import readers_are_remembered

__all__ = ["readers_are_remembered"]


def in_the_first_look(app: QApplication) -> None:
    if theme.current() is not theme.STANDARD or not app.property("theme"):
        theme.apply(app, theme.STANDARD, load_screen_font())


def drop_drafts() -> None:
    """What a test typed into the demo is no draft for the next one: its dialogs would tell of it and be higher."""
    if demo_session.cache_info().currsize:
        context = demo_session().context
        for draft in all_drafts(context):
            drop_draft(context, draft.key)


@contextmanager
def building(app: QApplication) -> Iterator[Callable[[Callable[[], QWidget]], QWidget]]:
    """``build(builder)`` builds a window in the first look, which is gone in the end."""
    speak_chinese(app)
    drop_drafts()
    in_the_first_look(app)
    made: list[QWidget] = []

    def build(builder: Callable[[], QWidget]) -> QWidget:
        made.append(builder())
        return made[-1]

    yield build
    for window in filter(isValid, made):
        window.hide()
        window.deleteLater()
    sweep()
    drop_drafts()
    in_the_first_look(app)  # once they are gone: whatever is in sight would be restyled


@pytest.fixture
def built(qapp) -> Iterator[Callable[[Callable[[], QWidget]], QWidget]]:
    """``built(builder)`` builds a window for one test."""
    with building(qapp) as build:
        yield build
