"""The scenes of 练习, one file each in ``resources/practice``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from inspector_app.domain.practice import Contradiction, Knowledge, Played, Reply, Scene
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.paths import resource

_WORDS = ("title", "about", "bank", "temper", "agrees", "unclear", "again")


@cache
def scenes() -> tuple[Scene, ...]:
    """Every scene, the easiest first."""
    names = [path.name for path in resource("practice").glob("*.toml")]
    read = {name: tomllib.loads(resource("practice", name).read_text(encoding="utf-8")) for name in names}
    return tuple(_scene(Path(name), read[name]) for name in sorted(read, key=lambda name: int(read[name]["order"])))


def scene(id_: str) -> Scene:
    """The scene of this name. Raises :class:`Refused` ``practice-scene-unknown``."""
    found = next((each for each in scenes() if each.id == id_), None)
    if found is None:
        known = "、".join(each.id for each in scenes())
        raise Refused(Problem("practice-scene-unknown", "scene", details={"scene": id_, "known": known}))
    return found


def _scene(path: Path, told: Mapping[str, Any]) -> Scene:
    between = told["contradiction"]
    return Scene(
        id=path.stem,
        played=Played(told["played"]),
        knows=tuple(map(_knowledge, told["knows"])),
        replies=tuple(map(_reply, told["reply"])),
        contradiction=Contradiction(between["title"], tuple(between["between"]), between["settled"]),
        **{name: told[name] for name in _WORDS},
    )


def _knowledge(told: Mapping[str, Any]) -> Knowledge:
    groups = tuple(tuple(group) for group in told.get("written", ()))
    return Knowledge(
        told["id"], told["title"], groups, told.get("fen"), tuple(told.get("elements", ())),
        tuple(told.get("basis", ())),
    )  # fmt: skip


def _reply(told: Mapping[str, Any]) -> Reply:
    words = {name: tuple(told.get(name, ())) for name in ("asked", "tells", "after")}
    return Reply(told["says"], key=told.get("key", ""), **words)
