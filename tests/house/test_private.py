"""A whole demo day, watched: no name and no number of anybody in the log, in a file name, or readable on the disk."""

import logging
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector_app.support.clock import SystemClock
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.demo.day import OFFICE, PACKAGES, PAPERS, STORE, build_demo
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.store_file import KeyCost, back_up, opened
from inspector_app.vault.door import rows
from tests.traces import Traces, private_words

CARDS = {"device.pub", "office-key.json"}  # public by nature: they name the office and the laptop's owner


class Ears(logging.Handler):
    """Hears every logger, ours and the libraries', down to the last whisper."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))


@dataclass
class Eyes:
    """Sees which files Python opens for writing. An audit hook stays for ever, so it can be closed."""

    opened: list[str] = field(default_factory=list)
    awake: bool = True

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.awake and event == "open":
            path, mode, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if isinstance(path, str | bytes) and (writes or (isinstance(mode, str) and set(mode) & set("wax+"))):
                self.opened.append(os.fsdecode(path))


@dataclass(frozen=True)
class Day:
    """The demo's folder, what was heard and seen while it was made, and the words that must not be found."""

    folder: Path
    heard: list[str]
    written: list[str]
    words: frozenset[str]

    def found_in(self, text: str) -> list[str]:
        return Traces(self.words).found_in(text.encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Day:
    folder = tmp_path_factory.mktemp("演示 日") / "day"
    ears, eyes, root = Ears(), Eyes(), logging.getLogger()
    level = root.level
    root.addHandler(ears)
    root.setLevel(logging.NOTSET)
    sys.addaudithook(eyes)
    try:
        build_demo(folder, lambda _line: None, KeyCost(1, 8 << 10))
        with opened(folder / STORE, PASSPHRASE, SystemClock()) as context:
            back_up(context, folder / PACKAGES / "store.backup")
            words = private_words(context.store)
    finally:
        eyes.awake = False
        root.removeHandler(ears)
        root.setLevel(level)
    return Day(folder, ears.heard, eyes.opened, words)


def test_the_watch_is_awake(day):
    assert len(day.words) > 80
    assert any(PAPERS in path for path in day.written)


def test_the_log_names_nobody(day):
    assert day.found_in("\n".join(day.heard)) == []


def test_nothing_is_written_outside_the_folder(day):
    inside = day.folder.parent
    outside = {path for path in day.written if inside not in Path(path).parents and path != os.devnull}
    compiled = ("__pycache__", *filter(None, (sys.pycache_prefix,)))  # of a library that was first needed here
    assert {path for path in outside if not any(each in path for each in compiled)} == set()
    assert all(Path(tempfile.gettempdir()) != Path(path).parent for path in day.written)


def test_no_file_name_names_anybody(day):
    names = "\n".join(str(path.relative_to(day.folder)) for path in day.folder.rglob("*"))
    assert day.found_in(names) == []
    assert names.isascii()


@pytest.mark.parametrize("part", [STORE, PACKAGES, OFFICE])
def test_nothing_readable_lies_on_the_disk(day, part):
    assert Traces(day.words).below(day.folder / part, but=CARDS) == {}


def test_the_other_side_finds_nothing_weak_in_the_case_of_that_day(day):
    with opened(day.folder / STORE, PASSPHRASE, SystemClock()) as context:
        case = case_named(context, "示劳监案〔2026〕1号")
        assert [each.words for each in looked_through(context, case.rid) if each.where] == []


def test_what_the_laptop_holds_shows_no_key_when_it_is_printed(day):
    with opened(day.folder / STORE, PASSPHRASE, SystemClock()) as context:
        shown = repr(context) + repr(context.store.identity) + repr(context.store.sealed)
        secrets = [
            value
            for row in rows(context.store.db, "SELECT signing_secret, age_identity FROM identity")
            for value in row
        ]
    assert not any(secret in shown for secret in secrets)
