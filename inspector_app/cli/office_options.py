"""What every command of the office is told: its folder, and the server that holds its merged database."""

from pathlib import Path

import click

from inspector_app.cli.entry import SERVER

office_option = click.option("--office", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR")
_INTO = "PostgreSQL数据库地址；用过的办公室以后都要写，写 here 改回文件夹里的加密库。"
server_option = click.option("--into", "url", default="", metavar="URL", envvar=SERVER, help=_INTO)
_READ = "办公室的PostgreSQL数据库地址（STORE为办公室文件夹时）。"
read_server_option = click.option("--into", "url", default="", metavar="URL", envvar=SERVER, help=_READ)
