"""For every test: the machine's own fonts are out of sight; a warning in the log that nobody announced is a failure."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Read by fontconfig when Qt starts: what a test sees is written with the fonts that we bring, on every machine.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "data" / "no_fonts.conf")


class _Listener(logging.Handler):
    """Remembers every record from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unannounced_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Announce with ``@pytest.mark.logs_warning``."""
    listener = _Listener()
    loggers = [logging.getLogger(), logging.getLogger("inspector_app")]
    for logger in loggers:
        logger.addHandler(listener)
    yield
    for logger in loggers:
        logger.removeHandler(listener)
    announced = request.node.get_closest_marker("logs_warning")
    unannounced = [] if announced else [record.getMessage() for record in listener.records]
    assert unannounced == [], "an unannounced warning in the log"
