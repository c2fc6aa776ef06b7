"""What the command line says by itself, in Chinese: the heads of its help, and what is wrong with what was typed."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

_HEADS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_INSIDE = (
    ("Show this message and exit.", "显示这份说明。"), ("Show the version and exit.", "显示版本。"),
    ("[required]", "（必填）"), ("[default: ", "[默认："),
)  # fmt: skip
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


class Formatter(click.HelpFormatter):
    """The help of a command."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How it is typed."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """What stands below."""
        super().write_heading(_HEADS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names, each with what it is for."""
        super().write_dl([(name, _in_chinese(told)) for name, told in rows], col_max, col_spacing)


def _in_chinese(told: str) -> str:
    for english, chinese in _INSIDE:
        told = told.replace(english, chinese)
    return told


def complain(error: click.ClickException) -> None:
    """Say on stderr what is wrong with what was typed, and what to do."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"{error.ctx.get_usage()}\n写法见：{error.ctx.command_path} --help\n", err=True)
    click.echo(f"错误：{_complaint(error)}", err=True)


def _complaint(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项。{_near(error.possibilities)}"
        case NoSuchCommand():
            return f"没有“{error.command_name}”这个命令。{_near(get_close_matches(error.command_name, _known(error)))}"
        case click.MissingParameter():
            return f"没有写{_name(error)}，请补上。"
        case click.BadParameter():
            return f"{_name(error)}写得不对：{_wanted(error)}"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”写得不对：后面缺一个值，或者多写了一个。"
    extra = _EXTRA.fullmatch(error.message.rstrip("."))
    return f"多写了“{extra[1]}”，请去掉；含空格的请加引号。" if extra else error.format_message()


def _known(error: NoSuchCommand) -> Sequence[str]:
    """The commands beside which it was looked for, also those that are not imported yet."""
    group = error.ctx.command if error.ctx is not None else None
    return group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx is not None else ()


def _near(possibilities: Sequence[str] | None) -> str:
    return f"是不是：{'、'.join(possibilities)}？" if possibilities else "请核对拼写。"


def _name(error: click.BadParameter) -> str:
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param is not None else "")
    return (hint if isinstance(hint, str) else " / ".join(hint)).replace("'", "")


def _wanted(error: click.BadParameter) -> str:
    """What may stand there."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"请从这些里选一个：{'、'.join(map(str, kind.choices))}。"
    if isinstance(kind, click.types.IntParamType):
        return "请写一个整数，并且不超出允许的范围。"
    if isinstance(kind, click.DateTime):
        return f"请照{kind.formats[0]}的样子写日期。"
    if isinstance(kind, click.Path | click.File):
        return "找不到或者打不开，请核对位置。"
    return error.message
