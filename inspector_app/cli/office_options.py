"""What every command of the office is told: its folder, and the server that holds its merged database."""

from pathlib import Path

import click

office_option = click.option("--office", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR")
_INTO = "PostgreSQL数据库地址；用过的办公室以后都要写，写 here 改回文件夹里的加密库。"
server_option = click.option("--into", "url", default="", metavar="URL", help=_INTO)
