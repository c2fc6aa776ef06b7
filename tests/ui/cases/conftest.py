"""Cases on a fresh store; a session whose jobs run when told and whose wishes are remembered."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from tests.ui.hands import meeting, stop_meeting


@pytest.fixture
def session(context, runner, messages) -> Session[Context]:
    return Session(context, runner, messages)


@pytest.fixture
def wishes(session) -> list[tuple[str, Any]]:
    """Where pages wished to go."""
    heard: list[tuple[str, Any]] = []
    session.going.connect(lambda page, target: heard.append((page, target)))
    return heard


@pytest.fixture
def press(named) -> Callable[[QWidget, str], None]:
    """``press(root, "登记支付")`` clicks the button with this name."""

    def click(root: QWidget, name: str) -> None:
        QApplication.processEvents()  # what was just put into a layout is shown then
        button = named(root, QAbstractButton, name)
        assert button.isVisibleTo(root), name
        assert button.isEnabled(), name
        button.click()

    return click


@pytest.fixture
def meet(qapp) -> Iterator[Callable[..., list[Any]]]:
    """``meet(act, …)`` does something with each dialog that opens next, and closes it if it is still there."""
    yield lambda *acts: meeting(acts)
    stop_meeting()
