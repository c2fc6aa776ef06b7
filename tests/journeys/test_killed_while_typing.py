"""The process is killed while seven dialogs are typed into: what was kept is there, each on its own record."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from inspector_app.support.clock import SetClock, SystemClock, at
from inspector_app.usecases import projects
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.store_file import create_store, open_store
from tests.builders import a_project
from tests.desk import CHEAP, MONDAY, SETUP

PASSPHRASE = "一句很长的示例口令"
DIALOGS, TIMES = 7, 3


@pytest.fixture
def store(tmp_path):
    context = create_store(tmp_path / "store", PASSPHRASE, SETUP, SetClock(at(MONDAY, 9)), CHEAP)
    projects.save_project(context, a_project())
    context.store.close()
    return tmp_path / "store"


def kept_before_the_kill(store: Path) -> dict[str, tuple[str, str]]:
    """Let the typist type until each draft was written a few times, and kill it in mid-word."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(store), PASSPHRASE],
        stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    said: Counter[str] = Counter()
    kept: dict[str, tuple[str, str]] = {}
    assert typist.stdout is not None
    for line in typist.stdout:
        key, name, text = json.loads(line)
        kept[key] = name, text
        said[key] += 1
        if len(said) == DIALOGS and min(said.values()) >= TIMES:
            typist.kill()
            break
    typist.stdout.close()
    typist.wait()
    return kept


def test_what_was_kept_is_there_after_a_kill(store):
    kept = kept_before_the_kill(store)
    context = open_store(store, PASSPHRASE, SystemClock())
    found = {draft.key: draft.body for draft in all_drafts(context)}
    context.store.close()
    assert set(found) == set(kept)
    for key, (name, text) in kept.items():
        assert text
        assert str(found[key][name]).startswith(text), key
