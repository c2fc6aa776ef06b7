"""The command line: stable, scripted by office IT, without PySide6 unless it opens the window."""

from inspector_app.cli.entry import main

__all__ = ["main"]
