"""Commands run as a script runs them, on a store and an office that are made once and copied."""

import json
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from inspector_app.cli import demos, offices, stores
from inspector_app.cli.commands import cli
from inspector_app.vault.keys import KeyCost
from tests.stranger_memory import readers_are_remembered

__all__ = ["readers_are_remembered"]

SECRET = "correct horse"
CHEAP = KeyCost(1, 8 << 10)
INIT = (
    "--agency", "示例县人力资源和社会保障局", "--short-name", "示", "--province", "34", "--inspector", "陈示例",
    "--certificate", "示监0001", "--partner", "林示例", "--partner-certificate", "示监0002",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a command gave: exit code, lines on stdout, lines on stderr."""

    result: Result

    @property
    def code(self) -> int:
        return self.result.exit_code

    @property
    def text(self) -> str:
        return self.result.stdout

    @property
    def complaints(self) -> list[str]:
        return self.result.stderr.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.result.stdout)


def call(*arguments: object, secret: str | None = SECRET, typed: str | None = None) -> Answer:
    """Run a command; whatever escapes as an exception is a bug and ends the test.

    With ``typed`` a person sits at a terminal and answers with it.
    """
    environment = {"INSPECTOR_PASSPHRASE": secret}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: typed is not None)
        result = CliRunner().invoke(cli, [str(a) for a in arguments], env=environment, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result)


@pytest.fixture
def run():
    return call


@pytest.fixture(scope="session", autouse=True)
def cheap_keys():
    """New keys cost little, so that a test takes milliseconds."""
    patch = pytest.MonkeyPatch()
    patch.setattr(stores, "create_store", partial(stores.create_store, cost=CHEAP))
    patch.setattr(offices, "init_office", partial(offices.init_office, cost=CHEAP))
    patch.setattr(demos, "build_demo", partial(demos.build_demo, cost=CHEAP))
    yield
    patch.undo()


@dataclass(frozen=True)
class Bureau:
    """An office and an enrolled laptop's store, in folders of their own."""

    office: Path
    store: Path


@pytest.fixture(scope="session")
def fresh_bureau(tmp_path_factory, cheap_keys) -> Path:
    folder = tmp_path_factory.mktemp("bureau") / "fresh"
    folder.mkdir()
    for arguments in (
        ("office", "init", folder / "office"),
        ("init", folder / "store", *INIT, "--office-key", folder / "office" / "office-key.json"),
        ("device-card", folder / "store", "-o", folder / "device.pub"),
        ("office", "enrol", folder / "device.pub", "--office", folder / "office"),
    ):
        assert call(*arguments).code == 0
    return folder


@pytest.fixture
def bureau(fresh_bureau, tmp_path) -> Bureau:
    shutil.copytree(fresh_bureau, tmp_path / "bureau")
    return Bureau(tmp_path / "bureau" / "office", tmp_path / "bureau" / "store")


@pytest.fixture
def store(bureau) -> Path:
    return bureau.store


def codes(answer: Answer) -> list[str]:
    """The codes at the ends of the lines on stderr."""
    return [line.rpartition("（")[2].rstrip("）") for line in answer.complaints]
