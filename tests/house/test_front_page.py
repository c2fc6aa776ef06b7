"""README names files, commands and pictures that there are, and tells every command."""

import re
from functools import cache
from pathlib import Path

import click

from inspector_app.cli.commands import cli
from tests.pictures.front import NAMES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
_FENCED = re.compile(r"```(.*?)```", re.DOTALL)
QUOTED = [*_FENCED.findall(TEXT), *re.findall(r"`([^`\n]+)`", _FENCED.sub("", TEXT))]
_FOLDERS = "cli|ui|usecases|store|documents|exchange|office|formdefs|lawbook|vault|domain|support|forms|resources|tests"
_PATH = re.compile(rf"(?:{_FOLDERS}|inspector_app)(?:/[\w.-]+)+")
_COMMAND = re.compile(r"inspector-app (?:--store \S+ )?([a-z][a-z-]+)")


@cache
def commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def is_there(path: str) -> bool:
    """A file or folder, from the top or from the package; a module may be named without its ending."""
    places = (ROOT / path, ROOT / "inspector_app" / path)
    return any(place.exists() or place.with_name(f"{place.name}.py").exists() for place in places)


def test_every_file_that_is_named_is_there():
    named = {path for each in QUOTED if not re.search(r"[<*{]", each) for path in _PATH.findall(each)}
    assert len(named) > 200
    assert {path for path in named if not is_there(path)} == set()


def test_every_module_that_is_run_is_there():
    named = set(re.findall(r"python -m (tests(?:\.\w+)*)", TEXT))
    places = [ROOT.joinpath(*name.split(".")) for name in named]
    assert [at for at in places if not (at.with_suffix(".py").exists() or (at / "__main__.py").exists())] == []
    assert len(named) > 5


def test_every_command_that_is_named_is_there_and_every_one_is_told():
    assert {name for each in QUOTED for name in _COMMAND.findall(each)} - set(commands()) == set()
    told = {word for each in QUOTED for word in re.findall(r"(?:^|, )(?:inspector-app )?([a-z][a-z-]+)", each)}
    assert set(commands()) - told == set()


def test_every_picture_is_made_by_the_script():
    shown = re.findall(r"\(resources/pictures/(\w+)\.png\)", TEXT)
    lying = {path.stem for path in (ROOT / "resources" / "pictures").iterdir()}
    assert set(shown) == lying == set(NAMES)


def words_of(quoted: str) -> list[str]:
    """The words of a command line as the README tells it, from the command on; none for what is no command."""
    words = quoted.removeprefix("inspector-app ").split()
    return words if words and words[0] in commands() else []


def what_it_lacks(words: list[str]) -> list[str]:
    """Names of commands and options that there are not."""
    found: click.Command = cli
    while isinstance(found, click.Group) and words and re.fullmatch(r"[a-z][a-z-]+", words[0]):
        below = found.get_command(click.Context(found), words[0])
        if below is None:
            return [words[0]]
        found, words = below, words[1:]
    known = {name for parameter in found.params for name in parameter.opts} | {"--help"}
    return [word for word in words if word.startswith("-") and word not in known]


def test_every_command_that_is_told_can_be_typed():
    told = [quoted for quoted in QUOTED if words_of(quoted)]
    assert {quoted: lacking for quoted in told if (lacking := what_it_lacks(words_of(quoted)))} == {}
    assert len(told) > 80
