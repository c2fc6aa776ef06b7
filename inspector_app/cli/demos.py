"""``demo``: a whole fictional day, headless, and the window on it when there is a display."""

import os
import sys
from pathlib import Path

import click

from inspector_app.cli.output import answering, say
from inspector_app.usecases.demo.day import STORE, build_demo, demo_exists
from inspector_app.usecases.demo.district import PASSPHRASE


def has_display() -> bool:
    """Whether a window could be shown."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, resolve_path=True))
@click.option("--open", "then_open", is_flag=True, help="完成后打开窗口（有显示器时）。")
@answering
def demo(folder: Path, then_open: bool) -> None:
    """演示：虚构的一天从头办到尾，文书、日终包、办公室都在 DIR 里。"""
    if demo_exists(folder):
        say(f"“{folder.name}”已有演示数据，直接使用。")
    else:
        build_demo(folder, say)
        say(f"演示完成：{folder.name}/papers 有全部文书。口令：{PASSPHRASE}")
    if then_open and has_display():
        from inspector_app.app import run

        sys.exit(run(folder / STORE))
