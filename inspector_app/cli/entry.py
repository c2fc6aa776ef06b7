"""The entry point: a window that is started by itself, a reader in a process of its own, else the command line.

A person waits for the window, and for nothing that it does not need: the commands are imported only for a command.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

SECRET, PACKAGE_SECRET = "INSPECTOR_PASSPHRASE", "INSPECTOR_PACKAGE_PASSPHRASE"
SERVER = "INSPECTOR_OFFICE_URL"  # where --into says nothing, and for what reads an office and has no --into
_COMPLETION = "_INSPECTOR_APP_COMPLETE"  # a shell asks which commands there are, without naming one


def open_window(store: Path | None, url: str = "", files: Sequence[str] = ()) -> None:
    """Start the window program, for an office whose merged database is on a server with its ``url``, and have it take
    ``files`` in; only here PySide6 is imported."""
    from inspector_app.app import run

    os.environ.pop(SECRET, None)  # the window asks, and what it starts (a print command) must not inherit it
    sys.exit(run(store, url, files))


def keep_private() -> None:
    """Whatever is written is for this user alone, and a crash leaves no image of the memory on the disk."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_for_a_stranger(module: str) -> None:
    """Only these read; another name reads nothing."""
    if module == "inspector_app.exchange.tables.formats.child":
        from inspector_app.exchange.tables.formats import child

        child.main()
    elif module == "inspector_app.documents.foreign":
        from inspector_app.documents import foreign

        foreign.main()
    elif module == "inspector_app.documents.letters.child":
        from inspector_app.documents.letters import child as letters

        letters.main()


def _only_window(arguments: Sequence[str]) -> bool:
    """Whether nothing but the window is wanted, as a menu starts it, or that of a store."""
    if _COMPLETION in os.environ:
        return False
    return not arguments or (len(arguments) == 2 and arguments[0] == "--store" and not arguments[1].startswith("-"))


def _open_by_itself(store: Path | None) -> None:
    try:
        open_window(store)
    except (Exception, KeyboardInterrupt) as error:
        from inspector_app.cli.output import answer_for

        answer_for(error)


def _own_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from inspector_app.cli.output import own_mistake

    own_mistake(kind, error, trace)


def main() -> None:
    """Run the command line with UTF-8 output whatever the console's code page is, and never show a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONUTF8", "1")
    keep_private()
    sys.excepthook = _own_mistake
    arguments = sys.argv[1:]
    if _only_window(arguments):
        _open_by_itself(Path(arguments[1]) if arguments else None)
        return
    from inspector_app.support.stranger import FLAG

    if arguments[:1] == [FLAG]:  # a frozen bundle starts itself as the reader of what comes from strangers
        _read_for_a_stranger(arguments[1])
        return
    from inspector_app.cli.commands import cli

    cli()
