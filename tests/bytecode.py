"""Compiled once: where Python is told to keep no bytecode, each process that a test starts would compile all anew."""

import atexit
import os
import shutil
import sys
import tempfile


def keep() -> None:
    """Keep bytecode to the end of this run, in a folder of its own; the processes started from now on share it."""
    if not sys.dont_write_bytecode:
        return
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    sys.dont_write_bytecode, sys.pycache_prefix = False, folder
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = folder
