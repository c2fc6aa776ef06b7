"""Compiled once: where Python is told to keep no bytecode, each process that a test starts would compile all anew."""

import atexit
import compileall
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

import inspector_app

_TESTS = Path(__file__).parent


def keep() -> None:
    """Keep bytecode to the end of this run, in a folder of its own; the processes started from now on share it."""
    if not sys.dont_write_bytecode:
        return
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    sys.dont_write_bytecode, sys.pycache_prefix = False, folder
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = folder


def share(config: pytest.Config) -> None:
    """Compile this worker's part of the program and the tests before they are read.

    Each worker reads every test, in the same order and at the same time: on a fresh clone all would compile all.
    """
    worker = getattr(config, "workerinput", None)
    if worker is None or sys.dont_write_bytecode or [Path(each).resolve() for each in config.args] != [_TESTS]:
        return
    number, workers = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    files = sorted([*Path(inspector_app.__file__).parent.rglob("*.py"), *_TESTS.rglob("*.py")])
    for file in files[number::workers]:
        if file.name.startswith("test_"):
            _compile_with_asserts(file, config)
        else:
            compileall.compile_file(file, quiet=1)


def _compile_with_asserts(file: Path, config: pytest.Config) -> None:
    """As pytest does, so that an assertion that fails tells its values."""
    kept = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    if rewrite._read_pyc(file, kept) is None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        source, code = rewrite._rewrite_test(file, config)
        rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, source, kept)
