import json
from dataclasses import dataclass
from datetime import date

import click
import pytest
from click.testing import CliRunner

from inspector_app.cli.commands import cli
from inspector_app.cli.output import answering, as_plain, own_mistake, say_json
from inspector_app.support.errors import Level, Problem, Refused, Trouble


@dataclass(frozen=True)
class Line:
    day: date
    level: Level
    names: tuple[str, ...]


def failing(error: BaseException):
    @click.command()
    @answering
    def command():
        raise error

    return CliRunner().invoke(command)


def test_a_refusal_is_one_line_a_problem_and_two():
    problems = (Problem("gate-no-order", "order"), Problem("gate-order-day-unusual", level=Level.WARNING))
    result = failing(Refused(*problems))
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("错误：[order] ")
    assert first.endswith("（gate-no-order）")
    assert second.startswith("提醒：")


@pytest.mark.parametrize("error", [Trouble("store-busy"), PermissionError(13, "Permission denied"), OSError()])
def test_trouble_is_one_line_and_one(error):
    result = failing(error)
    assert (result.exit_code, len(result.stderr.splitlines()), result.stdout) == (1, 1, "")
    assert result.stderr.startswith("无法继续：")


def test_a_bug_is_not_hidden_as_trouble():
    assert isinstance(failing(KeyError("x")).exception, KeyError)


def test_a_bug_shows_its_place_and_neither_data_nor_traceback(capsys):
    with pytest.raises(ValueError) as bug:
        int("张示例 349900198506120011")
    own_mistake(bug.type, bug.value, bug.tb)
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "ValueError" in said
    assert "test_output.py:" in said
    assert "张示例" not in said


def test_json_holds_plain_values(capsys):
    say_json({"one": Line(date(2026, 3, 2), Level.ERROR, ("示例",)), "none": None, "many": frozenset({1})})
    assert json.loads(capsys.readouterr().out) == {
        "one": {"day": "2026-03-02", "level": "error", "names": ["示例"]}, "none": None, "many": [1],
    }  # fmt: skip
    assert as_plain(Level.INFO) == "info"


@pytest.mark.parametrize(
    "command",
    [
        "init", "projects", "roster", "forms", "render", "deadline", "export", "receipt", "check", "backup", "restore",
        "office", "demo",
    ],
)  # fmt: skip
def test_every_command_has_help_in_chinese(command):
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    assert any("\u4e00" <= character <= "\u9fff" for character in result.stdout)


def test_no_command_takes_the_passphrase_as_an_argument():
    def options(command):
        yield from (name for parameter in command.params for name in parameter.opts)
        for inner in getattr(command, "commands", {}).values():
            yield from options(inner)

    assert not [name for name in options(cli) if "pass" in name]
