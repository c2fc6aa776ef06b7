"""The window on files that are opened by a double click."""

from pathlib import Path

import click

from inspector_app.cli.output import answering


@click.command("open")
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@answering
def open_files(files: tuple[Path, ...]) -> None:
    """打开窗口，收取日终包、回执、交办或案件包；双击这些文件时由系统调用。"""
    from inspector_app.cli.entry import open_window

    open_window(None, files=[str(file.absolute()) for file in files])
