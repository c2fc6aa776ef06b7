"""What every command of the office is told: its folder, and the server that holds its merged database."""

from pathlib import Path

import click

office_option = click.option("--office", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR")
server_option = click.option("--into", "url", default="", metavar="URL", help="PostgreSQL数据库地址。")
