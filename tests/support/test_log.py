import logging

import pytest

from inspector_app.support.log import LOGGER, start_log


@pytest.fixture(autouse=True)
def as_before():
    """The program's logger is put back, and its file let go."""
    root = logging.getLogger(LOGGER)
    handlers, level, propagate = root.handlers[:], root.level, root.propagate
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:], root.level, root.propagate = handlers, level, propagate


def test_the_log_is_one_file_in_its_folder(tmp_path):
    start_log(tmp_path / "日志 1")
    logging.getLogger(f"{LOGGER}.ui").info("settings not kept: %s", "disk-write-failed")
    assert "settings not kept" in (tmp_path / "日志 1" / "inspector.log").read_text(encoding="utf-8")


def test_without_a_place_for_it_work_goes_on(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    start_log(tmp_path / "file" / "log")
    logging.getLogger(f"{LOGGER}.ui").info("nobody hears this")
