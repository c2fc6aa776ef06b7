"""The entry point: all commands in one group; without a command it opens the window."""

import os
import sys
from pathlib import Path

import click

from inspector_app.cli.demos import demo
from inspector_app.cli.forms import forms, render_paper
from inspector_app.cli.handovers import device_card, export, receipt
from inspector_app.cli.law import deadline
from inspector_app.cli.ledgers import projects, roster
from inspector_app.cli.offices import office
from inspector_app.cli.output import SECRET, answering, own_mistake
from inspector_app.cli.stores import backup, check, init, restore


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="要打开的资料库。")
@click.version_option(package_name="inspector-app")
@click.pass_context
@answering
def cli(context: click.Context, store: Path | None) -> None:
    """劳动保障监察员的欠薪检查工作台。不带命令时打开窗口。"""
    if context.invoked_subcommand is None:
        open_window(store)


def open_window(store: Path | None) -> None:
    """Start the window program; only here PySide6 is imported."""
    from inspector_app.app import run

    os.environ.pop(SECRET, None)  # the window asks, and what it starts (a print command) must not inherit it
    sys.exit(run(store))


for command in (
    init, projects, roster, forms, render_paper, deadline, export, receipt, device_card, check, backup, restore, office,
    demo,
):  # fmt: skip
    cli.add_command(command)


def keep_private() -> None:
    """Whatever is written is for this user alone, and a crash leaves no image of the memory on the disk."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Run the command line with UTF-8 output whatever the console's code page is, and never show a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONUTF8", "1")
    keep_private()
    sys.excepthook = own_mistake
    cli()
