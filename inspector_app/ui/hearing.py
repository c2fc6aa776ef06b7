"""Hears what lives longer than the listener: the session, the look, the application.

PySide keeps an entry for each method that is connected to a signal until the *sender* is gone, and goes through all
of them whenever any sender is deleted. Each dialog of a day would leave its own behind, and each next one would close
more slowly.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance


class _Echo(QObject):
    """Belongs to the listener and says again what was said: signals among themselves leave no entry."""

    said = Signal()
    told = Signal(object)


def hear(signal: SignalInstance, listener: QObject, act: Callable[[], Any]) -> None:
    """Do ``act`` whenever ``signal`` is emitted, whatever it says, as long as ``listener`` lives."""
    echo = _Echo(listener)
    signal.connect(echo.said)
    echo.said.connect(act)


def hear_what(signal: SignalInstance, listener: QObject, act: Callable[[Any], Any]) -> None:
    """As :func:`hear`, with the one object that ``signal`` says."""
    echo = _Echo(listener)
    signal.connect(echo.told)
    echo.told.connect(act)
